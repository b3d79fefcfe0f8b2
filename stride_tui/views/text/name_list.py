"""A plain list of names, one of them chosen."""

from __future__ import annotations

import msgspec

from stride_tui.views.text.scrolling import entry_at, scrolled
from stride_tui.views.text.spans import Line, Span, fit_line, line, span


class NameList(msgspec.Struct, frozen=True):
    """The names, and the number of the chosen one, from 0."""

    names: tuple[str, ...]
    chosen: int = 0


def name_lines(view: NameList, width: int, height: int) -> tuple[Line, ...]:
    """Return the names around the chosen one."""
    if not view.names:
        return (line(Span("Nothing done yet.", "dim")),)[:height]
    names = [
        fit_line(
            (
                Span("▸ " if n == view.chosen else "  ", "key"),
                span(name, "strong" if n == view.chosen else "plain"),
            ),
            width,
        )
        for n, name in enumerate(view.names)
    ]
    return tuple(fit_line(text, width) for text in scrolled([[name] for name in names], view.chosen, height))


def name_at(view: NameList, height: int, y: int) -> int | None:
    """Return the number of the name on line `y`, for the mouse; None where there is none."""
    return entry_at([1] * len(view.names), view.chosen, height, y)
