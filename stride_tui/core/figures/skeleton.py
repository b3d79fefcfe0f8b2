"""The body of a figure: bones of constant length, from angles to points and, where something stands, back.

The body looks along x, y is up, and z points to the side that is nearer to whoever looks on. Lengths are shares
of the body's height, after Drillis and Contini (1966) as printed in Winter, "Biomechanics and Motor Control of
Human Movement", figure 4.1.
"""

from __future__ import annotations

from math import acos, asin, atan2, cos, degrees, hypot, radians, sin, sqrt
from typing import Literal

Point = tuple[float, float, float]
BodySide = Literal["near", "far"]
Angles = tuple[float, ...]
"""Two numbers for each of `BODY_PARTS`, in degrees: how far it points forward, and how far outward."""

BODY_SIDES: tuple[BodySide, BodySide] = ("near", "far")
SIGN: dict[str, int] = {"near": 1, "far": -1}

LIMBS = ("upper_arm", "forearm", "hand", "thigh", "shin", "foot", "toes")
"""The parts that each side has. 0 points down, 90 forward, 180 up, -90 back."""
BODY_PARTS = ("torso", "head", *(f"{side}_{limb}" for side in BODY_SIDES for limb in LIMBS))
"""Every part with an angle. Torso and head point up at 0 and forward at 90."""
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

# "thigh" is the middle of it, where hands take hold.
JOINTS_OF_SIDE = ("shoulder", "elbow", "wrist", "hand", "hip", "thigh", "knee", "ankle", "sole", "heel", "ball", "toe")
JOINTS = ("hips", "chest", "head", *(f"{side}_{joint}" for side in BODY_SIDES for joint in JOINTS_OF_SIDE))
LEG_ENDS = ("ankle", "heel", "ball", "toe")
ARM_ENDS = ("wrist", "hand")

BONES: dict[tuple[str, str], float] = {("hips", "chest"): TORSO, ("chest", "head"): NECK}
"""Joints that are always the same way apart, with the length between them."""
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
    """The point `a`, moved by `times` × `b`."""
    return a[0] + b[0] * times, a[1] + b[1] * times, a[2] + b[2] * times


def minus(a: Point, b: Point) -> Point:
    """The way from `b` to `a`."""
    return a[0] - b[0], a[1] - b[1], a[2] - b[2]


