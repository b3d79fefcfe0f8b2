"""What can happen in a session: the events of which its state is the fold, and the commands that ask for them.

Events are what the journal keeps, so their shapes are a file format: fields may be added with a default,
never renamed or removed. An event that happens by itself carries its deadline as its time.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from stride_tui.core.history.records import SetRecord
from stride_tui.core.instant import Instant
from stride_tui.core.routines.routine import Routine
from stride_tui.core.routines.steps import Place
from stride_tui.core.session.choices import SetField

PauseReason = Literal["asked", "slept", "interrupted", "leaving", "editing", "deciding"]
"""Why a session stands still: the runner asked; the machine slept; the program died; the app was left;
the editor is open; the runner is asked how to end."""
EndKind = Literal["finished", "early", "discarded"]
"""How a session ended: ran to its end; finished early and kept; thrown away."""


class Started(msgspec.Struct, frozen=True, tag=True):
    """A session began on a routine. `hands_free` makes rep work and rests end by themselves."""

    at: Instant
    session: str
    routine: Routine
    hands_free: bool = False


class UndoPoint(msgspec.Struct, frozen=True, tag="Marked"):
    """The runner did something that undo can take back; `what` names it ("skip", "done", ...)."""

    at: Instant
    what: str


class Entered(msgspec.Struct, frozen=True, tag=True):
    """Step number `index` began. `auto` tells a step that began by itself."""

    at: Instant
    index: int
    auto: bool = False


class Logged(msgspec.Struct, frozen=True, tag=True):
    """A set was logged, in place of an earlier log of the same set if there is one."""

    at: Instant
    place: Place
    record: SetRecord
    auto: bool = False


class Paused(msgspec.Struct, frozen=True, tag=True):
    """The session stands still from here on."""

    at: Instant
    reason: PauseReason = "asked"


class Resumed(msgspec.Struct, frozen=True, tag="WentOn"):
    """The session goes on, after `back_in_ms` to get back into position."""

    at: Instant
    back_in_ms: int = 0


class BackIn(msgspec.Struct, frozen=True, tag=True):
    """The time to get back into position is over: the step's clock runs again.

    `auto` tells that it was over by itself.
    """

    at: Instant
    auto: bool = False


class Adjusted(msgspec.Struct, frozen=True, tag=True):
    """The current step became `ms` longer (shorter if negative)."""

    at: Instant
    ms: int


class Slept(msgspec.Struct, frozen=True, tag=True):
    """The machine slept through `ms` of a rest, which went on counting and no longer ends by itself."""

    at: Instant
    ms: int


class RestHeld(msgspec.Struct, frozen=True, tag="Waited"):
    """The rest goes on counting, but from here on it waits for the runner: the editor is open."""

    at: Instant


class Chosen(msgspec.Struct, frozen=True, tag=True):
    """The runner chose another weight, other reps or an effort for a set, before it was logged or with it."""

    at: Instant
    place: Place
    field: SetField
    value: float | None


class HandsFree(msgspec.Struct, frozen=True, tag=True):
    """From here on rep work and rests end by themselves, or (`on` false) wait for the runner again."""

    at: Instant
    on: bool


class Undone(msgspec.Struct, frozen=True, tag=True):
    """The last marked thing was taken back; the time that remained then remains now."""

    at: Instant


class Replanned(msgspec.Struct, frozen=True, tag=True):
    """The plan changed: another text of the routine, or other rounds (by block ordinal).

    `index` is the step of the new plan at which the session stands; `same` is whether it is the step
    that was current before, whose clock then goes on.
    """

    at: Instant
    routine: Routine
    rounds: tuple[tuple[int, int], ...]
    index: int
    same: bool
    reloaded: bool = False


class Reopened(msgspec.Struct, frozen=True, tag=True):
    """The session was picked up again by a new run of the program, whose clocks may start elsewhere."""

    at: Instant


class Ended(msgspec.Struct, frozen=True, tag=True):
    """The session is over."""

    at: Instant
    how: EndKind = "finished"


Event = (
    Started
    | UndoPoint
    | Entered
    | Logged
    | Paused
    | Resumed
    | BackIn
    | Adjusted
    | Slept
    | RestHeld
    | Chosen
    | HandsFree
    | Undone
    | Replanned
    | Reopened
    | Ended
)
Batch = tuple[Event, ...]
"""The events that one command or one moment made happen; the journal keeps them together or not at all."""

CommandName = Literal[
    "toggle", "confirm", "back", "skip", "undo", "add_round", "drop_round", "finish", "leave", "discard", "hands_free"
]


class Do(msgspec.Struct, frozen=True):
    """A plain command: `toggle` is space, `confirm` is Enter, the rest are what they say."""

    name: CommandName


class Pause(msgspec.Struct, frozen=True):
    """Stand still for a reason of the program's own; nothing if already standing still."""

    reason: PauseReason


class Adjust(msgspec.Struct, frozen=True):
    """Make the current step `ms` longer or shorter."""

    ms: int


ADJUST_STEP_MS = 10_000
"""By how much one press makes a step longer or shorter."""


class Jump(msgspec.Struct, frozen=True):
    """Go to the first unlogged set of block number `block` (from 0), or its first set."""

    block: int


class Replan(msgspec.Struct, frozen=True):
    """Go on with this text of the routine."""

    routine: Routine


class ChangeSet(msgspec.Struct, frozen=True):
    """Choose a weight, reps or an effort for a set: one to come, or one that is logged already."""

    place: Place
    field: SetField
    value: float | None


class WakeUp(msgspec.Struct, frozen=True):
    """The machine slept; `before` is the last instant at which the program ran."""

    before: Instant


class Reopen(msgspec.Struct, frozen=True):
    """Pick up a journalled session in a new run of the program."""


Command = Do | Pause | Adjust | Jump | Replan | ChangeSet | WakeUp | Reopen
