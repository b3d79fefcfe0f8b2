"""`stride check`: problems on stdout, exit 1; one line on each good file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stride_tui.cli.main import stride
from stride_tui.store.history.file import append_session
from stride_tui.store.paths import bundled_routines, find_paths
from tests.helpers.lifts import lift, session

GOOD = 'name = "Legs"\n[[block]]\nname = "A"\n[[block.item]]\nexercise = "Squat"\nreps = 8\nsides = "each"\n'


def check(home: Path, *args: str) -> Result:
    """Run the command with a home of its own."""
    return CliRunner().invoke(stride, ["--home", str(home), "check", *args])


def test_the_bundled_routines_pass(tmp_path: Path) -> None:
    """With --all every one is listed, and those that come with stride are good."""
    result = check(tmp_path, "--all")
    assert result.exit_code == 0
    assert "lower-body-runners.toml: ok, 5 blocks, 35 sets, 72 steps, about 18 min\n" in result.stdout


def test_bundled_files_are_counted_and_not_listed(tmp_path: Path) -> None:
    """In an empty home one line says that nothing is wrong; with a file of one's own, that one is listed too."""
    count = len([*bundled_routines().glob("*.toml"), *(bundled_routines() / "figures").glob("*.toml")])
    unlisted = f"{count} bundled files not listed (--all lists them)"
    assert check(tmp_path).stdout == f"{count} files read, no mistake in any; {unlisted}\n"
    (tmp_path / "routines").mkdir()
    (tmp_path / "routines" / "legs.toml").write_text(GOOD)
    lines = check(tmp_path).stdout.splitlines()
    assert [line.partition(":")[0] for line in lines] == [
        "legs.toml",
        f"{count + 1} files read, no mistake in any; {unlisted}",
    ]


def test_the_last_line_counts_the_mistakes(tmp_path: Path) -> None:
    """Two mistakes in one of two files."""
    good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    good.write_text(GOOD)
    bad.write_text(GOOD.replace("reps", "rep").replace("kind", "x") + "unit = 'lb'\n")
    assert check(tmp_path, str(good), str(bad)).stdout.splitlines()[-1] == "2 files read, 2 mistakes in 1 of them"


def test_what_no_item_uses_and_no_file_has_is_noted(tmp_path: Path) -> None:
    """A description without an item, and a figure without a file, each with the nearest; the file is fine."""
    path = tmp_path / "legs.toml"
    path.write_text(GOOD + '[exercise."Sqaut"]\nfigure = "b-sqat"\n')  # codespell:ignore
    result = check(tmp_path, str(path))
    assert (result.exit_code, result.stdout.splitlines()[1:]) == (
        0,
        [
            'legs.toml: [exercise."Sqaut"] describes an exercise that no item has; did you mean `Squat`?',
            "legs.toml: `Sqaut` names the figure `b-sqat`, which no file has; did you mean `b-squat`?",
        ],
    )


def test_a_good_file_is_reported_in_one_line(tmp_path: Path) -> None:
    """Blocks, sets, steps and the estimate."""
    path = tmp_path / "legs.toml"
    path.write_text(GOOD)
    assert check(tmp_path, str(path)).stdout == "legs.toml: ok, 1 block, 2 sets, 4 steps, about 1 min\n"


def test_a_renamed_exercise_is_noted_until_its_routine_says_so(tmp_path: Path) -> None:
    """Nothing is wrong with the file; in JSON the note is there too."""
    (tmp_path / "routines").mkdir()
    path = tmp_path / "routines" / "legs.toml"
    path.write_text(GOOD.replace("Squat", "Back Squat"))
    paths = find_paths(tmp_path)
    for line in ("9 Nov  8 8 8 × 8", "16 Nov  8 8 8 × 8"):
        append_session(paths, session(line, lift(sides="each"), routine="legs"))
    result = check(tmp_path, "legs")
    note = '`Squat` has 6 sets in the history; was it renamed? Then write was = ["Squat"] in [exercise."Back Squat"]'
    assert (result.exit_code, result.stdout.splitlines()[1:]) == (0, [f"legs.toml: {note}"])
    assert f"legs.toml: {note}\n" in check(tmp_path).stdout
    (found,) = json.loads(check(tmp_path, "legs", "--json").stdout)
    assert (found["ok"], found["notes"]) == (True, [note])
    path.write_text(path.read_text() + '[exercise."Back Squat"]\nwas = ["Squat"]\n')
    assert len(check(tmp_path, "legs").stdout.splitlines()) == 1


def test_every_mistake_is_reported_with_its_line_and_a_caret(tmp_path: Path) -> None:
    """All at once, in the order of the file, exit 1."""
    path = tmp_path / "legs.toml"
    path.write_text(GOOD.replace("reps = 8", 'rep = 8\npace = "x"'))
    result = check(tmp_path, str(path))
    assert result.exit_code == 1
    assert result.stdout == (
        f"{path}:6:1: unknown key `rep`, did you mean `reps`?\n"
        "  6 │ rep = 8\n"
        "    │ ^\n"
        f'{path}:7:8: `pace` is a length of time: write 20, "20s" or "1m30s", not "x"\n'
        '  7 │ pace = "x"\n'
        "    │        ^\n"
    )


