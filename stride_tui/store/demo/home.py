"""Filling a folder with a made-up history and the plan that goes with it."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Run, Session
from stride_tui.core.routines.routine import Routine
from stride_tui.core.settings.settings import DEFAULT_ROUTINE
from stride_tui.store.demo.history import Sample, make_sample
from stride_tui.store.disk.files import SaveError, create_new, saving
from stride_tui.store.history.lines import encode
from stride_tui.store.paths import TOML_SUFFIX, Paths, bundled_routines
from stride_tui.store.routines.file import read_routine

PLAN = """\
# The plan of a made-up runner. The dashboard follows every save of this file.
strength_per_week = 1
preferred = ["wednesday"]

[[run]]
on = "monday"
kind = "easy"
at = "07:00"
duration = "40m"

[[run]]
on = "tuesday"
kind = "speed"
at = "18:30"
duration = "1h"
note = "with the club"

[[run]]
on = "friday"
kind = "easy"
at = "07:00"
duration = "40m"

[[run]]
on = "saturday"
kind = "long"
at = "08:00"
distance = "18 km"
duration = "1h50m"
"""


def article() -> Routine:
    """Return the bundled routine that is chosen on a first start."""
    routine = read_routine(bundled_routines() / f"{DEFAULT_ROUTINE}{TOML_SUFFIX}")
    if not isinstance(routine, Routine):
        raise RuntimeError("the bundled routine cannot be read")
    return routine


def is_free(folder: Path) -> bool:
    """Return whether a folder is missing or empty; `SaveError` if it cannot be listed."""
    with saving(folder):
        try:
            return not os.listdir(folder)
        except FileNotFoundError:
            return True


def fill_home(paths: Paths, weeks: int, until: date, seed: int = 1) -> Sample:
    """Write a made-up history of `weeks` weeks, all before `until`, and a plan; `SaveError` if there is one already."""
    sample = make_sample(article(), weeks, until, seed)
    write_sample(paths, History.of(sample.sessions, sample.runs))
    if not create_new(paths.plan, plan_text(sample).encode()):
        raise SaveError(paths.plan, "the file is already there")
    return sample


def write_sample(paths: Paths, history: History) -> None:
    """Write a history in the order in which it was done; `SaveError` if there is one already."""
    entries: list[Session | Run] = [*history.sessions, *history.runs]
    entries.sort(key=lambda entry: (entry.started, entry.id))
    if not create_new(paths.history, b"".join(map(encode, entries))):
        raise SaveError(paths.history, "the file is already there")


def plan_text(sample: Sample) -> str:
    """Return the plan file's text, with the weeks of illness marked off."""
    text = PLAN
    if sample.ill:
        for monday in (sample.ill, sample.ill + timedelta(weeks=1)):
            year, week, _ = monday.isocalendar()
            text += f'\n[[off]]\nweek = "{year}-W{week:02}"\nreason = "ill"\n'
    return text
