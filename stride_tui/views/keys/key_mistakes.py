"""The mistakes in `[keys]`: what is no key at all, and keys that an action cannot have beside the others."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches

from stride_tui.core.settings.key_mistake import KeyMistake
from stride_tui.views.keys.key_tables import BY_NAME, SCREENS
from stride_tui.views.keys.row import LONGEST_KEY, WRITING, is_letter
from stride_tui.views.text.clean import clean

MODIFIERS = frozenset({"ctrl", "shift", "alt", "super", "hyper", "meta"})
NAMED_KEYS = frozenset(
    {"escape", "enter", "tab", "backspace", "insert", "delete", "left", "right", "up", "down", "space"}
    | {"pageup", "pagedown", "home", "end", "menu", "pause", "print_screen", "scroll_lock", "caps_lock", "num_lock"}
    | {f"f{number}" for number in range(1, 36)}
)
"""Textual's names of the keys that write nothing, and of the space bar."""
OTHER_KEY_NAMES = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "bksp": "backspace",
    "backtab": "shift+tab",
    "page_up": "pageup",
    "page_down": "pagedown",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
    "plus_sign": "plus",
    "hyphen": "minus",
    "period": "full_stop",
    "dot": "full_stop",
    "equals": "equals_sign",
    "questionmark": "question_mark",
}
"""Words that users write -> the name of the key."""
ALSO_MODIFIERS = {"control": "ctrl", "c": "ctrl", "^": "ctrl", "option": "alt", "cmd": "super", "s": "shift"}
UNICODE_NAMES = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Unicode's names of signs -> the names that Textual has for their keys."""
TAKEN = {"ctrl+p": "opens the palette", "ctrl+c": "says how to leave"}
"""Keys that Textual takes before any screen gets them, with what they do."""
LEAVES = "ctrl+q"
"""The key that leaves from every screen: no action but `quit` can have it."""
SENT_AS = {
    **{"ctrl+i": "Tab", "ctrl+m": "Enter", "ctrl+left_square_bracket": "Escape", "ctrl+3": "Escape"},
    **{"ctrl+h": "Backspace", "ctrl+8": "Backspace", "ctrl+question_mark": "Backspace"},
    **{"ctrl+slash": "ctrl+underscore", "ctrl+7": "ctrl+underscore"},
    **{"ctrl+4": "ctrl+backslash", "ctrl+5": "ctrl+right_square_bracket", "ctrl+6": "ctrl+circumflex_accent"},
}
"""Keys for which most terminals send the very byte of another, with that one. `ctrl+j` is not among them: Enter sends a
byte of its own."""
NEVER_SENT = frozenset({"ctrl+space", "ctrl+at", "ctrl+2"})
"""Keys for which most terminals send a NUL byte, which Textual gives no name that a file could use."""
PAST_SIGNS = "\u2190"
"""The character from which on no keyboard has signs: arrows, drawings, pictures."""
ANY_KEY = 'a key is called "n", "space", "f5", "ctrl+n" or "question_mark"'


def key_mistakes(own: Mapping[str, Iterable[str]]) -> Iterator[KeyMistake]:
    """Yield what is wrong with the keys that a user gives to actions, each key at its first mistake.

    A wrong key does not count for its action: one that has no other keeps its default ones, and of these the first
    cannot be another's where it is needed.
    """
    given = {action: tuple(keys) for action, keys in own.items()}
    holding, left = frozenset[str](), frozenset(given)
    wrong: list[KeyMistake] = []
    while left != holding:
        holding = left
        wrong = list(_wrong_keys(given, holding))
        at = Counter(mistake.action for mistake in wrong)
        left = frozenset(action for action in holding if at[action] < len(given[action]))
    yield from wrong


def _wrong_keys(given: Mapping[str, tuple[str, ...]], holding: Collection[str]) -> Iterator[KeyMistake]:
    """Yield the mistakes where the actions `holding` have at least one key that is not wrong."""
    owner: dict[tuple[str, str], str] = {}
    for action, keys in given.items():
        for number, key in enumerate(keys):
            words = _wrong_alone(action, key) or _wrong_beside(action, number, given, holding, owner)
            if words:
                yield KeyMistake(action, number, *words)


def key_hint(key: str) -> str | None:
    """Return what would be right for the name of a key that there is not; None for one that there is."""
    if _is_key(key):
        return None
    guess = _guess(key)
    guess = None if guess in SENT_AS or guess in NEVER_SENT else guess
    return f'did you mean "{guess}"?' if guess else ANY_KEY


