"""A row of the screen that is cut between graphemes where a dialog or a message covers a part of it.

Textual's own strip cuts between code points: it leaves an accent on the dialog's frame, or half of a flag beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from stride_tui.core.graphemes import graphemes


class WholeStrip(Strip):
    """A strip of which each grapheme stays whole; one that a cut goes through is left out, with blanks in its place."""

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """Return the parts up to each of the cuts, which are cells."""
        places = list(cuts)
        return self._between(places).divide(places)

    def crop(self, start: int, end: int | None = None) -> Strip:
        """Return the part from one cell up to another."""
        return self._between([start] if end is None else [start, end]).crop(start, end)

    def _between(self, cuts: list[int]) -> Strip:
        """Return the strip with a segment for each grapheme, and blanks for those that a cut goes through."""
        at = 0
        segments: list[Segment] = []
        for segment in self:
            if segment.control or segment.text.isascii():
                segments.append(segment)
                at += segment.cell_length
                continue
            for part in graphemes(segment.text):
                size = cell_len(part)
                through = any(at < cut < at + size for cut in cuts)
                segments.append(Segment(" " * size if through else part, segment.style))
                at += size
        return Strip(segments, self.cell_length)
