"""Measure stride beside its references, in real pseudo-terminals, and print one table.

`python benchmarks/run.py [--quick] [--rounds N] [PART...]`; a part is `starting`, `damaged`, `running`, `plain`, `cues`
or `long_day`. Exits 1 only if a measurement failed: what is over its goal is told, since a busy machine may be why.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import tempfile
from pathlib import Path

from benchmarks.setting import Row, Setting
from benchmarks.terminal import NotMeasuredError

PARTS = ("starting", "damaged", "running", "plain", "cues", "long_day")
LINE = "{:<44} {:>12} {:>12} {:>9} {:>9}  {}"


def main() -> int:
    """Measure and print; gives the exit code."""
    parser = argparse.ArgumentParser(description="Measure stride beside bare Textual apps.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)} (default: all)")
    parser.add_argument("--quick", action="store_true", help="three rounds, and eight seconds of idling")
    parser.add_argument("--rounds", type=int, help="rounds of each start (default 9)")
    given = parser.parse_args()
    if wrong := set(given.parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(wrong))}")
    failed = False
    with tempfile.TemporaryDirectory(prefix="stride-bench-") as folder:
        setting = Setting(Path(folder), given.rounds or (3 if given.quick else 9), given.quick)
        print(LINE.format("measure", "stride", "reference", "ratio", "goal", ""), flush=True)
        for part in given.parts or PARTS:
            try:
                for row in importlib.import_module(f"benchmarks.{part}").measure(setting):
                    print(line_of(row), flush=True)
            except NotMeasuredError as error:
                failed = True
                print(f"{part}: not measured: {error}", file=sys.stderr)
    return int(failed)


def line_of(row: Row) -> str:
    """A row as it is printed."""
    reference = "–" if row.reference is None else _number(row.reference, row.unit)
    sign = "+{:.0f}" if row.added else "{:.2f}×"
    ratio = "–" if row.reference is None else sign.format(row.over).replace("+-", "-")
    if row.goal is None:
        goal = "–"
    elif row.reference is None:
        goal = f"≤ {row.goal:g}"
    else:
        goal = f"≤ +{row.goal:g}" if row.added else f"≤ {row.goal:g}×"
    verdict = "" if row.goal is None else "ok" if row.ok else "over"
    return LINE.format(row.measure, _number(row.value, row.unit), reference, ratio, goal, verdict).rstrip()


def _number(value: float, unit: str) -> str:
    digits = 0 if unit == "B" or value >= 100 else 1 if value >= 10 else 2
    return f"{value:.{digits}f} {unit}"


if __name__ == "__main__":
    sys.exit(main())
