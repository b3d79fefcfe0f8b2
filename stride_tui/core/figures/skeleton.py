"""The body of a figure: bones of constant length, from their angles to the points of the joints and back.

The body looks along x, y is up, and z points to the side that is nearer to the viewer. A point and a direction are
both (x, y, z). Lengths are shares of the body's height, after Drillis and Contini (1966) as printed in Winter,
"Biomechanics and Motor Control of Human Movement", figure 4.1.
"""

from __future__ import annotations

from math import acos, asin, atan2, cos, degrees, hypot, radians, sin, sqrt
from typing import Literal

Point = tuple[float, float, float]
BodySide = Literal["near", "far"]
Angles = tuple[float, ...]
"""Two numbers for each of `BODY_PARTS`, in degrees: how far it points forward, and how far outward (sideways)."""

BODY_SIDES: tuple[BodySide, BodySide] = ("near", "far")
SIGN: dict[str, int] = {"near": 1, "far": -1}

LIMBS = ("upper_arm", "forearm", "hand", "thigh", "shin", "foot", "toes")
"""The parts that each side has. Forward, 0 points down, 90 to the front, 180 up, -90 to the back."""
BODY_PARTS = ("torso", "head", *(f"{side}_{limb}" for side in BODY_SIDES for limb in LIMBS))
"""Every part with angles. Torso and head point up at 0 and to the front at 90."""
INDEX = {part: n * 2 for n, part in enumerate(BODY_PARTS)}

TORSO, NECK = 0.288, 0.117
"""From the hips (0.530) to the shoulders (0.818), and on to the middle of the head (0.935)."""
UPPER_ARM, FOREARM, HAND = 0.186, 0.146, 0.081
"""The hand (0.108) is taken to the knuckles of the fingers, three quarters of it."""
THIGH, SHIN = 0.245, 0.246
ANKLE_HEIGHT, HEEL, BALL, TOES = 0.039, 0.037, 0.073, 0.042
"""The ankle above the sole; then the foot (0.152): from the heel to below the ankle, to the ball, to the tip."""
HALF_SHOULDERS, HALF_HIPS = 0.11, 0.052
"""The joints lie within the breadths (0.259 and 0.191), which are measured outside."""

# "thigh" is the middle of the thigh: a hand can be fixed there.
JOINTS_OF_SIDE = ("shoulder", "elbow", "wrist", "hand", "hip", "thigh", "knee", "ankle", "sole", "heel", "ball", "toe")
JOINTS = ("hips", "chest", "head", *(f"{side}_{joint}" for side in BODY_SIDES for joint in JOINTS_OF_SIDE))
LEG_ENDS = ("ankle", "heel", "ball", "toe")
ARM_ENDS = ("wrist", "hand")

BONES: dict[tuple[str, str], float] = {("hips", "chest"): TORSO, ("chest", "head"): NECK}
"""Pairs of joints with the constant distance between them."""
for _side in BODY_SIDES:
    for _from, _to, _length in (
        ("shoulder", "elbow", UPPER_ARM),
        ("elbow", "wrist", FOREARM),
        ("wrist", "hand", HAND),
        ("hip", "knee", THIGH),
        ("thigh", "knee", THIGH / 2),
        ("knee", "ankle", SHIN),
        ("ankle", "sole", ANKLE_HEIGHT),
        ("sole", "heel", HEEL),
        ("sole", "ball", BALL),
        ("ball", "toe", TOES),
    ):
        BONES[f"{_side}_{_from}", f"{_side}_{_to}"] = _length
    BONES["chest", f"{_side}_shoulder"] = HALF_SHOULDERS
    BONES["hips", f"{_side}_hip"] = HALF_HIPS


def plus(a: Point, b: Point, times: float = 1.0) -> Point:
    """Return the point `a`, moved by `times` × `b`."""
    return a[0] + b[0] * times, a[1] + b[1] * times, a[2] + b[2] * times


def minus(a: Point, b: Point) -> Point:
    """Return the vector from `b` to `a`."""
    return a[0] - b[0], a[1] - b[1], a[2] - b[2]


def dot(a: Point, b: Point) -> float:
    """Return the dot product of two vectors: how far `a` goes along `b`, times the length of `b`."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Point, b: Point) -> Point:
    """Return the cross product of two vectors: the vector that is perpendicular to both."""
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def length_of(a: Point) -> float:
    """Return the length of a vector."""
    return sqrt(dot(a, a))


def unit(a: Point) -> Point:
    """Return a vector's direction: the vector with length 1 (the zero vector stays as it is)."""
    whole = length_of(a) or 1.0
    return a[0] / whole, a[1] / whole, a[2] / whole


def pointing(forward: float, outward: float, sign: int) -> Point:
    """Return the direction in which a limb points, from its degrees forward and outward.

    `sign` is 1 for the near side and -1 for the far side: outward is away from the middle of the body on both.
    """
    f, o = radians(forward), radians(outward)
    return sin(f) * cos(o), -cos(f) * cos(o), sign * sin(o)


def angles_of(direction: Point, sign: int, near: float) -> tuple[float, float]:
    """Return the degrees forward and outward of a direction, the inverse of `pointing`.

    Forward may be any number of whole turns away: it is the one nearest to `near`.
    """
    x, y, z = direction
    outward = degrees(asin(max(-1.0, min(1.0, sign * z / length_of(direction)))))
    forward = degrees(atan2(x, -y)) if hypot(x, y) > 1e-6 else near
    return forward + 360 * round((near - forward) / 360), outward


