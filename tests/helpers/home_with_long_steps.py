"""A home with a routine whose every step lasts long, for tests that stop the real program within one."""

from __future__ import annotations

from pathlib import Path

ROUTINE = """\
name = "Stops"

[[block]]
name = "Warm-up"
kind = "warm-up"
get_ready = "10m"

[[block.item]]
exercise = "March"
time = "10m"

[[block]]
name = "Set A"
kind = "superset"
rest_after = "as needed"

[[block.item]]
exercise = "Squat"
reps = 8

[[block]]
name = "Set B"
kind = "superset"
get_ready = "10m"

[[block.item]]
exercise = "Lunge"
reps = 8
"""


def home_of(folder: Path) -> Path:
    """A home in a folder, with that routine as `stops`."""
    (folder / "routines").mkdir(parents=True)
    (folder / "routines" / "stops.toml").write_text(ROUTINE)
    return folder
