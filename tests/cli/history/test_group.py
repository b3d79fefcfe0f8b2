"""`stride history`: what was done, listed and shown; corrections as added lines, with undo."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from stride_tui.core.history.amendments import Amendment, Deleted
from stride_tui.core.history.records import Run, Session
from stride_tui.store.history.file import append_amendment, append_run, append_session
from stride_tui.store.paths import Paths, find_paths
from tests.helpers.home_with_history import HILLS, HOUR, LEGS, MONDAY, RUN, SQUAT, paths, run, still_clock

__all__ = ["paths", "still_clock"]


def test_list_has_a_row_each_oldest_first(paths: Paths) -> None:
    """With an id as short as it may be."""
    assert run(paths, "list").stdout.splitlines() == [
        "20261116    Mon 16 Nov 2026 08:00  Leg day        3/4 sets · 60 min",
        "20261117T0  Tue 17 Nov 2026 08:00  Hills          by hand",
        "20261117T1  Tue 17 Nov 2026 18:00  speed session  10 km · 60 min",
    ]


@pytest.mark.parametrize(
    ("args", "ids"),
    [
        (["--from", "2026-11-17"], [HILLS.id, RUN.id]),
        (["--to", "2026-11-16"], [LEGS.id]),
        (["--from", "yesterday"], []),
        (["--routine", "hills"], [HILLS.id]),
        (["--text", "PLANK"], [LEGS.id]),
        (["--text", "800"], [RUN.id]),
    ],
)
def test_list_can_be_narrowed(paths: Paths, args: list[str], ids: list[str]) -> None:
    """By days, routine and text."""
    assert [entry["id"] for entry in json.loads(run(paths, "list", "--json", *args).stdout)] == ids


@pytest.mark.parametrize("text", ["forearm", "forearm-hold", "plank", "p-lank"])
def test_an_exercise_is_found_by_its_new_name(paths: Paths, text: str) -> None:
    """A routine says what it was, and the history has only that; either is found in any spelling."""
    paths.routines.mkdir(parents=True)
    renamed = '[[block.item]]\nexercise = "Forearm Hold"\ntime = 30\n[exercise."Forearm Hold"]\nwas = ["Plank"]\n'
    (paths.routines / "core.toml").write_text(f'name = "Core"\n[[block]]\nname = "A"\n{renamed}')
    assert [entry["id"] for entry in json.loads(run(paths, "list", "--json", "--text", text).stdout)] == [LEGS.id]


def test_a_routine_misspelt_is_reported_with_the_nearest(paths: Paths) -> None:
    """Beside the data."""
    assert (
        run(paths, "list", "--routine", "hils").stderr == "nothing in the history fits; did you mean --routine hills?\n"
    )


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["list", "--from", "17.11.2026"], "--from is a date: write 2026-11-17"),
        (["list", "--from", "2026-11-18", "--to", "2026-11-17"], "--from 2026-11-18 comes after --to 2026-11-17"),
        (["show", "20261117"], "is the beginning of 2 ids"),
        (["show", "lsat"], "did you mean `last`?"),  # codespell:ignore
        (["show", "20261616"], "did you mean `20261116`?"),
        (["show", ""], "`stride history list` has the ids"),
        (["sohw", "last"], "Did you mean `show`?"),  # codespell:ignore
        (["amend", "20261116", "3.2.1.lift", "reps=1"], "did you mean `3.2.1.left`?"),
        (["amend", "20261116", "3.2.1", "reps=1"], "there is a set on each side"),
        (["amend", "20261116", "3.2.1.left", "rep=1"], "did you mean `reps`?"),
        (["amend", "20261116", "3.2.1.left"], "say what to change in a set: reps=…"),
        (["amend", "20261116", "3.2.1.left", "reps"], "`reps` needs a value"),
        (["amend", "20261116", "3.2.1.left", "reps=1", "reps=2"], "given twice"),
        (["amend", "20261116", "3.2.1.left", "reps=-1"], "a whole number from 1 to 10000, not `-1`"),
        (["amend", "20261116", "3.2.1.left", "effort=nan"], "from 1 to 10, not `nan`"),
        (["amend", "20261116", "3.2.1.left", "weight=1e3"], "not `1e3`"),
        (["amend", "20261116", "3.2.1.left", "status=skiped"], "did you mean `skipped`?"),  # codespell:ignore
        (["amend", "20261116", "3.2.1.left", "seconds=3"], "counted in reps"),
        (["amend", "20261116", "4.1.1", "reps=3"], "counted in time"),
        (["amend", "20261116", "4.1.1", "weight=3"], "without a load"),
        (["amend", "20261116", "4.1.1", "status=skipped", "seconds=3"], "neither reps nor seconds"),
        (["amend", "20261116", "note=a\x1bb"], "U+001B"),
        (["amend", "20261116", "reps=3"], "a session has no field `reps`"),
        (["amend", "last-run", "effort=3"], "a run has no field `effort`"),
        (["amend", "last-run", "3.2.1.left", "reps=3"], "is a run: it has no sets"),
        (["amend", "last", "3.2.1.left", "reps=3"], "logged by hand"),
        (["delete", "20261116", "9.9.9"], "there is no set `9.9.9`"),
    ],
)
def test_a_mistake_is_reported_with_what_would_be_right(paths: Paths, args: list[str], words: str) -> None:
    """Exit 2, and the history is as it was."""
    before = paths.history.read_bytes()
    result = run(paths, *args)
    assert result.exit_code == 2
    assert words in result.output
    assert paths.history.read_bytes() == before


def test_show_names_every_set(paths: Paths) -> None:
    """So that a correction can name it."""
    lines = run(paths, "show", "20261116").stdout.splitlines()
    assert lines[:2] == ["Leg day", "Mon 16 Nov 2026 08:00 · 3 of 4 sets · id 20261116T080000-aa11"]
    assert lines[-7:] == [
        "Strength Set B",
        "  3.2.1.left   Squat  8 reps at 2 × 10 kg",
        "  3.2.1.right  Squat  8 reps at 2 × 10 kg",
        "  3.2.2.left   Squat  skipped",
        "",
        "Core",
        "  4.1.1        Plank  30 s",
    ]


def test_show_of_a_run(paths: Paths) -> None:
    """By its own word."""
    assert run(paths, "show", "last-run").stdout.splitlines() == [
        "speed session, Tue 17 Nov 2026 18:00, 10 km, 1 h",
        "id    20261117T180000-cc33",
        "note  6 x 800",
    ]


def test_a_bad_line_is_reported_beside_the_list(paths: Paths) -> None:
    """The rest is listed."""
    paths.history.write_bytes(b"nonsense\n" + paths.history.read_bytes())
    result = run(paths, "list")
    assert len(result.stdout.splitlines()) == 3
    assert ":1" in result.stderr
    assert result.exit_code == 0


def test_a_history_that_cannot_be_read_ends_it(tmp_path: Path) -> None:
    """Rather than be taken for an empty one."""
    paths = find_paths(tmp_path)
    paths.history.mkdir()
    assert [run(paths, *args).exit_code for args in (["list"], ["show", "last"], ["export"])] == [1, 1, 1]


def test_text_from_the_history_cannot_act(tmp_path: Path) -> None:
    """No control character reaches the terminal, whichever command shows it."""
    paths = find_paths(tmp_path)
    bad = "a\x1b]52;c;x\x07\x9b2J\u202eb"
    record = msgspec.structs.replace(SQUAT, block=bad, exercise=bad, note=bad)
    append_session(paths, Session(f"{bad}", bad, bad, MONDAY, MONDAY + HOUR, 0, True, (record,), note=bad))
    append_run(paths, Run("r", "easy", MONDAY, 0, note=bad))
    append_amendment(paths, Amendment("m", bad, Deleted(), MONDAY, 0))
    calls = [["undo"], ["list"], ["show", "last"], ["show", "last-run"], ["show", "last", "--json"], ["list", "--json"]]
    calls += [["export"], ["export", "--json"], ["export", "--csv", "--runs"], ["delete", "last"], ["show", "a"]]
    shown = "".join(result.output for result in (run(paths, *args) for args in calls))
    assert {char for char in shown if not char.isprintable()} == {"\n"}


def test_an_empty_history_says_so(tmp_path: Path) -> None:
    """On stderr; stdout has no row."""
    result = run(find_paths(tmp_path), "list")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "the history is empty\n")
    assert "no session in the history yet" in run(find_paths(tmp_path), "show", "last").stderr


def test_of_many_bad_lines_the_first_are_printed_and_all_are_counted(paths: Paths) -> None:
    """Beside the data, which is there all the same."""
    with paths.history.open("ab") as file:
        file.write(b"nonsense\n" * 3_000)
    result = run(paths, "list")
    assert len(result.stdout.splitlines()) == 3
    told = result.stderr.splitlines()
    assert len(told) == 21
    assert told[-1] == "and 2980 more lines of the history that cannot be read"
