"""Graphemes: what a reader takes for one character, which may be several code points.

An accent that is a code point of its own, the two letters of a flag, and the pictures of a joined emoji belong
together: a text is cut, padded and spread only between graphemes. The rules are those of Unicode (UAX 29), without the
few that need tables of their own: marks that stand before their letter, and pictures that are no symbols.
"""

from __future__ import annotations

import unicodedata

from stride_tui.core.safe_text import JOINER

_MARKS = frozenset({"Mn", "Me", "Mc"})
_ALSO_MARKS = frozenset("\u0e33\u0eb3\u200c\uff9e\uff9f")
"""Letters and formats that belong to the letter before them: Thai and Lao vowels, marks of half-width kana."""
_LINKERS = frozenset("\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d")
"""The signs of Indic scripts by which two consonants become one."""


_SYLLABLE = frozenset({"LL", "LV", "LS", "LB", "VV", "VT", "SV", "ST", "BT", "TT"})
"""The parts of a Korean syllable that belong together when one follows the other; see `_hangul`."""


def graphemes(text: str) -> list[str]:
    """Return the graphemes of a text, which together are the text."""
    if text.isascii():
        return list(text)
    found: list[str] = []
    for char in text:
        if found and _belongs(found[-1], char):
            found[-1] += char
        else:
            found.append(char)
    return found


def first_graphemes(text: str, most: int) -> str:
    """Return the beginning of a text, at most `most` characters (code points), with whole graphemes only.

    A single grapheme that is longer than that is cut all the same.
    """
    if len(text) <= most:
        return text
    if text.isascii():
        return text[: max(0, most)]
    # What follows only belongs to the last grapheme here or to later ones, so that a long text is not read to its end.
    parts = graphemes(text[: max(0, most) + 1])
    kept = "".join(parts[:-1])
    return kept or text[: max(0, most)]


def without_last(text: str) -> str:
    """Return a text without its last grapheme, as the backspace key does."""
    return "".join(graphemes(text)[:-1])


def _belongs(cluster: str, char: str) -> bool:
    """Return whether a character belongs to the grapheme before it."""
    last = cluster[-1]
    category = unicodedata.category(char)
    if unicodedata.category(last) in ("Cc", "Zl", "Zp") or category in ("Cc", "Zl", "Zp"):
        return False
    if category in _MARKS or char == JOINER or char in _ALSO_MARKS or _is_modifier(char):
        return True
    if last == JOINER and category in ("So", "Sm") and _is_picture(cluster[0]):
        return True
    if _is_flag_letter(char):
        return len(cluster) == 1 and _is_flag_letter(cluster)
    if category == "Lo":
        return _is_linked(cluster) or _hangul(last) + _hangul(char) in _SYLLABLE
    return False


def _is_modifier(char: str) -> bool:
    """Return whether a character is the tone of a skin, or a letter of a flag's tag."""
    return "\U0001f3fb" <= char <= "\U0001f3ff" or "\U000e0020" <= char <= "\U000e007f"


def _is_picture(char: str) -> bool:
    return unicodedata.category(char) in ("So", "Sm")


def _is_flag_letter(char: str) -> bool:
    """Return whether a character is one of the regional letters, two of which make a flag."""
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _is_linked(cluster: str) -> bool:
    """Return whether an Indic consonant ends in the sign that links it to the next."""
    tail = cluster.rstrip("\u200c\u200d")
    return len(cluster) > 1 and tail[-1:] in _LINKERS


def _hangul(char: str) -> str:
    """Return the part of a Korean syllable that a character is: `L` leads, `V` is the vowel, `T` the tail.

    `S` is a syllable without a tail, `B` one with it; "" is none of these.
    """
    code = ord(char)
    if 0xAC00 <= code <= 0xD7A3:
        return "B" if (code - 0xAC00) % 28 else "S"
    if 0x1100 <= code <= 0x115F or 0xA960 <= code <= 0xA97C:
        return "L"
    if 0x1160 <= code <= 0x11A7 or 0xD7B0 <= code <= 0xD7C6:
        return "V"
    return "T" if 0x11A8 <= code <= 0x11FF or 0xD7CB <= code <= 0xD7FB else ""
