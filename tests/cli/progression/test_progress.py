"""`stride progress`: the next load and why, the weeks to come, and good errors."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stride_tui.cli.main import stride
from stride_tui.core.instant import ManualClock
from stride_tui.store import clock
from stride_tui.store.history.file import append_session
from stride_tui.store.paths import find_paths
from tests.helpers.lifts import at, lift, session

SETTINGS = 'routine = "legs"\ndumbbells = [4, 6, 8, 10, 12.5]\n'
LEGS = """\
name = "Legs"
[[block]]
name = "A"
[[block.item]]
exercise = "Squat"
reps = 8
load = "dumbbell"
weight = 8
[[block.item]]
exercise = "Split Squat"
reps = 8
sides = "each"
load = "dumbbell"
[[block.item]]
exercise = "Plank"
time = "30s"
"""


@pytest.fixture(autouse=True)
def _a_monday_in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is noon on 23 November 2026, UTC."""
    monkeypatch.setattr(clock, "system_clock", lambda: ManualClock(at("23 Nov")))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a routine, some dumbbells and two sessions of squats that had half as many reps again as the file."""
    (tmp_path / "routines").mkdir()
    (tmp_path / "routines" / "legs.toml").write_text(LEGS)
    (tmp_path / "settings.toml").write_text(SETTINGS)
    for line in ("9 Nov  12 12 × 8 asked 12 of 8", "16 Nov  12 12 × 8 asked 12 of 8"):
        append_session(find_paths(tmp_path), session(line, lift(weight=8.0)))
    return tmp_path


def progress(home: Path, *args: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(stride, ["--home", str(home), "progress", *args])


def lines(home: Path, *args: str) -> list[str]:
    """What it prints when all is well."""
    result = progress(home, *args)
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


def test_the_next_load_and_why(home: Path) -> None:
    """Every item that grows, in the order of the routine."""
    assert lines(home) == [
        "Squat, A",
        "  8 × 10 kg: you did 12 × 8 kg twice; 10 kg is your next dumbbell, back to 8 reps",
        "Split Squat, each side, A",
        "  8 reps: the first time; take a weight that leaves you two or three reps in reserve",
    ]


@pytest.mark.parametrize("name", ["squat", "SQUAT", "Squ-at"])
def test_another_spelling_of_a_name_loses_nothing(home: Path, name: str) -> None:
    """What was done under the old one is what progression goes by."""
    (home / "routines" / "legs.toml").write_text(LEGS.replace('"Squat"', f'"{name}"'))
    assert lines(home)[:2] == [
        f"{name}, A",
        "  8 × 10 kg: you did 12 × 8 kg twice; 10 kg is your next dumbbell, back to 8 reps",
    ]


@pytest.mark.parametrize("there", ["legs.toml", "other.toml"])
def test_a_renamed_exercise_goes_on_where_a_routine_says_what_it_was(home: Path, there: str) -> None:
    """In its own file or in another; it is found by its earlier name as well."""
    folder = home / "routines"
    (folder / "legs.toml").write_text(LEGS.replace('"Squat"', '"Back Squat"'))
    assert lines(home, "back-squat")[1] == "  8 × 8 kg: the first time"
    (folder / "other.toml").write_text(LEGS.replace('"Squat"', '"Back Squat"').replace('"Legs"', '"Other"'))
    with (folder / there).open("a") as file:
        file.write('[exercise."Back Squat"]\nwas = ["Squat"]\n')
    for name in ("back squat", "Squat"):
        assert lines(home, name) == [
            "Back Squat, A",
            "  8 × 10 kg: you did 12 × 8 kg twice; 10 kg is your next dumbbell, back to 8 reps",
        ]
    exported = CliRunner().invoke(stride, ["--home", str(home), "history", "export", "--csv"]).stdout
    assert ("Back Squat" in exported, "Squat" in exported) == (False, True), "the export stays as it was written"


def test_pounds_are_asked_and_kilograms_are_shown_as_they_were_lifted(home: Path) -> None:
    """8 kg are 17.64 lb, which is 15 in steps of 5."""
    (home / "settings.toml").write_text('routine = "legs"\nunits = "lb"\n')
    assert lines(home, "Squat") == [
        "Squat, A",
        "  8 × 20 lb: you did 12 × 8 kg (17.64 lb) twice; 20 lb is next, back to 8 reps",
    ]


def test_one_exercise_whether_it_grows_or_not(home: Path) -> None:
    """By its name, however it is written."""
    assert lines(home, "plank") == ["Plank, A", "  30 s: as the routine says"]


def test_a_whole_name_comes_before_a_part_of_one(home: Path) -> None:
    """A squat is not every squat; a part finds all that have it."""
    assert lines(home, "squat")[0::2] == ["Squat, A"]
    assert lines(home, "squa")[0::2] == ["Squat, A", "Split Squat, each side, A"]


def test_the_weeks_to_come_if_all_goes_as_asked(home: Path) -> None:
    """A line for each session: its date, more or less, what is asked and why."""
    assert lines(home, "Squat", "--simulate", "3") == [
        "As if every set is done as asked, and logged by hand or confirmed.",
        "Squat, A",
        "  2026-11-23 + 8 × 10 kg   you did 12 × 8 kg twice; 10 kg is your next dumbbell, back to 8 reps",
        "  2026-11-30 + 9 × 10 kg   you did 8 reps; first 12 reps twice, then 12.5 kg, which is 25 % heavier",
        "  2026-12-07 + 10 × 10 kg  you did 9 reps; first 12 reps twice, then 12.5 kg, which is 25 % heavier",
    ]


def test_the_weeks_to_come_if_all_is_missed(home: Path) -> None:
    """The third miss in a row steps back."""
    marks = [line.split()[1:5] for line in lines(home, "Squat", "--simulate", "4", "--miss")[2:]]
    assert marks == [
        ["+", "8", "×", "10"],
        ["=", "8", "×", "10"],
        ["=", "8", "×", "10"],
        ["-", "8", "×", "8"],
    ]


def test_nothing_is_written_by_looking(tmp_path: Path) -> None:
    """Not by a simulation either."""
    assert progress(tmp_path / "home", "--simulate", "5").exit_code == 0
    assert not (tmp_path / "home").exists()


def test_a_routine_in_which_nothing_grows_says_so(tmp_path: Path) -> None:
    """With the key that would change it."""
    (tmp_path / "routines").mkdir()
    still = LEGS.replace('load = "dumbbell"\n', "").replace("weight = 8\n", "")
    (tmp_path / "routines" / "still.toml").write_text(still)
    words = ["nothing in this routine grows by itself; `progress` in its file says how it would"]
    assert lines(tmp_path, "--routine", "still") == words
    assert lines(tmp_path, "--routine", "still", "--simulate", "2") == words


def test_json_has_every_fact(home: Path) -> None:
    """Programs get the same as people."""
    (found,) = json.loads("\n".join(lines(home, "Squat", "--json")))
    assert found == {
        "routine": "legs",
        "block": "A",
        "exercise": "Squat",
        "sides": "both",
        "rule": "linear",
        "changed": "up",
        "reps": 8,
        "reps_to": None,
        "seconds": None,
        "implement": "dumbbell",
        "weight": 10.0,
        "unit": "kg",
        "next_weight": None,
        "rounds": 1,
        "lighter_week": False,
        "reason": "met",
        "text": "8 × 10 kg: you did 12 × 8 kg twice; 10 kg is your next dumbbell, back to 8 reps",
    }


def test_the_weeks_to_come_if_nobody_confirms(home: Path) -> None:
    """After what was confirmed so far nothing goes up any more, and the first line says so."""
    told = lines(home, "Squat", "--simulate", "26", "--unconfirmed")
    assert told[0].endswith("hands-free, and never confirmed: so nothing ever goes up.")
    assert {line.split()[1] for line in told[3:]} == {"="}
    assert told[-1].endswith("8 × 10 kg was logged by time alone, and nobody has confirmed it; the same again")
    (found,) = json.loads("\n".join(lines(home, "Squat", "--simulate", "3", "--unconfirmed", "--json")))
    assert found["assumes"] == "unconfirmed"
    assert [one["weight"] for one in found["sessions"]] == [10.0, 10.0, 10.0]


def test_a_lighter_week_is_said_before_what_it_asks(home: Path) -> None:
    """In words and for programs, and in the weeks to come with the rounds."""
    (home / "routines" / "legs.toml").write_text(
        LEGS.replace("[[block]]", "[defaults]\nlighter_every = 3\n[[block]]", 1).replace(
            'name = "A"', 'name = "A"\nrounds = 3'
        )
    )
    assert lines(home, "Squat") == [
        "A lighter week after 2 weeks of training in a row: half the rounds, the same load.",
        "Squat, A",
        "  12 × 8 kg: nothing goes up in a lighter week; you did 12 × 8 kg",
    ]
    (found,) = json.loads("\n".join(lines(home, "Squat", "--json")))
    assert (found["lighter_week"], found["rounds"], found["reason"], found["weight"]) == (True, 2, "lighter", 8.0)
    coming = lines(home, "Squat", "--simulate", "2")
    assert coming[2].startswith("  2026-11-23 = 12 × 8 kg  lighter week, 2 rounds: nothing goes up in a lighter week; ")
    assert coming[3] == "  2026-11-30 + 8 × 10 kg  you did 12 × 8 kg twice; 10 kg is your next dumbbell, back to 8 reps"


@pytest.mark.parametrize("number", ["1", "53", '"4"', "4.5"])
def test_a_wrong_number_of_weeks_says_what_would_be_right(home: Path, number: str) -> None:
    """In the routine and in the settings, with the place."""
    (home / "settings.toml").write_text(f"{SETTINGS}lighter_every = {number}\n")
    result = progress(home)
    assert result.exit_code == 1
    assert "settings.toml:3:" in result.stderr
    assert "lighter_every" in result.stderr
    (home / "settings.toml").write_text(SETTINGS)
    (home / "routines" / "legs.toml").write_text(
        LEGS.replace("[[block]]", f"[defaults]\nlighter_every = {number}\n[[block]]", 1)
    )
    result = progress(home)
    assert result.exit_code == 1
    assert "legs.toml:3:" in result.stderr


def test_json_of_the_weeks_to_come(home: Path) -> None:
    """The sessions of an item in a list."""
    (found,) = json.loads("\n".join(lines(home, "Squat", "--simulate", "2", "--json")))
    told = [(one["date"], one["reps"], one["weight"], one["next_weight"]) for one in found["sessions"]]
    assert told == [("2026-11-23", 8, 10.0, None), ("2026-11-30", 9, 10.0, 12.5)]


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["Splt Squat"], "there is no exercise `Splt Squat` in legs; did you mean `Split Squat`?"),
        (["Flying"], "there is no exercise `Flying` in legs; there are Squat, Split Squat, Plank"),
        (["B Squat"], "`B Squat` is not in legs; it is in lower-body-runners: add --routine lower-body-runners"),
        ([" "], "there is no exercise ` ` in legs; there are Squat, Split Squat, Plank"),
        (["--routine", "ten-minuts"], "there is no routine `ten-minuts`; did you mean `ten-minutes`?"),
        (["--routine", "zzz"], "there is no routine `zzz`; `stride routines` lists them"),
        (["--miss"], "--miss goes with --simulate"),
        (["--unconfirmed"], "--unconfirmed goes with --simulate"),
        (["--simulate", "2", "--miss", "--unconfirmed"], "--miss and --unconfirmed assume different things"),
        (["--simulate", "0"], "0 is not in the range 1<=x<=104"),
    ],
)
def test_a_usage_mistake_says_what_would_be_right(home: Path, args: list[str], words: str) -> None:
    """Exit 2, nothing on stdout."""
    result = progress(home, *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr


def test_broken_settings_stop_it(home: Path) -> None:
    """Without the weights owned the answer would be another."""
    (home / "settings.toml").write_text("dumbbells = 10\n")
    result = progress(home)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "`dumbbells` is a list of weights" in result.stderr


def test_a_broken_routine_stops_it(home: Path) -> None:
    """Its mistakes are told."""
    (home / "routines" / "legs.toml").write_text(LEGS.replace('load = "dumbbell"\n', 'load = "dumbel"\n'))
    result = progress(home)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "`load` is one of" in result.stderr


@pytest.mark.parametrize("args", [["a\x07\x9b"], ["--routine", "a\x07\x9b"]])
def test_no_control_character_reaches_the_terminal(home: Path, args: list[str]) -> None:
    """What is repeated of an argument is made safe."""
    result = progress(home, *args)
    assert result.exit_code == 2
    assert all(char == "\n" or char.isprintable() for char in result.stderr)


def test_it_never_imports_the_screen(home: Path) -> None:
    """A plain command does not pay for Textual."""
    code = (
        "import sys\nfrom stride_tui.cli.main import stride\n"
        "stride.main(['progress', '--simulate', '2'], standalone_mode=False)\n"
        "sys.exit(any(name.split('.')[0] == 'textual' for name in sys.modules))\n"
    )
    env = os.environ | {"STRIDE_HOME": str(home)}
    assert subprocess.run([sys.executable, "-c", code], env=env, stdout=subprocess.DEVNULL).returncode == 0
