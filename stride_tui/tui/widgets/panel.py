"""A framed panel, which shows a view value as the lines that a layout makes of it."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message

from stride_tui.core.session.state import Phase
from stride_tui.tui.widgets.lines import Lines
from stride_tui.views.keys.footer import FooterView, key_at, keys_text
from stride_tui.views.text.clean import clean
from stride_tui.views.text.spans import Layout, Line, fit, press_at

FRAME_CELLS = 6
"""Cells of a line of the frame that its corners and the room around the words in it take."""


class Panel(Lines):
    """One panel. `show` may be called at any rate: an equal value repaints nothing."""

    DEFAULT_CSS = "Panel { height: 1fr; }"

    class Scrolled(Message):
        """The mouse wheel was turned over the panel; `by` is +1 downwards, -1 upwards."""

        def __init__(self, panel: Panel, by: int) -> None:
            super().__init__()
            self.panel = panel
            self.by = by

        @property
        def control(self) -> Panel:
            """The panel, for `@on` selectors."""
            return self.panel

    class Pressed(Message):
        """The panel was clicked; `x` and `y` are the cell within its content, from 0, and `press` is what the button
        there does, "" where there is none."""

        def __init__(self, panel: Panel, x: int, y: int, press: str) -> None:
            super().__init__()
            self.panel = panel
            self.press = press
            self.x = x
            self.y = y

        @property
        def control(self) -> Panel:
            """The panel, for `@on` selectors."""
            return self.panel

    def __init__(self, layout: Layout | None = None, view: object = None, id: str | None = None) -> None:
        super().__init__(id=id)
        self._layout_of = layout
        self._view = view
        self._title = ""
        self._subtitle: str | FooterView = ""

    @property
    def view(self) -> object:
        """The view value that is shown; None before the first."""
        return self._view

    def show(
        self,
        view: object,
        layout: Layout | None = None,
        title: str = "",
        subtitle: str | FooterView = "",
        phase: Phase | None = None,
    ) -> None:
        """Show a view value under a title and over a subtitle; `layout` replaces the one in use, if it is given.

        A subtitle may be a line of keys: as many as the frame has room for, each a button.
        """
        changed = view != self._view or (layout is not None and layout is not self._layout_of)
        self._view = view
        self._layout_of = layout or self._layout_of
        self._title, self._subtitle = title, subtitle
        self._retitle()
        if changed or phase != self.phase:
            self.update_lines(phase)

    def on_resize(self) -> None:
        """The frame has other room for its subtitle."""
        self._retitle()

    def _retitle(self) -> None:
        """Set title and subtitle if they changed: setting them repaints the border."""
        wanted, room = self._subtitle, self.outer_size.width - FRAME_CELLS
        subtitle = wanted if isinstance(wanted, str) else keys_text(wanted, self.size.width - FRAME_CELLS)
        # Names from files are among them; nothing else in the program sets a title.
        title, subtitle = clean(self._title), clean(subtitle)
        if room > 0:  # Textual would cut a flag or an accent in two.
            title, subtitle = fit(title, room), fit(subtitle, room)
        before = getattr(self, "_titles", None)
        if before != (title, subtitle):
            self._titles = (title, subtitle)
            self.border_title = Content(title) if title else None
            self.border_subtitle = Content(subtitle) if subtitle else None

    def lines_of(self, width: int, height: int) -> tuple[Line, ...]:
        """Return the lines of the view at a size in cells."""
        if self._layout_of is None or self._view is None:
            return ()
        return self._layout_of(self._view, width, height)

    def on_click(self, event: events.Click) -> None:
        """Post `Pressed` with the cell, and press the key whose word in the frame was clicked; the screen gets any
        other click itself as well."""
        region = self.content_region
        if region.contains(event.screen_x, event.screen_y):
            x, y = event.screen_x - region.x, event.screen_y - region.y
            press = press_at(self._lines[y], x) if y < len(self._lines) else ""
            self.post_message(self.Pressed(self, x, y, press))
        elif event.screen_y == self.region.bottom - 1 and isinstance(self._subtitle, FooterView):
            text = str(self.border_subtitle or "")
            start = self.region.x + (2 if self.styles.border_subtitle_align == "left" else self._subtitle_start(text))
            if key := key_at(self._subtitle, (text,), event.screen_x - start, 0):
                event.stop()
                self.press_key(key)

    def _subtitle_start(self, text: str) -> int:
        """Return the column of the frame in which its subtitle begins, at its right end."""
        return self.outer_size.width - 2 - cell_len(text)

    def press_key(self, key: str) -> None:
        """Do what a key does here, in its turn as if it came from the keyboard."""
        self.app.post_message(events.Key(key, key if len(key) == 1 else None))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Post `Scrolled`: the screen decides what scrolls."""
        event.stop()
        self.post_message(self.Scrolled(self, 1))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Post `Scrolled`: the screen decides what scrolls."""
        event.stop()
        self.post_message(self.Scrolled(self, -1))
