"""The whole history: the sessions and runs that were done, with every correction made to them since.

The records themselves are in `records`, the corrections in `amendments`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from stride_tui.core.history.amendments import (
    Amendment,
    Correction,
    SetKey,
    in_order,
    reopens,
)
from stride_tui.core.history.records import Run, Session, SetRecord
from stride_tui.core.routines.routine import NameKey, exercise_key

Recorded = TypeVar("Recorded", Session, Run)


class History(msgspec.Struct, frozen=True):
    """All known sessions and runs after every correction, oldest first, without duplicates.

    `amendments` are all that are known, in order; `originals` has, by id, the sessions and runs that were
    corrected, as they were written; `in_effect` has the amendments that change each now.
    """

    sessions: tuple[Session, ...] = ()
    runs: tuple[Run, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    originals: dict[str, Session | Run] = {}
    in_effect: dict[str, list[Amendment]] = {}

    @classmethod
    def of(cls, sessions: Iterable[Session], runs: Iterable[Run] = (), amendments: Iterable[Amendment] = ()) -> History:
        """Merge sessions, and runs, by id (the last with an id counts), order them by start, and correct them."""
        return cls(_united(sessions), _united(runs))._amended(amendments)

    @property
    def raw(self) -> History:
        """The history as it was written, before any correction."""
        if not self.originals:
            return History(self.sessions, self.runs) if self.amendments else self
        written = self.originals.values()
        sessions = {s.id: s for s in self.sessions} | {s.id: s for s in written if isinstance(s, Session)}
        runs = {r.id: r for r in self.runs} | {r.id: r for r in written if isinstance(r, Run)}
        return History(_united(sessions.values()), _united(runs.values()))

    def with_session(self, session: Session) -> History:
        """Return the history with one more session."""
        raw = self.raw
        return History(_united([*raw.sessions, session]), raw.runs)._amended(self.amendments)

    def with_run(self, run: Run) -> History:
        """Return the history with one more run."""
        raw = self.raw
        return History(raw.sessions, _united([*raw.runs, run]))._amended(self.amendments)

    def with_amendment(self, amendment: Amendment) -> History:
        """Return the history with one more correction."""
        return self.raw._amended([*self.amendments, amendment])

    def united(self, other: History) -> History:
        """Return this history with those sessions, runs and corrections of `other` that it lacks."""
        raw, others = self.raw, other.raw
        sessions, runs = _fresh(raw.sessions, others.sessions), _fresh(raw.runs, others.runs)
        known = {amendment.id for amendment in self.amendments}
        amendments = [amendment for amendment in other.amendments if amendment.id not in known]
        if not (sessions or runs or amendments):
            return self
        return History.of([*raw.sessions, *sessions], [*raw.runs, *runs], [*self.amendments, *amendments])

    def last_set(
        self, exercise: str, side: str | None, key: NameKey = exercise_key
    ) -> tuple[Session, SetRecord] | None:
        """Return the latest set of an exercise on a side that was not skipped, with its session; None without one.

        `key` returns what is the same for all names of an exercise.
        """
        wanted = key(exercise)
        for session in reversed(self.sessions):
            for record in reversed(session.sets):
                if record.side == side and record.status != "skipped" and key(record.exercise) == wanted:
                    return session, record
        return None

    def sets_of(self, session: Session) -> dict[SetKey, SetRecord]:
        """Return the sets of one of the sessions after every correction, each by the key that a correction names it
        by.
        """
        from stride_tui.core.history.amended import amended_sets

        written = self.originals.get(session.id, session)
        changes = [amendment.change for amendment in self.in_effect.get(session.id, ())]
        return amended_sets(written if isinstance(written, Session) else session, changes)

    def corrected_with(self, session: Session, change: Correction) -> Session | None:
        """Return one of the sessions as it is with one more correction; None if that takes it out."""
        from stride_tui.core.history.amended import amended_session

        written = self.originals.get(session.id, session)
        changes = [*(amendment.change for amendment in self.in_effect.get(session.id, ())), change]
        return amended_session(written if isinstance(written, Session) else session, changes)

    def is_taken_out(self, id: str) -> bool:
        """Return whether a correction has taken out the session or the run with this id."""
        shown: tuple[Session | Run, ...] = (*self.sessions, *self.runs)
        return id in self.originals and all(entry.id != id for entry in shown)

    @property
    def last_amendment(self) -> Amendment | None:
        """The latest correction that is in effect, which the next undo takes back; None if there is none.

        A correction of a session whose end was taken back is passed over where nothing of it is left.
        """
        left = {amendment.id for some in self.in_effect.values() for amendment in some}
        corrections = (it for it in reversed(self.amendments) if it.id in left and not reopens(it.change))
        return next(corrections, None)

    def _amended(self, amendments: Iterable[Amendment]) -> History:
        """Return this history, which must have no corrections yet, with `amendments` applied."""
        ordered = in_order(amendments)
        if not ordered:
            return self
        # A history without corrections, which the first picture may be of, does without this.
        from stride_tui.core.history.amended import amended_run, amended_session, moves_start
        from stride_tui.core.history.in_effect import corrections_in_effect

        in_effect = corrections_in_effect(self.sessions, ordered)
        changes = {id: [amendment.change for amendment in some] for id, some in in_effect.items()}
        originals: dict[str, Session | Run] = {}
        sessions: list[Session] = []
        runs: list[Run] = []
        for session in self.sessions:
            corrected: Session | None = session
            if of_session := changes.get(session.id):
                corrected = amended_session(session, of_session)
                originals[session.id] = session
            if corrected is not None:
                sessions.append(corrected)
        for run in self.runs:
            changed: Run | None = run
            if of_run := changes.get(run.id):
                changed = amended_run(run, of_run)
                originals[run.id] = run
            if changed is not None:
                runs.append(changed)
        if any(moves_start(amendment.change) for amendment in ordered):
            return History(_united(sessions), _united(runs), ordered, originals, in_effect)
        return History(tuple(sessions), tuple(runs), ordered, originals, in_effect)


def _united(entries: Iterable[Recorded]) -> tuple[Recorded, ...]:
    """Return the entries ordered by their start, without duplicates: the last with an id counts."""
    by_id = {entry.id: entry for entry in entries}
    return tuple(sorted(by_id.values(), key=lambda entry: (entry.started, entry.id)))


def _fresh(known: tuple[Recorded, ...], others: tuple[Recorded, ...]) -> list[Recorded]:
    """Return those of `others` whose id is not among the `known`."""
    ids = {entry.id for entry in known}
    return [entry for entry in others if entry.id not in ids]
