"""The mistakes in `[keys]`: what is no key at all, and keys that an action cannot have beside the others."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
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
RESERVED = {"ctrl+p": "opens the palette"}
"""Keys that Textual takes before any screen gets them."""
PAST_SIGNS = "\u2190"
"""The character from which on no keyboard has signs: arrows, drawings, pictures."""
ANY_KEY = 'a key is called "n", "space", "f5", "ctrl+n" or "question_mark"'


def key_mistakes(own: Mapping[str, Iterable[str]]) -> Iterator[KeyMistake]:
    """Yield what is wrong with the keys that a user gives to actions, each key at its first mistake."""
    given = {action: tuple(keys) for action, keys in own.items()}
    owner: dict[tuple[str, str], str] = {}
    for action, keys in given.items():
        for number, key in enumerate(keys):
            words = _wrong_alone(action, key) or _wrong_beside(action, number, given, owner)
            if words:
                yield KeyMistake(action, number, *words)


def key_hint(key: str) -> str | None:
    """Return what would be right for the name of a key that there is not; None for one that there is."""
    if _is_key(key):
        return None
    guess = _guess(key)
    return f'did you mean "{guess}"?' if guess else ANY_KEY


def _wrong_alone(action: str, key: str) -> tuple[str, str] | None:
    """Return message and hint for a key that no action, or not this one, can have."""
    shown = clean(key, LONGEST_KEY)
    if hint := key_hint(key):
        return f"there is no key `{shown}`", hint
    if key in RESERVED:
        return f"`{shown}` {RESERVED[key]}", "take another key"
    if is_letter(key) and all(SCREENS[screen].typed for screen in BY_NAME.get(action, ("dashboard",))):
        return f"`{shown}` is a letter where `{action}` is a key", 'take a key that writes nothing, such as "f2"'
    return None


def _wrong_beside(
    action: str, number: int, given: Mapping[str, tuple[str, ...]], owner: dict[tuple[str, str], str]
) -> tuple[str, str] | None:
    """Return message and hint for a key that is another action's; `owner` has the action by screen and key so far."""
    key, shown = given[action][number], clean(given[action][number], LONGEST_KEY)
    if key in given[action][:number]:
        return f"`{shown}` is here twice", "once is enough"
    screens = BY_NAME.get(action, ())
    for screen in screens:
        for row in SCREENS[screen].rows:
            if row.needed and row.name not in given and row.name != action and row.keys[0] == key:
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
