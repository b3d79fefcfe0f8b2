"""The titles of the review: of the year, and of the list with its filter."""

from __future__ import annotations

from stride_tui.core.week.adherence import Adherence
from stride_tui.views.text.spans import span
from stride_tui.views.text.words import plural

WIDE = 80
"""The number of cells from which the year's title has room for everything."""


def year_title(year: int, found: Adherence, width: int) -> str:
    """Return `Review · 2026 · 3 weeks in a row, best 9 · 8 of the last 12`; less of it in a narrow frame."""
    parts = ["Review", str(year)]
    if found.best:
        row = f"{plural(found.streak, 'week')} in a row, " if width >= WIDE else ""
        parts.append(f"{row}best {found.best}")
    if found.of_last and width >= WIDE:
        parts.append(f"{found.met_of_last} of the last {plural(found.of_last, 'week')}")
    return " · ".join(parts)


def review_title(routine: str, text: str, typing: bool) -> str:
    """Return `Sessions`, with the routine and the text that they are filtered by."""
    parts = ["Sessions"]
    if routine:
        parts.append(routine)
    if text or typing:
        parts.append(f"/{text}{'▏' if typing else ''}")
    return span(" · ".join(parts)).text
