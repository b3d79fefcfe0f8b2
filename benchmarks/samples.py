"""Homes to measure in: empty, or with years of history made from a seed by the product's own store."""

from __future__ import annotations

import random
from itertools import cycle, islice
from pathlib import Path

import msgspec

from stride_tui.core.history import Session, SetRecord, Side
from stride_tui.core.routine import Routine
from stride_tui.store.history_file import session_codec
from stride_tui.store.paths import Paths, bundled_routines, find_paths
from stride_tui.store.routine_file import read_routine

SETS = 30
SESSIONS_A_YEAR = 100
DAY_MS = 24 * 3_600_000
SIDES: tuple[Side | None, ...] = (None, "left", "right")


def article() -> Routine:
    """The bundled routine that a first start shows."""
    routine = read_routine(article_file())
    assert isinstance(routine, Routine)
    return routine


def article_file() -> Path:
    """The file of that routine."""
    from stride_tui.core.settings import DEFAULT_ROUTINE

    return bundled_routines() / f"{DEFAULT_ROUTINE}.toml"


def make_home(folder: Path, years: int, until_utc: int, seed: int = 1) -> Paths:
    """A home with that many years of history, the last session two days before `until_utc`."""
    paths = find_paths(folder)
    paths.data.mkdir(parents=True, exist_ok=True)
    if years:
        with paths.history.open("wb") as file:
            for session in sessions(years * SESSIONS_A_YEAR, until_utc - 2 * DAY_MS, seed):
                file.write(session_codec().encode(session.id, 0, session.started, session.offset, session))
    return paths


def sessions(count: int, last_utc: int, seed: int = 1) -> list[Session]:
    """Sessions of thirty sets each, about two a week, the last one at `last_utc`."""
    chance = random.Random(seed)
    routine = article()
    step = 365 * DAY_MS // SESSIONS_A_YEAR
    starts = [last_utc - n * step - chance.randrange(DAY_MS // 2) * (n > 0) for n in reversed(range(count))]
    return [_session(routine, n, start, chance) for n, start in enumerate(starts)]


def _session(routine: Routine, number: int, start: int, chance: random.Random) -> Session:
    items = [(b, i, block, item) for b, block in enumerate(routine.blocks) for i, item in enumerate(block.items)]
    sets = []
    at = start
    for n, (block_n, item_n, block, item) in enumerate(islice(cycle(items), SETS)):
        at += chance.randrange(20_000, 60_000)
        sets.append(
            SetRecord(
                block=block.name,
                block_n=block_n,
                kind=block.kind,
                exercise=item.exercise,
                item_n=item_n,
                round=1 + n // len(items),
                status="skipped" if chance.random() < 0.03 else "done",
                started=at - 20_000,
                ended=at,
                side=SIDES[n % 3],
                asked_reps=8,
                done_reps=8,
                load=msgspec.structs.replace(item.load, weight=chance.choice((8.0, 10.0, 12.5))),
            )
        )
    spent = at - start
    return Session(
        id=f"{start:013x}-{number:05}",
        routine=routine.slug,
        name=routine.name,
        started=start,
        ended=at,
        offset=3600,
        finished=True,
        sets=tuple(sets),
        work_ms=spent // 2,
        lead_ms=spent // 4,
        rest_ms=spent - spent // 2 - spent // 4,
    )
