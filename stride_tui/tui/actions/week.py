"""Actions on the plan and the history: what the keys of the Week panel and of an opened day do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from stride_tui.core.week.calendar import week_start
from stride_tui.core.week.plan import OffReason, PlannedRun
from stride_tui.services.planner import Planner
from stride_tui.services.refusal import Refusal
from stride_tui.tui.actions.forms import open_form
from stride_tui.views.keys.dialog import Answer, DialogView
from stride_tui.views.text.dates import LONG_DAYS, day_words
from stride_tui.views.week.day_page import DayView, day_view
from stride_tui.views.week.form import Form, form_for_plan, form_to_move
from stride_tui.views.week.recovery_words import planned_run_words

if TYPE_CHECKING:
    from stride_tui.tui.actions.changes_made import ChangesMade
    from stride_tui.tui.actions.correct_done import CorrectDone
    from stride_tui.tui.actions.instead import InsteadActions
    from stride_tui.tui.actions.log_done import LogActions
    from stride_tui.tui.window import Window

WEEKS_AHEAD = 53
"""The number of weeks to come that the Week panel goes through."""
WEEKS_BACK = 52 * 50
"""The number of past weeks that it goes through."""
NOTHING_CHOSEN = "There is nothing here to change."
OFF_ANSWERS: tuple[tuple[str, OffReason], ...] = (("i", "ill"), ("r", "race"), ("h", "holiday"), ("t", "taper"))


class WeekActions:
    """The actions that edit the plan and log what was done. Each edit of the plan file is read back immediately."""

    def __init__(
        self,
        window: Window,
        log: LogActions,
        done: CorrectDone,
        instead: InsteadActions,
        made: ChangesMade,
        open_plan: Callable[[PlannedRun | None], None],
    ) -> None:
        self._window = window
        self._done = done
        self._made = made
        self._open_plan = open_plan
        self._planner = Planner(window.model.workspace)
        self.log_done = log.log_done
        self.log_strength = log.log_strength
        self.undo = made.undo
        self.instead = instead.ask_about_chosen
        self.asks = instead.asks

    def day(self, day: date, chosen: int = 0) -> DayView:
        """Return a day as it is now."""
        workspace = self._window.model.workspace
        seen = workspace.week(week_start(day, workspace.first_weekday), self._window.driver.running)
        return day_view(seen, day, workspace.zone, chosen)

    def show_week(self, by: int | None) -> None:
        """Show another week, `by` weeks further back; None: this week."""
        self._week(0 if by is None else self._window.model.weeks_back + by)
        self._window.dashboard.paint()

    def choose_day(self, by: int) -> None:
        """Choose another day of the week on show; beyond its ends another week."""
        dashboard = self._window.dashboard
        day = (dashboard.chosen_day or 0) + by
        self._week(self._window.model.weeks_back - day // 7)
        dashboard.focus_week(True, day % 7)

    def open_chosen(self) -> None:
        """Open the chosen day; today, if none is chosen yet."""
        dashboard = self._window.dashboard
        if dashboard.chosen_day is None:
            dashboard.focus_week(True)
        self.open(dashboard.views.start_on_show() + timedelta(days=dashboard.chosen_day or 0))

    def _week(self, back: int) -> None:
        """Show the week so many weeks back, as far as the panel goes."""
        self._window.model.weeks_back = max(-WEEKS_AHEAD, min(WEEKS_BACK, back))

    def choose(self, day: date) -> date:
        """Let the Week panel choose a day, as far as it goes; return the day that it chose."""
        this, workspace = self._window.model.workspace.this_week, self._window.model.workspace
        self._week((this - week_start(day, workspace.first_weekday)).days // 7)
        column = (day.weekday() - workspace.first_weekday) % 7
        self._window.dashboard.focus_week(True, column)
        return self._window.dashboard.views.start_on_show() + timedelta(days=column)

    @property
    def can_undo(self) -> bool:
        """Return whether there is a change to take back."""
        return self._window.model.can_undo

    def open(self, day: date) -> None:
        """Open a day."""
        from stride_tui.tui.screens.day import DayScreen

        self._window.show(DayScreen(self, day))

    def open_row(self, view: DayView) -> None:
        """Open the chosen row: a session in full, or the form of a run; on an empty day that of a new one."""
        if view.session is not None:
            from stride_tui.tui.screens.session import SessionScreen

            self._window.show(SessionScreen(view.session, self._done))
        elif view.planned_run is not None or view.run is not None:
            self.move(view)
        else:
            self.plan_run(view.day)

    def plan_run(self, day: date) -> None:
        """Open a form for a new run."""

        def save(form: Form) -> None:
            self._plan_edit(self._planner.add_run(form.run()), f"{form.kind} planned on {day_words(form.day)}")

        open_form(self._window, form_for_plan(day), self._warning, save)

    def move(self, view: DayView) -> None:
        """Open a form to move the chosen planned run, a repeating one this once or for good; or to correct a run or a
        session."""
        run = view.planned_run
        if run is not None:
            self._once_or_all(run, "Move", lambda whole: self._move(run, view.day, whole))
        elif view.session is not None:
            self._done.change_session(view.session)
        elif view.run is not None:
            self._done.change_run(view.run)
        else:
            self._window.tell(NOTHING_CHOSEN)

    def _move(self, run: PlannedRun, day: date, whole: bool) -> None:
        def save(form: Form) -> None:
            words = f"{run.kind} moved from {day_words(day)} to {day_words(form.day)}"
            self._plan_edit(self._planner.move_run(run, day, form.day, form.at, whole), words)

        open_form(self._window, form_to_move(day, run, whole), self._warning, save)

    def edit_file(self, view: DayView) -> None:
        """Open the plan file in the editor."""
        self._open_plan(view.planned_run)

    def remove(self, view: DayView) -> None:
        """Take out what is chosen: a planned run, a repeating one this once or for good; a run or a session done."""
        run = view.planned_run
        if run is not None:
            self._once_or_all(run, "Take out", lambda whole: self._remove(run, view.day, whole))
        elif view.session is not None:
            self._done.take_out_session(view.session)
        elif view.run is not None:
            self._done.take_out_run(view.run)
        else:
            self._window.tell(NOTHING_CHOSEN)

    def _remove(self, run: PlannedRun, day: date, whole: bool) -> None:
        words = f"{run.kind} taken out of {day_words(day)}"
        self._plan_edit(self._planner.remove_run(run, day, whole), words)

    def mark_off(self, view: DayView) -> None:
        """Mark the day's week off, or unmark it."""
        from stride_tui.core.week.adherence import thursday_of

        iso = thursday_of(week_start(view.day, self._window.model.workspace.first_weekday)).isocalendar()
        answers = [Answer(reason, key, key, reason.capitalize()) for key, reason in OFF_ANSWERS]
        answers.append(Answer("on", "n", "n", "Not off"))
        reasons: dict[str, OffReason | None] = {reason: reason for _, reason in OFF_ANSWERS} | {"on": None}

        def answered(answer: str | None) -> None:
            if answer in reasons:
                reason = reasons[answer]
                words = f"week {iso.week} marked off ({reason})" if reason else f"week {iso.week} marked as not off"
                self._plan_edit(self._planner.set_off(iso.year, iso.week, reason), words)

        self.ask(DialogView(f"Week {iso.week} off?", "An off week never breaks a streak.", tuple(answers)), answered)

    def _warning(self, form: Form) -> str:
        """Return what a run would be too close after, in words; empty where there is nothing."""
        conflict = self._planner.warning(form.run(), form.day)
        return planned_run_words(conflict, self._window.model.workspace.zone) if conflict else ""

    def _once_or_all(self, run: PlannedRun, verb: str, act: Callable[[bool], None]) -> None:
        """Ask, for a repeating run, whether only this day is meant."""
        if run.weekday is None:
            act(True)
            return
        name = LONG_DAYS[run.weekday]
        answers = (
            Answer("once", "o", "o", f"{verb} it on this {name} only"),
            Answer("all", "e", "e", f"{verb} it on every {name}"),
        )

        def answered(answer: str | None) -> None:
            if answer in ("once", "all"):
                act(answer == "all")

        self.ask(DialogView(f"{verb}: which?", f"This run repeats every {name}.", answers), answered)

    def ask(self, view: DialogView, answered: Callable[[str | None], None]) -> None:
        """Ask a question."""
        from stride_tui.tui.screens.dialog import Dialog

        self._window.show(Dialog(view), answered)

    def _plan_edit(self, refusal: Refusal | None, words: str) -> None:
        """Show the plan after an edit, or why it was refused; a refusal left the file as it was."""
        if refusal:
            self._window.tell(refusal.words, alarm=True)
        else:
            self._made.note(words, self._planner.undo, may_wait=True)
            self._window.changed()
