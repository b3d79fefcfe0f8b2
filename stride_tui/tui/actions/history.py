"""Corrections: new lines that change what was logged, while the lines written before stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET

from stride_tui.core.history.amendments import Correction, Deleted, SessionChange, SetDeleted
from stride_tui.core.history.records import Session
from stride_tui.core.instant import Instant
from stride_tui.core.settings.weights import stepped_load
from stride_tui.services.logbook import confirm_as_asked, correct, undo_correction
from stride_tui.services.refusal import Refusal
from stride_tui.services.when import moved_start
from stride_tui.views.history.correct import CorrectView, cell_stepped, changes_of
from stride_tui.views.history.note import NoteView, saved_words
from stride_tui.views.history.start_row import StartView
from stride_tui.views.keys.key_tables import resolve_keys, spoken
from stride_tui.views.text.dates import day_words

if TYPE_CHECKING:
    from stride_tui.tui.window import Window


class HistoryActions:
    """The actions that append corrections to the history."""

    def __init__(self, window: Window) -> None:
        self._window = window

    def open(self, session: Session) -> None:
        """Open a session's sets for correction."""
        from stride_tui.tui.screens.correct import Correct

        self._window.show(Correct(self, session))

    def confirm(self, session: Session) -> None:
        """Confirm the sets of a session that were logged by time alone."""
        if refusal := confirm_as_asked(self._window.model.workspace, session):
            self._refused(refusal)
        else:
            self._window.tell("Confirmed: every set as asked.")
            self._window.changed()

    def ask_note(self, session: Session) -> None:
        """Ask for the effort and a note of the whole session."""
        from stride_tui.tui.screens.correct import Note

        def answered(view: NoteView | None) -> None:
            if view is None:
                return
            effort = UNSET if view.effort == session.effort else view.effort
            note = UNSET if view.note == (session.note or "") else (view.note.strip() or None)
            changed = effort is not UNSET or note is not UNSET
            if changed and self._append(session.id, SessionChange(effort=effort, note=note)):
                self._window.tell(saved_words(view.effort, view.note.strip()))

        self._window.show(Note(NoteView(session.effort, session.note or "")), answered)

    def view(self, session: Session) -> CorrectView:
        """Return a session's start and sets as they are now; of one logged by hand, those too that it can be given."""
        from stride_tui.core.week.calendar import day_of
        from stride_tui.services.added_sets import sets_to_add

        workspace = self._window.model.workspace
        sets = workspace.history.sets_of(session)
        found = sets_to_add(workspace, session)
        planned = {} if isinstance(found, Refusal) else found
        return CorrectView(
            f"{day_words(day_of(session))} {session.name}",
            tuple({**sets, **planned}.items()),
            {},
            row=0 if sets or planned else -1,
            start=StartView(Instant(0, 0, session.started, session.offset).local(), session.timed),
            planned=frozenset(planned),
        )

    def again(self, session: Session) -> Session | None:
        """Return the session as it is now; None if it was taken out."""
        return self._window.model.workspace.session_now(session)

    def stepped(self, view: CorrectView, by: int) -> CorrectView:
        """Return the view with the field under the cursor one step on; weights step through those owned."""
        record = view.record
        load = stepped_load(record.load, self._window.model.workspace.settings, by) if record else None
        return cell_stepped(view, by, load)

    def save(self, session: Session, view: CorrectView) -> bool:
        """Append the changes, a line a set; stop at the first that cannot be saved.

        Return False where the new start has not come yet: then nothing is saved, and it is said.
        """
        changes: list[Correction] = [*changes_of(view)]
        if view.moved is not None:
            at = view.moved.wall.time() if view.moved.timed else None
            moment = moved_start(self._window.model.workspace, session, view.moved.wall.date(), at)
            if isinstance(moment, Refusal):
                self._window.tell(f"Not corrected: {moment.words}.")
                return False
            changes.append(SessionChange(started=moment.utc, offset=moment.offset, timed=moment.timed))
        all(self._append(session.id, change) for change in changes)
        return True

    def delete_set(self, session: Session, view: CorrectView) -> None:
        """Take out the set under the cursor."""
        if view.record is not None and view.sets[view.row][0] not in view.planned:
            self._append(session.id, SetDeleted(view.sets[view.row][0]))

    def delete_session(self, session: Session) -> None:
        """Take out the whole session."""
        if self._append(session.id, Deleted()):
            keys = resolve_keys(self._window.model.workspace.settings.keys, "correct")
            back = spoken("`{undo_correction}` brings it back, or `stride history undo`.", keys)
            self._window.tell(f"Taken out; what was written is kept. {back}")

    def undo(self) -> None:
        """Take the last correction back."""
        undone = undo_correction(self._window.model.workspace)
        if isinstance(undone, Refusal):
            self._refused(undone)
            return
        from stride_tui.views.history.amendment_words import amendment_words

        self._window.tell(f"Taken back: {amendment_words(self._window.model.workspace.history, undone)}.")
        self._window.changed()

    def _append(self, target: str, change: Correction) -> bool:
        """Append a correction; return False if it cannot be saved, which is shown."""
        refusal = correct(self._window.model.workspace, target, change)
        if refusal:
            self._refused(refusal)
            return False
        self._window.changed()
        return True

    def _refused(self, refusal: Refusal) -> None:
        words = (
            f"Not corrected: {refusal.words}" if refusal.serious else f"{refusal.words[:1].upper()}{refusal.words[1:]}."
        )
        self._window.tell(words, alarm=refusal.serious)
