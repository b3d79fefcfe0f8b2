"""The routine picker: arrows and Enter, or a click; broken files show their mistakes beside them."""

from __future__ import annotations

from typing import ClassVar

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from stride_tui.tui.model import Model
from stride_tui.tui.screens.closing import Closing
from stride_tui.tui.screens.keys import key_bar, press
from stride_tui.tui.widgets.panel import Panel
from stride_tui.views.picker import PickerView, detail_lines, picker_lines, picker_view, routine_at

EDIT = "edit:"
"""The beginning of a dismissal that asks for the editor."""


class Picker(ModalScreen[str], Closing[str], inherit_bindings=False):
    """The routines with the chosen one in detail.

    Dismissed with the slug that was chosen, with `edit:` before it to edit that routine, or with nothing.
    """

    CSS_PATH: ClassVar = "picker.tcss"

    def __init__(self, model: Model) -> None:
        super().__init__()
        self._model = model
        self._picker: PickerView = picker_view(model.workspace.library, model.workspace.slug)

    def compose(self) -> ComposeResult:
        """Lay out the list above, the detail below."""
        with Vertical(id="picker"):
            yield Panel(picker_lines, self._picker, id="routines")
            yield Panel(detail_lines, id="detail")

    def on_mount(self) -> None:
        """Show the chosen routine."""
        self._change(self._picker)

    def on_model_changed(self) -> None:
        """Show the library as it is now, with the same routine chosen."""
        self._change(picker_view(self._model.workspace.library, self._slug))

    def on_key(self, event: events.Key) -> None:
        """Move with the arrows, choose with Enter, edit with e, leave with Escape."""
        count = len(self._picker.entries)
        acts = {
            "up": lambda: self._move(-1),
            "down": lambda: self._move(1),
            "page_up": lambda: self._move(-8),
            "page_down": lambda: self._move(8),
            "first": lambda: self._move(-count),
            "last": lambda: self._move(count),
            "choose": lambda: count and self.dismiss(self._slug),
            "edit_routine": lambda: count and self.dismiss(EDIT + self._slug),
            "close": lambda: self.dismiss(""),
        }
        press(self, "picker", event, acts)

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked, take it if it was chosen already; beside the picker, leave."""
        panel = self.query_one("#routines", Panel)
        region = panel.content_region
        if not self.query_one("#picker").region.contains(event.screen_x, event.screen_y):
            self.dismiss("")
        elif region.contains(event.screen_x, event.screen_y):
            row = routine_at(self._picker, region.height, event.screen_y - region.y)
            if row == self._picker.chosen:
                self.dismiss(self._slug)
            elif row is not None:
                self._change(msgspec.structs.replace(self._picker, chosen=row))

    def on_panel_scrolled(self, event: Panel.Scrolled) -> None:
        """Move the choice with the wheel."""
        self._move(event.by)

    def _move(self, by: int) -> None:
        at = max(0, min(len(self._picker.entries) - 1, self._picker.chosen + by))
        self._change(msgspec.structs.replace(self._picker, chosen=at))

    @property
    def _slug(self) -> str:
        entries = self._picker.entries
        return entries[self._picker.chosen].slug if entries else ""

    def _change(self, view: PickerView) -> None:
        self._picker = view
        entry = view.entries[view.chosen] if view.entries else None
        self.query_one("#routines", Panel).show(view, title="Routines", subtitle=key_bar(self, "picker"))
        self.query_one("#detail", Panel).show(entry, title=entry.slug + ".toml" if entry else "")
