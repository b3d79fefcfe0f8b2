"""Figures: the skeleton, poses over time, and the other side."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stride_tui.core.figures.figure import (
    Figure,
    Pose,
    Prop,
    bare,
    for_side,
    frame_at,
    frame_count,
    joints,
    mirrored,
    period_ms,
    pose_at,
    seen,
    settled,
)
from stride_tui.core.figures.joint_limits import impossible_joints
from stride_tui.core.figures.skeleton import BODY_PARTS, BONES, INDEX, Angles, length_of, minus, place_joints, reach

HIPS = (0.0, 0.53, 0.0)


def angles(**given: float) -> Angles:
    """Standing at ease, but for the parts that are named."""
    found = [0.0] * (2 * len(BODY_PARTS))
    for part, angle in {"near_foot": 90.0, "far_foot": 90.0, "near_toes": 90.0, "far_toes": 90.0, **given}.items():
        found[INDEX[part]] = angle
    return tuple(found)


STANDING = Pose(HIPS, angles())
SQUAT = settled(Pose(HIPS, angles(torso=40), fixed=(("near_ball", (0.07, 0.0, 0.05)),)), (-0.2, 0.32, 0.0))[0]
FIGURE = Figure("squat", "Squat", (STANDING, SQUAT))

free = st.floats(-360, 360, allow_nan=False)
body = st.lists(free, min_size=2 * len(BODY_PARTS), max_size=2 * len(BODY_PARTS)).map(tuple)


def test_a_standing_body_has_the_heights_of_the_table() -> None:
    """Shoulders, hips, knees and soles are where the published table has them."""
    points = place_joints(HIPS, angles())
    heights = [points[joint][1] for joint in ("chest", "near_hip", "near_knee", "near_ankle", "near_sole")]
    assert heights == pytest.approx([0.818, 0.53, 0.285, 0.039, 0.0])


@given(body)
def test_bones_have_the_same_length_at_all_angles(parts: Angles) -> None:
    """Whatever the angles are, forward and outward."""
    points = place_joints(HIPS, parts)
    assert all(length_of(minus(points[a], points[b])) == pytest.approx(bone) for (a, b), bone in BONES.items())


@given(body, st.sampled_from(["near_ball", "far_heel", "near_wrist", "far_hand"]), st.tuples(free, free, free))
def test_a_hand_or_foot_is_where_it_was_reported_to_be(
    parts: Angles, joint: str, to: tuple[float, float, float]
) -> None:
    """Or, where that is out of reach, as far away from it as is told."""
    to = (to[0] / 720, to[1] / 720, to[2] / 720)
    found, missed = reach(HIPS, parts, joint, to)
    assert length_of(minus(place_joints(HIPS, found)[joint], to)) == pytest.approx(missed, abs=1e-6)


def test_knees_bend_backward_and_elbows_forward_when_straight_limbs_shorten() -> None:
    """A straight limb that has to give way does so as a body would."""
    leg, _ = reach(HIPS, angles(), "near_ankle", (0.0, 0.12, 0.052))
    arm, _ = reach(HIPS, leg, "near_wrist", (0.0, 0.6, 0.11))
    assert impossible_joints(arm) == {}


def test_a_straight_body_is_not_strained() -> None:
    """Standing at ease is within all limits."""
    assert impossible_joints(angles()) == {}


@pytest.mark.parametrize(
    ("given", "part"),
    [
        ({"near_shin": 40.0}, "near_shin"),
        ({"far_forearm": -40.0}, "far_forearm"),
        ({"near_thigh": 90.0, "near_shin": -85.0, "near_foot": 0.0}, "near_shin"),
        ({"far_foot": 140.0}, "far_foot"),
    ],
)
def test_what_no_body_does_is_reported(given: dict[str, float], part: str) -> None:
    """A knee bent forward, an elbow bent backward, a knee bent through, a foot drawn up too far."""
    assert list(impossible_joints(angles(**given))) == [part]


def test_the_anchor_stands_where_it_was_put() -> None:
    """The whole body hangs on it."""
    pose, missed = settled(Pose(HIPS, angles(near_shin=-30, near_thigh=20), "near_toe"), (0.4, 0.0, 0.05))
    assert missed == {}
    assert place_joints(pose.hips, pose.angles)["near_toe"] == pytest.approx((0.4, 0.0, 0.05))


def test_what_is_out_of_reach_is_reported_with_how_far() -> None:
    """A foot that is fixed a body's height away."""
    _, missed = settled(Pose(HIPS, angles(), fixed=(("far_ankle", (1.0, 0.53, -0.052)),)), HIPS)
    assert missed == {"far_ankle": pytest.approx(1 - 0.491)}


