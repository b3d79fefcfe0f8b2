"""Tables for spreadsheets: CSV whose cells are never run as formulas.

Spreadsheets take a cell that begins with a sign of arithmetic for a formula and run it. Such text, from whatever
file it came, gets an apostrophe in front, and so does text that has one before such a sign, so that removing one
apostrophe restores the text. Control characters become U+FFFD.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from stride_tui.core.safe_text import is_unsafe
from stride_tui.interop.history.json_values import JsonScalar

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""The beginnings that make a cell a formula; full-width forms too, which some spreadsheets read as the plain ones."""


def cell(value: JsonScalar) -> str:
    """Return a value as its cell: empty for None, `yes` and `no`, plain numbers, text that cannot be run as a
    formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    mark = "'" if value.lstrip("'").startswith(RISKY) else ""
    return mark + "".join(
        char if char in "\n\t" or not is_unsafe(value, n) else "\ufffd" for n, char in enumerate(value)
    )


def csv_table(header: Sequence[str], rows: Iterable[Sequence[JsonScalar]]) -> str:
    """Return a table with its header."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([cell(value) for value in row] for row in rows)
    return text.getvalue()
