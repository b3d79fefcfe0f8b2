"""Making text from files safe to show: no control codes, no hidden or reordered characters, no endless lines."""

from __future__ import annotations

import unicodedata

from stride_tui.core.safe_text import is_unsafe

REPLACEMENT = "\ufffd"
LONGEST_TEXT = 500
"""The most characters that a text keeps by default; an ellipsis replaces the rest."""
LONGEST_LINE = 2_000
"""The most characters of a line that is printed outside the dashboard."""
MAX_MARKS = 4
"""The most combining marks that one letter keeps; no script needs more."""


def clean(text: str, limit: int = LONGEST_TEXT) -> str:
    """Return a text as one safe line: unsafe characters become U+FFFD, too many marks and too long texts are cut."""
    if len(text) <= limit and text.isascii() and text.isprintable():
        return text
    if len(text) > limit:
        # Imported here, because the first picture seldom has so long a text.
        from stride_tui.core.graphemes import first_graphemes

        text = first_graphemes(text, limit - 1) + "…"
    shown: list[str] = []
    marks = 0
    for index, char in enumerate(text):
        marks = marks + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        if marks > MAX_MARKS:
            if marks == MAX_MARKS + 1:
                shown.append(REPLACEMENT)
        else:
            shown.append(REPLACEMENT if is_unsafe(text, index) else char)
    return "".join(shown)


def one_line(text: str) -> str:
    """Return a text that may have several lines as one safe line."""
    return clean(" ".join(text.split()))


def escaped(text: str, tabs: bool = False) -> str:
    """Return a line with its unsafe characters written as escapes, such as `\\u001b`, so that none of it is lost.

    `tabs` stay as they are where they are asked for. A byte of a file's name that is no text is an escape too.
    """
    if text.isprintable():
        return text
    return "".join(
        _escape(char) if is_unsafe(text, n) and not (tabs and char == "\t") else char for n, char in enumerate(text)
    )


def _escape(char: str) -> str:
    """Return a character as JSON writes it, in two halves where it takes more than four digits."""
    if ord(char) <= 0xFFFF:
        return f"\\u{ord(char):04x}"
    high, low = divmod(ord(char) - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
