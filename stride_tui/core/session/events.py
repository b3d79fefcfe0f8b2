"""The events of a session, of which its state is the fold, and the commands that ask for them.

The journal keeps events, so fields may be added with a default, never renamed or removed, and a class that was renamed
keeps its old tag. An event that happens by itself has its deadline as its time `at`, however late the program is.
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
"""The reasons for a pause: the runner asked; the machine slept; the program was killed, or stopped for a while by a
signal; the app was left; the editor is open; the runner is asked how to end."""
EndKind = Literal["finished", "early", "discarded"]
"""The ends of a session: it ran to its end; it was finished early and kept; it was thrown away."""


class Started(msgspec.Struct, frozen=True, tag=True):
    """A session began on a routine. `hands_free` makes rep work and rests end by themselves.

    `machine` is the id of the machine's start, by whose clocks `at` is; `replaces` the id under which the history has
    it, if its end was taken back; `week_target` the sessions that a week asked for, if known.
    """

    at: Instant
    session: str
    routine: Routine
    hands_free: bool = False
    machine: str = ""
    replaces: str | None = None
    week_target: int | None = None


class UndoPoint(msgspec.Struct, frozen=True, tag="Marked"):
    """The runner did something that undo can take back; `what` names it ("skip", "done", ...)."""

    at: Instant
    what: str


class Entered(msgspec.Struct, frozen=True, tag=True):
    """Step number `index` (from 0) began. `auto` is whether it began by itself."""

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
    """The session is paused from here on."""

    at: Instant
    reason: PauseReason = "asked"


class Resumed(msgspec.Struct, frozen=True, tag="WentOn"):
    """The session goes on, after `back_in_ms` to get back into position."""

    at: Instant
    back_in_ms: int = 0


class BackIn(msgspec.Struct, frozen=True, tag=True):
    """The time to get back into position is over: the step's clock runs again.

    `auto` is False where a key ended it early.
    """

    at: Instant
    auto: bool = False


class Adjusted(msgspec.Struct, frozen=True, tag=True):
    """The current step became `ms` longer (shorter if negative)."""

    at: Instant
    ms: int


class Slept(msgspec.Struct, frozen=True, tag=True):
    """The machine slept through `ms` of a rest, which went on counting and no longer ends by itself.

    `stopped` is whether the machine ran and only the program was stopped, as ctrl+z does.
    """

    at: Instant
    ms: int
    stopped: bool = False


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
    """The last undo point was gone back to; the time that remained then remains now.

    After the end it takes the end back: the session is open again, paused.
    """

    at: Instant


class Replanned(msgspec.Struct, frozen=True, tag=True):
    """The plan changed: another text of the routine, or other rounds (by block ordinal).

    `index` is the current step in the new plan; `same` is whether it is the step that was current before, whose time
    then goes on. `reloaded` is whether the routine's file was edited, which undo cannot take back.
    """

    at: Instant
    routine: Routine
    rounds: tuple[tuple[int, int], ...]
    index: int
    same: bool
    reloaded: bool = False


class Reopened(msgspec.Struct, frozen=True, tag=True):
    """The session was picked up by a new run of the program, whose clocks may count from another origin: they do if
    `machine` is the id of another start of it than before."""

    at: Instant
    machine: str = ""


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
"""The events of one command or one moment; the journal keeps all of them or none."""

CommandName = Literal[
    "toggle", "confirm", "back", "skip", "undo", "add_round", "drop_round", "finish", "leave", "discard", "hands_free"
]


class Do(msgspec.Struct, frozen=True):
    """A command without values: `toggle` is space, `confirm` is Enter, the others do what their names say."""

    name: CommandName


class Pause(msgspec.Struct, frozen=True):
    """Pause for a reason of the program's own; nothing happens if the session is paused already."""

    reason: PauseReason


class Adjust(msgspec.Struct, frozen=True):
    """Make the current step `ms` milliseconds longer (shorter if negative)."""

    ms: int


ADJUST_STEP_MS = 10_000
"""The milliseconds by which one press of + or - changes a step."""


class Jump(msgspec.Struct, frozen=True):
    """Go to the first set of block number `block` (from 0) that is not logged, or to its first set if all are."""

    block: int


class Replan(msgspec.Struct, frozen=True):
    """Go on with an edited version of the routine."""

    routine: Routine


class ChangeSet(msgspec.Struct, frozen=True):
    """Choose a weight, reps or an effort for a set: one to come, or one that is logged already."""

    place: Place
    field: SetField
    value: float | None


class WakeUp(msgspec.Struct, frozen=True):
    """Continue after the machine slept, or the program was `stopped`; `before` is the last instant at which it ran."""

    before: Instant
    stopped: bool = False


class Reopen(msgspec.Struct, frozen=True):
    """Pick up a journalled session in a new run of the program, at the start `machine` of the machine."""

    machine: str = ""


Command = Do | Pause | Adjust | Jump | Replan | ChangeSet | WakeUp | Reopen
