"""Noting what was done without the dashboard: a run as it was planned, a strength session by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING

from stride_tui.core.history.records import Run, Session
from stride_tui.core.week.plan import PlannedRun
from stride_tui.core.week.quality_runs import utc_of
from stride_tui.store.disk.files import SaveError
from stride_tui.views.keys.dialog import Answer, DialogView
from stride_tui.views.text.dates import LONG_DAYS
from stride_tui.views.week.day_page import DayView, is_done

if TYPE_CHECKING:
    from stride_tui.tui.window import Window


class LogActions:
    """Adds runs and sessions to the history, for the app."""

    def __init__(self, app: Window) -> None:
        self._app = app

    def log_done(self, view: DayView) -> None:
        """Log the chosen planned run as done, as it was planned."""
        run = view.planned_run
        if run is None:
            self._app.tell("Choose a planned run to log it as done; `stride log run` logs any other.")
        elif view.day > self._today():
            self._app.tell("That day is still to come.")
        elif is_done(view):
            self._app.tell("It is logged already; `stride log run` logs another one.")
        else:
            self._log_run(run, view.day)

    def log_strength(self, day: date) -> None:
        """Log a strength session done without the app."""
        if day > self._today():
            self._app.tell("That day is still to come.")
            return
        answers = (Answer("yes", "y", "y", "Yes, log it"), Answer("stay", "n", "n", "No"))
        words = f"A strength session on {LONG_DAYS[day.weekday()]}, done without stride."
        from stride_tui.tui.screens.dialog import Dialog

        view = DialogView("Log a session?", words, answers)
        self._app.show(Dialog(view), lambda answer: self._log_session(day, answer))

    def _log_run(self, run: PlannedRun, day: date) -> None:
        from stride_tui.store.history.file import append_run
        from stride_tui.store.session.journal import new_session_id

        now = self._app.driver.now()
        start = utc_of(day, run.at or time(12), self._app.model.zone)
        offset = _offset(day, run.at or time(12), self._app.model.zone)
        done = Run(new_session_id(now), run.kind, start, offset, run.minutes, run.km, run.note, run.at is not None)
        if self._saved(lambda: append_run(self._app.model.paths, done)):
            self._app.model.history = self._app.model.history.with_run(done)
            self._app.changed()

    def _log_session(self, day: date, answer: str | None) -> None:
        from stride_tui.store.history.file import append_session
        from stride_tui.store.session.journal import new_session_id

        model = self._app.model
        entry = model.entry
        if answer != "yes" or entry is None:
            return
        now = self._app.driver.now()
        start = utc_of(day, time(12), model.zone)
        needs = self._app.dashboard.views.needs()
        # As `stride log session` has it: the routine's estimate says when it was over, no minutes are claimed.
        session = Session(
            id=new_session_id(now),
            routine=entry.slug,
            name=entry.name,
            started=start,
            ended=start + needs.length_ms,
            offset=_offset(day, time(12), model.zone),
            finished=True,
            sets=(),
            recovery_hours=needs.hours,
            by_hand=True,
            timed=False,
        )
        if self._saved(lambda: append_session(model.paths, session)):
            model.history = model.history.with_session(session)
            self._app.changed()

    def _today(self) -> date:
        return self._app.driver.now().local().date()

    def _saved(self, act: Callable[[], object]) -> bool:
        """Add to the history; False, and told, if it could not be."""
        try:
            act()
        except SaveError as error:
            self._app.tell(f"Not logged: {error.reason}", alarm=True)
            return False
        return True


def _offset(day: date, at: time, zone: tzinfo) -> int:
    offset = datetime.combine(day, at, zone).utcoffset() or timedelta(0)
    return int(offset.total_seconds())