def test_a_routine_is_found_by_its_name(tmp_path: Path) -> None:
    """A name means the user's own file before the bundled one."""
    (tmp_path / "routines").mkdir()
    (tmp_path / "routines" / "ten-minutes.toml").write_text(GOOD)
    assert check(tmp_path, "ten-minutes").stdout.startswith("ten-minutes.toml: ok, 1 block")


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    """Told in one line, with the nearest routine's name."""
    result = check(tmp_path, "ten-minuts")
    assert (result.exit_code, result.stdout) == (
        1,
        "ten-minuts: there is no such file, did you mean `ten-minutes`?\n",
    )


def test_settings_are_checked_too(tmp_path: Path) -> None:
    """The settings are read with the names of the real actions."""
    (tmp_path / "settings.toml").write_text('[keys]\nno_such_action = "x"\n')
    result = check(tmp_path)
    assert result.exit_code == 1
    assert "settings.toml:2:1: unknown key `no_such_action`" in result.stdout


def test_every_name_in_the_settings_is_checked(tmp_path: Path) -> None:
    """Theme, routine, keys: each mistake with its place and what would be right."""
    keys = '[keys]\nskip = "banana"\nback = ["b", "b"]\nfar = "q"\nmute = "Esc"\n'
    text = f'theme = "dracla"\nroutine = "ten-minuts"\n{keys}'
    (tmp_path / "settings.toml").write_text(text)
    result = check(tmp_path, str(tmp_path / "settings.toml"))
    assert result.exit_code == 1
    heads = [line.partition("settings.toml:")[2] for line in result.stdout.splitlines() if "settings.toml:" in line]
    assert heads == [
        '1:9: there is no theme `dracla`, did you mean "dracula"?',
        '2:11: there is no routine `ten-minuts`, did you mean "ten-minutes"?',
        '4:8: there is no key `banana`: a key is called "n", "space", "f5", "ctrl+n" or "question_mark"',
        "5:14: `b` is here twice: once is enough",
        "6:7: `q` is the key of `quit`, which must have one: take another key, or give `quit` one of its own in [keys]",
        '7:8: there is no key `Esc`, did you mean "escape"?',
    ]


def test_good_settings_are_reported(tmp_path: Path) -> None:
    """One line, as for a routine."""
    (tmp_path / "settings.toml").write_text("bell = false\n")
    assert check(tmp_path).stdout.splitlines()[0] == "settings.toml: ok"


def test_json_has_every_fact(tmp_path: Path) -> None:
    """Programs get the same as people."""
    good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    good.write_text(GOOD)
    bad.write_text("name = 1\n")
    result = check(tmp_path, "--json", str(good), str(bad))
    first, second = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (first["ok"], first["blocks"], first["sets"], first["steps"]) == (True, 1, 2, 4)
    assert first["estimate_ms"] == 10_000 + 5_000 + 48_000
    assert [(p["line"], p["column"], p["key"]) for p in second["problems"]] == [(1, 1, None), (1, 8, "name")]


@pytest.mark.parametrize("as_json", [True, False])
def test_no_control_character_reaches_the_terminal(tmp_path: Path, as_json: bool) -> None:
    """Names of files, keys and values are all made safe."""
    path = tmp_path / "a\x1b]0;x\x07.toml"
    path.write_text('"\\u001b[2J" = 1\nname = "\\u202e\\u009b\\u007f"\n')
    out = check(tmp_path, *(["--json"] if as_json else []), str(path)).stdout
    assert all(char == "\n" or char.isprintable() for char in out)


def test_it_never_imports_the_screen(tmp_path: Path) -> None:
    """A plain command does not pay for Textual."""
    code = (
        "import sys\nfrom stride_tui.cli.main import stride\n"
        "stride.main(['check'], standalone_mode=False)\n"
        "sys.exit(any(name.split('.')[0] in ('textual', 'rich') for name in sys.modules))\n"
    )
    env = os.environ | {"STRIDE_HOME": str(tmp_path)}
    assert subprocess.run([sys.executable, "-c", code], env=env, stdout=subprocess.DEVNULL).returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs named pipes")
def test_unreadable_things_are_reported_without_a_traceback(tmp_path: Path) -> None:
    """A pipe, a folder, a large file, bad bytes and deep nesting end in a line each."""
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "large.toml").write_bytes(b"#" * 10_000_000)
    (tmp_path / "bytes.toml").write_bytes(b"name = '\xff'\n")
    (tmp_path / "deep.toml").write_text("a = " + "[" * 2_000)
    result = check(tmp_path, *sorted(str(path) for path in tmp_path.glob("*.toml")))
    assert isinstance(result.exception, SystemExit)
    assert result.exit_code == 1
    heads = [line.split(".toml", 1)[1] for line in result.stdout.splitlines() if ".toml" in line]
    assert heads == [
        ":1:9: the byte 0xFF is not UTF-8: save the file as UTF-8",
        ":1:395: this is nested too deeply: nothing here needs that",
        ": this is a folder, not a file",
        ": the file is larger than 1 MB, too large for a file of this kind",
        ": this is a pipe, not a file",
    ]
