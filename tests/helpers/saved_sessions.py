"""Sessions, routines and paths for the store's tests."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from stride_tui.core.history.records import Session, SetRecord
from stride_tui.core.instant import ManualClock
from stride_tui.core.routines.routine import Block, Item, Load, Reps, Routine, Timed
from stride_tui.core.session.engine import Engine
from stride_tui.core.session.events import Batch, Do
from stride_tui.store.paths import Paths, find_paths
from stride_tui.store.session.journal import Journal
from stride_tui.store.session.journal_reading import JournalReading, read_journal

ROUTINE = Routine(
    "legs",
    "Legs",
    (Block("A", "superset", (Item("Squat", Reps(8), "each"), Item("Plank", Timed(30_000))), rounds=2),),
)


def home(folder: Path) -> Paths:
    """All of stride's files in one folder."""
    return find_paths(folder)


def a_set(n: int = 0) -> SetRecord:
    """A set done."""
    return SetRecord(
        "A", 0, "superset", "Squat", n, 1, "done", 1000, 2000, asked_reps=8, done_reps=8, load=Load("dumbbells", 10.0)
    )


def a_session(id: str = "one", started: int = 1_795_338_000_000, sets: int = 3) -> Session:
    """A finished session."""
    records = tuple(a_set(n) for n in range(sets))
    return Session(id, "legs", "Legs – “Ünï” 💪", started, started + 60_000, 3600, True, records)


def begun(id: str = "one") -> tuple[Engine, ManualClock, Batch]:
    """A session just begun: its engine, its clock and its first batch."""
    clock = ManualClock()
    engine, batch = Engine.start(ROUTINE, id, clock.now())
    return engine, clock, batch


def confirm(engine: Engine, clock: ManualClock) -> Batch:
    """The batch of one press of Enter, two seconds later."""
    return engine.do(Do("confirm"), clock.forward(2000))


def written(paths: Paths, batches: int = 3) -> list[Batch]:
    """A journal with so many batches and a heartbeat after each, left for later."""
    engine, clock, first = begun()
    journal = Journal.start(paths, first)
    done = [first]
    for _ in range(batches - 1):
        done.append(confirm(engine, clock))
        journal.save(done[-1])
        journal.beat(clock.forward(1000))
    journal.close()
    return done


def reading_of(paths: Paths) -> JournalReading:
    """What is in the journal, which is there."""
    reading = read_journal(paths.journal)
    assert reading
    return reading


def all_of(batches: list[Batch]) -> Batch:
    """The events of batches, one after the other."""
    return tuple(event for batch in batches for event in batch)


words = st.text(st.characters(codec="utf-8"), max_size=20)
numbers = st.integers(0, 2**50)
sets = st.builds(
    SetRecord,
    block=words,
    block_n=st.integers(0, 9),
    kind=st.sampled_from(["warm-up", "superset", "straight", "cool-down"]),
    exercise=words,
    item_n=st.integers(0, 9),
    round=st.integers(1, 9),
    status=st.sampled_from(["done", "partial", "skipped"]),
    started=numbers,
    ended=numbers,
    done_reps=st.none() | st.integers(0, 99),
    load=st.builds(Load, weight=st.none() | st.floats(0, 500)),
    effort=st.none() | st.floats(1, 10),
    note=st.none() | words,
)
sessions = st.builds(
    Session,
    id=st.uuids().map(str),
    routine=words,
    name=words,
    started=numbers,
    ended=numbers,
    offset=st.integers(-50_000, 50_000),
    finished=st.booleans(),
    sets=st.lists(sets, max_size=4).map(tuple),
    note=st.none() | words,
)
