"""Figure files: what their keys mean, and what is told of a mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from stride_tui.core.figures.figure import Figure, joints, pose_at
from stride_tui.core.figures.skeleton import INDEX
from stride_tui.core.problem import Problem
from stride_tui.store.figures.file import figure_files, load_figure, parse_figure, read_figure
from stride_tui.store.paths import find_paths

GOOD = """\
name = "Squat"
reps = 2
turn = 15

[[prop]]
kind = "box"
at = [20, 0]
size = [30, 15, 30]

[[prop]]
kind = "kettlebell"
held = "both"

[[pose]]
time = "1.5s"
hold = "0.2s"
near = { thigh = 10, shin = -10 }
far = { thigh = [10, 5], shin = -10 }

[[pose]]
ease = "linear"
at = [-15, 35]
torso = 40
fixed = { near_ball = [7, 0], far_ball = [7, 0] }
"""


def figure(text: str) -> Figure:
    """The figure of a text without mistakes."""
    read = parse_figure(text, "squat")
    assert isinstance(read, Figure), read
    return read


def told(text: str) -> list[str]:
    """What is told of a text: line, column, message and hint of each problem."""
    read = parse_figure(text, "squat")
    assert isinstance(read, tuple)
    return [f"{p.line}:{p.column} {p.message}: {p.hint}" for p in read]


def test_a_figure_is_what_its_file_says() -> None:
    """Names, numbers and things; lengths are hundredths of the body's height."""
    found = figure(GOOD)
    assert (found.slug, found.name, found.reps, found.turn) == ("squat", "Squat", 2, 15)
    assert [(prop.kind, prop.at, prop.held) for prop in found.props] == [
        ("box", (0.2, 0.0, 0.0), None),
        ("kettlebell", (0.0, 0.0, 0.0), "both"),
    ]
    assert [(pose.time_ms, pose.hold_ms, pose.ease) for pose in found.poses] == [
        (1_500, 200, "smooth"),
        (1_000, 0, "linear"),
    ]


def test_a_pose_begins_as_the_one_before() -> None:
    """What it does not name stays."""
    still = GOOD.replace("fixed", "# fixed").replace("at = [-15, 35]", "")
    first, second = figure(still).poses
    at = INDEX["far_thigh"]
    assert first.angles[at : at + 2] == second.angles[at : at + 2] == (10.0, 5.0)
    assert (first.angles[0], second.angles[0]) == (0.0, 40.0)


def test_head_hand_and_toes_go_along_where_nothing_is_said() -> None:
    """With the torso, the forearm and the foot."""
    found = figure('name = "x"\n[[pose]]\ntorso = 30\nnear = { forearm = 20, foot = 60 }\n').poses[0].angles
    assert [found[INDEX[part]] for part in ("head", "near_hand", "near_toes", "far_toes")] == [30, 20, 60, 90]


def test_a_new_anchor_stands_where_it_was() -> None:
    """Naming another joint moves nothing."""
    found = figure('name = "x"\n[[pose]]\nnear = { thigh = 20 }\n[[pose]]\nanchor = "near_ball"\n')
    first, second = (joints(found, pose) for pose in found.poses)
    assert all(second[joint] == pytest.approx(spot) for joint, spot in first.items())


