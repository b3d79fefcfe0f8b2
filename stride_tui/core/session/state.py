"""The state of a session, and functions that read it at an instant.

Nothing is counted down by a timer. A state has the time that had passed of its step at its last event (`at`); what
is left now is computed from `now`. `Position` holds durations only, no reading of the awake or boot clock, so that
undo, a pause and a restart of the machine restore it as it was.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from stride_tui.core.history.records import SetRecord
from stride_tui.core.instant import Instant
from stride_tui.core.routines.routine import Block, Item, Routine
from stride_tui.core.routines.steps import Place, Step
from stride_tui.core.session.choices import SetChoice
from stride_tui.core.session.events import EndKind, PauseReason

Phase = Literal["get_ready", "switch", "work", "rest", "paused", "back_in", "done"]

LEADS = ("get_ready", "transition", "switch")
"""The kinds of step that lead into a work step."""


class Spent(msgspec.Struct, frozen=True):
    """The time of a session in milliseconds, by what it was spent on; the four add up to all of it."""

    work_ms: int = 0
    lead_ms: int = 0
    rest_ms: int = 0
    paused_ms: int = 0

    @property
    def active_ms(self) -> int:
        """The time without the pauses, in milliseconds."""
        return self.work_ms + self.lead_ms + self.rest_ms

    @property
    def total_ms(self) -> int:
        """All of the time, in milliseconds."""
        return self.active_ms + self.paused_ms


class Position(msgspec.Struct, frozen=True):
    """The part of a session's state that undo restores: the plan, the current step and its time, logs and choices.

    `elapsed_ms` is the time that had passed of the step at the state's last event, `target_ms` how long it lasts (or
    is suggested to), `ends_by_itself` whether it ends by itself at the target. `asked_ms` is the target it began with.
    `paused_for` is why the session is paused (None if it is not), `resume_left_ms` what is left of the time to get
    back into position. `begun` is the UTC milliseconds at which the step began, by `utc_of_session`. `chosen` is
    what the runner chose for sets.
    """

    steps: tuple[Step, ...]
    rounds: tuple[tuple[int, int], ...]
    index: int
    elapsed_ms: int
    target_ms: int | None
    asked_ms: int | None
    ends_by_itself: bool
    paused_for: PauseReason | None
    resume_left_ms: int
    begun: int
    logs: dict[Place, SetRecord]
    chosen: dict[Place, SetChoice] = {}

    @property
    def step(self) -> Step:
        """The current step."""
        return self.steps[self.index]


class SessionState(msgspec.Struct, frozen=True):
    """A session: the fold of its events up to the instant `at`.

    `undo_stack` holds the positions that undo goes back to, newest last, each with the name of its undo point.
    `last_auto_boot` is the boot time at which the current phase began, if it began by itself.

    `worked` is how the time was spent up to the end of the last work: after it the session was over, if nothing comes
    any more. Before the first work it is the last instant at which the session was not paused. `clock_moved_ms` is how
    far the wall clock was set forward so far, in all. `machine` is the id of the machine's start that `at` is of, ""
    where it is not known. `week_target` is the number of sessions that a week asked for at the start, None if unknown.
    """

    session: str
    routine: Routine
    hands_free: bool
    started: Instant
    at: Instant
    position: Position
    spent: Spent = Spent()
    worked: Spent = Spent()
    clock_moved_ms: int = 0
    machine: str = ""
    undo_stack: tuple[tuple[str, Position], ...] = ()
    last_auto_boot: int | None = None
    ended: EndKind | None = None
    week_target: int | None = None

    @property
    def step(self) -> Step:
        """The current step."""
        return self.position.step

    @property
    def block(self) -> Block:
        """The block of the current step."""
        return self.routine.blocks[self.step.block]

    @property
    def item(self) -> Item:
        """The item of the current step (of the set it leads into)."""
        return self.block.items[self.step.item]

    @property
    def logs(self) -> dict[Place, SetRecord]:
        """The sets logged so far, by place."""
        return self.position.logs


def phase_of(state: SessionState) -> Phase:
    """Return the phase that the whole screen shows, everywhere in the same colour."""
    if state.ended:
        return "done"
    if state.position.paused_for:
        return "paused"
    if state.position.resume_left_ms > 0:
        return "back_in"
    kind = state.step.kind
    return "get_ready" if kind == "transition" else kind


def deadline_of(state: SessionState) -> int | None:
    """Return the boot time at which the session next does something by itself, or None."""
    position = state.position
    if state.ended or position.paused_for:
        return None
    if position.resume_left_ms > 0:
        return state.at.boot + position.resume_left_ms
    if position.ends_by_itself and position.target_ms is not None:
        return state.at.boot + max(0, position.target_ms - position.elapsed_ms)
    return None


def elapsed_ms(state: SessionState, now: Instant) -> int:
    """Return the milliseconds that have passed of the current step at `now`."""
    running = not (state.ended or state.position.paused_for or state.position.resume_left_ms > 0)
    return state.position.elapsed_ms + (since(state.at, now) if running else 0)


def left_ms(state: SessionState, now: Instant) -> int | None:
    """Return the milliseconds that are left of the current step at `now`; None if it has no target.

    Below 0 for a rest that is longer than suggested.
    """
    target = state.position.target_ms
    return None if target is None else target - elapsed_ms(state, now)


def resume_left_ms(state: SessionState, now: Instant) -> int:
    """Return the milliseconds that are left at `now` to get back into position."""
    if state.position.paused_for:
        return 0
    return max(0, state.position.resume_left_ms - since(state.at, now))


def spent_at(state: SessionState, now: Instant) -> Spent:
    """Return how the time was spent, up to `now`."""
    if state.ended:
        return state.spent
    return tally(state.spent, state.position, since(state.at, now))


def utc_of_session(state: SessionState, spent: Spent | None = None) -> int:
    """Return the UTC milliseconds of the state, or of an earlier instant by the time `spent` up to it.

    It is the start and all the time since: a wall clock that is set during the session moves none of its times.
    """
    return state.started.utc + (spent or state.spent).total_ms


def work_index(position: Position) -> int:
    """Return the index of the current set: the work step that the current step is or leads to."""
    index = position.index
    while position.steps[index].kind != "work":
        index += 1
    return index


def since(earlier: Instant, later: Instant) -> int:
    """Return the milliseconds between two instants on the boot clock, never negative."""
    return max(0, later.boot - earlier.boot)


def tally(spent: Spent, position: Position, ms: int) -> Spent:
    """Return `spent` with `ms` milliseconds more of what the position's phase is: work, lead-in, rest or pause."""
    if ms == 0:
        return spent
    replace = msgspec.structs.replace
    if position.paused_for:
        return replace(spent, paused_ms=spent.paused_ms + ms)
    if position.resume_left_ms > 0 or position.step.kind in LEADS:
        return replace(spent, lead_ms=spent.lead_ms + ms)
    if position.step.kind == "rest":
        return replace(spent, rest_ms=spent.rest_ms + ms)
    return replace(spent, work_ms=spent.work_ms + ms)
