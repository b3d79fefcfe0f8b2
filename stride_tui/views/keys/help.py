"""The help: every key from the table, by group, and where the files are."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from stride_tui.views.keys.actions import ACTIONS, key_name
from stride_tui.views.text.spans import BLANK, Line, Span, box, line, wrap


class HelpView(msgspec.Struct, frozen=True):
    """The keys of every action; `top` is the first line on show."""

    keys: tuple[tuple[str, tuple[str, ...]], ...]
    top: int = 0


def help_view(keys: Mapping[str, tuple[str, ...]]) -> HelpView:
    """The help for the keys as they are set."""
    return HelpView(tuple(keys.items()))


def all_help_lines(view: HelpView, width: int) -> list[Line]:
    """Every line of the help."""
    keys = dict(view.keys)
    lines: list[Line] = []
    for group in ("Session", "Week", "App"):
        if lines:
            lines.append(BLANK)
        lines.append(line(Span(group, "accent")))
        for action in ACTIONS:
            if action.group != group:
                continue
            shown = _shown(keys[action.name])
            for n, text in enumerate(wrap(action.help, max(10, width - 14))):
                lines.append(line(Span((shown if n == 0 else "").ljust(12) + "  ", "key"), Span(text, "plain")))
    lines += [BLANK, line(Span("^p".ljust(12) + "  ", "key"), Span("The palette: every action by name", "plain"))]
    return lines


def help_lines(view: HelpView, width: int, height: int) -> tuple[Line, ...]:
    """The lines on show."""
    lines = all_help_lines(view, width)
    top = max(0, min(view.top, len(lines) - height))
    return box(lines[top : top + height], width, height)


def _shown(keys: tuple[str, ...]) -> str:
    if not keys:
        return "palette"
    if len(keys) > 4:
        return f"{key_name(keys[0])}–{key_name(keys[-1])}"
    return " ".join(key_name(key) for key in keys)
