"""A moving figure: key poses, eased from one to the next in a loop, as points at any time.

A pose says how the parts of the body point, which joint stands where, and which hands and feet stay where they
are while the rest moves. Lengths are shares of the body's height.
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
    plus,
    reach,
    stand_up,
)

Ease = Literal["smooth", "linear", "in", "out"]
"""How a pose goes over into the next: gently at both ends, evenly, gathering speed, losing speed."""
Grip = Literal["near", "far", "both"]
PropKind = Literal["box", "mat", "dumbbell", "kettlebell"]
WorkingSide = Literal["left", "right"]

FRAMES_A_SECOND = 10
MAX_FRAMES = 400
SLACK = 0.0005
"""What a hand or foot may be out of reach before it is told: nobody sees a twentieth of a dot."""

Spot = tuple[float, float, float] | str
"""A place, or the name of a joint that is where the hand or the foot is."""


class Prop(msgspec.Struct, frozen=True):
    """A thing. One that stands has the middle of its base and its size (along, up, across); one held has a hand."""

    kind: PropKind
    at: Point = (0.0, 0.0, 0.0)
    size: Point = (0.0, 0.0, 0.0)
    held: Grip | None = None


class Pose(msgspec.Struct, frozen=True):
    """One pose. `time_ms` leads to the next one, after `hold_ms` of standing still.

    `fixed` are hands and feet with the spot where they stay; `anchor` is the joint that the whole body hangs on
    until the next pose.
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
    """A figure. `turn` is how far it is turned toward the viewer (0 from the side, 90 from the front), `tilt` how
    far the viewer looks down on it. One loop is `reps` repetitions and goes `travel` forward. `trail` is the
    joint whose way is shown. `side` is the side that works.
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
    """The figure for the other side: what was left is right, as in a mirror."""
    other: WorkingSide = "left" if figure.side == "right" else "right"
    return msgspec.structs.replace(figure, mirrored=not figure.mirrored, side=other)


def for_side(figure: Figure, side: str | None) -> Figure:
    """The figure with that side working; as it is where no side is spoken of."""
    return mirrored(figure) if side in ("left", "right") and side != figure.side else figure


def bare(figure: Figure) -> Figure:
    """The figure with empty hands, for who does the move without a weight."""
    return msgspec.structs.replace(figure, props=tuple(prop for prop in figure.props if prop.held is None))


def period_ms(figure: Figure, pace_ms: int | None = None) -> int:
    """The length of one loop: at that pace for each repetition, or as the figure has it."""
    if pace_ms:
        return pace_ms * figure.reps
    return max(1, sum(pose.hold_ms + pose.time_ms for pose in figure.poses))


def frame_count(figure: Figure, pace_ms: int | None = None) -> int:
    """The frames of one loop, ten a second; a figure of one pose stands still."""
    if len(figure.poses) < 2:
        return 1
    return max(2, min(MAX_FRAMES, round(period_ms(figure, pace_ms) * FRAMES_A_SECOND / 1000)))


def frame_at(figure: Figure, ms: int, pace_ms: int | None = None) -> int:
    """Which frame of the loop is to be seen after so many milliseconds."""
    count = frame_count(figure, pace_ms)
    return ms * count // period_ms(figure, pace_ms) % count


def pose_at(figure: Figure, share: float) -> Pose:
    """The pose at a share of the loop: 0 is the first pose, and so is 1, gone further by `travel`."""
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
    """Where every joint of a pose is; in a mirrored figure left of the middle is right of it."""
    points = stand_up(pose.hips, pose.angles)
    return {name: (-x, y, z) for name, (x, y, z) in points.items()} if figure.mirrored else points


def seen(figure: Figure, point: Point) -> Point:
    """A point as it is seen: how far to the right, how far up, how far toward the viewer."""
    turn, tilt = radians(-figure.turn if figure.mirrored else figure.turn), radians(figure.tilt)
    x, y, z = point
    right, near = x * cos(turn) - z * sin(turn), x * sin(turn) + z * cos(turn)
    return right, y * cos(tilt) - near * sin(tilt), near * cos(tilt) + y * sin(tilt)


def settled(pose: Pose, at: Point) -> tuple[Pose, dict[str, float]]:
    """The pose with its anchor at a place and everything fixed where it belongs; what is out of reach, by how much."""
    hips = plus(pose.hips, minus(at, stand_up(pose.hips, pose.angles)[pose.anchor]))
    angles, missed = _fixed(hips, pose.angles, pose.fixed)
    return msgspec.structs.replace(pose, hips=hips, angles=angles), missed


def side_of(joint: str) -> float:
    """How far beside the middle of the body a hand or foot is where nothing else is said."""
    side, _, end = joint.partition("_")
    return SIGN[side] * (HALF_HIPS if end in LEG_ENDS else HALF_SHOULDERS) if end else 0.0


def _fixed(hips: Point, angles: Angles, fixed: Iterable[tuple[str, Spot]]) -> tuple[Angles, dict[str, float]]:
    missed: dict[str, float] = {}
    for joint, spot in fixed:
        to = stand_up(hips, angles)[spot] if isinstance(spot, str) else spot
        angles, by = reach(hips, angles, joint, to)
        if by > SLACK:
            missed[joint] = by
    return angles, missed


def _following(figure: Figure, n: int) -> Pose:
    """The pose after the n-th; after the last comes the first, where the next loop has it."""
    if n + 1 < len(figure.poses):
        return figure.poses[n + 1]
    return _moved(figure.poses[0], figure.travel)


def _moved(pose: Pose, by: float) -> Pose:
    """The pose, further forward."""
    if not by:
        return pose
    fixed = tuple((j, spot if isinstance(spot, str) else plus(spot, (by, 0.0, 0.0))) for j, spot in pose.fixed)
    return msgspec.structs.replace(pose, hips=plus(pose.hips, (by, 0.0, 0.0)), fixed=fixed)


def _between(pose: Pose, following: Pose, share: float) -> Pose:
    """The pose on the way to the following one: angles eased, the anchor led, what both have fixed kept there."""
    share = _eased(share, pose.ease)
    angles = tuple(a + (b - a) * share for a, b in zip(pose.angles, following.angles, strict=True))
    start = stand_up(pose.hips, pose.angles)[pose.anchor]
    end = stand_up(following.hips, following.angles)[pose.anchor]
    at = plus(start, minus(end, start), share)
    hips = minus(at, stand_up((0.0, 0.0, 0.0), angles)[pose.anchor])
    later = dict(following.fixed)
    fixed = tuple((joint, _spot(spot, later[joint], share)) for joint, spot in pose.fixed if joint in later)
    angles, _ = _fixed(hips, angles, fixed)
    return msgspec.structs.replace(pose, hips=hips, angles=angles, fixed=fixed)


def _spot(spot: Spot, later: Spot, share: float) -> Spot:
    if isinstance(spot, str) or isinstance(later, str):
        return spot
    return plus(spot, minus(later, spot), share)


def _eased(share: float, ease: Ease) -> float:
    if ease == "in":
        return share * share
    if ease == "out":
        return share * (2 - share)
    return share * share * (3 - 2 * share) if ease == "smooth" else share
