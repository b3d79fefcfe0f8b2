"""Which characters may be shown: letters, marks, digits, signs and spaces, but nothing that can act on a terminal."""

from __future__ import annotations

import unicodedata

UNSAFE = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"})
"""Categories that are never shown: controls, formats, separators of lines, surrogates, private and unassigned."""
JOINER = "\u200d"
"""The zero-width joiner, which builds one emoji out of several and is kept only there."""


def unsafe_at(text: str, start: int = 0, *, multiline: bool = False) -> int | None:
    """The index of the first character that may not be shown, or None; `multiline` lets tabs and line ends pass."""
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
    """Whether the character at `index` may not be shown where it stands."""
    char = text[index]
    if unicodedata.category(char) not in UNSAFE:
        return False
    return char != JOINER or not _joins_emoji(text, index)


def character_name(char: str) -> str:
    """A character's code and name for a message: `U+001B`, `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    name = unicodedata.name(char, "")
    return f"U+{ord(char):04X}{' ' + name if name else ''}"


def _joins_emoji(text: str, index: int) -> bool:
    """Whether the joiner at `index` stands between two pictures."""
    before = text[index - 1] if index else ""
    after = text[index + 1] if index + 1 < len(text) else ""
    pictured = bool(before) and (unicodedata.category(before) in ("So", "Sk") or before == "\ufe0f")
    return pictured and bool(after) and unicodedata.category(after) == "So"
