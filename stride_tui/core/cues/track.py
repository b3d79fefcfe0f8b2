"""The cues of one session, in order and each once, whenever somebody looks."""

from __future__ import annotations

from stride_tui.core.cues.cues import Cue, Cues, Meaning, cues_of, upcoming
from stride_tui.core.instant import Instant
from stride_tui.core.session.events import Batch
from stride_tui.core.session.evolve import evolve
from stride_tui.core.session.state import SessionState

STALE_MS = 1_500
"""A cue that is later than this is not told any more."""
KEPT_WHEN_LATE: frozenset[Meaning] = frozenset({"paused", "rest", "session_done"})
"""What is still true when it is told late: the last of these is kept, so that nobody waits in silence."""


class CueTrack:
    """Follows a session's batches. What it gives does not depend on how often it is driven, but that stale
    cues are left out: after a suspended machine nothing is replayed.
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
        """The cues due since the last drive: `batch` is what happened meanwhile, `now` is the present."""
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
        """Take the cues up to an instant from those ahead."""
        count = sum(cue.at <= until for cue in self._ahead)
        passed, self._ahead = self._ahead[:count], self._ahead[count:]
        if self._state is not None and any(cue.meaning == "halfway" for cue in passed):
            self._halved = _set_of(self._state)
        return passed

    def _planned(self, state: SessionState) -> Cues:
        """What is ahead; a half that was told is not told again because the time was changed."""
        ahead = upcoming(state)
        if self._halved == _set_of(state):
            return tuple(cue for cue in ahead if cue.meaning != "halfway")
        return ahead


def _set_of(state: SessionState) -> tuple[int, int]:
    """The step as it was begun: one begun again is another."""
    return state.position.index, state.position.begun
