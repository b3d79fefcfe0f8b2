"""Small routines, a session driven by hand, and strategies that make routines up."""

from __future__ import annotations

from typing import Any, Self

import msgspec
from hypothesis import strategies as st

from stride_tui.core.history.records import SetRecord
from stride_tui.core.instant import Instant, ManualClock
from stride_tui.core.routines.routine import Block, BlockKind, Item, Reps, Rest, Routine, Timed
from stride_tui.core.routines.steps import Step
from stride_tui.core.session.engine import Engine
from stride_tui.core.session.events import Adjust, Command, CommandName, Do, Event, Jump, Pause, PauseReason, Replan
from stride_tui.core.session.state import Phase, SessionState, elapsed_ms, left_ms, phase_of

SECOND = 1_000
MINUTE = 60_000


def timed(exercise: str, seconds: float, **fields: Any) -> Item:
    """An item of timed work."""
    return Item(exercise, Timed(round(seconds * SECOND)), **fields)


def reps(exercise: str, count: int, **fields: Any) -> Item:
    """An item of rep work."""
    return Item(exercise, Reps(count), **fields)


def block(name: str, *items: Item, kind: BlockKind = "superset", **fields: Any) -> Block:
    """A block: a superset of one round where nothing else is said."""
    return Block(name, kind, items, **fields)


def routine(*blocks: Block, **fields: Any) -> Routine:
    """A routine of these blocks."""
    return Routine("test", "Test", blocks, **fields)


def small() -> Routine:
    """Four blocks with everything in them: a warm-up, two supersets with a rest between, a cool-down."""
    return routine(
        block("Warm-up", timed("March", 30), kind="warm-up"),
        block("A", reps("Squat", 8), timed("Plank", 30, sides="each"), rounds=2),
        block("B", reps("Lunge", 10, sides="alternating"), rounds=2),
        block("Cool-down", timed("Stretch", 20), kind="cool-down"),
    )


def edit_block(of: Routine, block_n: int, **fields: Any) -> Routine:
    """The routine with some fields of one block changed."""
    blocks = list(of.blocks)
    blocks[block_n] = msgspec.structs.replace(blocks[block_n], **fields)
    return msgspec.structs.replace(of, blocks=tuple(blocks))


class Run:
    """A session on a clock that moves only when told to, with all the events that happened."""

    def __init__(self, of: Routine, hands_free: bool = False, machine: str = "") -> None:
        self.clock = ManualClock()
        self.engine, batch = Engine.start(of, "s1", self.clock.now(), hands_free, machine)
        self.events: list[Event] = list(batch)

    def wait(self, seconds: float) -> Self:
        """Let time pass, with a tick at its end only."""
        self.clock.forward(round(seconds * SECOND))
        self.events += self.engine.tick(self.clock.now())
        return self

    def do(self, command: Command) -> Self:
        """Obey a command now."""
        self.events += self.engine.do(command, self.clock.now())
        return self

    def press(self, *names: CommandName) -> Self:
        """Obey plain commands now, one after the other."""
        for name in names:
            self.do(Do(name))
        return self

    def adjust(self, seconds: float) -> Self:
        """Make the current step longer or shorter."""
        return self.do(Adjust(round(seconds * SECOND)))

    def jump(self, block_n: int) -> Self:
        """Go to a block."""
        return self.do(Jump(block_n))

    def pause(self, reason: PauseReason) -> Self:
        """Stand still for a reason of the program's own."""
        return self.do(Pause(reason))

    def replan(self, of: Routine) -> Self:
        """Go on with an edited routine."""
        return self.do(Replan(of))

    def to(self, exercise: str, turn: int = 1, kind: str = "work") -> Self:
        """Go forward with Enter, unhurried, to a step of this exercise and round."""
        while not (self.step.kind == kind and self.step.place.exercise == exercise and self.turn == turn):
            assert not self.state.ended, f"no such step: {exercise} {turn} {kind}"
            self.wait(1).press("confirm")
        return self

    @property
    def state(self) -> SessionState:
        """The state as of the last event."""
        return self.engine.state

    @property
    def now(self) -> Instant:
        """The instant at which the clock stands."""
        return self.clock.now()

    @property
    def step(self) -> Step:
        """The current step."""
        return self.state.step

    @property
    def turn(self) -> int:
        """The round of the current step."""
        return self.step.place.round

    @property
    def at(self) -> tuple[str, str]:
        """What kind of step the session stands at, and for which exercise."""
        return self.step.kind, self.step.place.exercise

    @property
    def phase(self) -> Phase:
        """The phase."""
        return phase_of(self.state)

    @property
    def gone(self) -> float:
        """Seconds gone of the current step."""
        return elapsed_ms(self.state, self.now) / SECOND

    @property
    def left(self) -> float | None:
        """Seconds left of the current step."""
        left = left_ms(self.state, self.now)
        return None if left is None else left / SECOND

    @property
    def last_log(self) -> SetRecord:
        """The record that was logged last."""
        return list(self.state.logs.values())[-1]

    @property
    def logged(self) -> dict[tuple[str, int, str | None], str]:
        """The status of each logged set by exercise, round and side."""
        return {(p.exercise, p.round, p.side): r.status for p, r in self.state.logs.items()}


NAMES = st.sampled_from(["Squat", "Lunge", "Plank", "Hop"])
"""Few names, so that they repeat."""

items = st.builds(
    Item,
    exercise=NAMES,
    dose=st.one_of(
        st.builds(Timed, ms=st.integers(1, 90_000)),
        st.builds(Reps, count=st.integers(1, 20)),
    ),
    sides=st.sampled_from(["both", "each", "left", "right", "alternating"]),
    transition_ms=st.sampled_from([0, 1, 5_000, 15_000]),
    pace_ms=st.sampled_from([500, 3_000, 4_321]),
)
rests = st.one_of(st.none(), st.builds(Rest, ms=st.sampled_from([15_000, 60_000]), as_needed=st.booleans()))
blocks = st.builds(
    Block,
    name=st.sampled_from(["Warm-up", "A", "B"]),
    kind=st.sampled_from(["warm-up", "superset", "superset", "straight", "cool-down"]),
    items=st.lists(items, min_size=1, max_size=3).map(tuple),
    rounds=st.integers(1, 3),
    get_ready_ms=st.sampled_from([0, 10_000]),
    rest_between=rests,
    rest_after=rests,
)
routines = st.builds(
    Routine,
    slug=st.just("made-up"),
    name=st.just("Made up"),
    blocks=st.lists(blocks, min_size=1, max_size=3).map(tuple),
)

reasons: st.SearchStrategy[PauseReason] = st.sampled_from(["asked", "editing", "deciding", "leaving"])
names: st.SearchStrategy[CommandName] = st.sampled_from(
    ["toggle", "confirm", "back", "skip", "undo", "add_round", "drop_round", "leave", "hands_free"]
)
commands: st.SearchStrategy[Command] = st.one_of(
    names.map(Do),
    names.map(Do),
    st.sampled_from([-60_000, -10_000, 10_000]).map(Adjust),
    st.integers(-1, 4).map(Jump),
    reasons.map(Pause),
)
"""Commands that never end a session by themselves, except by going past its last step."""
waits = st.one_of(st.integers(0, 2_000), st.sampled_from([3_000, 10_000, 60_000]), st.integers(0, 200_000))
"""Milliseconds between two commands."""
