"""A name in capitals with blanks between its letters, so that it can be read across a room."""

from __future__ import annotations

import unicodedata

from rich.cells import cell_len

from stride_tui.core.graphemes import graphemes
from stride_tui.views.text.spans import wrap


def spaced(text: str, width: int, most: int) -> list[str]:
    """Return a name in capitals, with blanks between its letters where that fits, else in `most` lines.

    The letters of Arabic are left together, since each has another form when it stands alone.
    """
    letters = graphemes(text.upper())
    wide = " ".join(letters)
    joined = any(unicodedata.bidirectional(letter[0]) == "AL" for letter in letters)
    return [wide] if cell_len(wide) <= width - 2 and not joined else wrap(text.upper(), width - 2, most)
