"""One row of the table of keys, and how a key is printed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

import msgspec

from stride_tui.views.text.clean import clean

Context = Literal["idle", "lead", "work", "reps", "rest", "paused", "done", "thrown_away", "shown", "far"]
"""The state that the keys of a screen depend on: what the session is doing, or `shown` where that makes no
difference.

`reps` is work that waits for the runner, `work` is work that lasts a time; `done` is after a session that was kept.
`far` is for words that are others in the far view than near, whatever the session is doing.
"""

IN_SESSION: frozenset[Context] = frozenset({"lead", "work", "reps", "rest", "paused"})
ENDED: frozenset[Context] = frozenset({"done", "thrown_away"})
ALWAYS: frozenset[Context] = IN_SESSION | ENDED | {"idle"}
SHOWN: frozenset[Context] = frozenset({"shown"})

Group = Literal["Session", "Week", "App", ""]
"""A part of the dashboard's keys in the help; the keys of other screens are in none."""


class Label(NamedTuple):
    """A word of the bottom line. `need` is its place there: the lowest number comes first and is left out last.

    `pair` is the action whose key is printed with its own: `PgUp/PgDn Week`.
    """

    need: int
    words: str
    pair: str = ""


class Action(msgspec.Struct, frozen=True):
    """A row of the table: a key and what it does on one screen.

    `name` is what `[keys]` calls it; a name that several screens have gets its keys once, for all of them. `keys`
    are the default keys, by Textual's names. `labels` are its words in the bottom line, by context; an action
    without a label there is not in that line. `contexts` is where it does something. `narrow` is whether the label
    is for a window with room for a single panel only. `needed` is whether its first key cannot be taken by another
    action, because without it there would be no way to begin, to save or to leave.
    """

    name: str
    keys: tuple[str, ...]
    help: str
    contexts: frozenset[Context] = ALWAYS
    labels: Mapping[Context, Label] = {}
    group: Group = "Session"
    palette: bool = True
    narrow: bool = False
    needed: bool = False


def row(
    name: str,
    keys: tuple[str, ...],
    help_text: str,
    label: Label | None = None,
    needed: bool = False,
) -> Action:
    """Return a row of a screen whose keys do not depend on the session, and which the palette does not offer."""
    labels: dict[Context, Label] = {"shown": label} if label else {}
    return Action(name, keys, help_text, SHOWN, labels, "", palette=False, needed=needed)


LONGEST_KEY = 20
"""The most characters of a key's name that are printed."""
RUN_FROM = 5
"""The number of keys from which only the first and the last of an action's keys are printed."""

KEY_NAMES = {
    "space": "space",
    "enter": "↵",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "plus": "+",
    "equals_sign": "=",
    "minus": "-",
    "slash": "/",
    "escape": "Esc",
    "question_mark": "?",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "tab": "Tab",
    "shift+tab": "⇧Tab",
    "upper_x": "X",
    "f1": "F1",
}


def key_name(key: str) -> str:
    """Return a key as it is printed: `space`, `↵`, `^q`."""
    if key in KEY_NAMES:
        return KEY_NAMES[key]
    return clean("^" + key[5:] if key.startswith("ctrl+") else key, LONGEST_KEY)


def keys_shown(keys: tuple[str, ...]) -> str:
    """Return the keys of an action as they are printed, each once; many by the first and the last; nothing without a
    key."""
    names = list(dict.fromkeys(key_name(key) for key in keys))
    return f"{names[0]}–{names[-1]}" if len(names) >= RUN_FROM else " ".join(names)


def is_letter(key: str) -> bool:
    """Return whether a key writes a character, so that it is text where one types."""
    return len(key) == 1 or key.startswith("upper_") or key in WRITING


WRITING = frozenset(
    {"space", "plus", "equals_sign", "minus", "slash", "question_mark", "backslash", "at", "underscore", "comma"}
    | {"full_stop", "colon", "semicolon", "apostrophe", "quotation_mark", "exclamation_mark", "number_sign"}
    | {"dollar_sign", "percent_sign", "ampersand", "left_parenthesis", "right_parenthesis", "asterisk", "tilde"}
    | {"less_than_sign", "greater_than_sign", "left_square_bracket", "right_square_bracket", "grave_accent"}
    | {"left_curly_bracket", "right_curly_bracket", "vertical_line", "circumflex_accent"}
)
"""Textual's names of the keys that write a character and are not called by it."""
