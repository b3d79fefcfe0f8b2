"""The log of what was done without the dashboard: a run as it was planned, a strength session by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from stride_tui.core.history.records import Run, Session
from stride_tui.core.week.calendar import day_of
from stride_tui.core.week.plan import PlannedRun
from stride_tui.services.logbook import add_to_history, run_done, session_done, take_out_entry
from stride_tui.services.refusal import Refusal
from stride_tui.services.when import moment_of
from stride_tui.tui.actions.forms import open_form
from stride_tui.views.text.dates import day_words
from stride_tui.views.week.day_page import DayView
from stride_tui.views.week.form import Form

if TYPE_CHECKING:
    from stride_tui.tui.actions.changes_made import ChangesMade
    from stride_tui.tui.window import Window


class LogActions:
    """The actions that add runs and sessions to the history."""

    def __init__(self, window: Window, made: ChangesMade, ask_about: Callable[[Run], None]) -> None:
        self._window = window
        self._made = made
        self._ask_about = ask_about
        """A function that asks of a run that was logged what is to be asked."""

    def log_done(self, view: DayView) -> None:
        """Log the chosen planned run as done, as it was planned; any other run by a form."""
        run = view.planned_run
        if view.day > self._today():
            self._window.tell("That day is still to come.")
        elif run is None or view.done_by is not None:
            self._ask_run(Form("log_run", view.day))
        else:
            self._log_run(run, view.day)

    def _ask_run(self, form: Form) -> None:
        """Ask what run was done, and log it."""

        def save(filled: Form) -> None:
            done = self._run_of(filled)
            if isinstance(done, Refusal):
                self._window.tell(f"Not logged: {done.words}.")
            else:
                self._add(done)

        open_form(self._window, form, lambda filled: self._crowding(self._run_of(filled)), save)

    def _run_of(self, form: Form) -> Run | Refusal:
        """Return the run that a form describes; a refusal if it has not come yet."""
        workspace = self._window.model.workspace
        moment = moment_of(workspace, form.day, form.at)
        if isinstance(moment, Refusal):
            return moment
        return run_done(workspace, form.kind, moment, form.minutes, form.km)

    def log_strength(self, day: date) -> None:
        """Log a strength session done without the app."""
        if day > self._today():
            self._window.tell("That day is still to come.")
            return
        workspace = self._window.model.workspace
        name = workspace.entry.name if workspace.entry else workspace.slug

        def save(filled: Form) -> None:
            done = self._session_of(filled)
            if isinstance(done, Refusal):
                self._window.tell(f"Not logged: {done.words}.")
            else:
                self._add(done)

        form = Form("log_session", day, head=name)
        open_form(self._window, form, lambda filled: self._crowding(self._session_of(filled)), save)

    def _log_run(self, run: PlannedRun, day: date) -> None:
        workspace = self._window.model.workspace
        moment = moment_of(workspace, day, run.at)
        if isinstance(moment, Refusal):
            # Its time is still to come: the form says so, and takes another.
            self._ask_run(Form("log_run", day, run.kind, at=run.at, minutes=run.minutes, km=run.km))
            return
        self._add(run_done(workspace, run.kind, moment, run.minutes, run.km, run.note))

    def _session_of(self, form: Form) -> Session | Refusal:
        """Return the session that a form describes; a refusal if it has not come yet."""
        workspace = self._window.model.workspace
        moment = moment_of(workspace, form.day, form.at)
        if isinstance(moment, Refusal):
            return moment
        return session_done(workspace, workspace.slug, moment, form.minutes, effort=form.effort)

    def _crowding(self, done: Run | Session | Refusal) -> str:
        """Return what a run or a session is too close to, or why it cannot be logged; "" where nothing is."""
        from stride_tui.services.week.too_close import too_close_words

        return done.words if isinstance(done, Refusal) else too_close_words(self._window.model.workspace, done)

    def _add(self, done: Run | Session) -> None:
        """Add to the history; show why if that fails."""
        if refusal := add_to_history(self._window.model.workspace, done):
            hint = "" if refusal.serious else ". `stride log` with --force logs another one."
            self._window.tell(f"Not logged: {refusal.words}{hint}", alarm=refusal.serious)
            return
        from stride_tui.services.week.too_close import too_close_words

        name = done.kind if isinstance(done, Run) else done.name
        workspace = self._window.model.workspace
        self._made.note(f"{name} logged on {day_words(day_of(done))}", lambda: take_out_entry(workspace, done.id))
        self._window.changed()
        if words := too_close_words(self._window.model.workspace, done):
            self._window.tell(f"Logged, {words}.")
        if isinstance(done, Run):
            self._ask_about(done)

    def _today(self) -> date:
        return self._window.model.workspace.today