def dot(a: Point, b: Point) -> float:
    """How far `a` goes along `b`, times the length of `b`."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Point, b: Point) -> Point:
    """The way that is square to both."""
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def length_of(a: Point) -> float:
    """The length of a way."""
    return sqrt(dot(a, a))


def unit(a: Point) -> Point:
    """The same way, one long."""
    whole = length_of(a) or 1.0
    return a[0] / whole, a[1] / whole, a[2] / whole


def pointing(forward: float, outward: float, sign: int) -> Point:
    """The way in which a limb points, one long."""
    f, o = radians(forward), radians(outward)
    return sin(f) * cos(o), -cos(f) * cos(o), sign * sin(o)


def angles_of(way: Point, sign: int, near: float) -> tuple[float, float]:
    """Forward and outward of a way; of the turns that look the same, the one nearest to `near`."""
    outward = degrees(asin(max(-1.0, min(1.0, sign * way[2] / length_of(way)))))
    forward = degrees(atan2(way[0], -way[1])) if hypot(way[0], way[1]) > 1e-6 else near
    return forward + 360 * round((near - forward) / 360), outward


def stand_up(hips: Point, angles: Angles) -> dict[str, Point]:
    """Every joint of a body with its hips at a place and its parts at their angles."""
    lean, aside = radians(angles[0]), radians(angles[1])
    up = (sin(lean) * cos(aside), cos(lean) * cos(aside), sin(aside))
    across = (-sin(lean) * sin(aside), -cos(lean) * sin(aside), cos(aside))
    chest = plus(hips, up, TORSO)
    nod = pointing(180 - angles[2], angles[3], 1)
    points = {"hips": hips, "chest": chest, "head": plus(chest, nod, NECK)}
    for side in BODY_SIDES:
        sign = SIGN[side]
        points[f"{side}_shoulder"] = plus(chest, across, sign * HALF_SHOULDERS)
        points[f"{side}_hip"] = plus(hips, (0.0, 0.0, 1.0), sign * HALF_HIPS)
        _hang_arm(points, side, angles)
        _hang_leg(points, side, angles)
    return points


def way_of(part: str, angles: Angles) -> Point:
    """The way in which a limb points at these angles."""
    at = INDEX[part]
    return pointing(angles[at], angles[at + 1], SIGN[part.partition("_")[0]])


def _hang_arm(points: dict[str, Point], side: BodySide, angles: Angles) -> None:
    elbow = plus(points[f"{side}_shoulder"], way_of(f"{side}_upper_arm", angles), UPPER_ARM)
    wrist = plus(elbow, way_of(f"{side}_forearm", angles), FOREARM)
    points[f"{side}_elbow"], points[f"{side}_wrist"] = elbow, wrist
    points[f"{side}_hand"] = plus(wrist, way_of(f"{side}_hand", angles), HAND)


def _hang_leg(points: dict[str, Point], side: BodySide, angles: Angles) -> None:
    hip, thigh = points[f"{side}_hip"], way_of(f"{side}_thigh", angles)
    points[f"{side}_thigh"], knee = plus(hip, thigh, THIGH / 2), plus(hip, thigh, THIGH)
    ankle = plus(knee, way_of(f"{side}_shin", angles), SHIN)
    points[f"{side}_knee"], points[f"{side}_ankle"] = knee, ankle
    foot = way_of(f"{side}_foot", angles)
    # The foot's own "up": where it would point next if it went on turning forward.
    pitch = radians(angles[INDEX[f"{side}_foot"]])
    sole = plus(ankle, (cos(pitch), sin(pitch), 0.0), -ANKLE_HEIGHT)
    ball = plus(sole, foot, BALL)
    points[f"{side}_sole"], points[f"{side}_heel"], points[f"{side}_ball"] = sole, plus(sole, foot, -HEEL), ball
    points[f"{side}_toe"] = plus(ball, way_of(f"{side}_toes", angles), TOES)


def reach(hips: Point, angles: Angles, joint: str, to: Point) -> tuple[Angles, float]:
    """The angles with which a foot or a hand is at `to`, and by how much it is too far away.

    Only thigh and shin, or upper arm and forearm, give way; knee and elbow stay on the side to which
    the angles bend them.
    """
    side, _, end = joint.partition("_")
    leg = end in LEG_ENDS
    parts = (f"{side}_thigh", f"{side}_shin") if leg else (f"{side}_upper_arm", f"{side}_forearm")
    lengths = (THIGH, SHIN) if leg else (UPPER_ARM, FOREARM)
    points = stand_up(hips, angles)
    start = points[f"{side}_{'hip' if leg else 'shoulder'}"]
    last = points[f"{side}_{'ankle' if leg else 'wrist'}"]
    way = minus(plus(to, minus(points[joint], last), -1.0), start)
    far = length_of(way)
    held = max(abs(lengths[0] - lengths[1]) + 1e-9, min(sum(lengths) - 1e-9, far))
    axis = unit(way)
    hinge = cross(way_of(parts[0], angles), way_of(parts[1], angles))
    if length_of(hinge) < 1e-3:
        # A straight limb does not tell where it bends: knees bend backward and elbows forward.
        hinge = (0.0, 0.0, -1.0 if leg else 1.0)
    bend = unit(cross(axis, hinge))
    along = (held**2 + lengths[0] ** 2 - lengths[1] ** 2) / (2 * held)
    off = sqrt(max(0.0, lengths[0] ** 2 - along**2))
    knee = plus(plus(start, axis, along), bend, off)
    found = list(angles)
    for part, limb in ((parts[0], minus(knee, start)), (parts[1], minus(plus(start, axis, held), knee))):
        at = INDEX[part]
        found[at : at + 2] = angles_of(limb, SIGN[side], angles[at])
    return tuple(found), abs(far - held)


def bend_of(upper: Point, lower: Point) -> float:
    """The bend of a knee or an elbow in degrees: 0 for a straight limb."""
    return degrees(acos(max(-1.0, min(1.0, dot(upper, lower) / (length_of(upper) * length_of(lower))))))
