"""A routine with loads, weights owned and sessions behind it: what the tests of lifting begin with."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec

from stride_tui.core.history.records import Session
from stride_tui.core.routines.routine import Load
from stride_tui.store.history.file import append_session
from stride_tui.store.paths import Paths
from tests.helpers.histories import session, sets
from tests.helpers.home_with_plan import THURSDAY
from tests.tui.conftest import write_routine

HEAVY = """\
name = "Heavy"

[[block]]
name = "Set A"
kind = "superset"
rounds = 2

[[block.item]]
exercise = "Split Squat"
reps = 8
sides = "each"
load = "dumbbells"
weight = 10

[[block.item]]
exercise = "Plank"
time = "30s"
"""
OWNED = "dumbbells = [8, 10, 12.5]\n"


def lifted(weeks_ago: int, weight: float = 10) -> Session:
    """A session of the heavy routine: two rounds of each side."""
    load = Load("dumbbells", weight)
    fields: dict[str, Any] = {"exercise": "Split Squat", "block": "Set A", "asked_reps": 8, "effort": 7.0, "load": load}
    made = session(THURSDAY - timedelta(weeks=weeks_ago), routine="heavy", name="Heavy")
    done = (record for side in ("left", "right") for record in sets(2, side=side, **fields))
    timed = tuple(msgspec.structs.replace(record, started=made.started, ended=made.ended) for record in done)
    return msgspec.structs.replace(made, sets=timed)


def heavy(paths: Paths, *weeks_ago: int, weight: float = 10) -> None:
    """The routine's file, and a session in each of these weeks."""
    write_routine(paths, HEAVY, "heavy")
    for back in weeks_ago:
        append_session(paths, lifted(back, weight=weight))