def place_joints(hips: Point, angles: Angles) -> dict[str, Point]:
    """Return the point of every joint of a body, by name, from the point of its hips and its angles."""
    lean, aside = radians(angles[0]), radians(angles[1])
    up = (sin(lean) * cos(aside), cos(lean) * cos(aside), sin(aside))
    across = (-sin(lean) * sin(aside), -cos(lean) * sin(aside), cos(aside))
    chest = plus(hips, up, TORSO)
    neck = pointing(180 - angles[2], angles[3], 1)
    points = {"hips": hips, "chest": chest, "head": plus(chest, neck, NECK)}
    for side in BODY_SIDES:
        sign = SIGN[side]
        points[f"{side}_shoulder"] = plus(chest, across, sign * HALF_SHOULDERS)
        points[f"{side}_hip"] = plus(hips, (0.0, 0.0, 1.0), sign * HALF_HIPS)
        _place_arm(points, side, angles)
        _place_leg(points, side, angles)
    return points


def direction_of(part: str, angles: Angles) -> Point:
    """Return the direction in which a limb points at these angles."""
    at = INDEX[part]
    return pointing(angles[at], angles[at + 1], SIGN[part.partition("_")[0]])


def _place_arm(points: dict[str, Point], side: BodySide, angles: Angles) -> None:
    """Add the joints of an arm to `points`, which has the shoulder."""
    elbow = plus(points[f"{side}_shoulder"], direction_of(f"{side}_upper_arm", angles), UPPER_ARM)
    wrist = plus(elbow, direction_of(f"{side}_forearm", angles), FOREARM)
    points[f"{side}_elbow"], points[f"{side}_wrist"] = elbow, wrist
    points[f"{side}_hand"] = plus(wrist, direction_of(f"{side}_hand", angles), HAND)


def _place_leg(points: dict[str, Point], side: BodySide, angles: Angles) -> None:
    """Add the joints of a leg to `points`, which has the hip."""
    hip, thigh = points[f"{side}_hip"], direction_of(f"{side}_thigh", angles)
    points[f"{side}_thigh"], knee = plus(hip, thigh, THIGH / 2), plus(hip, thigh, THIGH)
    ankle = plus(knee, direction_of(f"{side}_shin", angles), SHIN)
    points[f"{side}_knee"], points[f"{side}_ankle"] = knee, ankle
    foot = direction_of(f"{side}_foot", angles)
    # The foot's own "up", perpendicular to the sole: forward by another 90 degrees.
    pitch = radians(angles[INDEX[f"{side}_foot"]])
    sole = plus(ankle, (cos(pitch), sin(pitch), 0.0), -ANKLE_HEIGHT)
    ball = plus(sole, foot, BALL)
    points[f"{side}_sole"], points[f"{side}_heel"], points[f"{side}_ball"] = sole, plus(sole, foot, -HEEL), ball
    points[f"{side}_toe"] = plus(ball, direction_of(f"{side}_toes", angles), TOES)


def reach(hips: Point, angles: Angles, joint: str, to: Point) -> tuple[Angles, float]:
    """Return the angles with which a foot or a hand is at `to`, and by how much it cannot reach it (0 if it can).

    Only thigh and shin, or upper arm and forearm, change; knee and elbow keep bending to the same side. It is
    inverse kinematics of two bones: their lengths and the distance to bridge make a triangle.
    """
    side, _, end = joint.partition("_")
    leg = end in LEG_ENDS
    parts = (f"{side}_thigh", f"{side}_shin") if leg else (f"{side}_upper_arm", f"{side}_forearm")
    lengths = (THIGH, SHIN) if leg else (UPPER_ARM, FOREARM)
    points = place_joints(hips, angles)
    start = points[f"{side}_{'hip' if leg else 'shoulder'}"]
    last = points[f"{side}_{'ankle' if leg else 'wrist'}"]
    wanted = minus(plus(to, minus(points[joint], last), -1.0), start)
    distance = length_of(wanted)
    reached = max(abs(lengths[0] - lengths[1]) + 1e-9, min(sum(lengths) - 1e-9, distance))
    axis = unit(wanted)
    hinge = cross(direction_of(parts[0], angles), direction_of(parts[1], angles))
    if length_of(hinge) < 1e-3:
        # A straight limb has no hinge to go by: a knee bends the shin back, an elbow the forearm forward.
        hinge = (0.0, 0.0, -1.0 if leg else 1.0)
    bend = unit(cross(axis, hinge))
    along = (reached**2 + lengths[0] ** 2 - lengths[1] ** 2) / (2 * reached)
    off = sqrt(max(0.0, lengths[0] ** 2 - along**2))
    knee = plus(plus(start, axis, along), bend, off)
    result = list(angles)
    for part, limb in ((parts[0], minus(knee, start)), (parts[1], minus(plus(start, axis, reached), knee))):
        at = INDEX[part]
        result[at : at + 2] = angles_of(limb, SIGN[side], angles[at])
    return tuple(result), abs(distance - reached)


def bend_of(upper: Point, lower: Point) -> float:
    """Return the degrees between the directions of two parts that meet in a joint: 0 for a straight limb."""
    return degrees(acos(max(-1.0, min(1.0, dot(upper, lower) / (length_of(upper) * length_of(lower))))))
