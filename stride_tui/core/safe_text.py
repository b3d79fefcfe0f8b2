"""The characters that may be shown: letters, marks, digits, signs and spaces, but none that a terminal would obey.

A name that holds an escape sequence could otherwise move the cursor, or write to the clipboard (OSC 52).
"""

from __future__ import annotations

import unicodedata

UNSAFE = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"})
"""Unicode's categories that are never shown: controls, formats, line and paragraph separators, surrogates, private
use, unassigned."""
JOINER = "\u200d"
"""The zero-width joiner, which builds one emoji out of several and is kept only there."""


def unsafe_at(text: str, start: int = 0, *, multiline: bool = False) -> int | None:
    """Return the index of the first character from `start` on that may not be shown, or None if there is none.

    `multiline` allows tabs and line ends.
    """
    if text.isprintable():
        return None
    for index in range(start, len(text)):
        char = text[index]
        if char.isprintable() or (multiline and char in "\n\t"):
            continue
        if is_unsafe(text, index):
            return index
    return None


def is_unsafe(text: str, index: int) -> bool:
    """Return whether the character at `index` may not be shown at that place."""
    char = text[index]
    if unicodedata.category(char) not in UNSAFE:
        return False
    return char != JOINER or not _joins_emoji(text, index)


def character_name(char: str) -> str:
    """Return a character's code and name for a message: `U+001B`, `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    name = unicodedata.name(char, "")
    return f"U+{ord(char):04X}{' ' + name if name else ''}"


def _joins_emoji(text: str, index: int) -> bool:
    """Return whether the joiner at `index` is between two emoji."""
    before = text[index - 1] if index else ""
    after = text[index + 1] if index + 1 < len(text) else ""
    pictured = bool(before) and (unicodedata.category(before) in ("So", "Sk") or before == "\ufe0f")
    return pictured and bool(after) and unicodedata.category(after) == "So"
