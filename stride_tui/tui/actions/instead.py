"""The question of whether a run was done instead of a planned one, and its answers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from stride_tui.core.history.records import NOT_INSTEAD, Run
from stride_tui.core.week.calendar import day_of
from stride_tui.core.week.instead_of import RunQuestion
from stride_tui.services.week.instead import answer, open_for, question_after, take_back
from stride_tui.views.keys.key_tables import spoken
from stride_tui.views.week.instead_dialog import instead_dialog
from stride_tui.views.week.instead_words import planned_words

if TYPE_CHECKING:
    from stride_tui.tui.actions.changes_made import ChangesMade
    from stride_tui.tui.window import Window
    from stride_tui.views.week.day_page import DayView

NOTHING_TO_ASK = "No run is to be asked about: each was done as planned, or its answer is known."
AFTER_THE_SESSION = "What is to be asked about a run is asked after the session."
NO_PLANNED_RUN = "No planned run is open that it could have been done instead of."
CHOOSE_A_RUN = "Choose a run that was done."


class InsteadActions:
    """The actions that ask and answer."""

    def __init__(self, window: Window, made: ChangesMade) -> None:
        self._window = window
        self._made = made

    def ask_open(self) -> None:
        """Ask the question that is open; say so where none is, and that it waits for the end of a session."""
        question = self._window.model.workspace.ahead().question
        if self._window.driver.running:
            self._window.tell(AFTER_THE_SESSION)
        elif question is None:
            self._window.tell(NOTHING_TO_ASK)
        else:
            self._ask(question)

    def asks(self, view: DayView) -> bool:
        """Return whether there is anything to ask about the run that is chosen on an opened day."""
        run = view.run
        return run is not None and (run.instead_of is not None or bool(open_for(self._window.model.workspace, run)))

    def ask_about_chosen(self, view: DayView) -> None:
        """Ask about the run that is chosen on an opened day, answered or not."""
        run = view.run
        planned = open_for(self._window.model.workspace, run) if run else ()
        if run is None:
            self._window.tell(CHOOSE_A_RUN)
        elif planned or run.instead_of is not None:
            self._ask(RunQuestion(run, day_of(run), planned))
        else:
            self._window.tell(NO_PLANNED_RUN)

    def ask_after_logging(self, run: Run) -> None:
        """Ask about a run that was just logged, if there is anything to ask; during a session that waits."""
        question = question_after(self._window.model.workspace, run)
        if question and not self._window.driver.running:
            self._ask(question)

    def _ask(self, question: RunQuestion) -> None:
        from stride_tui.tui.screens.dialog import Dialog

        workspace = self._window.model.workspace

        def answered(given: str | None) -> None:
            if given == NOT_INSTEAD:
                self._keep(question, None)
            elif given not in (None, "stay"):
                self._keep(question, date.fromisoformat(given))

        self._window.show(Dialog(instead_dialog(question, workspace.today)), answered)

    def _keep(self, question: RunQuestion, day: date | None) -> None:
        """Keep an answer, and say what it does; say why where it cannot be saved."""
        workspace = self._window.model.workspace
        if refusal := answer(workspace, question.run, day):
            self._window.tell(f"Not kept: {refusal.words}", alarm=refusal.serious)
            return
        kept = workspace.history.amendments[-1].id
        self._made.note("the answer about the run", lambda: take_back(workspace, kept))
        done = "The plan stays as it is; this is not asked again."
        if day is not None:
            planned = next(it for it in question.planned if it[0] == day)
            words = planned_words(question, planned, workspace.today)
            done = f"{words[:1].upper()}{words[1:]} is taken out."
        back = spoken("{undo_plan} on an opened day takes the answer back.", self._window.model.keys)
        self._window.tell(f"{done} {back}")
        self._window.changed()
