"""A moving figure: key poses, eased from one to the next in a loop, as points at any time.

A pose says in which direction each part of the body points, where one joint of it is, and which hands and feet
stay in place while the rest moves. Lengths are shares of the body's height: 0.5 is half of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, radians, sin
from typing import Literal

import msgspec

from stride_tui.core.figures.skeleton import (
    HALF_HIPS,
    HALF_SHOULDERS,
    LEG_ENDS,
    SIGN,
    Angles,
    Point,
    minus,
    place_joints,
    plus,
    reach,
)

Ease = Literal["smooth", "linear", "in", "out"]
"""The change from a pose into the next: slow at both ends, at constant speed, from slow to fast, from fast to slow."""
Grip = Literal["near", "far", "both"]
PropKind = Literal["box", "mat", "dumbbell", "kettlebell"]
WorkingSide = Literal["left", "right"]

FRAMES_A_SECOND = 10
MAX_FRAMES = 400
SLACK = 0.0005
"""The most that a hand or foot may be out of reach without being reported; it is drawn as a twentieth of a dot."""

Spot = tuple[float, float, float] | str
"""The spot where a hand or foot stays: a point, or the name of a joint that it is held to ("near_thigh")."""


class Prop(msgspec.Struct, frozen=True):
    """A thing that is drawn with the figure.

    One that stands has `at`, the middle of its base, and `size` (along, up, across). One that is held has `held`.
    """

    kind: PropKind
    at: Point = (0.0, 0.0, 0.0)
    size: Point = (0.0, 0.0, 0.0)
    held: Grip | None = None


class Pose(msgspec.Struct, frozen=True):
    """One key pose: it is held for `hold_ms`, then changes into the next one over `time_ms`.

    `anchor` is the joint that the rest of the body is placed from until the next pose. `fixed` are the hands and
    feet that stay in place, each with its spot.
    """

    hips: Point
    angles: Angles
    anchor: str = "hips"
    fixed: tuple[tuple[str, Spot], ...] = ()
    time_ms: int = 1_000
    hold_ms: int = 0
    ease: Ease = "smooth"
    grip: Grip | None = None


class Figure(msgspec.Struct, frozen=True):
    """A moving figure: its poses in a loop, its props, and how it is seen.

    `turn` is how far it is turned toward the viewer in degrees (0 from the side, 90 from the front), `tilt` how far
    the viewer looks down on it, in degrees. One loop is `reps` repetitions and ends `travel` further forward.
    `trail` is the joint whose path is drawn. `side` is the side that works.
    """

    slug: str
    name: str
    poses: tuple[Pose, ...]
    props: tuple[Prop, ...] = ()
    turn: float = 0.0
    tilt: float = 0.0
    reps: int = 1
    travel: float = 0.0
    trail: str | None = None
    side: WorkingSide = "right"
    mirrored: bool = False


def mirrored(figure: Figure) -> Figure:
    """Return the figure for the other side: left and right are exchanged, as in a mirror."""
    other: WorkingSide = "left" if figure.side == "right" else "right"
    return msgspec.structs.replace(figure, mirrored=not figure.mirrored, side=other)


def for_side(figure: Figure, side: str | None) -> Figure:
    """Return the figure with that side working; unchanged where `side` is neither "left" nor "right"."""
    return mirrored(figure) if side in ("left", "right") and side != figure.side else figure


def bare(figure: Figure) -> Figure:
    """Return the figure without the props that it holds, for a set without a weight."""
    return msgspec.structs.replace(figure, props=tuple(prop for prop in figure.props if prop.held is None))


def period_ms(figure: Figure, pace_ms: int | None = None) -> int:
    """Return the length of one loop in milliseconds: `pace_ms` for each repetition, or without it the poses' own."""
    if pace_ms:
        return pace_ms * figure.reps
    return max(1, sum(pose.hold_ms + pose.time_ms for pose in figure.poses))


def frame_count(figure: Figure, pace_ms: int | None = None) -> int:
    """Return the number of frames of one loop, ten a second; 1 for a figure of one pose, which does not move."""
    if len(figure.poses) < 2:
        return 1
    return max(2, min(MAX_FRAMES, round(period_ms(figure, pace_ms) * FRAMES_A_SECOND / 1000)))


def frame_at(figure: Figure, ms: int, pace_ms: int | None = None) -> int:
    """Return the number of the frame, from 0, that is shown `ms` milliseconds after the start."""
    count = frame_count(figure, pace_ms)
    return ms * count // period_ms(figure, pace_ms) % count


