"""A question over the dashboard: a key, the arrows with Enter, or a click answers it."""

from __future__ import annotations

from typing import ClassVar

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from stride_tui.tui.screens.closing import Closing
from stride_tui.tui.screens.keys import own_keys, press
from stride_tui.tui.widgets.panel import Panel
from stride_tui.views.keys.dialog import DialogView, dialog_lines, first_answer_row
from stride_tui.views.keys.key_tables import action_of


class Dialog(ModalScreen[str], Closing[str], inherit_bindings=False):
    """A DialogView on a panel; dismissed with the name of an answer, or with `stay` on Escape."""

    CSS_PATH: ClassVar = "dialog.tcss"

    def __init__(self, view: DialogView) -> None:
        super().__init__()
        self._dialog = view

    def compose(self) -> ComposeResult:
        """Lay out one panel."""
        yield Panel(dialog_lines, self._dialog, id="dialog")

    def on_key(self, event: events.Key) -> None:
        """Take an answer's own key, or a key of the table: the arrows, Enter, Escape, the help."""
        acts = {
            "up": lambda: self._move(-1),
            "down": lambda: self._move(1),
            "choose": lambda: self._answer(self._dialog.chosen),
            "close": lambda: self.dismiss("stay"),
        }
        given = {answer.key: n for n, answer in enumerate(self._dialog.answers)}
        # An answer's key is printed beside it, so it comes before the user's own keys for moving or for the help.
        if event.key in given and action_of(own_keys(self), "dialog", event.key) not in ("choose", "close"):
            event.stop()
            event.prevent_default()
            self._answer(given[event.key])
        else:
            press(self, "dialog", event, acts)

    def on_click(self, event: events.Click) -> None:
        """Take the answer that was clicked."""
        panel = self.query_one("#dialog", Panel)
        width, height = panel.content_size
        top = panel.content_region.y + first_answer_row(self._dialog, width, height)
        row = event.screen_y - top
        if panel.content_region.contains(event.screen_x, event.screen_y) and 0 <= row < len(self._dialog.answers):
            self._answer(row)

    def _move(self, by: int) -> None:
        chosen = (self._dialog.chosen + by) % len(self._dialog.answers)
        self._change(msgspec.structs.replace(self._dialog, chosen=chosen, armed=""))

    def _answer(self, n: int) -> None:
        answer = self._dialog.answers[n]
        if answer.twice and self._dialog.armed != answer.name:
            self._change(msgspec.structs.replace(self._dialog, chosen=n, armed=answer.name))
            return
        self.dismiss(answer.name)

    def _change(self, view: DialogView) -> None:
        self._dialog = view
        self.query_one("#dialog", Panel).show(view)
