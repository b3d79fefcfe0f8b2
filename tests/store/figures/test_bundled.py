"""The bundled figures, over their whole loops: bodies that could be ours, doing what the routines ask."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest

from stride_tui.core.figures.figure import Figure, frame_count, joints, pose_at
from stride_tui.core.figures.joint_limits import impossible_joints
from stride_tui.core.figures.skeleton import BONES, Point, length_of, minus
from stride_tui.core.routines.routine import Routine
from stride_tui.store.figures.file import FOLDER, read_figure
from stride_tui.store.paths import bundled_routines
from stride_tui.store.routines.file import read_routine

FILES = {path.stem: path for path in sorted((bundled_routines() / FOLDER).glob("*.toml"))}
TIMES = 60
"""Instants of each loop that are looked at."""

every_figure = pytest.mark.parametrize("slug", FILES)


@cache
def bundled(slug: str) -> Figure:
    """A bundled figure."""
    figure = read_figure(FILES[slug])
    assert isinstance(figure, Figure), figure
    return figure


@cache
def loop(slug: str) -> tuple[dict[str, Point], ...]:
    """The joints at each instant of a loop."""
    figure = bundled(slug)
    return tuple(joints(figure, pose_at(figure, n / TIMES)) for n in range(TIMES + 1))


def apart(a: Point, b: Point) -> float:
    """How far two points are apart, in hundredths of the body's height."""
    return length_of(minus(a, b)) * 100


def test_every_exercise_of_the_bundled_routines_has_its_figure() -> None:
    """The eleven moves of the article, and no exercise names a figure that is not there."""
    named = set()
    for path in bundled_routines().glob("*.toml"):
        routine = read_routine(path)
        assert isinstance(routine, Routine)
        named |= {routine.exercise(item.exercise).figure for block in routine.blocks for item in block.items}
    assert named == set(FILES)
    assert len(FILES) == 11


@every_figure
def test_bones_keep_their_length(slug: str) -> None:
    """In every frame."""
    for points in loop(slug):
        assert all(length_of(minus(points[a], points[b])) == pytest.approx(bone) for (a, b), bone in BONES.items())


@every_figure
def test_knees_elbows_and_ankles_do_what_they_can(slug: str) -> None:
    """In every frame, not in the key poses alone."""
    figure = bundled(slug)
    assert [found for n in range(TIMES) if (found := impossible_joints(pose_at(figure, n / TIMES).angles))] == []


@every_figure
def test_what_stands_does_not_slide(slug: str) -> None:
    """A foot or hand that two poses in a row have in one place is there all the way between them."""
    figure = bundled(slug)
    whole = sum(pose.hold_ms + pose.time_ms for pose in figure.poses)
    gone, stood = 0, 0
    for pose in figure.poses:
        start, end = (gone + pose.hold_ms) / whole, (gone + pose.hold_ms + pose.time_ms) / whole
        gone += pose.hold_ms + pose.time_ms
        first, last = joints(figure, pose_at(figure, start)), joints(figure, pose_at(figure, end))
        ends = [
            n for n in first if n.endswith(("ball", "wrist")) and first[n][1] < 0.2 and apart(first[n], last[n]) < 0.01
        ]
        stood += len(ends)
        for n in range(1, 12):
            between = joints(figure, pose_at(figure, start + (end - start) * n / 12))
            assert {
                joint: apart(between[joint], first[joint])
                for joint in ends
                if apart(between[joint], first[joint]) > 0.1
            } == {}
    assert stood or slug == "supine-figure-4-stretch"


@every_figure
def test_what_is_fixed_is_where_it_belongs(slug: str) -> None:
    """In every frame, a hand on a joint among them."""
    figure = bundled(slug)
    for n in range(TIMES):
        pose = pose_at(figure, n / TIMES)
        points = joints(figure, pose)
        for joint, spot in pose.fixed:
            assert apart(points[joint], points[spot] if isinstance(spot, str) else spot) < 0.1


@every_figure
def test_nothing_goes_through_the_floor(slug: str) -> None:
    """Every joint is above it, but for the width of a line."""
    assert min(y for points in loop(slug) for _, y, _ in points.values()) > -0.006


@every_figure
def test_the_loop_has_no_seam(slug: str) -> None:
    """It ends in its first pose, further forward by what it travels."""
    figure = bundled(slug)
    first, last = loop(slug)[0], joints(figure, pose_at(figure, 1 - 1e-9))
    assert all(apart(last[n], (x + figure.travel, y, z)) < 0.01 for n, (x, y, z) in first.items())


@every_figure
def test_nothing_jumps(slug: str) -> None:
    """From frame to frame no joint goes further than a hand in a quick swing."""
    figure = bundled(slug)
    count = frame_count(figure)
    frames = [joints(figure, pose_at(figure, n / count)) for n in range(count + 1)]
    assert max(apart(a[joint], b[joint]) for a, b in pairwise(frames) for joint in a) < 22
