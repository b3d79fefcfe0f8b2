"""Drawing a figure's props: the box and the mat that stand, the dumbbell and the kettlebell that are held."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product

from stride_tui.core.figures.figure import Figure, Grip, Pose, Prop, seen
from stride_tui.core.figures.skeleton import BODY_SIDES, Point, minus, plus, unit
from stride_tui.views.figures.projection import Projection
from stride_tui.views.text.spans import Tone

TONE: Tone = "accent"
BELL, BELL_DROP, HANDLE = 0.056, 0.082, 0.038
"""A kettlebell's radius, the distance of its middle from the hand, and half the width of its handle; here and below in
heights of the body."""
PLATE, HALF_BAR = 0.034, 0.058
"""The radius of a dumbbell's ends, and their distance from the hand."""

FACES: tuple[tuple[Point, tuple[tuple[int, int, int], ...]], ...] = (
    ((-1, 0, 0), ((0, 0, 0), (0, 0, 1), (0, 1, 1), (0, 1, 0))),
    ((1, 0, 0), ((1, 0, 0), (1, 0, 1), (1, 1, 1), (1, 1, 0))),
    ((0, 1, 0), ((0, 1, 0), (1, 1, 0), (1, 1, 1), (0, 1, 1))),
    ((0, 0, 1), ((0, 0, 1), (1, 0, 1), (1, 1, 1), (0, 1, 1))),
    ((0, 0, -1), ((0, 0, 0), (1, 0, 0), (1, 1, 0), (0, 1, 0))),
)
"""The faces of a block that can be seen: the direction that each faces, and its corners."""


def standing_points(figure: Figure) -> Iterator[Point]:
    """Yield every corner of the props that stand, as seen by the viewer."""
    for prop in figure.props:
        if prop.held is None:
            for along, up, across in product((0, 1), repeat=3):
                yield seen(figure, _corner(prop, (along, up, across)))


def draw_standing(projection: Projection, figure: Figure) -> None:
    """Draw the boxes and mats: the edges of the faces that are turned to the viewer."""
    for prop in figure.props:
        if prop.held is not None:
            continue
        for direction, corners in FACES:
            if seen(figure, direction)[2] > 1e-6:
                outline = [seen(figure, _corner(prop, corner)) for corner in (*corners, corners[0])]
                for a, b in pairwise(outline):
                    projection.line(a, b, TONE)


def held_by(figure: Figure, pose: Pose) -> Iterator[tuple[Prop, Grip]]:
    """Yield the props that are held, each with the hand that holds it in this pose."""
    for prop in figure.props:
        if prop.held is not None:
            yield prop, pose.grip or prop.held


def held_points(figure: Figure, pose: Pose, points: dict[str, Point]) -> Iterator[tuple[Point, float]]:
    """Yield the middle and the radius of each prop that is held."""
    for prop, grip in held_by(figure, pose):
        middle, radius = _middle(prop, grip, points)
        yield middle, radius


def draw_held(projection: Projection, figure: Figure, prop: Prop, grip: Grip, points: dict[str, Point]) -> None:
    """Draw one prop in the hand that holds it."""
    middle, _ = _middle(prop, grip, points)
    hand = _hand(grip, points)
    if prop.kind == "kettlebell":
        down = unit((middle[0] - hand[0], middle[1] - hand[1], 0.0))
        aside = (-down[1] * HANDLE, down[0] * HANDLE, 0.0)
        projection.clear(hand, middle, (HANDLE, BELL))
        left, right = plus(hand, aside), plus(hand, aside, -1.0)
        for a, b in ((left, right), (left, plus(middle, aside)), (right, plus(middle, aside, -1.0))):
            projection.limb(a, b, (0.008, 0.008), TONE, 0.6)
        projection.limb(middle, middle, (BELL, BELL), TONE)
        return
    along = seen(figure, (HALF_BAR, 0.0, 0.0))
    front, back = plus(hand, along), plus(hand, along, -1.0)
    projection.clear(front, back, (PLATE, PLATE))
    projection.limb(front, back, (0.012, 0.012), TONE)
    for end in (front, back):
        projection.limb(plus(end, (0.0, 0.018, 0.0)), plus(end, (0.0, -0.018, 0.0)), (0.022, 0.022), TONE)


def _hand(grip: Grip, points: dict[str, Point]) -> Point:
    """Return where a prop is held, as seen by the viewer: in a fist, or between both."""
    fists = [plus(points[f"{s}_wrist"], minus(points[f"{s}_hand"], points[f"{s}_wrist"]), 0.6) for s in BODY_SIDES]
    if grip == "both":
        return plus(fists[0], minus(fists[1], fists[0]), 0.5)
    return fists[BODY_SIDES.index(grip)]


def _middle(prop: Prop, grip: Grip, points: dict[str, Point]) -> tuple[Point, float]:
    """Return the middle of a held prop, and its radius."""
    hand = _hand(grip, points)
    if prop.kind != "kettlebell":
        return hand, HALF_BAR + PLATE
    side = "near" if grip == "both" else grip
    downward = minus(points[f"{side}_hand"], points[f"{side}_wrist"])
    return plus(hand, unit((downward[0], downward[1], 0.0)), BELL_DROP), BELL


def _corner(prop: Prop, corner: tuple[int, int, int]) -> Point:
    """Return a corner of a block, chosen by 0 or 1 along, up and across."""
    (x, y, z), (along, up, across) = prop.at, prop.size
    return x + along * (corner[0] - 0.5), y + up * corner[1], z + across * (corner[2] - 0.5)
