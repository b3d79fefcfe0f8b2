"""`stride figure`, and what `stride check` says of figures."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stride_tui.cli.figure import play
from stride_tui.cli.main import stride

GOOD = 'name = "My move"\n[[pose]]\ntorso = 10\n[[pose]]\ntorso = 30\n'


def run(home: Path, *args: str) -> Result:
    """Run a command with a home of its own."""
    return CliRunner().invoke(stride, ["--home", str(home), *args])


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The folder of the user's own figures."""
    folder = tmp_path / "routines" / "figures"
    folder.mkdir(parents=True)
    return folder


def test_figures_are_listed(tmp_path: Path, own: Path) -> None:
    """The user's own among the bundled ones, a broken one with what is wrong."""
    (own / "my-move.toml").write_text(GOOD)
    (own / "broken.toml").write_text('name = "x"\n')
    found = {line.split()[0]: " ".join(line.split()[1:]) for line in run(tmp_path, "figure").stdout.splitlines()}
    assert found["b-squat"] == "bundled B Squat"
    assert found["my-move"] == "yours My move"
    assert found["broken"] == "yours cannot be read: the figure has no pose: begin one with [[pose]]"


def test_frames_are_printed_one_below_the_other(tmp_path: Path) -> None:
    """Each of the size that was asked for, with an empty line behind it."""
    lines = run(tmp_path, "figure", "b-squat", "--frames", "2", "--size", "20x8").stdout.splitlines()
    assert len(lines) == 18
    assert (lines[8], lines[17]) == ("", "")
    assert {len(line) for line in lines if line} == {20}


def test_a_few_frames_go_to_a_pipe(tmp_path: Path) -> None:
    """Nothing moves and nothing is coloured where no one looks on."""
    result = run(tmp_path, "figure", "b-squat", "--size", "20x8")
    assert result.stdout.count("\n\n") == 4
    assert "\x1b" not in result.stdout


def test_the_left_side_is_the_mirror_of_the_right(tmp_path: Path) -> None:
    """Frames of one side and the other are as wide, and not the same."""
    left, right = (
        run(tmp_path, "figure", "b-squat", "--frames", "1", "--side", side).stdout for side in ("left", "right")
    )
    assert left != right
    assert len(left) == len(right)


def test_a_misspelt_name_is_met_with_the_nearest(tmp_path: Path) -> None:
    """As a usage mistake."""
    result = run(tmp_path, "figure", "b-sqat")
    assert result.exit_code == 2
    assert "there is no figure `b-sqat`. Did you mean `b-squat`?" in result.stderr


@pytest.mark.parametrize("size", ["40", "2x2", "4000x20", "ax9"])
def test_a_size_that_is_none_is_a_usage_mistake(tmp_path: Path, size: str) -> None:
    """With the limits."""
    result = run(tmp_path, "figure", "b-squat", "--size", size)
    assert result.exit_code == 2
    assert "from 6x4 to 200x100" in result.stderr


def test_a_broken_figure_is_reported_with_its_place(tmp_path: Path, own: Path) -> None:
    """On stderr, exit 1, nothing on stdout."""
    (own / "my-move.toml").write_text(GOOD.replace("torso = 30", "toso = 30"))
    result = run(tmp_path, "figure", "my-move")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "my-move.toml:5:1: unknown key `toso`, did you mean `torso`?" in result.stderr


def test_each_picture_is_written_over_the_one_before() -> None:
    """The cursor goes up by the height, waits a tenth of a second, and is shown again at the end."""
    written: list[str] = []
    waits: list[float] = []
    play(["a\nb", "c\nd"], 2, 0.3, written.append, waits.append)
    assert written == ["\x1b[?25l", "a\nb\n", "\x1b[2A\rc\nd\n", "\x1b[2A\ra\nb\n", "\x1b[?25h"]
    assert waits == [0.1, 0.1, 0.1]


def test_who_has_seen_enough_ends_it() -> None:
    """^c shows the cursor again and is no error."""
    written: list[str] = []

    def stop(_: float) -> None:
        raise KeyboardInterrupt

    play(["a", "b"], 1, None, written.append, stop)
    assert written[-1] == "\x1b[?25h"


def test_check_reads_figures(tmp_path: Path, own: Path) -> None:
    """By path, by name, and without an argument with everything else."""
    path = own / "my-move.toml"
    path.write_text(GOOD)
    assert run(tmp_path, "check", str(path)).stdout == "my-move.toml: ok, 2 poses\n"
    assert run(tmp_path, "check", "my-move").stdout == "my-move.toml: ok, 2 poses\n"
    path.write_text(GOOD.replace("torso = 30", 'torso = "x"'))
    result = run(tmp_path, "check", "--all")
    assert result.exit_code == 1
    assert f"{path}:5:9: `torso` is an angle, or two: forward and outward" in result.stdout
    assert "b-squat.toml: ok, 2 poses" in result.stdout
