"""Planning: what the Week panel's keys do to the plan file and the history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from stride_tui.core.week.calendar import week_start
from stride_tui.core.week.plan import OffReason, Plan, PlannedRun
from stride_tui.core.week.quality_runs import quality_runs
from stride_tui.core.week.recovery import conflict_with
from stride_tui.store.disk.files import SaveError
from stride_tui.tui.actions.log_done import LogActions
from stride_tui.views.keys.dialog import Answer, DialogView
from stride_tui.views.text.dates import LONG_DAYS
from stride_tui.views.text.problem import problem_place, problem_sentence
from stride_tui.views.week.day_page import DayView, day_view
from stride_tui.views.week.recovery_words import planned_run_words
from stride_tui.views.week.run_form import RunForm, form_of

if TYPE_CHECKING:
    from stride_tui.store.week.plan_edit import Edited
    from stride_tui.tui.window import Window

OFF_ANSWERS: tuple[tuple[str, OffReason], ...] = (("i", "ill"), ("r", "race"), ("h", "holiday"), ("t", "taper"))


class WeekActions:
    """Edits the plan and logs what was done, for the app. Each edit is read back at once."""

    def __init__(self, app: Window, open_plan: Callable[[PlannedRun | None], None]) -> None:
        self._app = app
        self._open_plan = open_plan
        noting = LogActions(app)
        self.log_done = noting.log_done
        self.log_strength = noting.log_strength

    def day(self, day: date, chosen: int = 0) -> DayView:
        """A day as it stands."""
        views = self._app.dashboard.views
        start = week_start(day, self._app.model.first_weekday)
        seen = views.seen(self._app.driver.now(), start)
        return day_view(seen, day, views.needs().hours, self._app.model.zone, chosen)

    def open(self, day: date) -> None:
        """Open a day."""
        from stride_tui.tui.screens.day import DayScreen

        self._app.show(DayScreen(self, day))

    def open_row(self, view: DayView) -> None:
        """Open the chosen thing: a session in full, a planned run's form."""
        from stride_tui.tui.screens.run_form import SessionScreen

        if view.session is not None:
            self._app.show(SessionScreen(view.session))
        elif view.planned_run is not None:
            self.move(view)
        elif not view.rows:
            self.plan_run(view.day)

    def plan_run(self, day: date) -> None:
        """A form for a new run."""
        from stride_tui.store.week.plan_edit import add_run

        self._form(form_of(day), lambda form: add_run(self._app.model.paths, form.run()))

    def move(self, view: DayView) -> None:
        """A form to move the chosen planned run; a repeating one this once or for good."""
        run = view.planned_run
        if run is not None:
            self._once_or_all(run, "Move", lambda whole: self._move(run, view.day, whole))

    def _move(self, run: PlannedRun, day: date, whole: bool) -> None:
        from stride_tui.store.week.plan_edit import move_run

        form = msgspec.structs.replace(form_of(day, run), weekly=whole and run.weekday is not None)
        self._form(form, lambda new: move_run(self._app.model.paths, run, day, new.day, new.at, whole))

    def edit_file(self, view: DayView) -> None:
        """Open the plan file in the editor."""
        self._open_plan(view.planned_run)

    def remove(self, view: DayView) -> None:
        """Take the chosen planned run out, this once or for good."""
        run = view.planned_run
        if run is not None:
            self._once_or_all(run, "Take out", lambda whole: self._remove(run, view.day, whole))

    def _remove(self, run: PlannedRun, day: date, whole: bool) -> None:
        from stride_tui.store.week.plan_edit import remove_run

        self._edit(lambda: remove_run(self._app.model.paths, run, day, whole))

    def mark_off(self, view: DayView) -> None:
        """Mark the day's week off, or unmark it."""
        from stride_tui.core.week.adherence import thursday_of
        from stride_tui.store.week.plan_edit import set_off

        iso = thursday_of(week_start(view.day, self._app.model.first_weekday)).isocalendar()
        answers = [Answer(reason, key, key, reason.capitalize()) for key, reason in OFF_ANSWERS]
        answers.append(Answer("on", "n", "n", "Not off"))
        reasons: dict[str, OffReason | None] = {reason: reason for _, reason in OFF_ANSWERS} | {"on": None}

        def answered(answer: str | None) -> None:
            if answer in reasons:
                reason = reasons[answer]
                self._edit(lambda: set_off(self._app.model.paths, iso.year, iso.week, reason))

        self.ask(DialogView(f"Week {iso.week} off?", "An off week never breaks a streak.", tuple(answers)), answered)

    def warning(self, form: RunForm) -> str:
        """What a run would crowd, told from its side."""
        model = self._app.model
        hours = self._app.dashboard.views.needs().hours
        runs = quality_runs(Plan((form.run(),)), (), form.day, form.day, model.zone)
        sessions = model.history.sessions[-60:]
        for run in runs:
            if run.day == form.day and (hit := conflict_with(run, sessions, hours)):
                return planned_run_words(hit, model.zone)
        return ""

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

    def _form(self, form: RunForm, save: Callable[[RunForm], Edited]) -> None:
        from stride_tui.tui.screens.run_form import RunFormScreen

        def answered(filled: RunForm | None) -> None:
            if filled is not None:
                self._edit(lambda: save(filled))

        self._app.show(RunFormScreen(form, self.warning), answered)

    def ask(self, view: DialogView, answered: Callable[[str | None], None]) -> None:
        """Ask a question."""
        from stride_tui.tui.screens.dialog import Dialog

        self._app.show(Dialog(view), answered)

    def _edit(self, act: Callable[[], Edited]) -> None:
        """Do an edit of the plan; what stops it is told, and the file is as it was."""
        try:
            edited = act()
        except SaveError as error:
            self._app.tell(f"Not changed: {error.reason}", alarm=True)
            return
        if isinstance(edited, Plan):
            self._app.model.take_plan(edited)
            self._app.changed()
        else:
            first = edited[0]
            self._app.tell(f"Not changed: {problem_place(first)}: {problem_sentence(first)}", alarm=True)
