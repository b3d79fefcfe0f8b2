"""A widget made of lines, of which only those that changed are painted."""

from __future__ import annotations

from itertools import zip_longest
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from stride_tui.core.state import Phase
from stride_tui.tui.tones import style_of
from stride_tui.views.text import BLANK, Line, Tone


class Lines(Widget):
    """Give it `lines_of`, and call `update_lines` when what they are made of has changed.

    Textual's own way renders, wraps and writes the whole widget whenever a letter of it changes; a second of a
    session would cost three times as much.
    """

    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(self, id: str | None = None, phase: Phase | None = None) -> None:
        super().__init__(id=id)
        self.phase = phase
        """The phase whose colour the lines have."""
        self._lines: tuple[Line, ...] = ()
        self._fitted: Size | None = None
        """The size that the lines were made for, or None if they are out of date."""
        self._styles_of: dict[Tone, Style] = {}
        self._styled: object = None
        """What the styles of the tones were worked out from."""

    def lines_of(self, width: int, height: int) -> tuple[Line, ...]:
        """The lines at a size of one cell at least."""
        raise NotImplementedError

    def update_lines(self, phase: Phase | None = None) -> None:
        """Make the lines anew and paint those that differ, in letters or in the colour of the phase."""
        turned, self.phase = phase != self.phase, phase
        size = self.content_size
        if size != self._fitted:
            self._fitted = None
            self.refresh()
            return
        before, self._lines = self._lines, self.lines_of(*size)
        pairs = enumerate(zip_longest(before, self._lines, fillvalue=BLANK))
        differ = [y for y, (old, new) in pairs if old != new or (turned and _coloured(new))]
        if differ:
            self.refresh(*(Region(0, y, size.width, 1) for y in differ))

    def render_line(self, y: int) -> Strip:
        """One line; Textual keeps it until it is refreshed."""
        size = self.content_size
        if size != self._fitted:
            self._fitted = size
            self._lines = self.lines_of(*size) if size else ()
        parts = self._lines[y] if y < len(self._lines) else BLANK
        if not parts:
            return Strip.blank(size.width, self.visual_style.rich_style)
        return Strip([Segment(part.text, self._style(part.tone)) for part in parts if part.text])

    def _style(self, tone: Tone) -> Style:
        """The style of a tone in the theme and the phase that there are now."""
        styled = (self.visual_style, self.app.theme, self.phase)
        if styled != self._styled:
            self._styled = styled
            self._styles_of.clear()
        style = self._styles_of.get(tone)
        if style is None:
            text = style_of(tone, self.phase)
            own = self.visual_style
            style = (own + self.app.stylesheet.parse_style(text) if text else own).rich_style
            self._styles_of[tone] = style
        return style


def _coloured(parts: Line) -> bool:
    """Whether a line has a part in the colour of the phase."""
    return any(part.tone in ("phase", "fill") for part in parts)
