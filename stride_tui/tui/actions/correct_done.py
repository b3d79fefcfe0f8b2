"""Corrections of what was done on an opened day: runs and sessions logged by hand by their form, others set by set."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from stride_tui.core.history.records import Run, Session
from stride_tui.core.week.calendar import day_of
from stride_tui.services.logbook import correct, take_back_correction, take_out_entry
from stride_tui.services.refusal import Refusal
from stride_tui.services.week.corrections import crowded_after, run_change, session_change
from stride_tui.tui.actions.forms import open_form
from stride_tui.views.keys.dialog import Answer, DialogView
from stride_tui.views.text.dates import day_words
from stride_tui.views.week.form import Form, form_of_run, form_of_session

if TYPE_CHECKING:
    from stride_tui.core.history.amendments import Correction
    from stride_tui.tui.actions.changes_made import ChangesMade
    from stride_tui.tui.actions.history import HistoryActions
    from stride_tui.tui.window import Window

TAKE_OUT = Answer("take_out", "x", "x", "Take it out")
KEEP = Answer("keep", "k", "k", "Keep it")


class CorrectDone:
    """The actions that correct a run or a session of an opened day, and take it out."""

    def __init__(self, window: Window, history: HistoryActions, made: ChangesMade) -> None:
        self._window = window
        self._made = made
        self.again = history.again
        self.correct_sets = history.open
        self.note_session = history.ask_note

    def change_run(self, run: Run) -> None:
        """Correct a run by its form."""
        workspace = self._window.model.workspace

        def change(form: Form) -> Correction | Refusal | None:
            return run_change(workspace, run, form.kind, form.day, form.at, form.minutes, form.km)

        words = f"{run.kind} of {day_words(day_of(run))} corrected"
        self._open(form_of_run(run), run, words, change)

    def change_session(self, session: Session) -> None:
        """Correct a session: one logged by hand by its form, any other set by set."""
        if not session.by_hand:
            self.correct_sets(session)
            return
        workspace = self._window.model.workspace

        def change(form: Form) -> Correction | Refusal | None:
            return session_change(workspace, session, form.day, form.at, form.minutes, form.effort)

        words = f"{session.name} of {day_words(day_of(session))} corrected"
        self._open(form_of_session(session), session, words, change)

    def _open(
        self, form: Form, done: Run | Session, words: str, change: Callable[[Form], Correction | Refusal | None]
    ) -> None:
        """Open a form whose values are a correction of a run or a session."""
        workspace = self._window.model.workspace
        open_form(
            self._window,
            form,
            lambda form: crowded_after(workspace, done, change(form)),
            lambda form: self._correct(done, words, change(form)),
        )

    def take_out_run(self, run: Run) -> None:
        """Take out a run that was logged."""
        self._take_out(run, f"{run.kind} of {day_words(day_of(run))}")

    def take_out_session(self, session: Session) -> None:
        """Take out a session, after a question."""
        words = f"{session.name} of {day_words(day_of(session))}"

        def answered(answer: str | None) -> None:
            if answer == "take_out":
                self._take_out(session, words)

        from stride_tui.tui.screens.dialog import Dialog

        view = DialogView("Take the session out?", f"{words}: what was written is kept.", (TAKE_OUT, KEEP), chosen=1)
        self._window.show(Dialog(view), answered)

    def _take_out(self, done: Run | Session, words: str) -> None:
        workspace = self._window.model.workspace
        if self._told(take_out_entry(workspace, done.id)):
            return
        made = workspace.history.amendments[-1].id
        self._made.note(f"{words} taken out", lambda: take_back_correction(workspace, made))
        self._window.tell(f"Taken out: {words}. What was written is kept.")
        self._window.changed()

    def _correct(self, done: Run | Session, words: str, change: Correction | Refusal | None) -> None:
        """Keep a correction, if it is one, or say why it cannot be."""
        workspace = self._window.model.workspace
        if change is None or self._told(change if isinstance(change, Refusal) else None):
            return
        assert not isinstance(change, Refusal)
        if self._told(correct(workspace, done.id, change)):
            return
        made = workspace.history.amendments[-1].id
        self._made.note(words, lambda: take_back_correction(workspace, made))
        self._window.changed()

    def _told(self, refusal: Refusal | None) -> bool:
        """Say why something was not done; return whether there was a reason."""
        if refusal:
            end = "" if refusal.words.endswith(".") else "."
            self._window.tell(f"Not corrected: {refusal.words}{end}", alarm=refusal.serious)
        return refusal is not None
