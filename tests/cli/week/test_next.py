"""`stride next`: when strength work fits, in three forms, and without what a shell prompt should not wait for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from stride_tui.cli.week import prompt as quick
from stride_tui.cli.week.planned_week import planned_week
from stride_tui.services.home import Home
from stride_tui.services.workspace import Workspace
from stride_tui.store.history.file import append_run
from stride_tui.store.paths import find_paths
from tests.helpers import berlin_saturday as saturday
from tests.helpers import histories as diary
from tests.helpers.berlin_saturday import BROKEN, FRIDAY, SATURDAY, plan, run

IMPOSSIBLE = "".join(
    f'[[run]]\non = "{day}"\nkind = "speed"\nat = "07:00"\n' for day in ("monday", "wednesday", "friday", "sunday")
)


@pytest.fixture(autouse=True)
def _saturday_afternoon(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is Saturday, 21 November 2026, 15:42, in Berlin."""
    saturday.stand_still(monkeypatch, SATURDAY)


def lines(home: Path, *args: str) -> list[str]:
    """The printed lines."""
    result = run(home, "next", *args)
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


def test_without_a_quality_run_any_time_is_clear(tmp_path: Path) -> None:
    """An empty home."""
    assert lines(tmp_path) == ["clear for strength: any time (no quality run is planned)"]
    assert lines(tmp_path, "--short") == ["clear"]


def test_the_clear_windows_are_reported_with_the_reason(tmp_path: Path) -> None:
    """From now until the routine still fits before the 48 hours."""
    plan(tmp_path)
    told = lines(tmp_path)
    assert told[0].startswith(
        "clear for strength: now until Sun 18:10 · Tue 19:30 (after the speed session, better from Wed 06:00)"
    )
    assert told[1] == "a start by Sun 18:10 ends at least 48 h before Tue's speed session at 18:30"


def test_while_now_is_crowded_the_sum_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Friday noon, the long run on Saturday."""
    saturday.stand_still(monkeypatch, FRIDAY)
    plan(tmp_path)
    told = lines(tmp_path)
    assert told[0] == "now is crowded: Fri 12:19 → Sat 08:00 is 19 h 41 min, under 48 h"
    assert told[1].startswith(
        "clear for strength: Sat 10:00 (after the long run, better from 13:00) to Sun 18:10, the latest start"
    )


def test_the_short_form_is_a_few_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For a shell prompt."""
    plan(tmp_path)
    assert lines(tmp_path, "--short") == ["clear until Sun 18:10"]
    saturday.stand_still(monkeypatch, FRIDAY)
    assert lines(tmp_path, "--short") == ["crowded until Sat 10:00"]


def test_the_quick_way_prints_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`stride next --short` does not go through the command line's library."""
    plan(tmp_path)
    monkeypatch.setenv("STRIDE_HOME", str(tmp_path))
    assert quick.next_short() == 0
    assert capsys.readouterr().out == "clear until Sun 18:10\n"


def test_an_impossible_plan_names_the_least_bad(tmp_path: Path) -> None:
    """And by how many hours it is short."""
    plan(tmp_path, IMPOSSIBLE)
    told = lines(tmp_path)
    assert told[0].startswith("now is crowded: Sat 16:01 → Sun 07:00 is 14 h 59 min, under 48 h")
    assert "no clear time in the next two weeks: " in told[1]
    assert lines(tmp_path, "--short") == ["crowded"]


def test_a_run_that_was_done_counts(tmp_path: Path) -> None:
    """The race of this noon, which no plan knew of: two days of rest after it."""
    append_run(find_paths(tmp_path), diary.run(SATURDAY.date(), "race", "14:30", minutes=40))
    assert lines(tmp_path, "--short") == ["rest until Mon 16:10"]


