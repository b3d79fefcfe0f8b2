"""The count of reps that go on by themselves: how many are done, and which part of the next one is under way."""

from __future__ import annotations

import msgspec

from stride_tui.core.instant import Instant
from stride_tui.core.routines.routine import Reps
from stride_tui.core.session.choices import reps_for
from stride_tui.core.session.state import SessionState, elapsed_ms

REP_PART_MS = 1_000
"""The milliseconds of a part of a rep whose item has no tempo."""


class RepCount(msgspec.Struct, frozen=True):
    """The reps `done` of those that are `asked`, at an instant.

    `parts` are the milliseconds of each part of a rep, by the item's tempo or by seconds; `part` is the one under way,
    from 0, or their number once the last rep is done. `since_ms` is how long ago it began, `left_ms` how long it still
    lasts (None after the last rep).
    """

    done: int
    asked: int
    parts: tuple[int, ...]
    part: int
    since_ms: int
    left_ms: int | None


def rep_count(state: SessionState, now: Instant) -> RepCount | None:
    """Return the count at `now`, as the cues count; None by hand, in timed work and outside of work."""
    work = state.step.kind == "work" and isinstance(state.item.dose, Reps)
    if not (work and state.position.ends_by_itself) or state.ended:
        return None
    pace = max(1, state.item.pace_ms)
    asked = reps_for(state.routine, state.step, state.position.chosen) or 0
    parts = tuple(ms for ms in state.item.tempo_ms if ms > 0) or _seconds(pace)
    gone = elapsed_ms(state, now)
    if gone >= asked * pace:
        return RepCount(asked, asked, parts, len(parts), gone - asked * pace, None)
    done, within = divmod(gone, pace)
    part = 0
    while within >= parts[part]:
        within -= parts[part]
        part += 1
    return RepCount(done, asked, parts, part, within, parts[part] - within)


def _seconds(ms: int) -> tuple[int, ...]:
    """Return a time cut into parts of a second, of which the last may be shorter."""
    whole, rest = divmod(ms, REP_PART_MS)
    return (REP_PART_MS,) * whole + ((rest,) if rest else ())
