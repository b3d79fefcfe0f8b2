"""`stride history add`: sets of a session that was logged by hand, each an added line."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from stride_tui.cli.main import stride
from stride_tui.core.history.records import Session
from stride_tui.core.routines.routine import Load
from stride_tui.store.history.reading import read_history
from stride_tui.store.paths import Paths
from tests.helpers.home_with_history import LEGS, paths, run, still_clock

__all__ = ["paths", "still_clock"]

ROUTINE = """name = "Hills"
[[block]]
name = "Strength A"
kind = "superset"
rounds = 2
[[block.item]]
exercise = "Squat"
reps = 8
sides = "each"
load = "dumbbells"
weight = 10
[[block.item]]
exercise = "Plank"
time = "30s"
"""


@pytest.fixture(autouse=True)
def routine(paths: Paths) -> None:
    """The routine of the session that was logged by hand, the latest one."""
    paths.routines.mkdir(parents=True)
    (paths.routines / "hills.toml").write_text(ROUTINE, encoding="utf-8")


def hills(paths: Paths) -> Session:
    """The session as it is now."""
    return read_history(paths).history.sessions[-1]


def test_without_a_set_it_lists_those_that_can_be_added(paths: Paths) -> None:
    """By the names that are typed, with what is asked."""
    assert run(paths, "add", "last").stdout.splitlines() == [
        "1.1.1.left   Squat  8 reps, 2 × 10 kg dumbbells",
        "1.1.1.right  Squat  8 reps, 2 × 10 kg dumbbells",
        "1.2.1        Plank  30 s",
        "1.1.2.left   Squat  8 reps, 2 × 10 kg dumbbells",
        "1.1.2.right  Squat  8 reps, 2 × 10 kg dumbbells",
        "1.2.2        Plank  30 s",
    ]


def test_sets_are_added_as_asked_or_as_said(paths: Paths) -> None:
    """Several at once, in any order; they are shown, listed and exported like those of a session that was led."""
    result = run(paths, "add", "last", "1.1.2.l", "A.1.1.right", "reps=6", "weight=27,5 lb", "effort=8")
    assert result.stdout.splitlines() == [
        "added: 1.1.2.left Squat: 6 reps at 2 × 27.5 lb, partial, effort 8",
        "added: 1.1.1.right Squat: 6 reps at 2 × 27.5 lb, partial, effort 8",
    ]
    assert run(paths, "add", "last", "1.2.1").stdout == "added: 1.2.1 Plank: 30 s\n"
    done = [(r.exercise, r.round, r.side, r.done_reps, r.done_ms, r.load) for r in hills(paths).sets]
    load = Load("dumbbells", 27.5, "lb")
    assert done == [
        ("Squat", 1, "right", 6, None, load),
        ("Plank", 1, None, None, 30_000, Load()),
        ("Squat", 2, "left", 6, None, load),
    ]
    assert "logged by hand · 3 sets" in run(paths, "show", "last").stdout
    assert "by hand, 3 sets" in run(paths, "list").stdout
    assert run(paths, "export").stdout.count("Hills") == 3
    assert "1.1.2.right" in run(paths, "add", "last").stdout
    assert "1.2.1 " not in run(paths, "add", "last").stdout


@pytest.mark.parametrize(
    ("typed", "ms"), [("45", 45_000), ("42,5", 42_500), ("45s", 45_000), ("0:45", 45_000), ("1m05s", 65_000)]
)
def test_the_seconds_of_a_set_as_they_are_typed(paths: Paths, typed: str, ms: int) -> None:
    """With a unit or a colon, when it is added and when it is corrected."""
    run(paths, "add", "last", "1.2.1", f"seconds={typed}")
    assert hills(paths).sets[0].done_ms == ms
    run(paths, "amend", "last", "1.2.1", "seconds=50")
    run(paths, "amend", "last", "1.2.1", f"seconds={typed}")
    assert hills(paths).sets[0].done_ms == ms


@pytest.mark.parametrize("typed", ["", "long", "1:65", "0s", "25h"])
def test_seconds_that_cannot_be_are_refused(paths: Paths, typed: str) -> None:
    """With what is right."""
    result = run(paths, "add", "last", "1.2.1", f"seconds={typed}")
    assert (result.exit_code, f"`seconds` is the seconds done from 0.1 to 86400, not `{typed}`" in result.stderr) == (
        2,
        True,
    ), result.stderr


def test_a_set_that_was_added_is_corrected_deleted_and_undone(paths: Paths) -> None:
    """Like any other."""
    run(paths, "add", "last", "1.2.1")
    run(paths, "amend", "last", "1.2.1", "seconds=45")
    assert hills(paths).sets[0].done_ms == 45_000
    run(paths, "delete", "last", "1.2.1")
    assert hills(paths).sets == ()
    run(paths, "undo")
    run(paths, "undo")
    assert hills(paths).sets[0].done_ms == 30_000
    assert run(paths, "undo").stdout.startswith("taken back: 1.2.1 added: 30 s (Hills, ")
    assert hills(paths).sets == ()


REFUSED = [
    (("last", "9.9.9"), 2, "there is no set `9.9.9`"),
    (("last", "1.1.1"), 2, "there is a set on each side"),
    (("last", "1.2.1", "reps=5"), 2, "this set is counted in time"),
    (("last", "1.2.1", "status=done"), 2, "has no field `status`"),
    (("last", "reps=5"), 2, "say which set"),
    ((LEGS.id, "1.1.1"), 1, "was led by stride and has every set of its routine"),
    (("last-run", "1.1.1"), 2, "is a run: it has no sets"),
]


@pytest.mark.parametrize(("args", "code", "words"), REFUSED)
def test_what_cannot_be_added_is_refused(paths: Paths, args: tuple[str, ...], code: int, words: str) -> None:
    """And nothing is written."""
    before = paths.history.read_bytes()
    result = run(paths, "add", *args)
    assert (result.exit_code, words in result.stderr) == (code, True), result.stderr
    assert paths.history.read_bytes() == before


def test_a_set_is_added_once(paths: Paths) -> None:
    """A correction is for the rest."""
    run(paths, "add", "last", "1.2.1")
    result = run(paths, "add", "last", "1.2.1")
    assert (result.exit_code, "is there already; `stride history amend` corrects it" in result.stderr) == (2, True)


def test_a_routine_that_is_gone_is_named(paths: Paths) -> None:
    """Nobody knows its sets."""
    (paths.routines / "hills.toml").unlink()
    result = run(paths, "add", "last", "1.2.1")
    assert (result.exit_code, "the routine `hills` is not there or has mistakes" in result.stderr) == (1, True)


def test_what_was_added_counts_for_next_time(paths: Paths) -> None:
    """Sets added by hand are what was done last time."""
    for name in ("1.1.1.left", "1.1.1.right", "1.1.2.left", "1.1.2.right"):
        run(paths, "add", "last", name)
    result = CliRunner().invoke(stride, ["--home", str(paths.data), "progress", "--routine", "hills"])
    assert "9 reps at 2 × 10 kg: you did 8 reps" in result.stdout
