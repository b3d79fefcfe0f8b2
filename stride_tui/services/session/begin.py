"""Sessions of one workspace: begun on what is asked today, picked up, brought back, watched while another window
leads.

Both faces that lead a session use this module, so that what they ask for, log and refuse is the same.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import msgspec

from stride_tui.core.problem import Problem, Unread
from stride_tui.core.routines.library import Entry
from stride_tui.core.session.state import SessionState
from stride_tui.services.refusal import Refusal
from stride_tui.services.session.driver import SessionDriver
from stride_tui.services.session.routine_today import routine_today
from stride_tui.services.workspace import Workspace
from stride_tui.store.disk.files import SaveError
from stride_tui.views.text import refusals

if TYPE_CHECKING:
    from stride_tui.core.history.amendments import Correction
    from stride_tui.core.history.records import Session
    from stride_tui.core.session.events import Event


KEY_WAITS_S = 0.25
"""The longest time that a key waits for the disk, in seconds."""


class PickedUp(msgspec.Struct, frozen=True):
    """A session that goes on, paused: its state, when it was last known to run (UTC ms), and what of its journal
    cannot be used. `dropped` are corrections that end with its end, which was taken back."""

    state: SessionState
    since_utc: int
    unread: Unread = Unread()
    dropped: tuple[Correction, ...] = ()


class NothingKept(msgspec.Struct, frozen=True):
    """A journal in which no session can be read, and why not. It is set aside when the next session begins."""

    problems: tuple[Problem, ...]


class LedElsewhere(msgspec.Struct, frozen=True):
    """Another window leads the session; this one can only watch."""


class Sessions:
    """The sessions that a driver leads: begun, picked up and brought back."""

    def __init__(self, workspace: Workspace, driver: SessionDriver) -> None:
        self._workspace = workspace
        self._driver = driver
        self._paths = workspace.home.paths
        self.file: str | None = None
        """The routine file that the session under way follows."""
        self.to_follow = False
        """True where the session was picked up, and its file, which may have been edited since, is not read yet."""

    @property
    def unfinished(self) -> bool:
        """Return whether there is a session that was left, or is under way in some window."""
        return self._paths.journal.exists()

    def begin(self, entry: Entry, light: bool = False) -> Refusal | None:
        """Begin a routine with the dose and load that progression asks today, or `light`: one round without jumps."""
        if self._unsaved():
            return Refusal(refusals.NOT_SAVED_YET, serious=True)
        if entry.routine is None:
            return Refusal(refusals.FILE_HAS_MISTAKES, entry.problems, hint=refusals.EDIT_OPENS_IT)
        try:
            routine = routine_today(self._workspace, entry.routine, light)
            if routine is None:
                return Refusal(refusals.NOTHING_LIGHT)
            self._driver.begin(routine, self._workspace.hands_free, self._workspace.target)
        except SaveError as error:
            return Refusal(refusals.not_begun(error.explained))
        self.file, self.to_follow = entry.path, False
        return None

    def pick_up(self) -> PickedUp | NothingKept | LedElsewhere | Refusal | None:
        """Go on with the session that was left or cut off, paused; None where there is none.

        One that had run to its end is put into the history instead, and is None too. A journal that the system does
        not let us read is a refusal: it may have a session, and nothing may begin in its place.
        """
        from stride_tui.store.session.left_sessions import session_left
        from stride_tui.store.session.session_lock import HeldElsewhere
        from stride_tui.views.text.damaged_files import journal_closed

        try:
            left = session_left(self._paths)
            if left is None:
                return None
            if left.unreadable:
                return Refusal(journal_closed(left.problems[0]), serious=True)
            if left.id is None:
                return NothingKept(left.problems) if left.problems else None
            found = self._driver.resume()
        except HeldElsewhere:
            return LedElsewhere()
        except SaveError as error:
            return Refusal(error.explained, serious=True)
        state = self._driver.state
        if not found or state is None:
            return None
        self._workspace.choose(state.routine.slug)
        self.file, self.to_follow = self._workspace.entry.path if self._workspace.entry else None, True
        dropped = self._take_out_replaced(left.events[0], state)
        last = left.last_known
        return PickedUp(state, last.utc if last else state.at.utc, left.unread, dropped)

    @property
    def ended_last(self) -> bool:
        """Return whether there is a session whose end can be taken back: none has begun since."""
        return self._paths.discarded.exists() and not self.unfinished

    def take_back_end(self) -> Refusal | None:
        """Open the session that ended last again, finished or thrown away; `pick_up` then goes on with it."""
        from stride_tui.store.session.left_sessions import reopen_ended

        try:
            self.settle()
            if self._driver.saver.busy:
                return Refusal(refusals.NOT_SAVED_YET, serious=True)
            if not reopen_ended(self._paths):
                return Refusal(refusals.NO_SESSION_TO_BRING_BACK)
        except SaveError as error:
            return Refusal(refusals.not_brought_back(error.explained))
        self._driver.dismiss()
        return None

    def settled(self) -> Refusal | None:
        """Wait until all that was asked so far is on the disk; a refusal if the disk does not answer."""
        try:
            self.settle()
        except SaveError as error:
            return Refusal(refusals.not_begun(error.explained), serious=True)
        return None

    def settle(self) -> None:
        """Wait until all that was asked so far is on the disk; `SaveError` if the disk does not answer."""
        try:
            self._driver.saver.settle()
        except TimeoutError as error:
            raise SaveError(self._paths.journal, "the disk does not answer") from error

    def session_done(self) -> Session | None:
        """Return the session that has just ended, as the history has it; None if it was thrown away or is unsaved."""
        from stride_tui.services.session.summary import session_of

        state = self._driver.state
        if state is None or state.ended in (None, "discarded") or self._unsaved():
            return None
        session = session_of(self._workspace, state)
        if self._workspace.session_now(session) is None:
            self.finished(session)
        return self._workspace.session_now(session)

    def _unsaved(self) -> bool:
        """Return whether something of a session is not on the disk yet, for which it waits a moment."""
        if self._driver.saver.busy and not self._driver.running:
            with contextlib.suppress(TimeoutError):
                self._driver.saver.settle(KEY_WAITS_S)
        return self._driver.saver.busy

    def _take_out_replaced(self, first: Event, state: SessionState) -> tuple[Correction, ...]:
        """Take the session that this one replaces out of the workspace's history, as resuming did with the file's.

        Return what of its corrections does not go on with it.
        """
        from stride_tui.core.history.amendments import end_undone, not_undone
        from stride_tui.core.history.in_effect import lost_corrections
        from stride_tui.core.session.events import Started
        from stride_tui.core.session.to_records import to_session
        from stride_tui.store.history.reading import read_history

        if not isinstance(first, Started) or not first.replaces:
            return ()
        before, end = self._workspace.history, end_undone(first.session, first.replaces, self._driver.now())
        if any(amendment.id == end.id for amendment in before.amendments):
            return ()
        # The file is read again: a command in another window may have corrected the session since.
        history = before.united(read_history(self._paths).history).with_amendment(end)
        self._workspace.history = history
        written = next((session for session in history.raw.sessions if session.id == first.replaces), None)
        corrections = [it for it in not_undone(history.amendments) if it.target == first.replaces]
        return lost_corrections(corrections, written, to_session(state))

    def finished(self, session: Session) -> None:
        """Take a session that the history now holds."""
        self._workspace.history = self._workspace.history.with_session(session)

    def led_elsewhere(self) -> bool:
        """Return whether some window leads a session."""
        from stride_tui.store.session.session_lock import held_elsewhere

        return held_elsewhere(self._paths)

    def state_elsewhere(self) -> SessionState | None:
        """Return where the session of another window is, as its journal has it; None if that cannot be read."""
        from stride_tui.core.session.evolve import replay
        from stride_tui.store.session.journal_reading import read_journal

        reading = read_journal(self._paths.journal)
        return replay(reading.events) if reading else None