def test_a_hand_goes_with_the_joint_it_holds() -> None:
    """The spot of what is fixed may be another joint."""
    pose, _ = settled(Pose(HIPS, angles(torso=30, near_thigh=60), fixed=(("near_wrist", "near_thigh"),)), HIPS)
    points = place_joints(pose.hips, pose.angles)
    assert points["near_wrist"] == pytest.approx(points["near_thigh"])


def test_a_foot_that_both_poses_have_fixed_stays_on_its_way() -> None:
    """It does not slide while the body goes down."""
    near = ("near_ball", (0.07, 0.0, 0.052))
    down = settled(Pose(HIPS, angles(torso=40), fixed=(near,)), (-0.2, 0.32, 0.0))[0]
    up = settled(Pose(HIPS, angles(), fixed=(near,)), (-0.02, 0.51, 0.0))[0]
    figure = Figure("s", "S", (up, down))
    found = {tuple(round(c, 6) for c in joints(figure, pose_at(figure, n / 40))["near_ball"]) for n in range(40)}
    assert found == {(0.07, 0.0, 0.052)}


def test_a_pose_is_held_before_it_goes_on() -> None:
    """`hold_ms` comes first, then the way of `time_ms`."""
    figure = Figure("s", "S", (msgspec.structs.replace(STANDING, hold_ms=1_000), SQUAT))
    held, going = pose_at(figure, 0.99 / 3), pose_at(figure, 1.5 / 3)
    assert held.hips == STANDING.hips
    assert going.hips[1] == pytest.approx((0.53 + 0.32) / 2)


@pytest.mark.parametrize(("ease", "quarter"), [("linear", 0.25), ("smooth", 0.15625), ("in", 0.0625), ("out", 0.4375)])
def test_eases(ease: str, quarter: float) -> None:
    """How far a quarter of the time leads."""
    first = msgspec.structs.replace(STANDING, ease=ease)
    figure = Figure("s", "S", (first, Pose((1.0, 0.53, 0.0), angles())))
    assert pose_at(figure, 0.125).hips[0] == pytest.approx(quarter)


def test_the_loop_goes_on_where_it_ends() -> None:
    """The next loop begins as far forward as the figure travels."""
    figure = msgspec.structs.replace(FIGURE, travel=0.44)
    end, start = pose_at(figure, 1 - 1e-9), pose_at(figure, 1.0)
    assert end.hips == pytest.approx(start.hips, abs=1e-6)
    assert start.hips[0] == pytest.approx(0.44)


def test_a_pace_stretches_the_loop() -> None:
    """One loop takes the pace for each of its repetitions; without a pace, its own time."""
    figure = msgspec.structs.replace(FIGURE, reps=2)
    assert (period_ms(figure), period_ms(figure, 3_000)) == (2_000, 6_000)
    assert (frame_count(figure), frame_count(figure, 3_000)) == (20, 60)


def test_frames_follow_each_other_ten_times_a_second() -> None:
    """And begin anew with the loop."""
    assert [frame_at(FIGURE, ms) for ms in (0, 99, 100, 1_999, 2_000)] == [0, 0, 1, 19, 0]


def test_a_figure_of_one_pose_does_not_move() -> None:
    """One frame, the same at any time."""
    still = Figure("s", "S", (STANDING,))
    assert frame_count(still) == 1
    assert pose_at(still, 0.7) == STANDING


def test_the_mirror_exchanges_left_and_right_and_nothing_else() -> None:
    """Every joint is as far to the left as it was to the right."""
    other = mirrored(FIGURE)
    pose = pose_at(FIGURE, 0.3)
    plain, turned = joints(FIGURE, pose), joints(other, pose_at(other, 0.3))
    assert all(turned[name] == (-x, y, z) for name, (x, y, z) in plain.items())
    assert mirrored(other) == FIGURE


@given(st.floats(-90, 90), st.floats(0, 60))
def test_a_mirrored_figure_is_seen_as_in_a_mirror(turn: float, tilt: float) -> None:
    """From whichever direction."""
    figure = msgspec.structs.replace(FIGURE, turn=turn, tilt=tilt)
    plain = seen(figure, (0.3, 0.5, 0.1))
    turned = seen(mirrored(figure), (-0.3, 0.5, 0.1))
    assert turned == pytest.approx((-plain[0], plain[1], plain[2]))


def test_a_figure_shows_the_side_that_works() -> None:
    """Mirrored where it shows the other one; as it is where no side is spoken of."""
    assert for_side(FIGURE, "left") == mirrored(FIGURE)
    assert for_side(FIGURE, "right") == for_side(FIGURE, None) == FIGURE


def test_empty_hands_keep_what_stands() -> None:
    """Without its weights a figure still has its box."""
    figure = msgspec.structs.replace(FIGURE, props=(Prop("box", size=(0.3, 0.2, 0.3)), Prop("dumbbell", held="near")))
    assert [prop.kind for prop in bare(figure).props] == ["box"]