def test_feet_stay_beside_the_middle_where_nothing_is_said() -> None:
    """Two numbers are forward and up; the third, across, is that of the hip or the shoulder."""
    found = figure(GOOD)
    assert dict(found.poses[1].fixed)["far_ball"] == (0.07, 0.0, -0.052)
    assert joints(found, pose_at(found, 0.7))["near_ball"][2] == pytest.approx(0.052, abs=1e-3)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("thigh = 10, shin", "tigh = 10, shin", "17:10 unknown key `tigh`: did you mean `thigh`?"),
        (
            "shin = -10 }\nfar",
            "shin = 50 }\nfar",
            "17:29 the knee bends the wrong way: look at it with `stride figure`",
        ),
        ('kind = "box"', 'kind = "bok"', '6:8 `kind` is one of box, mat, dumbbell, kettlebell: did you mean "box"?'),
        (
            'held = "both"',
            "at = [0, 0]",
            '12:1 a kettlebell is where the hand is: write held = "near", "far" or "both"',
        ),
        (
            "[10, 5]",
            "[10, 5, 3]",
            "18:17 `thigh` is an angle, or two: forward and outward: write thigh = 20 or [20, 5]",
        ),
        ("[10, 5]", "[10, 500]", "18:17 `thigh` goes from -360 to 360, outward from -90 to 90: this is 10, 500"),
        ("at = [-15, 35]", "at = 35", "22:6 `at` is a place: forward and up: write at = [0, 53]"),
        ("at = [-15, 35]", "at = [-15, 3500]", "22:6 `at` goes from -300 to 300: this is -15, 3500"),
        ("at = [-15, 35]", "at = [-15, nan]", "22:6 `at` goes from -300 to 300: this is -15, nan"),
        (
            "near_ball = [7, 0],",
            'near_ball = "far_nee",',
            '24:23 there is no joint "far_nee": did you mean "far_knee"?',
        ),
        ("near_ball = [7, 0],", "near_knee = [7, 0],", "24:11 unknown key `near_knee`: did you mean `near_heel`?"),
        (
            "near_ball = [7, 0]",
            "near_ball = [90, 0]",
            "24:23 `near_ball` is 53.4 hundredths out of reach: bring the body nearer to it",
        ),
        ("size = [30, 15, 30]", "", "5:1 a box needs a `size`: write size = [40, 30, 40]: along, up, across"),
        ('time = "1.5s"', 'time = "90s"', '15:8 `time` goes from 0.05s to 20s: this is "90s"'),
        ("turn = 15", "turn = 150", "3:8 `turn` goes from -90 to 90: this is 150"),
    ],
)
def test_a_mistake_is_reported_at_its_place(old: str, new: str, expected: str) -> None:
    """With what would be right."""
    assert GOOD.count(old) == 1
    assert told(GOOD.replace(old, new)) == [expected]


def test_all_mistakes_are_reported_at_once() -> None:
    """In the order of the file."""
    found = told('reps = 0\n[[prop]]\n[[pose]]\nease = "soft"\ngrip = 1\n')
    assert [text.partition(" ")[0] for text in found] == ["1:1", "1:8", "2:1", "4:8", "5:8"]


def test_a_figure_has_a_pose() -> None:
    """A file without one is told what to write."""
    assert told('name = "x"\n') == ["1:1 the figure has no pose: begin one with [[pose]]"]


def test_what_is_no_toml_is_one_problem() -> None:
    """At the place where the parser stopped."""
    assert told('name = "x\n')[0].startswith("1:")


def test_own_figures_win_over_bundled_ones(tmp_path: Path) -> None:
    """By file name, like routines."""
    paths = find_paths(tmp_path)
    own = paths.routines / "figures"
    own.mkdir(parents=True)
    (own / "b-squat.toml").write_text(GOOD)
    (own / ".b-squat.toml.swp").write_text("")
    (own / "mine.toml").write_text(GOOD)
    mine = load_figure(paths, "b-squat")
    assert isinstance(mine, Figure)
    assert mine.name == "Squat"
    assert {slug for slug, path in figure_files(paths).items() if path.parent == own} == {"b-squat", "mine"}
    assert isinstance(load_figure(paths, "lateral-step-down"), Figure)


@pytest.mark.parametrize("slug", ["", ".hidden", "../b-squat", "a\0b", "nowhere"])
def test_a_name_that_is_no_file_is_no_figure(tmp_path: Path, slug: str) -> None:
    """Whatever the routine names."""
    assert load_figure(find_paths(tmp_path), slug) is None


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    """A folder in place of a file, for one."""
    read = read_figure(tmp_path)
    assert isinstance(read, tuple)
    assert isinstance(read[0], Problem)
    assert read[0].message == "this is a folder, not a file"