def _wrong_alone(action: str, key: str) -> tuple[str, str] | None:
    """Return message and hint for a key that no action, or not this one, can have."""
    shown = clean(key, LONGEST_KEY)
    if hint := key_hint(key):
        return f"there is no key `{shown}`", hint
    if words := _never_does(action, key):
        return f"`{key}` {words}", "take another key"
    if is_letter(key) and all(SCREENS[screen].typed for screen in BY_NAME.get(action, ("dashboard",))):
        return f"`{shown}` is a letter where `{action}` is a key", 'take a key that writes nothing, such as "f2"'
    return None


def _never_does(action: str, key: str) -> str | None:
    """Return why a key can never do an action, whatever else the settings say; None if it can."""
    if key in TAKEN:
        return TAKEN[key]
    if key == LEAVES and action != "quit":
        return "leaves stride, on every screen"
    if key in SENT_AS:
        return f"is {SENT_AS[key]} to most terminals"
    return "never arrives from most terminals" if key in NEVER_SENT else None


def _wrong_beside(
    action: str,
    number: int,
    given: Mapping[str, tuple[str, ...]],
    holding: Collection[str],
    owner: dict[tuple[str, str], str],
) -> tuple[str, str] | None:
    """Return message and hint for a key that is another action's.

    `holding` has the actions with a key that is not wrong, `owner` the action by screen and key so far.
    """
    key, shown = given[action][number], clean(given[action][number], LONGEST_KEY)
    if key in given[action][:number]:
        return f"`{shown}` is here twice", "once is enough"
    screens = BY_NAME.get(action, ())
    for screen in screens:
        for row in SCREENS[screen].rows:
            if row.needed and row.name not in holding and row.name != action and row.keys[0] == key:
                hint = f"take another key, or give `{row.name}` one of its own in [keys]"
                return f"`{shown}` is the key of `{row.name}`, which must have one", hint
    others = {owner.setdefault((screen, key), action) for screen in screens} - {action}
    if others:
        return f"`{shown}` is the key of `{min(others)}` already", "give one of the two another key"
    return None


def _is_key(key: str) -> bool:
    """Return whether Textual has a key of that name."""
    *modifiers, base = key.split("+")
    if not set(modifiers) <= MODIFIERS or len(set(modifiers)) < len(modifiers):
        return False
    if len(base) == 1:
        # With a modifier a letter is a small one; shift and a letter are another letter.
        return base.isalnum() and not (modifiers and (base != base.lower() or modifiers == ["shift"]))
    return base in NAMED_KEYS or base in WRITING or _is_sign(base)


def _is_sign(name: str) -> bool:
    """Return whether a name is that of a printable sign in Unicode, as Textual writes it."""
    if name != name.lower() or not name.replace("_", "").isalnum():
        return False
    words = name.upper().split("_")
    # Textual writes blanks and hyphens alike.
    forms = [" ".join(words), *("-".join((" ".join(words[:n]), " ".join(words[n:]))) for n in range(1, len(words)))]
    for form in forms:
        try:
            char = unicodedata.lookup(form)
        except KeyError:
            continue
        return char < PAST_SIGNS and char.isprintable() and not char.isalnum() and name not in UNICODE_NAMES
    return False


def _guess(key: str) -> str | None:
    """Return the name of the key that was probably meant, or None."""
    if len(key) == 1:
        name = unicodedata.name(key, "").lower().replace("-", "_").replace(" ", "_")
        name = UNICODE_NAMES.get(name, name)
        return name if name and _is_key(name) else None
    if key.startswith("upper_") and len(key) == 7:
        return key[6].upper()
    *modifiers, base = key.replace("^", "^+").replace(" ", "_").replace("-", "+").strip("+").split("+")
    modifiers = [ALSO_MODIFIERS.get(modifier.lower(), modifier.lower()) for modifier in modifiers]
    base = OTHER_KEY_NAMES.get(base.lower(), UNICODE_NAMES.get(base.lower(), base.lower()))
    if modifiers == ["shift"] and len(base) == 1:
        return base.upper()
    if len(base) == 1 and not base.isalnum():
        base = _guess(base) or base
    if _is_key(guess := "+".join([*modifiers, base])):
        return guess
    near = get_close_matches(base, sorted(NAMED_KEYS | WRITING), 1, 0.75) if len(key) <= LONGEST_KEY else []
    return "+".join([*modifiers, near[0]]) if near and _is_key("+".join([*modifiers, near[0]])) else None
