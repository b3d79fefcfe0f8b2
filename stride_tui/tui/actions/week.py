"""Actions on the plan and the history: what the keys of the Week panel and of an opened day do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from stride_tui.core.week.calendar import week_start
from stride_tui.core.week.plan import OffReason, PlannedRun
from stride_tui.services.planner import Planner
from stride_tui.services.refusal import Refusal
from stride_tui.services.week.instead import take_back
from stride_tui.views.keys.dialog import Answer, DialogView
from stride_tui.views.text.dates import LONG_DAYS
from stride_tui.views.week.day_page import DayView, day_view
from stride_tui.views.week.recovery_words import planned_run_words
from stride_tui.views.week.run_form import RunForm, form_of

if TYPE_CHECKING:
    from stride_tui.tui.actions.instead import InsteadActions
    from stride_tui.tui.actions.log_done import LogActions
    from stride_tui.tui.window import Window

WEEKS_AHEAD = 53
"""The number of weeks to come that the Week panel goes through."""
WEEKS_BACK = 52 * 50
"""The number of past weeks that it goes through."""
OFF_ANSWERS: tuple[tuple[str, OffReason], ...] = (("i", "ill"), ("r", "race"), ("h", "holiday"), ("t", "taper"))


class WeekActions:
    """The actions that edit the plan and log what was done. Each edit of the plan file is read back immediately."""

    def __init__(
        self,
        window: Window,
        log: LogActions,
        instead: InsteadActions,
        open_plan: Callable[[PlannedRun | None], None],
    ) -> None:
        self._window = window
        self._changes: list[str | None] = []
        """The changes that can be taken back, newest last: None for one of the plan, the id of an answer."""
        self._open_plan = open_plan
        self._planner = Planner(window.model.workspace)
        self.log_done = log.log_done
        self.log_strength = log.log_strength
        self.instead = instead.ask_about_chosen

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

    def open(self, day: date) -> None:
        """Open a day."""
        from stride_tui.tui.screens.day import DayScreen

        self._window.show(DayScreen(self, day))

    def open_row(self, view: DayView) -> None:
        """Open the chosen row: a session in full, or a planned run's form."""
        from stride_tui.tui.screens.run_form import SessionScreen

        if view.session is not None:
            self._window.show(SessionScreen(view.session, self._window.model.workspace.session_now))
        elif view.planned_run is not None:
            self.move(view)
        elif not view.rows:
            self.plan_run(view.day)

    def plan_run(self, day: date) -> None:
        """Open a form for a new run."""
        self._form(form_of(day), lambda form: self._planner.add_run(form.run()))

    def move(self, view: DayView) -> None:
        """Open a form to move the chosen planned run; a repeating one this once or for good."""
        run = self._chosen_run(view)
        if run is not None:
            self._once_or_all(run, "Move", lambda whole: self._move(run, view.day, whole))

    def _move(self, run: PlannedRun, day: date, whole: bool) -> None:
        form = msgspec.structs.replace(form_of(day, run), weekly=whole and run.weekday is not None)
        self._form(form, lambda new: self._planner.move_run(run, day, new.day, new.at, whole))

    def edit_file(self, view: DayView) -> None:
        """Open the plan file in the editor."""
        self._open_plan(view.planned_run)

    def remove(self, view: DayView) -> None:
        """Take out the chosen planned run, this once or for good."""
        run = self._chosen_run(view)
        if run is not None:
            self._once_or_all(run, "Take out", lambda whole: self._remove(run, view.day, whole))

    def _remove(self, run: PlannedRun, day: date, whole: bool) -> None:
        self._done(self._planner.remove_run(run, day, whole))

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
                self._done(self._planner.set_off(iso.year, iso.week, reason))

        self.ask(DialogView(f"Week {iso.week} off?", "An off week never breaks a streak.", tuple(answers)), answered)

    def warning(self, form: RunForm) -> str:
        """Return what a run would be too close after, in words; empty where there is nothing."""
        conflict = self._planner.warning(form.run(), form.day)
        return planned_run_words(conflict, self._window.model.workspace.zone) if conflict else ""

    def _chosen_run(self, view: DayView) -> PlannedRun | None:
        """Return the chosen planned run; say what to choose where it is none."""
        if view.planned_run is None:
            self._window.tell("Choose a planned run; Review corrects what was done.")
        return view.planned_run

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

    def _form(self, form: RunForm, save: Callable[[RunForm], Refusal | None]) -> None:
        from stride_tui.tui.screens.run_form import RunFormScreen

        def answered(filled: RunForm | None) -> None:
            if filled is not None:
                self._done(save(filled))

        self._window.show(RunFormScreen(form, self.warning), answered)

    def ask(self, view: DialogView, answered: Callable[[str | None], None]) -> None:
        """Ask a question."""
        from stride_tui.tui.screens.dialog import Dialog

        self._window.show(Dialog(view), answered)

    def note_answer(self, answer: str) -> None:
        """Note that an answer about a run was kept, so that it can be taken back."""
        self._changes.append(answer)

    def undo(self) -> None:
        """Undo the last change of the plan, or the last answer about a run, whichever came later."""
        answer = self._changes[-1] if self._changes else None
        refusal = take_back(self._window.model.workspace, answer) if answer else self._planner.undo()
        if self._changes and (answer or not refusal):
            self._changes.pop()
        if refusal:
            self._window.tell(refusal.words, alarm=refusal.serious)
        else:
            self._window.tell(f"Taken back: {'the answer about the run' if answer else 'the last change of the plan'}.")
            self._window.changed()

    def _done(self, refusal: Refusal | None) -> None:
        """Show the plan after an edit, or why it was refused; a refusal left the file as it was."""
        if refusal:
            self._window.tell(refusal.words, alarm=True)
        else:
            self._changes.append(None)
            self._window.changed()
