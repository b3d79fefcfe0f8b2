"""A widget made of lines, of which only those that changed are repainted.

Why a widget of our own: Textual's `Static` renders, wraps and writes all of itself whenever a letter of it
changes. In a session something changes each second, and with a moving figure ten times a second. Measured at ten
changes a second, drawing only the rows that differ takes about a third less processor time and writes half the
bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import zip_longest
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from stride_tui.core.session.state import Phase
from stride_tui.tui.styles import style_of
from stride_tui.views.text.spans import BLANK, Line, Tone

FIRST_FLAG_LETTER = "\U0001f1e6"
"""The first of the characters that are a cell each, and of which two are a flag."""


class Lines(Widget):
    """The base of widgets made of lines: a subclass defines `lines_of` and calls `update_lines` after a change."""

    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(self, id: str | None = None, phase: Phase | None = None) -> None:
        super().__init__(id=id)
        self.phase = phase
        """The phase whose colour the lines have."""
        self._lines: tuple[Line, ...] = ()
        self._fitted: Size | None = None
        """The size in cells that the lines were made for, or None if they are out of date."""
        self._style_of: Callable[[Tone], Style] | None = None
        self._styled: object = None
        """The style, theme and phase that the styles of the tones were made from."""

    def lines_of(self, width: int, height: int) -> tuple[Line, ...]:
        """Return the lines at a size in cells, which is at least 1 by 1; a subclass defines them."""
        return ()

    def update_lines(self, phase: Phase | None = None) -> None:
        """Make the lines again, and repaint those with other text or with a part in the colour of a changed phase."""
        phase_changed, self.phase = phase != self.phase, phase
        size = self.content_size
        if size != self._fitted:
            self._fitted = None
            self.refresh()
            return
        before, self._lines = self._lines, self.lines_of(*size)
        pairs = enumerate(zip_longest(before, self._lines, fillvalue=BLANK))
        differ = [y for y, (old, new) in pairs if old != new or (phase_changed and _coloured(new))]
        if differ:
            self.refresh(*(Region(0, y, size.width, 1) for y in differ))

    def render_line(self, y: int) -> Strip:
        """Return line `y`, from 0; Textual keeps it until it is refreshed."""
        size = self.content_size
        if size != self._fitted:
            self._fitted = size
            self._lines = self.lines_of(*size) if size else ()
        parts = self._lines[y] if y < len(self._lines) else BLANK
        if not parts:
            return Strip.blank(size.width, self.visual_style.rich_style)
        styles = self._styles()
        strip = Strip([Segment(part.text, styles(part.tone)) for part in parts if part.text])
        # Textual fills a row with the background, which reverse video has in the place of the text's colour.
        own = self.visual_style
        return strip.extend_cell_length(size.width, own.rich_style) if own.reverse else strip

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the rows of a region; what covers a part of one cuts it between graphemes."""
        return [_kept_whole(strip) for strip in super().render_lines(crop)]

    def _styles(self) -> Callable[[Tone], Style]:
        """Return the style of each tone in the current theme and phase."""
        own, phase = self.visual_style, self.phase
        styled = (own, self.app.theme, phase)
        if self._style_of is None or styled != self._styled:
            parse = self.app.stylesheet.parse_style
            self._styled = styled
            self._style_of = cache(lambda tone: (own + parse(style_of(tone, phase))).rich_style)
        return self._style_of


def _kept_whole(strip: Strip) -> Strip:
    """Return a strip as it is or, where it has graphemes of several code points or cells, as one that keeps them."""
    for segment in strip:
        text = segment.text
        if not text.isascii() and (cell_len(text) != len(text) or max(text) >= FIRST_FLAG_LETTER):
            # Imported here, because few names need it.
            from stride_tui.tui.widgets.whole_strip import WholeStrip

            return WholeStrip(list(strip), strip.cell_length)
    return strip


def _coloured(parts: Line) -> bool:
    """Return whether a line has a part in the colour of the phase."""
    return any(part.tone in ("phase", "fill") for part in parts)
