"""What a session tells its runner without being looked at: meanings with an instant, never sounds.

`cues_of` gives what an event tells, `upcoming` what the deadlines of the current step will tell if nobody
touches anything. Between them every cue comes exactly once; `cue_track` puts them in order.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from stride_tui.core.routines.routine import Timed
from stride_tui.core.routines.steps import Step
from stride_tui.core.session.choices import reps_for
from stride_tui.core.session.events import BackIn, Ended, Entered, Event, Paused, Replanned, Resumed, Started, Undone
from stride_tui.core.session.state import Position, SessionState

Meaning = Literal[
    "get_ready",
    "switch",
    "countdown",
    "go",
    "halfway",
    "rep",
    "beat",
    "last_round",
    "block_done",
    "rest",
    "rest_over",
    "session_done",
    "paused",
    "resumed",
]
"""What a cue says: another set is coming; change sides; three, two, one; begin; half of the time is over; a
rep is done; its next part begins; the last round begins; a block is done; rest; the rest has lasted as long
as suggested; all is done; standing still; going on."""

COUNT_FROM = 3
"""Countdowns are told from here."""
HALFWAY_FROM_MS = 15_000
"""Halfway is announced in timed work of at least this length: it must be said before the countdown begins."""

CHATTER, COACH, COUNTDOWN = 0, 1, 2
RANKS: dict[Meaning, int] = {
    "rep": CHATTER,
    "beat": CHATTER,
    "halfway": CHATTER,
    "countdown": COUNTDOWN,
    "go": COUNTDOWN,
}
"""What may interrupt what: a cue gives way to one of its own rank or above. Those not named are the coach's."""


class Cue(msgspec.Struct, frozen=True):
    """Something to tell at the boot time `at`. `step` is the step it is about: the current one, or for what
    is done the one that ended. `number` counts down the seconds, or counts the reps or the parts of one.
    """

    at: int
    meaning: Meaning
    step: Step
    number: int = 0

    @property
    def rank(self) -> int:
        """How much it matters to be told in time."""
        return RANKS.get(self.meaning, COACH)


Cues = tuple[Cue, ...]


def upcoming(state: SessionState) -> Cues:
    """The cues that the current step has ahead of the state's last event, in order."""
    return tuple(cue for cue in _planned(state) if cue.at > state.at.boot)


def cues_of(event: Event, before: SessionState | None, after: SessionState) -> Cues:
    """What one event tells, between the states before and after it."""
    if before is None or isinstance(event, Started):
        return _entry(after)
    held, holds = before.position.paused_for, after.position.paused_for
    match event:
        case Ended(how=how):
            return () if how == "discarded" else (Cue(event.at.boot, "session_done", before.step),)
        case Paused() if not held:
            return (_cue(after, "paused"),)
        case Resumed():
            return (_cue(after, "resumed"), *_at_once(after))
        case BackIn():
            return (_cue(after, "go"),)
        case Entered() if not holds:
            done = (_cue(after, "block_done", before.step),) if _leaves_block(event, before, after) else ()
            return done + _entry(after)
        case Replanned(same=same) if not holds:
            return () if same and (before.step.ms is None) == (after.step.ms is None) else _entry(after)
        case Undone() if holds and not held:
            return (_cue(after, "paused"),)
        case Undone() if held and not holds:
            return (_cue(after, "resumed"), *_at_once(after))
        case Undone() if not held and before.position.index != after.position.index:
            return (_cue(after, _meaning_of(after.step)),)
    return ()


def _cue(state: SessionState, meaning: Meaning, step: Step | None = None) -> Cue:
    return Cue(state.at.boot, meaning, step or state.step)


def _meaning_of(step: Step) -> Meaning:
    """What the beginning of a step tells."""
    match step.kind:
        case "work":
            return "go"
        case "switch":
            return "switch"
        case "rest":
            return "rest"
    return "get_ready"


def _entry(state: SessionState) -> Cues:
    """What the beginning of the current step tells."""
    last = (_cue(state, "last_round"),) if _opens_last_round(state.position) else ()
    return (*last, _cue(state, _meaning_of(state.step)), *_at_once(state))


def _at_once(state: SessionState) -> Cues:
    """What is due at the very instant at which a step or the time to get back into position begins."""
    return tuple(cue for cue in _planned(state) if cue.at == state.at.boot)


def _leaves_block(event: Entered, before: SessionState, after: SessionState) -> bool:
    """Whether the step before was the last of its block, in the order of the plan."""
    jumped = not event.auto and bool(before.undo_stack) and before.undo_stack[-1][0] == "jump"
    forward = after.position.index > before.position.index
    return forward and not jumped and before.step.block != after.step.block


def _opens_last_round(position: Position) -> bool:
    """Whether the current step is the first of the last of several rounds (in a straight block: of an item's)."""
    step = position.step
    if step.kind == "rest" or step.rounds < 2 or step.place.round != step.rounds:
        return False
    if position.index == 0:
        return True
    before = position.steps[position.index - 1]
    return before.kind == "rest" or (before.block, before.place.round) != (step.block, step.place.round)


def _planned(state: SessionState) -> Iterator[Cue]:
    """What the current step tells by the clock, from the state's last event on, in order."""
    position, step, at = state.position, state.step, state.at.boot
    if state.ended or position.paused_for:
        return
    if position.resume_left_ms > 0:
        yield from _countdown(state, at, at + position.resume_left_ms)
        return
    target = position.target_ms
    if target is None:
        return
    begun = at - position.elapsed_ms
    if step.kind == "rest":
        if not position.ends_by_itself and begun + target >= at:
            yield Cue(begun + target, "rest_over", step)
    elif step.kind == "work" and not isinstance(state.item.dose, Timed):
        if position.ends_by_itself:
            yield from _reps(state, begun, target)
    else:
        half = begun + target // 2
        if step.kind == "work" and target >= HALFWAY_FROM_MS and half >= at:
            yield Cue(half, "halfway", step)
        yield from _countdown(state, max(at, begun), begun + target)


def _countdown(state: SessionState, since: int, end: int) -> Iterator[Cue]:
    for number in range(COUNT_FROM, 0, -1):
        if end - number * 1_000 >= since:
            yield Cue(end - number * 1_000, "countdown", state.step, number)


def _reps(state: SessionState, begun: int, target: int) -> Iterator[Cue]:
    """Each rep when its time is over, as many as fit."""
    pace = max(1, state.item.pace_ms)
    count = min(reps_for(state.routine, state.step, state.position.chosen) or 0, target // pace)
    for number in range(max(1, state.position.elapsed_ms // pace), count + 1):
        beats = _beats(state, begun + (number - 1) * pace)
        yield from (cue for cue in beats if cue.at >= state.at.boot)
        if begun + number * pace >= state.at.boot:
            yield Cue(begun + number * pace, "rep", state.step, number)


def _beats(state: SessionState, begun: int) -> Iterator[Cue]:
    """Where a part of a rep begins, by its tempo; the first begins with the rep."""
    at = begun
    for part, ms in enumerate(state.item.tempo_ms, 1):
        if at > begun and ms > 0:
            yield Cue(at, "beat", state.step, part)
        at += ms
