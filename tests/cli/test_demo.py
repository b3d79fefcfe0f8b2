"""`stride demo`: a made-up history, the same for a seed and a day, and only into a folder of its own."""

from __future__ import annotations

import stat
import sys
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stride_tui.cli.main import stride
from stride_tui.core.instant import ManualClock
from stride_tui.core.routines.steps import unroll
from stride_tui.core.week.calendar import day_of, week_start
from stride_tui.core.week.plan import Plan
from stride_tui.store import clock
from stride_tui.store.demo.history import Sample, make_sample, sessions_at
from stride_tui.store.demo.home import article
from stride_tui.store.history.reading import read_history
from stride_tui.store.paths import find_paths
from stride_tui.store.week.plan_file import load_plan

UNTIL = date(2026, 11, 22)


def demo(folder: Path, *args: str) -> Result:
    """Run the command up to the same day."""
    return CliRunner().invoke(stride, ["demo", "--home", str(folder), "--until", str(UNTIL), *args])


@pytest.fixture(scope="module")
def sample() -> Sample:
    """Sixty weeks."""
    return make_sample(article(), 60, UNTIL)


def days_of(sample: Sample) -> list[date]:
    """The day of each session and of each run."""
    return [day_of(session) for session in sample.sessions] + [day_of(run) for run in sample.runs]


def test_the_history_written_is_read(tmp_path: Path) -> None:
    """Without a problem, as long as was asked, and with its plan."""
    result = demo(tmp_path / "new", "--weeks", "20")
    assert (result.exit_code, result.stdout) == (0, f"{tmp_path / 'new'}\n")
    reading = read_history(find_paths(tmp_path / "new"))
    assert reading.problems == ()
    first = day_of(reading.history.runs[0])
    assert week_start(first) == week_start(UNTIL) - timedelta(weeks=19)
    plan = load_plan(find_paths(tmp_path / "new"))
    assert isinstance(plan, Plan)
    assert len(plan.runs) == 4
    assert len(plan.off) == 2


def test_the_same_seed_makes_the_same_files(tmp_path: Path) -> None:
    """Byte for byte; another seed makes others."""
    for name, seed in (("a", "3"), ("b", "3"), ("c", "4")):
        demo(tmp_path / name, "--seed", seed, "--weeks", "16")
    history = [(tmp_path / name / "history.jsonl").read_bytes() for name in "abc"]
    plan = [(tmp_path / name / "plan.toml").read_bytes() for name in "ab"]
    assert history[0] == history[1] != history[2]
    assert plan[0] == plan[1]


def test_today_is_the_end_where_none_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the clock."""
    monkeypatch.setattr(clock, "system_clock", lambda: ManualClock(1_795_338_000_000))
    CliRunner().invoke(stride, ["demo", "--home", str(tmp_path), "--weeks", "2"])
    days = [day_of(run) for run in read_history(find_paths(tmp_path)).history.runs]
    assert date(2026, 11, 16) <= max(days) < UNTIL


@pytest.mark.parametrize("name", ["history.jsonl", ".hidden", "notes.txt"])
def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path, name: str) -> None:
    """Exit 1, what would be right, and nothing written."""
    (tmp_path / name).write_text("mine")
    result = demo(tmp_path)
    assert result.exit_code == 1
    assert result.stderr == f"not written: {tmp_path} is not empty; --home takes a folder that is new or empty\n"
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    """It need not be new."""
    assert demo(tmp_path, "--weeks", "1").exit_code == 0


def test_the_folder_may_be_reported_before_the_command(tmp_path: Path) -> None:
    """As for every other command."""
    result = CliRunner().invoke(stride, ["--home", str(tmp_path / "new"), "demo", "--weeks", "1"])
    assert result.stdout == f"{tmp_path / 'new'}\n"


@pytest.mark.parametrize(
    ("args", "words"),
    [
        ([], "say where it goes: --home DIR"),
        (["--home", "x", "--until", "soon"], "--until is a date"),
        (["--home", "x", "--weeks", "0"], "--weeks"),
    ],
)
def test_a_mistake_is_a_usage_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: list[str], words: str
) -> None:
    """Above all, the user's own home is never meant by itself."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STRIDE_HOME", str(tmp_path / "own"))
    result = CliRunner().invoke(stride, ["demo", *args])
    assert result.exit_code == 2
    assert words in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_place_of_the_folder_is_reported(tmp_path: Path) -> None:
    """One sentence."""
    (tmp_path / "file").write_text("")
    assert CliRunner().invoke(stride, ["demo", "--home", str(tmp_path / "file" / "new")]).exit_code == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX permissions")
def test_what_is_written_is_private(tmp_path: Path) -> None:
    """Folder 0700, files 0600."""
    demo(tmp_path / "new", "--weeks", "1")
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "new").iterdir()}
    assert (stat.S_IMODE((tmp_path / "new").stat().st_mode), modes) == (0o700, {0o600})


def test_all_of_it_is_past(sample: Sample) -> None:
    """Nothing is done on the last day or after it."""
    assert max(days_of(sample)) < UNTIL


def test_every_session_has_every_set_of_the_routine(sample: Sample) -> None:
    """In the order of its steps, done, partial or skipped; its times add up."""
    places = [step.place for step in unroll(article()) if step.kind == "work"]
    for session in sample.sessions:
        assert [(r.exercise, r.round, r.side) for r in session.sets] == [(p.exercise, p.round, p.side) for p in places]
        parts = session.work_ms + session.lead_ms + session.rest_ms
        assert parts == session.ended - session.started
        assert all(session.started <= r.started <= r.ended <= session.ended for r in session.sets)


def test_loads_grow_over_the_year(sample: Sample) -> None:
    """Of every loaded exercise, with a weight given back on the way."""
    weights: dict[str, list[float]] = {}
    for session in sample.sessions:
        for exercise, weight in {r.exercise: r.load.weight for r in session.sets}.items():
            if weight is not None:
                weights.setdefault(exercise, []).append(weight)
    assert len(weights) == 4
    assert all(max(course) >= 2 * course[0] for course in weights.values())
    assert all(any(b < a for a, b in pairwise(course)) for course in weights.values())


@pytest.mark.parametrize("seed", range(5))
def test_it_looks_like_a_year_of_somebody(seed: int) -> None:
    """Weeks missed, sessions finished early, both sides, efforts and notes; most weeks met."""
    made = make_sample(article(), 60, UNTIL, seed)
    records = [record for session in made.sessions for record in session.sets]
    short = {side: sum(r.status == "partial" for r in records if r.side == side) for side in ("left", "right")}
    weeks = {week_start(day_of(session)) for session in made.sessions}
    assert 45 <= len(weeks) < 60
    assert any(not session.finished for session in made.sessions)
    assert 0 < short["left"] < short["right"]
    assert {bool(record.effort) for record in records} == {True, False}
    assert any(record.note for record in records)
    assert any(session.note for session in made.sessions)
    assert any(run.note for run in made.runs)


def test_the_week_in_bed_has_nothing(sample: Sample) -> None:
    """And the plan marks it off, so that it breaks no streak."""
    assert sample.ill is not None
    lost = {sample.ill, sample.ill + timedelta(weeks=1)}
    assert {week_start(day) for day in days_of(sample)} & lost == set()


def test_sessions_can_be_asked_for_at_given_moments() -> None:
    """For whoever wants so many, and then."""
    starts = [1_000_000_000 * n for n in range(1, 30)]
    made = sessions_at(article(), starts, 7)
    assert [session.started for session in made] == starts
    assert made == sessions_at(article(), starts, 7)
    assert len({session.id for session in made}) == len(made)
