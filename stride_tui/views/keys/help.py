"""The help: the keys of the screen it was opened over, then every other screen's."""

from __future__ import annotations

import msgspec

from stride_tui.views.keys.key_tables import SCREENS, Keys, resolve_keys, spoken
from stride_tui.views.keys.row import Action, Group, keys_shown
from stride_tui.views.text.scrolling import page_of
from stride_tui.views.text.spans import BLANK, Line, Span, box, filled, line, wrap

GROUPS: tuple[Group, ...] = ("Session", "Week", "App", "")
"""The groups of the dashboard's keys, in the order of the help; "" is for other screens."""
PALETTE = ("^p", "The palette: every action by name")

KEY_COLUMNS = 12
ROOMY = 60
"""The columns from which every group has as many for its keys; below that, what a key does needs them more."""


class HelpView(msgspec.Struct, frozen=True):
    """The user's own keys, and the screen that the help was opened over; `top` is the first line on show."""

    own: tuple[tuple[str, tuple[str, ...]], ...]
    screen: str = "dashboard"
    top: int = 0


def help_view(own: Keys, screen: str = "dashboard") -> HelpView:
    """Return the help for a screen, with the user's own keys."""
    return HelpView(tuple(own.items()), screen)


def all_help_lines(view: HelpView, width: int) -> list[Line]:
    """Return every line of the help."""
    below = SCREENS[view.screen].below
    first = [name for name in (view.screen, below) if name]
    lines: list[Line] = []
    for name in [*first, *(name for name in SCREENS if name not in first)]:
        lines += _screen_lines(view, name, width)
    return lines[:-1]


def _screen_lines(view: HelpView, name: str, width: int) -> list[Line]:
    """Return the lines of one screen, each group under a title of its own, and a blank line after each."""
    screen = SCREENS[name]
    keys, hint_keys = resolve_keys(dict(view.own), name), resolve_keys(dict(view.own), "dashboard", "week")
    lines: list[Line] = []
    for group in GROUPS:
        rows = [(_shown(row, keys), spoken(row.help, hint_keys)) for row in screen.rows if row.group == group]
        if not rows:
            continue
        lines.append(line(Span(group or screen.title, "accent")))
        if group == "App":
            rows.append(PALETTE)
        beside = _key_width([shown for shown, _ in rows], width)
        for shown, help_text in rows:
            for n, text in enumerate(wrap(help_text, max(10, width - beside - 2))):
                lines.append(line(Span(filled(shown if n == 0 else "", beside) + "  ", "key"), Span(text, "plain")))
        lines.append(BLANK)
    return lines


def _key_width(shown: list[str], width: int) -> int:
    """Return the columns of the keys: the same in every group, but in a narrow window those that the group needs."""
    return KEY_COLUMNS if width >= ROOMY else min(KEY_COLUMNS, max(len(keys) for keys in shown))


def help_lines(view: HelpView, width: int, height: int) -> tuple[Line, ...]:
    """Return the lines on show, with how many are left above and below."""
    return box(page_of(all_help_lines(view, width), view.top, height), width, height)


def _shown(action: Action, keys: Keys) -> str:
    """Return the keys of a row as printed; `palette` for an action without a default key, else `no key`."""
    return keys_shown(keys[action.name]) or ("palette" if action.palette else "no key")
