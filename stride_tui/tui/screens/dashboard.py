"""The dashboard: four panels, the progress above them, the keys below. It paints and keeps the timer; decisions are
made elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message

from stride_tui.core.session.state import Phase
from stride_tui.services.session.driver import SessionDriver
from stride_tui.tui.dashboard_view import DashboardViews
from stride_tui.tui.model import Model
from stride_tui.tui.panel_places import PanelPlaces
from stride_tui.tui.terminal.textual_private import PartlyPainted
from stride_tui.tui.terminal.wake_timer import WakeTimer
from stride_tui.tui.which_figure import FigureFinder
from stride_tui.tui.widgets.key_bar import KeyBar
from stride_tui.tui.widgets.now_panel import NowPanel
from stride_tui.tui.widgets.panel import Panel
from stride_tui.tui.widgets.top_line import TopLine
from stride_tui.views.dashboard.placing import placed, strip_rows
from stride_tui.views.dashboard.screen import Part
from stride_tui.views.dashboard.sizes import Shape, shape_of, tiny_lines
from stride_tui.views.keys.key_tables import action_of
from stride_tui.views.session.next_change import next_change_ms, until_midnight_ms
from stride_tui.views.week.panel import day_at

if TYPE_CHECKING:
    from stride_tui.tui.stepper import Stepper

RETRY_MS = 1_000
"""Milliseconds between two tries to save what could not be saved."""


class Dashboard(PartlyPainted[None], inherit_bindings=False):
    """The screen that is always there. It posts `Wanted` for every key."""

    AUTO_FOCUS = None
    # The styles give passing messages their rows by these.
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (72, "-medium"), (100, "-broad")]  # noqa: RUF012 - as Textual declares it
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-short"), (20, "-high"), (30, "-tallest")]  # noqa: RUF012

    class Wanted(Message):
        """Posted when the runner asks for an action of the table; `key` is the key that asked for it, if one did."""

        def __init__(self, action: str, key: str = "") -> None:
            super().__init__()
            self.action = action
            self.key = key

    def __init__(self, model: Model, driver: SessionDriver) -> None:
        super().__init__()
        self._model = model
        self._driver = driver
        self.views = DashboardViews(model, driver)
        self.wake_timer = WakeTimer(self, self.wake)
        """The timer for the next change of the picture or the next cue; there is no other."""
        self._picture_due = 0
        """The boot time at which the picture next changes by itself."""
        self._phase: Phase | None = None
        self._cells = (0, 0)
        """The columns and rows of the terminal."""
        self._places = PanelPlaces(self)
        self.chosen_day: int | None = None
        """The day that the arrows are on, from 0, while the Week panel has the focus."""
        self._stepping: Stepper | None = None
        self._far = False
        self._figures = FigureFinder(model)

    def compose(self) -> ComposeResult:
        """Lay out few widgets with one render each, so that the first frame comes soon."""
        view = self.views.view(single=False)
        yield TopLine(view.header)
        with Horizontal(id="main"):
            yield NowPanel(id="now")
            with Vertical(id="side"):
                yield Panel(id="round")
                yield Panel(id="next")
        yield Panel(id="week")
        yield Panel(id="strip")
        yield Panel(tiny_lines, id="tiny")
        yield KeyBar(view.footer)

    def on_mount(self) -> None:
        """Lay out the panels and show everything."""
        self.reshape(*self.app.size)

    def on_unmount(self) -> None:
        """Stop the timer."""
        self.wake_timer.clear()

    def on_resize(self, event: events.Resize) -> None:
        """Lay out the panels for the new size."""
        self.reshape(*event.size)

    def reshape(self, width: int, height: int) -> None:
        """Lay the panels out for a size."""
        self._cells = (width, height)
        self._places.show_single(self._shape)
        self.query_one("#tiny", Panel).show((width, height))
        self.paint()

    @property
    def _shape(self) -> Shape:
        return shape_of(*self._cells)

    def next_panel(self, by: int) -> None:
        """Move to the Week panel and back; where only one panel fits, show the next. It leaves the far view."""
        self._far = False
        if self._shape == "single":
            self._places.next_single(by)
            self._places.show_single(self._shape)
            self.focus_week(self._places.single == "week")
        else:
            self.focus_week(self.chosen_day is None)

    def focus_week(self, wanted: bool, day: int | None = None) -> None:
        """Let the arrows choose days of the Week panel, from a day or today; or no longer."""
        self.chosen_day = (self.views.today_column() if day is None else day) if wanted else None
        self.query_one("#week", Panel).set_class(wanted, "-focused")
        self.paint()

    def leave_week(self) -> None:
        """Let the keys act on the session again; where only one panel fits, show that."""
        self._places.show_now(self._shape)
        self.focus_week(False)

    @property
    def stepping(self) -> Stepper:
        """The stepper; made when it is first opened."""
        from stride_tui.tui.stepper import Stepper

        self._stepping = self._stepping or Stepper(self._model, self._driver)
        return self._stepping

    def toggle_stepper(self) -> None:
        """Open or close the stepper, in view."""
        self.stepping.toggle()
        self._places.show_now(self._shape)
        self.paint()

    def toggle_far(self) -> None:
        """Show the far view, or leave it; no key of it is for a panel that it hides."""
        self._far = not self._far
        self.leave_week()

    def paint(self) -> None:
        """Show what is now, and wake when a printed character next changes."""
        if not (self.is_mounted and self.is_running):
            return
        self._far = self._far and self._driver.running
        stepper = self._stepping.view() if self._stepping else None
        view = self.views.view(self._shape == "single", self.chosen_day, stepper, self._far)
        covered = any(screen is not self and not screen.is_modal for screen in self.app.screen_stack)
        figure = self._figures.of(self._driver.state, self._far, covered)
        view, sizes = placed(view, *self._cells, self.chosen_day is not None, figure[0] is not None)
        self._places.place(sizes, self._far, strip_rows(view, self._cells[0]))
        self.query_one(TopLine).show(view.header)
        self.query_one(KeyBar).show(view.footer)
        for name, part in (("now", view.now), ("round", view.round), ("next", view.next), ("week", view.week)):
            self._show(name, part, view.phase)
        self.query_one("#now", NowPanel).show_figure(*figure)
        if view.strip is not None:
            self._show("strip", view.strip, None)
        self._arm()
        if view.phase != self._phase:
            self._frame(view.phase)

    def on_screen_suspend(self) -> None:
        """Stop the figure: another screen covers this one."""
        self.paint()

    def on_screen_resume(self) -> None:
        """Show everything as it is now: no other screen covers this one."""
        self.paint()

    def _frame(self, phase: Phase | None) -> None:
        """Give the frame around Now the colour of the phase."""
        self.query_one("#now", Panel).set_classes("-" + phase.replace("_", "-") if phase else "")
        self._phase = phase

    def _show(self, name: str, part: Part, phase: Phase | None) -> None:
        panel = self.query_one(f"#{name}", Panel)
        panel.show(part.view, part.layout, part.title, part.subtitle, phase)

    def _arm(self) -> None:
        """Set the timer for the next change of the picture, the next cue or the next date, whichever comes first."""
        now = self._driver.now()
        state = self._driver.state
        wait = next_change_ms(state, now) if state is not None and self._driver.running else None
        wait = until_midnight_ms(now) if wait is None else wait
        if self._model.unsaved:
            wait = min(wait, RETRY_MS)
        self._picture_due = now.boot + wait
        cue = self._driver.next_cue_ms()
        wait = wait if cue is None else min(wait, cue)
        self.wake_timer.set(max(1.0, self._driver.clock.real_ms(wait)) / 1000)

    def wake(self) -> None:
        """Let time pass up to now; cues that are only heard paint nothing."""
        if self._driver.tick() or self._driver.now().boot >= self._picture_due:
            self.paint()
        else:
            self._arm()

    @property
    def place(self) -> str:
        """The part that takes keys first, by its name in the table."""
        if self._stepping is not None and self._stepping.view() is not None:
            return "stepper"
        return "far" if self._far else "dashboard" if self.chosen_day is None else "week"

    def on_key(self, event: events.Key) -> None:
        """Ask for the action of a key of the table; any other key is ignored."""
        action = action_of(self._model.workspace.settings.keys, self.place, event.key)
        if action:
            event.stop()
            event.prevent_default()
            self.post_message(self.Wanted(action, event.key))

    @on(Panel.Pressed)
    def _press(self, event: Panel.Pressed) -> None:
        """Do what the button that was clicked says, open the day, or unfold the week."""
        action, _, key = event.press.partition(" ")
        week = self.views.week_on_show if event.panel.id == "week" and not action else None
        if action:
            self.post_message(self.Wanted(action, key))
        elif week and self._places.folded:
            self.focus_week(True)
        elif week and (day := day_at(week, *event.panel.content_size, event.x, event.y)) is not None:
            self.focus_week(True, day)
            self.post_message(self.Wanted("open_day"))

    @on(KeyBar.Clicked)
    def _click(self, event: KeyBar.Clicked) -> None:
        self.post_message(self.Wanted(event.action))

    @on(Panel.Scrolled, "#week")
    def _wheel(self, event: Panel.Scrolled) -> None:
        self.post_message(self.Wanted("later" if event.by > 0 else "earlier"))
