"""A routine with loads, weights owned and sessions behind it: what the tests of lifting begin with.

Its file lets the load step by a quarter at once, so that two sessions of 10 kg are enough for 12.5 kg.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec

from stride_tui.core.history.records import Session
from stride_tui.core.routines.routine import InFile, Load
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
progress = { reps_first_over = 25 }

[[block.item]]
exercise = "Plank"
time = "30s"
"""
OWNED = "dumbbells = [8, 10, 12.5]\n"


def lifted(weeks_ago: int, weight: float = 10, reps: int = 8) -> Session:
    """A session of the heavy routine: two rounds of each side; more than 8 reps were asked under the file of today."""
    load = Load("dumbbells", weight)
    fields: dict[str, Any] = {"exercise": "Split Squat", "block": "Set A", "asked_reps": reps, "effort": 7.0}
    fields |= {"load": load, "in_file": InFile(8, 10) if reps > 8 else None}
    made = session(THURSDAY - timedelta(weeks=weeks_ago), routine="heavy", name="Heavy")
    done = (record for side in ("left", "right") for record in sets(2, side=side, **fields))
    changes = {"done_reps": reps, "started": made.started, "ended": made.ended}
    timed = tuple(msgspec.structs.replace(record, **changes) for record in done)
    return msgspec.structs.replace(made, sets=timed)


def heavy(paths: Paths, *weeks_ago: int, weight: float = 10) -> None:
    """The routine's file, and a session in each of these weeks."""
    write_routine(paths, HEAVY, "heavy")
    for back in weeks_ago:
        append_session(paths, lifted(back, weight=weight))
