"""The log of what was done without the dashboard: a run as it was planned, a strength session by hand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from stride_tui.core.history.records import Run, Session
from stride_tui.core.week.plan import PlannedRun
from stride_tui.services.logbook import add_to_history, run_done, session_done
from stride_tui.services.refusal import Refusal
from stride_tui.services.when import moment_of
from stride_tui.views.keys.dialog import Answer, DialogView
from stride_tui.views.text.dates import LONG_DAYS
from stride_tui.views.week.day_page import DayView, is_done

if TYPE_CHECKING:
    from stride_tui.tui.window import Window


class LogActions:
    """The actions that add runs and sessions to the history."""

    def __init__(self, window: Window) -> None:
        self._window = window

    def log_done(self, view: DayView) -> None:
        """Log the chosen planned run as done, as it was planned."""
        run = view.planned_run
        if run is None:
            self._window.tell("Choose a planned run to log it as done; `stride log run` logs any other.")
        elif view.day > self._today():
            self._window.tell("That day is still to come.")
        elif is_done(view):
            self._window.tell("It is logged already; `stride log run` logs another one.")
        else:
            self._log_run(run, view.day)

    def log_strength(self, day: date) -> None:
        """Log a strength session done without the app."""
        if day > self._today():
            self._window.tell("That day is still to come.")
            return
        answers = (Answer("yes", "y", "y", "Yes, log it"), Answer("stay", "n", "n", "No"))
        words = f"A strength session on {LONG_DAYS[day.weekday()]}, done without stride."
        from stride_tui.tui.screens.dialog import Dialog

        view = DialogView("Log a session?", words, answers)
        self._window.show(Dialog(view), lambda answer: self._log_session(day, answer))

    def _log_run(self, run: PlannedRun, day: date) -> None:
        workspace = self._window.model.workspace
        moment = moment_of(workspace, day, run.at)
        if isinstance(moment, Refusal):
            self._window.tell(f"{moment.words}. `stride log run` logs it at another time.")
            return
        self._add(run_done(workspace, run.kind, moment, run.minutes, run.km, run.note))

    def _log_session(self, day: date, answer: str | None) -> None:
        workspace = self._window.model.workspace
        moment = moment_of(workspace, day, None)
        if answer == "yes" and not isinstance(moment, Refusal):
            self._add(session_done(workspace, workspace.slug, moment))

    def _add(self, done: Run | Session) -> None:
        """Add to the history; show why if that fails."""
        if refusal := add_to_history(self._window.model.workspace, done):
            hint = "" if refusal.serious else ". `stride log` with --force logs another one."
            self._window.tell(f"Not logged: {refusal.words}{hint}", alarm=refusal.serious)
        else:
            self._window.changed()

    def _today(self) -> date:
        return self._window.model.workspace.today
