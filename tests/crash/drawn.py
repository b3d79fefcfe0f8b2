"""What a rehearsed session is made of: a routine and commands drawn by lot, and names for its sets."""

from __future__ import annotations

from random import Random

from stride_tui.core.history.records import SetRecord
from stride_tui.core.instant import Instant
from stride_tui.core.routines.routine import Block, BlockKind, Dose, Item, Load, Reps, Routine, Sides, Timed
from stride_tui.core.session.engine import Engine
from stride_tui.core.session.events import Adjust, Command, CommandName, Do, Jump, Pause
from stride_tui.core.session.state import SessionState

DRAWN_KINDS: tuple[BlockKind, ...] = ("warm-up", "superset", "straight", "cool-down")
DRAWN_SIDES: tuple[Sides, ...] = ("each", "left", "right", "alternating", "both")
PLAIN: tuple[tuple[CommandName, int], ...] = (
    ("confirm", 60),
    ("toggle", 8),
    ("skip", 5),
    ("back", 4),
    ("undo", 5),
    ("add_round", 1),
    ("drop_round", 2),
    ("finish", 1),
)


def any_routine(random: Random) -> Routine:
    """A short routine with all kinds of blocks, doses and sides, and a name that is not plain ASCII."""
    blocks = tuple(
        Block(f"Block {n} – “{kind}”", kind, _items(random), rounds=random.randint(1, 3))
        for n, kind in enumerate(random.choices(DRAWN_KINDS, k=random.randint(1, 3)))
    )
    return Routine("rehearsal", "Généralprobe 💪", blocks)


def any_command(random: Random) -> Command:
    """A command, mostly one that gets on with the session."""
    chance = random.random()
    if chance < 0.04:
        return Adjust(random.choice((-10_000, 10_000)))
    if chance < 0.06:
        return Jump(random.randrange(3))
    if chance < 0.08:
        return Pause("editing")
    names, weights = zip(*PLAIN, strict=True)
    return Do(random.choices(names, weights)[0])


def done_sets(state: SessionState) -> set[str]:
    """The names of the sets that stand in the session as done, wholly or partly."""
    return {set_id(state.session, record) for record in state.logs.values() if record.status != "skipped"}


def set_id(session: str, record: SetRecord) -> str:
    """The name of one set: session, block and item (from 0), round (from 1) and side."""
    return f"{session}:{record.block_n}.{record.item_n}.{record.round}.{record.side or 'both'}"


def would_leave(engine: Engine, command: Command, now: Instant) -> set[str]:
    """The sets that would stand as done if the command were obeyed at `now`; nothing is changed."""
    trial = Engine(engine.state, engine.seen)
    trial.do(command, now)
    return done_sets(trial.state)


def _items(random: Random) -> tuple[Item, ...]:
    items = []
    for n in range(random.randint(1, 3)):
        dose: Dose = Timed(random.randint(5, 60) * 1000) if random.random() < 0.4 else Reps(random.randint(1, 20))
        load = Load("dumbbells", random.randint(2, 20) * 2.5) if random.random() < 0.5 else Load()
        items.append(Item(f"Exercise {n}", dose, random.choice(DRAWN_SIDES), load))
    return tuple(items)
