"""`stride week`: a week for people and for programs."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from stride_tui.store.history.file import append_run, append_session
from stride_tui.store.paths import find_paths
from tests.helpers import berlin_saturday as saturday
from tests.helpers import histories as diary
from tests.helpers.berlin_saturday import BROKEN, plan, run


@pytest.fixture(autouse=True)
def _saturday_afternoon(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is Saturday, 21 November 2026, 15:42, in Berlin."""
    saturday.stand_still(monkeypatch, saturday.SATURDAY)


def week(home: Path, *args: str) -> list[str]:
    """The printed lines."""
    result = run(home, "week", *args)
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


def as_json(home: Path, *args: str) -> dict[str, object]:
    """The printed value."""
    found = json.loads("\n".join(week(home, "--json", *args)))
    assert isinstance(found, dict)
    return found


def test_an_empty_home_has_a_week_too(tmp_path: Path) -> None:
    """With a suggestion, and words on where a run is planned."""
    assert week(tmp_path) == [
        "Week 47 · 16–22 Nov · strength 0 of 1",
        " Mon 16    ·",
        " Tue 17    ·",
        " Wed 18    ·",
        " Thu 19    ·",
        " Fri 20    ·",
        " Sat 21    ○ strength?",
        " Sun 22    ·",
        "nothing here yet · no runs planned: `stride` opens the week, where `a` plans one",
    ]


def test_nothing_is_written_by_looking(tmp_path: Path) -> None:
    """Not even the folder."""
    week(tmp_path / "home")
    assert not (tmp_path / "home").exists()


def test_planned_and_done_stand_side_by_side(tmp_path: Path) -> None:
    """A row a day, then when strength work is clear."""
    plan(tmp_path)
    append_session(find_paths(tmp_path), diary.session(date(2026, 11, 18)))
    append_run(find_paths(tmp_path), diary.run(date(2026, 11, 17), "speed", "17:30", km=9))
    assert week(tmp_path) == [
        "Week 47 · 16–22 Nov · strength 1 of 1 · 1 week in a row",
        " Mon 16    ·",
        " Tue 17    ✓ speed 9 km",
        " Wed 18    ✔ strength 20 min",
        " Thu 19    ·",
        " Fri 20    ·",
        " Sat 21    long 08:00 18 km",
        " Sun 22    ·",
        "target met · next: Wed from 12:00",
    ]


def test_another_week_is_named_by_its_code(tmp_path: Path) -> None:
    """As the plan file writes it; a small w does too."""
    assert week(tmp_path, "--week", "2026-W53")[0] == "Week 53 · 28 Dec–3 Jan 2027 · strength 0 of 1"
    assert week(tmp_path, "--week", "2026-w46")[-1] == "1 week back: no session"


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("2026-W60", "2026 has the weeks W01 to W53"),
        ("2025-W53", "2025 has the weeks W01 to W52"),
        ("2026-W00", "2026 has the weeks W01 to W53"),
        ("9999-W52", "goes from 1971 to 2198"),
        ("0001-W01", "goes from 1971 to 2198"),
        ("abc", 'write "2026-W52"'),
        ("", 'write "2026-W52"'),
        ("2026-47", 'write "2026-W47"'),
        ("2026-11-19", '2026-11-19 is in "2026-W47"'),
        ("\x1b[2J", 'write "2026-W52"'),
    ],
)
def test_a_code_that_is_no_week_is_reported(tmp_path: Path, code: str, told: str) -> None:
    """One line on standard error with what would be right; exit 2."""
    result = run(tmp_path, "week", "--week", code)
    assert result.exit_code == 2
    assert told in result.stderr
    assert "\x1b" not in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("code", ["1971-W01", "2198-W52"])
def test_the_first_and_the_last_week_can_be_asked_for(tmp_path: Path, code: str) -> None:
    """With a plan that repeats."""
    plan(tmp_path)
    assert len(week(tmp_path, "--week", code)) == 9
    assert as_json(tmp_path, "--week", code)["week"] == code


