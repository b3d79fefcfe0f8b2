"""Text from files made safe to show: nothing in it can act, hide, reorder or flood a line."""

from __future__ import annotations

import unicodedata

from stride_tui.core.safe_text import is_unsafe

REPLACEMENT = "\ufffd"
LONGEST_TEXT = 500
"""Characters that a text keeps by default; the rest becomes an ellipsis."""
LONGEST_LINE = 2_000
"""Characters of a line that is printed outside the dashboard."""
MAX_MARKS = 4
"""Combining marks that one letter keeps; no script needs more."""


def clean(text: str, limit: int = LONGEST_TEXT) -> str:
    """One line of safe text: unsafe characters become U+FFFD, piled-up marks and overlong text are cut."""
    if len(text) <= limit and text.isascii() and text.isprintable():
        return text
    if len(text) > limit:
        text = text[: max(limit - 1, 0)] + "…"
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
