"""The cues of one session, in order and each once, however often they are asked for."""

from __future__ import annotations

from stride_tui.core.cues.cues import Cue, Cues, Meaning, cues_of, upcoming
from stride_tui.core.instant import Instant
from stride_tui.core.session.events import Batch
from stride_tui.core.session.evolve import evolve
from stride_tui.core.session.state import SessionState

STALE_MS = 1_500
"""A cue that is later than this, in milliseconds, is left out."""
KEPT_WHEN_LATE: frozenset[Meaning] = frozenset({"paused", "rest", "session_done"})
"""Meanings that still hold when they are announced late: if all due cues are late and the last of them has one of
these meanings, it is kept, so that the runner learns that the session is paused, resting or over."""


class CueTrack:
    """The cues of one session, followed batch by batch.

    The cues that it returns do not depend on how often `drive` is called. Only late ones are left out (`STALE_MS`),
    so that a machine that was suspended does not announce all it missed.
    """

    def __init__(self, state: SessionState | None = None) -> None:
        self._state = state
        self._ahead = upcoming(state) if state else ()
        self._halved: tuple[int, int] | None = None

    @property
    def next_at(self) -> int | None:
        """The boot time of the next cue that comes by itself while nothing happens; None if there is none."""
        return self._ahead[0].at if self._ahead else None

    def drive(self, batch: Batch, now: Instant) -> Cues:
        """Return the cues that became due since the last call: `batch` is what happened since, `now` the present."""
        due: list[Cue] = []
        for event in batch:
            due += self._pass(event.at.boot)
            after = evolve(self._state, event)
            due += cues_of(event, self._state, after)
            self._state, self._ahead = after, self._planned(after)
        due += self._pass(now.boot)
        fresh = [cue for cue in due if cue.at >= now.boot - STALE_MS]
        if not fresh and due and due[-1].meaning in KEPT_WHEN_LATE:
            fresh = due[-1:]
        return tuple(fresh)

    def _pass(self, until: int) -> Cues:
        """Return the cues ahead that are due by the boot time `until`, and remove them."""
        count = sum(cue.at <= until for cue in self._ahead)
        passed, self._ahead = self._ahead[:count], self._ahead[count:]
        if self._state is not None and any(cue.meaning == "halfway" for cue in passed):
            self._halved = _set_of(self._state)
        return passed

    def _planned(self, state: SessionState) -> Cues:
        """Return the cues ahead, without a halfway that was announced for this set: a longer set has another half."""
        ahead = upcoming(state)
        if self._halved == _set_of(state):
            return tuple(cue for cue in ahead if cue.meaning != "halfway")
        return ahead


def _set_of(state: SessionState) -> tuple[int, int]:
    """Return what identifies a set: its step's index and when it began, so that a set begun again is another one."""
    return state.position.index, state.position.begun
