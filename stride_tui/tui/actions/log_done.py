"""The log of what was done without the dashboard: a run as it was planned, a strength session by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from stride_tui.core.history.records import Run, Session
from stride_tui.core.week.plan import PlannedRun
from stride_tui.services.logbook import add_to_history, run_done, session_done
from stride_tui.services.refusal import Refusal
from stride_tui.services.when import moment_of
from stride_tui.views.week.day_page import DayView

if TYPE_CHECKING:
    from stride_tui.tui.window import Window
    from stride_tui.views.week.session_form import SessionForm


class LogActions:
    """The actions that add runs and sessions to the history."""

    def __init__(self, window: Window, ask_about: Callable[[Run], None]) -> None:
        self._window = window
        self._ask_about = ask_about
        """A function that asks of a run that was logged what is to be asked."""

    def log_done(self, view: DayView) -> None:
        """Log the chosen planned run as done, as it was planned."""
        run = view.planned_run
        if run is None:
            self._window.tell("Choose a planned run to log it as done; `stride log run` logs any other.")
        elif view.day > self._today():
            self._window.tell("That day is still to come.")
        elif view.done_by is not None:
            self._window.tell("It is logged already; `stride log run` logs another one.")
        else:
            self._log_run(run, view.day)

    def log_strength(self, day: date) -> None:
        """Log a strength session done without the app."""
        if day > self._today():
            self._window.tell("That day is still to come.")
            return
        from stride_tui.tui.screens.session_form import SessionFormScreen
        from stride_tui.views.week.session_form import SessionForm

        workspace = self._window.model.workspace
        form = SessionForm(workspace.entry.name if workspace.entry else workspace.slug, day)

        def answered(filled: SessionForm | None) -> None:
            if filled is None:
                return
            done = self._session_of(filled)
            if isinstance(done, Refusal):
                self._window.tell(f"Not logged: {done.words}.")
            else:
                self._add(done)

        self._window.show(SessionFormScreen(form, self._crowded_by), answered)

    def _log_run(self, run: PlannedRun, day: date) -> None:
        workspace = self._window.model.workspace
        moment = moment_of(workspace, day, run.at)
        if isinstance(moment, Refusal):
            self._window.tell(f"{moment.words}. `stride log run` logs it at another time.")
            return
        self._add(run_done(workspace, run.kind, moment, run.minutes, run.km, run.note))

    def _session_of(self, form: SessionForm) -> Session | Refusal:
        """Return the session that a form describes; a refusal if it has not come yet."""
        workspace = self._window.model.workspace
        moment = moment_of(workspace, form.day, form.at)
        if isinstance(moment, Refusal):
            return moment
        return session_done(workspace, workspace.slug, moment, form.minutes, effort=form.effort)

    def _crowded_by(self, form: SessionForm) -> str:
        """Return what the session of a form is too close before, or why it cannot be logged; "" where nothing is."""
        from stride_tui.services.week.too_close import too_close_words

        done = self._session_of(form)
        return done.words if isinstance(done, Refusal) else too_close_words(self._window.model.workspace, done)

    def _add(self, done: Run | Session) -> None:
        """Add to the history; show why if that fails."""
        if refusal := add_to_history(self._window.model.workspace, done):
            hint = "" if refusal.serious else ". `stride log` with --force logs another one."
            self._window.tell(f"Not logged: {refusal.words}{hint}", alarm=refusal.serious)
            return
        from stride_tui.services.week.too_close import too_close_words

        self._window.changed()
        if words := too_close_words(self._window.model.workspace, done):
            self._window.tell(f"Logged, {words}.")
        if isinstance(done, Run):
            self._ask_about(done)

    def _today(self) -> date:
        return self._window.model.workspace.today