def test_the_answer_as_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Times with their offsets, the sum in hours."""
    saturday.stand_still(monkeypatch, FRIDAY)
    plan(tmp_path)
    found = json.loads("\n".join(lines(tmp_path, "--json")))
    assert (found["now"], found["clear"], found["text"], found["hours"]) == (
        "2026-11-20T12:00+01:00",
        False,
        "crowded until Sat 10:00",
        48,
    )
    assert found["crowds"] == {
        "kind": "long",
        "start": "2026-11-21T08:00+01:00",
        "gap_hours": 19.7,
        "short_hours": 28.3,
    }
    assert found["windows"][0] == {
        "opens": "2026-11-21T10:00+01:00",
        "latest_start": "2026-11-22T18:11+01:00",
        "closes": "2026-11-22T18:30+01:00",
    }


@pytest.mark.parametrize("args", [(), ("--short",), ("--json",)])
def test_a_broken_plan_is_reported_with_its_place(tmp_path: Path, args: tuple[str, ...]) -> None:
    """Nothing on standard output; exit 1."""
    plan(tmp_path, BROKEN)
    result = run(tmp_path, "next", *args)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "plan.toml:2:6: " in result.stderr


def test_the_quick_way_reports_a_broken_plan_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On standard error, with exit code 1."""
    plan(tmp_path, BROKEN)
    monkeypatch.setenv("STRIDE_HOME", str(tmp_path))
    assert quick.next_short() == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "plan.toml:2:6: " in printed.err


LOOK = """
import sys
from datetime import timedelta
from stride_tui.__main__ import main
sys.argv = ["stride", *sys.argv[2:]]
try:
    main()
except SystemExit as stop:
    assert not stop.code, stop.code
heavy = sorted({name.partition(".")[0] for name in sys.modules} & set(UNWANTED))
assert not heavy, heavy
"""


@pytest.mark.parametrize(
    ("args", "unwanted"),
    [
        (("next", "--short"), ("textual", "click", "tomlkit", "asyncio")),
        (("next",), ("textual", "tomlkit")),
        (("next", "--json"), ("textual", "tomlkit")),
        (("week",), ("textual", "tomlkit")),
        (("week", "--json"), ("textual", "tomlkit")),
    ],
)
def test_no_screen_is_loaded_for_a_line(tmp_path: Path, args: tuple[str, ...], unwanted: tuple[str, ...]) -> None:
    """A prompt asks each time it is drawn: Textual stays out of it."""
    plan(tmp_path)
    code = LOOK.replace("UNWANTED", repr(unwanted))
    env = {**os.environ, "STRIDE_HOME": str(tmp_path), "TZ": "UTC"}
    done = subprocess.run([sys.executable, "-c", code, "--", *args], env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_a_damaged_end_of_the_history_hides_nothing_before_it(tmp_path: Path) -> None:
    """An answer needs the runs before it, unlike a first picture, which may wait for them."""
    paths = find_paths(tmp_path)
    append_run(paths, diary.run(FRIDAY.date(), "speed"))
    with paths.history.open("ab") as file:
        file.write(b"nonsense\n" * 20_000)
    workspace = planned_week(Home(paths), whole=False)
    assert isinstance(workspace, Workspace)
    assert len(workspace.history.runs) == 1


@pytest.mark.parametrize("plan_has_it", [True, False])
def test_the_own_pace_comes_from_the_whole_history(tmp_path: Path, plan_has_it: bool) -> None:
    """Ten long runs at 8 min a km, all longer ago than the three weeks that the rule needs: 20 km take 160 minutes.

    Saturday's run begins at 14:00 and ends at 16:40; it is 15:42. With six minutes a km it would end at 16:00.
    """
    paths = find_paths(tmp_path)
    today = diary.SUNDAY - timedelta(days=1)
    for n in range(10):
        append_run(paths, diary.run(today - timedelta(days=40 + 7 * n), "long", minutes=160, km=20))
    if plan_has_it:
        plan(tmp_path, '[[run]]\non = 2026-11-21\nkind = "long"\nat = "14:00"\ndistance = 20\n')
    else:
        append_run(paths, diary.run(today, "long", at="13:00", km=20))
    assert lines(tmp_path, "--short") == ["crowded until Sat 16:40"]
    assert "16:40" in " ".join(lines(tmp_path))
