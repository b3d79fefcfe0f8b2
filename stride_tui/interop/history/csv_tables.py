"""Tables for spreadsheets: CSV whose cells cannot act.

Spreadsheets take a cell that begins with a sign of arithmetic for a formula and run it. Such text, from
whatever file it came, gets an apostrophe in front, and so does text that has one before such a sign, so that
taking one apostrophe away gives the text back. Control characters become U+FFFD.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from stride_tui.core.safe_text import is_unsafe
from stride_tui.interop.history.json_values import JsonScalar

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell may not begin with; wide forms too, which some spreadsheets read as the plain ones."""


def cell(value: JsonScalar) -> str:
    """A value as its cell: empty where there is none, `yes` and `no`, plain numbers, text that cannot act."""
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
    """A table with its header."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([cell(value) for value in row] for row in rows)
    return text.getvalue()
