"""Tables for spreadsheets: CSV whose cells are never run as formulas.

Spreadsheets take a cell that begins with a sign of arithmetic for a formula and run it. Such text, from whatever
file it came, gets an apostrophe in front. It does so within a text as well, after a character at which another program
may begin a cell: a table with commas may be opened by one that splits at semicolons. Text that has an apostrophe there
already gets one more, so that removing one everywhere restores it. Control characters become U+FFFD.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from functools import cache

from stride_tui.core.history.export_format import COMMAS, TableForm
from stride_tui.core.safe_text import is_unsafe
from stride_tui.interop.history.json_values import JsonScalar

SIGNS_OF_FORMULAS = "=+\\-@＝＋－＠"
"""The beginnings that make a cell a formula; full-width forms too, which some spreadsheets read as the plain ones."""
SEPARATORS = ",;\t|"
"""The characters at which programs split a line into cells."""


def cell(value: JsonScalar, form: TableForm = COMMAS) -> str:
    """Return a value as its cell: empty for None, `yes` and `no`, plain numbers, text that cannot be run as a
    formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        shown = f"{value:.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
        return shown.replace(".", form.decimal)
    safe = _formula_begins(form.separator).sub("'", value)
    return "".join(char if char in "\n\t" or not is_unsafe(safe, n) else "\ufffd" for n, char in enumerate(safe))


def csv_table(header: Sequence[str], rows: Iterable[Sequence[JsonScalar]], form: TableForm) -> str:
    """Return a table with its header."""
    text = io.StringIO()
    text.write(form.mark)
    writer = csv.writer(text, delimiter=form.separator, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([cell(value, form) for value in row] for row in rows)
    return text.getvalue()


@cache
def _formula_begins(separator: str) -> re.Pattern[str]:
    """Return a pattern of the places in a text before which a formula would begin, in a table with this separator.

    A text that holds its table's own separator is quoted, so no program splits it there. Blanks and quotes before
    the sign are no help: programs may drop them. A line end or a tab at the very beginning is dropped as well.
    """
    others = "".join(char for char in SEPARATORS if char != separator)
    formula = rf"(?=['\"\s]*[{SIGNS_OF_FORMULAS}])"
    return re.compile(rf"\A(?='*[\t\r\n])|\A{formula}|(?<=[{re.escape(others)}\r\n]){formula}")
