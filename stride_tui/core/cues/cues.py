"""The cues of a session: what is announced to a runner who does not look, as meanings with an instant.

A cue is a meaning ("halfway"), not a sound: the sinks turn it into tones, speech and so on. `cues_of` returns the
cues that an event brings, `upcoming` those that the current step will bring by time alone, if no key is pressed.
Between them every cue comes exactly once; `track` puts them in order.
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
"""The meanings, in the order of the list: another set is coming; change sides; three, two, one; begin; half of
the time is over; a rep is done; the next part of a rep begins; the last round begins; a block is done; rest; the
rest has lasted as long as suggested; the session is done; it is paused; it goes on."""

COUNT_FROM = 3
"""The number, and so the seconds before the end, from which a countdown is announced."""
HALFWAY_FROM_MS = 15_000
"""Timed work of at least so many milliseconds announces its half: in a shorter set the words would still be
spoken when the countdown begins."""

MINOR, NORMAL, ON_TIME = 0, 1, 2
"""Ranks of a cue: may be dropped; is announced; is announced at its instant, for it is about that instant."""
RANKS: dict[Meaning, int] = {
    "rep": MINOR,
    "beat": MINOR,
    "halfway": MINOR,
    "countdown": ON_TIME,
    "go": ON_TIME,
}
"""The rank of a meaning; one that is not named is `NORMAL`. A cue is interrupted by one of its own rank or above."""


class Cue(msgspec.Struct, frozen=True):
    """One announcement, due at the boot time `at` (milliseconds).

    `step` is the step it is about: the current one or, for "block_done" and "session_done", the one that ended.
    `number` is the seconds left ("countdown"), or counts reps ("rep") or the parts of a rep ("beat") from 1.
    """

    at: int
    meaning: Meaning
    step: Step
    number: int = 0

    @property
    def rank(self) -> int:
        """The rank of its meaning, from `RANKS`."""
        return RANKS.get(self.meaning, NORMAL)


Cues = tuple[Cue, ...]


def upcoming(state: SessionState) -> Cues:
    """Return the cues that the current step has ahead of the state's last event, in order."""
    return tuple(cue for cue in _planned(state) if cue.at > state.at.boot)


def cues_of(event: Event, before: SessionState | None, after: SessionState) -> Cues:
    """Return the cues of one event, given the states `before` (None for the first event) and `after` it."""
    if before is None or isinstance(event, Started):
        return _entry(after)
    was_paused, is_paused = before.position.paused_for, after.position.paused_for
    match event:
        case Ended(how=how):
            return () if how == "discarded" else (Cue(event.at.boot, "session_done", before.step),)
        case Paused() if not was_paused:
            return (_cue(after, "paused"),)
        case Resumed():
            return (_cue(after, "resumed"), *_at_once(after))
        case BackIn():
            return (_cue(after, "go"),)
        case Entered() if not is_paused:
            done = (_cue(after, "block_done", before.step),) if _leaves_block(event, before, after) else ()
            return done + _entry(after)
        case Replanned(same=same) if not is_paused:
            return () if same and (before.step.ms is None) == (after.step.ms is None) else _entry(after)
        case Undone() if is_paused and not was_paused:
            return (_cue(after, "paused"),)
        case Undone() if was_paused and not is_paused:
            return (_cue(after, "resumed"), *_at_once(after))
        case Undone() if not was_paused and before.position.index != after.position.index:
            return (_cue(after, _meaning_of(after.step)),)
    return ()


def _cue(state: SessionState, meaning: Meaning, step: Step | None = None) -> Cue:
    return Cue(state.at.boot, meaning, step or state.step)


def _meaning_of(step: Step) -> Meaning:
    """Return the meaning of the cue with which a step begins."""
    match step.kind:
        case "work":
            return "go"
        case "switch":
            return "switch"
        case "rest":
            return "rest"
    return "get_ready"


def _entry(state: SessionState) -> Cues:
    """Return the cues with which the current step begins."""
    last = (_cue(state, "last_round"),) if _opens_last_round(state.position) else ()
    return (*last, _cue(state, _meaning_of(state.step)), *_at_once(state))


def _at_once(state: SessionState) -> Cues:
    """Return the planned cues that are due at the instant of the state itself, such as "three" in a set of 3 s."""
    return tuple(cue for cue in _planned(state) if cue.at == state.at.boot)


def _leaves_block(event: Entered, before: SessionState, after: SessionState) -> bool:
    """Return whether the step before was the last of its block, in the order of the plan."""
    jumped = not event.auto and bool(before.undo_stack) and before.undo_stack[-1][0] == "jump"
    forward = after.position.index > before.position.index
    return forward and not jumped and before.step.block != after.step.block


def _opens_last_round(position: Position) -> bool:
    """Return whether the current step is the first of the last of several rounds (in a straight block: of an
    item's).
    """
    step = position.step
    if step.kind == "rest" or step.rounds < 2 or step.place.round != step.rounds:
        return False
    if position.index == 0:
        return True
    before = position.steps[position.index - 1]
    return before.kind == "rest" or (before.block, before.place.round) != (step.block, step.place.round)


def _planned(state: SessionState) -> Iterator[Cue]:
    """Yield the cues that the current step brings by time alone, from the state's last event on, in order."""
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
    """Yield three, two, one before the boot time `end`, without those due before `since`."""
    for number in range(COUNT_FROM, 0, -1):
        if end - number * 1_000 >= since:
            yield Cue(end - number * 1_000, "countdown", state.step, number)


def _reps(state: SessionState, begun: int, target: int) -> Iterator[Cue]:
    """Yield a cue at the end of each rep, counted by the item's pace, and at the parts of each by its tempo."""
    pace = max(1, state.item.pace_ms)
    count = min(reps_for(state.routine, state.step, state.position.chosen) or 0, target // pace)
    for number in range(max(1, state.position.elapsed_ms // pace), count + 1):
        beats = _beats(state, begun + (number - 1) * pace)
        yield from (cue for cue in beats if cue.at >= state.at.boot)
        if begun + number * pace >= state.at.boot:
            yield Cue(begun + number * pace, "rep", state.step, number)


def _beats(state: SessionState, begun: int) -> Iterator[Cue]:
    """Yield a cue where the second and each later part of a rep begins; the rep begins at the boot time `begun`."""
    at = begun
    for part, ms in enumerate(state.item.tempo_ms, 1):
        if at > begun and ms > 0:
            yield Cue(at, "beat", state.step, part)
        at += ms
