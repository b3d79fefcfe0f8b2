"""Homes to measure in: empty, or with years of the product's own made-up history, which is the same for a seed."""

from __future__ import annotations

import random
from pathlib import Path

import msgspec

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Session
from stride_tui.core.settings.settings import DEFAULT_ROUTINE
from stride_tui.store.demo.history import sessions_at
from stride_tui.store.demo.home import article, write_sample
from stride_tui.store.paths import Paths, bundled_routines, find_paths

__all__ = ["article", "article_file", "make_home", "sessions"]

SETS = 30
SESSIONS_A_YEAR = 100
DAY_MS = 24 * 3_600_000


def article_file() -> Path:
    """The file of the routine that a first start shows."""
    return bundled_routines() / f"{DEFAULT_ROUTINE}.toml"


def make_home(folder: Path, years: int, until_utc: int, seed: int = 1) -> Paths:
    """A home with that many years of history, the last session two days before `until_utc`."""
    paths = find_paths(folder)
    paths.data.mkdir(parents=True, exist_ok=True)
    if years:
        write_sample(paths, History.of(sessions(years * SESSIONS_A_YEAR, until_utc - 2 * DAY_MS, seed)))
    return paths


def sessions(count: int, last_utc: int, seed: int = 1) -> list[Session]:
    """Sessions of thirty sets each, about two a week, the last one at `last_utc`."""
    chance = random.Random(seed)
    step = 365 * DAY_MS // SESSIONS_A_YEAR
    starts = [last_utc - n * step - chance.randrange(DAY_MS // 2) * (n > 0) for n in reversed(range(count))]
    made = sessions_at(article(), starts, seed)
    return [msgspec.structs.replace(session, sets=session.sets[:SETS]) for session in made]
