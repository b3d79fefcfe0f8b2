"""Every key of every screen in one table: what it does, its words, and where it is offered.

The bottom lines, the help, the palette, what a key does, the settings' `[keys]` and docs/keys.md are all made from it.
A row is in the file of its screen beside this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from stride_tui.views.keys import dashboard_rows, history_rows, plan_rows
from stride_tui.views.keys.dashboard_rows import ACTIONS
from stride_tui.views.keys.row import Action, is_letter, key_name, keys_shown

Keys = Mapping[str, tuple[str, ...]]
"""The name of an action with its keys."""


class ScreenKeys(msgspec.Struct, frozen=True):
    """The keys of one screen, or of one state of it. A key without a row here does what it does on the screen
    `below`.

    `typed` is whether letters are text there, so that no letter can be a key.
    """

    title: str
    rows: tuple[Action, ...]
    below: str = ""
    typed: bool = False


SCREENS: dict[str, ScreenKeys] = {
    "dashboard": ScreenKeys("The dashboard", ACTIONS),
    "week": ScreenKeys("The Week panel, with the focus", dashboard_rows.WEEK_ROWS, "dashboard"),
    "far": ScreenKeys("The far view", dashboard_rows.FAR_ROWS, "dashboard"),
    "stepper": ScreenKeys("The load line", dashboard_rows.STEPPER_ROWS, "dashboard"),
    "day": ScreenKeys("An opened day", plan_rows.DAY_ROWS),
    "run_form": ScreenKeys("The form of a run", plan_rows.FORM_ROWS, typed=True),
    "session_form": ScreenKeys("The form of a session", plan_rows.FORM_ROWS, typed=True),
    "session": ScreenKeys("A session of a day", history_rows.SESSION_ROWS),
    "review": ScreenKeys("Review", history_rows.REVIEW_ROWS),
    "opened": ScreenKeys("Review, a session opened", history_rows.OPENED_ROWS, "review"),
    "find": ScreenKeys("Review, while a text is typed", history_rows.FIND_ROWS, typed=True),
    "exercises": ScreenKeys("Exercises", history_rows.EXERCISES_ROWS),
    "correct": ScreenKeys("Correcting a session", history_rows.CORRECT_ROWS),
    "note": ScreenKeys("Effort and note", history_rows.NOTE_ROWS, typed=True),
    "picker": ScreenKeys("Choosing a routine", plan_rows.PICKER_ROWS),
    "dialog": ScreenKeys("A question", plan_rows.DIALOG_ROWS),
    "help": ScreenKeys("This help", plan_rows.HELP_ROWS),
}
"""The table: every screen with its rows, in the order of the help and of docs/keys.md."""


BY_NAME: dict[str, tuple[str, ...]] = {}
"""The name of every action, as `[keys]` knows it, with the screens that have it."""


DEFAULT_KEYS: dict[str, tuple[str, ...]] = {}
"""The default keys of every action; of a name that several screens have, those of the first."""
_ACTION_IN_HINT = re.compile(r"\{([a-z_]+)\}")


for _screen, _keys in SCREENS.items():
    for _action in _keys.rows:
        BY_NAME[_action.name] = (*BY_NAME.get(_action.name, ()), _screen)
        DEFAULT_KEYS.setdefault(_action.name, _action.keys)


EVERYWHERE = ("suspend", "redraw")
"""The actions of the dashboard whose keys act on every screen, also where a text is typed."""


class KeyRow(msgspec.Struct, frozen=True):
    """A row as documents show it: the screen's title, the keys as printed, what they do, and the row itself."""

    title: str
    keys: str
    help: str
    action: Action


def key_rows(own: Keys | None = None) -> Iterator[KeyRow]:
    """Yield every row of the table, screen by screen, with the user's own keys."""
    hint_keys = resolve_keys(own or {}, "dashboard", "week")
    for name, screen in SCREENS.items():
        keys = resolve_keys(own or {}, name)
        for action in screen.rows:
            yield KeyRow(screen.title, keys_shown(keys[action.name]), spoken(action.help, hint_keys), action)


def resolve_keys(own: Keys, *screens: str) -> dict[str, tuple[str, ...]]:
    """Return the keys of each action, with the user's own, on the dashboard or on the screens named.

    On each screen a key that the user chose for an action is taken from every other, except from one that needs it.
    """
    resolved: dict[str, tuple[str, ...]] = {}
    for name in screens or ("dashboard",):
        resolved |= _resolved(SCREENS[name], own)
    return resolved


def _resolved(screen: ScreenKeys, own: Keys) -> dict[str, tuple[str, ...]]:
    given = {action.name: _usable(own[action.name], screen) for action in screen.rows if own.get(action.name)}
    given = {name: keys for name, keys in given.items() if keys}
    needed = {action.keys[0]: action.name for action in screen.rows if action.needed and action.name not in given}
    given = {name: tuple(key for key in keys if needed.get(key, name) == name) for name, keys in given.items()}
    # An action of which no key is left has its default ones again, so that it can still be done.
    given = {name: keys for name, keys in given.items() if keys}
    taken = {key for keys in given.values() for key in keys}
    return {
        action.name: given.get(action.name, tuple(key for key in action.keys if key not in taken))
        for action in screen.rows
    }


def _usable(keys: tuple[str, ...], screen: ScreenKeys) -> tuple[str, ...]:
    """Return the keys that can be an action's there: where one types, a letter is text."""
    return tuple(key for key in keys if not (screen.typed and is_letter(key)))


def action_of(own: Keys, screen: str, key: str) -> str:
    """Return the name of the action that a key is for on a screen, or nothing; a key without a row is looked up
    below."""
    while screen:
        for name, keys in resolve_keys(own, screen).items():
            if key in keys:
                return name
        screen = SCREENS[screen].below
    return ""


def everywhere_action(own: Keys, key: str) -> str:
    """Return the name of the action that a key is for on every screen, or nothing.

    A letter may be text, and a key that the user gave to another action is meant for that one: such a key acts on the
    dashboard only.
    """
    if is_letter(key) or any(key in keys for name, keys in own.items() if name not in EVERYWHERE):
        return ""
    return next((name for name in EVERYWHERE if key in resolve_keys(own)[name]), "")


def spoken(words: str, keys: Keys) -> str:
    """Return a hint that names actions, with the first key of each in its place: `{confirm} when done`, `↵ when done`.

    An action that is not in `keys` has its default ones. What has no key is in the palette, and so the hint says.
    """

    def key_of(match: re.Match[str]) -> str:
        own = keys.get(match[1], DEFAULT_KEYS.get(match[1]))
        if own is None:
            return match[0]
        return key_name(own[0]) if own else "the palette"

    return _ACTION_IN_HINT.sub(key_of, words)


def actions_in(hint: str) -> tuple[str, ...]:
    """Return the actions that a hint names."""
    return tuple(_ACTION_IN_HINT.findall(hint))


def hints(parts: tuple[str, ...], keys: Keys) -> str:
    """Return several hints in one line, without those whose action has no key."""
    without = {name for name, own in keys.items() if not own}
    return " · ".join(spoken(part, keys) for part in parts if without.isdisjoint(_ACTION_IN_HINT.findall(part)))


def leaving_words(key: str, running: bool) -> str:
    """Return which key leaves stride, and that a session under way is kept."""
    return f"{key_name(key)} leaves stride{'; the session is kept for later' if running else ''}."