def pose_at(figure: Figure, share: float) -> Pose:
    """Return the pose at a share of the loop: 0 is the first pose, and 1 is it again, `travel` further forward."""
    loops = share // 1.0
    left = (share - loops) * period_ms(figure)
    for n, pose in enumerate(figure.poses):
        if left < pose.hold_ms or len(figure.poses) == 1:
            return _moved(pose, loops * figure.travel)
        left -= pose.hold_ms
        if left < pose.time_ms:
            return _moved(_between(pose, _following(figure, n), left / pose.time_ms), loops * figure.travel)
        left -= pose.time_ms
    return _moved(figure.poses[0], (loops + 1) * figure.travel)


def joints(figure: Figure, pose: Pose) -> dict[str, Point]:
    """Return the point of every joint of a pose; in a mirrored figure x is negated."""
    points = place_joints(pose.hips, pose.angles)
    return {name: (-x, y, z) for name, (x, y, z) in points.items()} if figure.mirrored else points


def seen(figure: Figure, point: Point) -> Point:
    """Return a point in the viewer's directions: how far to the right, how far up, how far toward the viewer."""
    turn, tilt = radians(-figure.turn if figure.mirrored else figure.turn), radians(figure.tilt)
    x, y, z = point
    right, near = x * cos(turn) - z * sin(turn), x * sin(turn) + z * cos(turn)
    return right, y * cos(tilt) - near * sin(tilt), near * cos(tilt) + y * sin(tilt)


def settled(pose: Pose, at: Point) -> tuple[Pose, dict[str, float]]:
    """Return the pose with its anchor at `at` and every fixed hand and foot in place, as far as it can reach.

    With it comes, for each joint that cannot reach its spot, by how much it misses.
    """
    hips = plus(pose.hips, minus(at, place_joints(pose.hips, pose.angles)[pose.anchor]))
    angles, missed = _fixed(hips, pose.angles, pose.fixed)
    return msgspec.structs.replace(pose, hips=hips, angles=angles), missed


def side_of(joint: str) -> float:
    """Return the z at which a hand or foot is put where a file names none: below its hip or its shoulder."""
    side, _, end = joint.partition("_")
    return SIGN[side] * (HALF_HIPS if end in LEG_ENDS else HALF_SHOULDERS) if end else 0.0


def _fixed(hips: Point, angles: Angles, fixed: Iterable[tuple[str, Spot]]) -> tuple[Angles, dict[str, float]]:
    """Return the angles with the fixed hands and feet in place, and for each out of reach by how much it misses."""
    missed: dict[str, float] = {}
    for joint, spot in fixed:
        target = place_joints(hips, angles)[spot] if isinstance(spot, str) else spot
        angles, distance = reach(hips, angles, joint, target)
        if distance > SLACK:
            missed[joint] = distance
    return angles, missed


def _following(figure: Figure, n: int) -> Pose:
    """Return the pose after number `n` (from 0); after the last comes the first, `travel` further forward."""
    if n + 1 < len(figure.poses):
        return figure.poses[n + 1]
    return _moved(figure.poses[0], figure.travel)


def _moved(pose: Pose, by: float) -> Pose:
    """Return the pose with everything `by` further forward."""
    if not by:
        return pose
    fixed = tuple((j, spot if isinstance(spot, str) else plus(spot, (by, 0.0, 0.0))) for j, spot in pose.fixed)
    return msgspec.structs.replace(pose, hips=plus(pose.hips, (by, 0.0, 0.0)), fixed=fixed)


def _between(pose: Pose, following: Pose, share: float) -> Pose:
    """Return the pose at a share of the time from one pose to the following one.

    Angles change by the pose's `ease`, the anchor moves on a straight line, and what both poses have fixed stays.
    """
    share = _eased(share, pose.ease)
    angles = tuple(a + (b - a) * share for a, b in zip(pose.angles, following.angles, strict=True))
    start = place_joints(pose.hips, pose.angles)[pose.anchor]
    end = place_joints(following.hips, following.angles)[pose.anchor]
    at = plus(start, minus(end, start), share)
    hips = minus(at, place_joints((0.0, 0.0, 0.0), angles)[pose.anchor])
    later = dict(following.fixed)
    fixed = tuple((joint, _spot(spot, later[joint], share)) for joint, spot in pose.fixed if joint in later)
    angles, _ = _fixed(hips, angles, fixed)
    return msgspec.structs.replace(pose, hips=hips, angles=angles, fixed=fixed)


def _spot(spot: Spot, later: Spot, share: float) -> Spot:
    """Return the point at a share of the distance between two points; a joint's name stays as it is."""
    if isinstance(spot, str) or isinstance(later, str):
        return spot
    return plus(spot, minus(later, spot), share)


def _eased(share: float, ease: Ease) -> float:
    """Return how much of the change is done after a share of its time, both from 0 to 1."""
    if ease == "in":
        return share * share
    if ease == "out":
        return share * (2 - share)
    return share * share * (3 - 2 * share) if ease == "smooth" else share
