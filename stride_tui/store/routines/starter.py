"""A commented starter for a routine of the user's own, and the new file for it in their folder."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

from stride_tui.store.disk.files import create_new
from stride_tui.store.paths import TOML_SUFFIX, Paths

SCHEMA_NAME = "routine.schema.json"
MAX_SLUG = 60
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")

STARTER = """\
#:schema ./routine.schema.json
# A routine of your own. `stride check` reports every mistake; the dashboard shows each save at once.
# Times are 20, "20s" or "1m30s". A line that begins with # has no effect: remove the # to use it.

name = {name}
# description = "What it is for"
# equipment = ["exercise mat", "dumbbells"]

[defaults]
transition = "5s"  # before each side and exercise
get_ready = "10s"  # before each block
# unit = "lb"      # of the weights below; kg without this line

[schedule]
per_week = 1         # at least
recovery_hours = 48  # to keep free before a speed session or a long run

[[block]]
name = "Warm-up"
kind = "warm-up"

[[block.item]]
exercise = "Standing Figure 8"
time = "20s"
sides = "each"  # left, then right; or "left", "right", "alternating"

[[block]]
name = "Strength Set A"
kind = "superset"  # one set of each item, then the next round; "straight" does all sets of an item first
rounds = 3
rest_after = "as needed"  # or "none", or a suggestion such as "90s"

[[block.item]]
exercise = "Split Squat"
reps = 8
# reps_to = 12  # a range: 8 to 12
sides = "each"
load = "dumbbells"  # none, dumbbell, dumbbells, kettlebell, kettlebells, barbell or band
# weight = 10       # of one implement

[[block.item]]
exercise = "Pogo"
reps = 12
pace = 1  # seconds a repetition takes; 3 without this line

[[block]]
name = "Cool-down"
kind = "cool-down"

[[block.item]]
exercise = "Hamstring Stretch"
time = "20s"
sides = "each"

# What an exercise is. May be left out.
[exercise."Split Squat"]
muscles = ["glutes", "thighs"]
cues = ["straight down", "drive up through the front heel"]
"""


def slug_from(name: str) -> str:
    """Return a name as the name of a file: lower case, letters and digits of any script, hyphens. It may be empty."""
    plain = unicodedata.normalize("NFKC", _without_accents(unicodedata.normalize("NFKD", name)))
    words = "".join(char if char.isalnum() else " " for char in plain.casefold()).split()
    slug = "-".join(words)[:MAX_SLUG].strip("-")
    return f"{slug}-routine" if _RESERVED.fullmatch(slug) else slug


def starter_text(name: str) -> str:
    """Return the starter for a routine called `name`, which must hold nothing that may not be shown."""
    return STARTER.format(name=json.dumps(name, ensure_ascii=False))


def write_starter(paths: Paths, name: str) -> tuple[Path, bool]:
    """Write the starter into the user's folder; return its path, and False if there is a file of that name already."""
    path = paths.routines / f"{slug_from(name)}{TOML_SUFFIX}"
    written = create_new(path, starter_text(name).encode())
    if written:
        put_schema(paths.routines)
    return path, written


def put_schema(folder: Path) -> None:
    """Write the schema beside the routines, where their first line says it is, unless it is there."""
    from stride_tui.store.routines.schema import routine_schema_text

    create_new(folder / SCHEMA_NAME, routine_schema_text().encode())


def _without_accents(text: str) -> str:
    """Return Latin letters without their accents, and letters of other scripts as they are."""
    kept: list[str] = []
    for char in text:
        if unicodedata.category(char) == "Mn" and kept and kept[-1].isascii():
            continue
        kept.append(char)
    return "".join(kept)
