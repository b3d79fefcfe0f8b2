"""The state of a session, and the questions one can ask of it at an instant.

Nothing counts down. A state knows how much of its step was gone at its last event (`at`); what remains
now is arithmetic. Everything in `Position` is free of any clock's origin, so that undo, a pause and a
restart of the machine restore it as it was.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from stride_tui.core.history.records import SetRecord
from stride_tui.core.instant import Instant
from stride_tui.core.routines.routine import Block, Item, Routine, Timed
from stride_tui.core.routines.steps import Place, Step
from stride_tui.core.session.choices import SetChoice
from stride_tui.core.session.events import EndKind, PauseReason

Phase = Literal["get_ready", "switch", "work", "rest", "paused", "back_in", "done"]

LEADS = ("get_ready", "transition", "switch")
"""The kinds of step that lead into a work step."""


class Spent(msgspec.Struct, frozen=True):
    """Where the time of a session went, in milliseconds; the four add up to all of it."""

    work_ms: int = 0
    lead_ms: int = 0
    rest_ms: int = 0
    paused_ms: int = 0

    @property
    def active_ms(self) -> int:
        """All but the pauses."""
        return self.work_ms + self.lead_ms + self.rest_ms


class Position(msgspec.Struct, frozen=True):
    """Where a session stands: what undo takes back to.

    `elapsed_ms` is what was gone of the step at the state's last event, `target_ms` how long it lasts (or is
    suggested to), `ends_by_itself` whether it ends by itself at the target. `asked_ms` is the target it began
    with. `paused_for` is why the session is paused, `resume_left_ms` what is left of the time to get back
    into position. `begun` is the UTC at which the step began. `chosen` is what the runner chose for sets.
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
    """A session: the fold of its events. `undo_stack` holds the positions that undo goes back to, newest last.

    `last_auto_boot` is the boot time of the last change of phase that happened by itself.
    """

    session: str
    routine: Routine
    hands_free: bool
    started: Instant
    at: Instant
    position: Position
    spent: Spent = Spent()
    undo_stack: tuple[tuple[str, Position], ...] = ()
    last_auto_boot: int | None = None
    ended: EndKind | None = None

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
    """The phase that the whole screen shows: it has one colour everywhere."""
    if state.ended:
        return "done"
    if state.position.paused_for:
        return "paused"
    if state.position.resume_left_ms > 0:
        return "back_in"
    kind = state.step.kind
    return "get_ready" if kind == "transition" else kind


def deadline_of(state: SessionState) -> int | None:
    """The boot time at which the session next does something by itself, or None."""
    position = state.position
    if state.ended or position.paused_for:
        return None
    if position.resume_left_ms > 0:
        return state.at.boot + position.resume_left_ms
    if position.ends_by_itself and position.target_ms is not None:
        return state.at.boot + max(0, position.target_ms - position.elapsed_ms)
    return None


def elapsed_ms(state: SessionState, now: Instant) -> int:
    """How much of the current step is gone at `now`."""
    running = not (state.ended or state.position.paused_for or state.position.resume_left_ms > 0)
    return state.position.elapsed_ms + (since(state.at, now) if running else 0)


def left_ms(state: SessionState, now: Instant) -> int | None:
    """How much of the current step is left at `now` (below 0: a rest over its suggestion); None if it has no target."""
    target = state.position.target_ms
    return None if target is None else target - elapsed_ms(state, now)


def resume_left_ms(state: SessionState, now: Instant) -> int:
    """What is left of the time to get back into position at `now`."""
    if state.position.paused_for:
        return 0
    return max(0, state.position.resume_left_ms - since(state.at, now))


def spent_at(state: SessionState, now: Instant) -> Spent:
    """Where the time went, up to `now`."""
    if state.ended:
        return state.spent
    return tally(state.spent, state.position, since(state.at, now))


def work_index(position: Position) -> int:
    """The index of the current set: the work step that the current step is or leads to."""
    index = position.index
    while position.steps[index].kind != "work":
        index += 1
    return index


def is_timed(state: SessionState) -> bool:
    """Whether the current set is timed work."""
    return isinstance(state.item.dose, Timed)


def since(earlier: Instant, later: Instant) -> int:
    """Milliseconds on the boot clock, never negative."""
    return max(0, later.boot - earlier.boot)


def tally(spent: Spent, position: Position, ms: int) -> Spent:
    """Book `ms` milliseconds in the place that the position's phase says."""
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
