"""A plain list of names, one of them chosen."""

from __future__ import annotations

import msgspec

from stride_tui.views.text.spans import Line, Span, fit_line, line, span


class NameList(msgspec.Struct, frozen=True):
    """The names, and the number of the chosen one, from 0."""

    names: tuple[str, ...]
    chosen: int = 0


def name_lines(view: NameList, width: int, height: int) -> tuple[Line, ...]:
    """Return the names around the chosen one."""
    if not view.names:
        return (line(Span("Nothing done yet.", "dim")),)[:height]
    top = name_top(view, height)
    return tuple(
        fit_line(
            (
                Span("▸ " if n == view.chosen else "  ", "key"),
                span(view.names[n], "strong" if n == view.chosen else "plain"),
            ),
            width,
        )
        for n in range(top, min(len(view.names), top + height))
    )


def name_top(view: NameList, height: int) -> int:
    """Return the number of the first name that is shown, from 0."""
    return max(0, min(view.chosen - height // 2, len(view.names) - height))