@pytest.mark.parametrize("args", [(), ("--json",)])
def test_a_broken_plan_is_reported_with_its_place(tmp_path: Path, args: tuple[str, ...]) -> None:
    """Nothing on standard output; exit 1."""
    plan(tmp_path, BROKEN)
    result = run(tmp_path, "week", *args)
    assert (result.exit_code, result.stdout) == (1, "")
    assert 'plan.toml:2:6: `on` is a weekday such as "tuesday"' in result.stderr
    assert 'did you mean "tuesday"?' in result.stderr


def test_a_week_from_sunday(tmp_path: Path) -> None:
    """Where the settings say so: the days, the code and the sessions go with it."""
    find_paths(tmp_path).settings.write_text('first_weekday = "sunday"\n')
    append_session(find_paths(tmp_path), diary.session(date(2026, 11, 15)))
    lines = week(tmp_path)
    assert lines[0] == "Week 47 · 15–21 Nov · strength 1 of 1 · 1 week in a row"
    assert lines[1] == " Sun 15    ✔ strength 20 min"


def test_an_off_week_says_so(tmp_path: Path) -> None:
    """In the title and in the line."""
    plan(tmp_path, '[[off]]\nweek = "2026-W47"\nreason = "ill"\n')
    lines = week(tmp_path)
    assert lines[0] == "Week 47 · 16–22 Nov · off: ill · off week"
    assert lines[-1] == "this week is off: it breaks no streak"


def test_the_week_as_json(tmp_path: Path) -> None:
    """Counts, windows with their offsets, and seven days with their crowded hours."""
    plan(tmp_path)
    append_session(find_paths(tmp_path), diary.session(date(2026, 11, 18)))
    found = as_json(tmp_path)
    assert {key: found[key] for key in ("week", "off", "strength", "target", "streak", "best_streak")} == {
        "week": "2026-W47",
        "off": False,
        "strength": 1,
        "target": 1,
        "streak": 1,
        "best_streak": 1,
    }
    assert found["clear"] == [
        {
            "opens": "2026-11-21T15:42+01:00",
            "latest_start": "2026-11-22T18:11+01:00",
            "closes": "2026-11-22T18:30+01:00",
        }
    ]
    days = found["days"]
    assert isinstance(days, list)
    assert [day["date"] for day in days][::6] == ["2026-11-16", "2026-11-22"]
    speed = {"kind": "speed", "km": None, "minutes": 60.0, "crowded_by": None, "at": "18:30"}
    assert days[1]["planned"] == [{**speed, "done_on": None, "done_as": None}]
    assert days[3]["crowded_hours"] == list(range(7, 24))
    assert [day["sessions"][0]["counts"] for day in days if day["sessions"]] == [True]


def test_a_run_names_the_session_that_it_is_too_close_after(tmp_path: Path) -> None:
    """Friday 12:20 to Saturday 07:00 are 18 h 40 min, short of 48 h by 29 h 20 min."""
    plan(tmp_path, '[[run]]\non = "saturday"\nkind = "long"\nat = "07:00"\n')
    append_session(find_paths(tmp_path), diary.session(date(2026, 11, 20), at="11:00", offset=3600))
    days = as_json(tmp_path)["days"]
    assert isinstance(days, list)
    assert days[5]["planned"][0]["crowded_by"] == {
        "start": "2026-11-20T12:00+01:00",
        "end": "2026-11-20T12:20+01:00",
        "gap_hours": 18.67,
        "short_hours": 29.33,
    }


def test_a_hostile_note_prints_no_control_codes(tmp_path: Path) -> None:
    """What a name holds is text."""
    append_session(find_paths(tmp_path), diary.session(date(2026, 11, 18), name="\x1b[2Jx"))
    assert "\x1b" not in "\n".join(week(tmp_path))
    assert "\x1b" not in run(tmp_path, "week", "--json").stdout


def test_a_session_has_the_time_of_its_place(tmp_path: Path) -> None:
    """Done at half past eleven on a Tuesday night in Tokyo: it is under Tuesday, and it began then."""
    late = diary.session(date(2026, 11, 17), at="14:30", offset=9 * 3600)
    append_session(find_paths(tmp_path), late)
    days = as_json(tmp_path)["days"]
    assert isinstance(days, list)
    assert [session["started"] for session in days[1]["sessions"]] == ["2026-11-17T23:30+09:00"]
