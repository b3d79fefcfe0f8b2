"""The screen of one day: its runs and sessions, and the keys that plan, move, remove and log."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Protocol

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from stride_tui.tui.screens.closing import Closing
from stride_tui.tui.screens.keys import key_bar, press
from stride_tui.tui.widgets.panel import Panel
from stride_tui.views.keys.footer import FooterView
from stride_tui.views.week.day_keys import day_keys
from stride_tui.views.week.day_page import DayView, day_key_at, day_page, day_title, row_at


class DayActs(Protocol):
    """The actions that an opened day uses: the day as it is now, and what its keys do."""

    def day(self, day: date, chosen: int = 0) -> DayView:
        """Return the day as it is now, with a row chosen."""

    def open_row(self, view: DayView) -> None:
        """Open the chosen row: a session in full, a planned run's form."""

    def plan_run(self, day: date) -> None:
        """Open a form for a new run."""

    def move(self, view: DayView) -> None:
        """Open a form to move the chosen planned run."""

    def edit_file(self, view: DayView) -> None:
        """Open the plan file in the editor."""

    def remove(self, view: DayView) -> None:
        """Take out the chosen planned run."""

    def log_done(self, view: DayView) -> None:
        """Log the chosen planned run as done."""

    def log_strength(self, day: date) -> None:
        """Log a strength session done without stride."""

    def choose(self, day: date) -> date:
        """Let the cursor of the Week panel be on a day; return the day that it is on."""

    @property
    def can_undo(self) -> bool:
        """Return whether there is a change to take back."""

    def asks(self, view: DayView) -> bool:
        """Return whether there is anything to ask about the chosen run."""

    def instead(self, view: DayView) -> None:
        """Ask whether the chosen run was done instead of a planned one."""

    def undo(self) -> None:
        """Take the last change of the plan, or the last answer, back."""

    def mark_off(self, view: DayView) -> None:
        """Mark the day's week off, or unmark it."""


class DayScreen(ModalScreen[None], Closing[None], inherit_bindings=False):
    """A DayView on a panel; its keys ask `DayActs`."""

    CSS_PATH: ClassVar = "day.tcss"

    def __init__(self, planning: DayActs, day: date) -> None:
        super().__init__()
        self._planning = planning
        self._view: DayView = planning.day(day)

    def compose(self) -> ComposeResult:
        """Lay out one panel."""
        yield Panel(day_page, id="day")

    def on_mount(self) -> None:
        """Set the panel's title and show the day."""
        self._show(self._view)

    def on_model_changed(self) -> None:
        """Show the day as it is now, with the same row chosen."""
        self._show(self._planning.day(self._view.day, self._view.chosen))

    def on_key(self, event: events.Key) -> None:
        """Choose a row or another day with the arrows, act by letters, leave with Escape."""
        acts = {
            "up": lambda: self._choose(-1),
            "down": lambda: self._choose(1),
            "day_before": lambda: self._other_day(-1),
            "day_after": lambda: self._other_day(1),
            "open": lambda: self._planning.open_row(self._view),
            "plan_run": lambda: self._planning.plan_run(self._view.day),
            "move_run": lambda: self._planning.move(self._view),
            "edit_plan": lambda: self._planning.edit_file(self._view),
            "take_out_run": lambda: self._planning.remove(self._view),
            "log_run": lambda: self._planning.log_done(self._view),
            "log_strength": lambda: self._planning.log_strength(self._view.day),
            "instead": lambda: self._planning.instead(self._view),
            "undo_plan": self._planning.undo,
            "week_off": lambda: self._planning.mark_off(self._view),
            "close": self._leave,
        }
        press(self, "day", event, acts)

    def on_click(self, event: events.Click) -> None:
        """Open the row that was clicked, press the key whose word was; beside the panel, leave."""
        panel = self.query_one("#day", Panel)
        if not panel.region.contains(event.screen_x, event.screen_y):
            self._leave()
            return
        x, y = event.screen_x - panel.content_region.x, event.screen_y - panel.content_region.y
        page, size = (self._view, self._keys), panel.content_size
        if key := day_key_at(page, *size, x, y):
            panel.press_key(key)
        elif (row := row_at(page, *size, y)) is not None:
            self._show(msgspec.structs.replace(self._view, chosen=row))
            self._planning.open_row(self._view)

    def _leave(self) -> None:
        self.dismiss(None)

    def _choose(self, by: int) -> None:
        count = len(self._view.rows)
        if count:
            self._show(msgspec.structs.replace(self._view, chosen=(self._view.chosen + by) % count))

    def _other_day(self, by: int) -> None:
        """Show another day, which the cursor of the Week panel keeps."""
        day = self._planning.choose(date.fromordinal(self._view.day.toordinal() + by))
        self._show(self._planning.day(day))

    @property
    def _keys(self) -> FooterView:
        """The keys that do something on this day."""
        return key_bar(self, "day", *day_keys(self._view, self._planning.can_undo, self._planning.asks(self._view)))

    def _show(self, view: DayView) -> None:
        self._view = view
        self.query_one("#day", Panel).show((view, self._keys), title=day_title(view))
