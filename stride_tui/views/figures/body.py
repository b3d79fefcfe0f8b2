"""Drawing a figure's body: near limbs thick, far limbs thin, each with a gap to what is behind it."""

from __future__ import annotations

from stride_tui.core.figures.figure import Figure, Pose
from stride_tui.core.figures.skeleton import BODY_SIDES, BodySide, Point, minus, plus
from stride_tui.views.figures.projection import Projection
from stride_tui.views.figures.props import draw_held, held_by
from stride_tui.views.text.spans import Tone

Limb = tuple[str, str, float, float]
"""Two joints of a side, and the radius at each, as a share of the body's height."""

ARM: tuple[Limb, ...] = (
    ("shoulder", "elbow", 0.031, 0.026),
    ("elbow", "wrist", 0.026, 0.019),
    ("wrist", "hand", 0.019, 0.016),
)
LEG: tuple[Limb, ...] = (
    ("hip", "knee", 0.052, 0.037),
    ("knee", "ankle", 0.036, 0.022),
    ("ankle", "heel", 0.022, 0.016),
    ("ankle", "ball", 0.022, 0.016),
    ("heel", "ball", 0.016, 0.015),
    ("ball", "toe", 0.015, 0.011),
)
HEAD_RADIUS, THROAT, CHEST, WAIST = 0.066, 0.024, 0.058, 0.048
SOLE = 0.016
"""The distance that the foot reaches below the points of its bones, as a share of the body's height."""
FLESH = {
    **dict.fromkeys(("shoulder", "hip", "thigh"), CHEST),
    **dict.fromkeys(("sole", "heel", "ball", "toe"), SOLE),
    **{"elbow": 0.026, "wrist": 0.019, "hand": 0.016, "knee": 0.037, "ankle": 0.022},
}
"""The distance that the body reaches around the joints of a side, as a share of its height."""
FAR = 0.6
"""The thickness of far limbs as a share of that of near ones, seen from the side."""
FRONTAL = 45
"""The degrees of `turn` from which a figure is drawn as seen from the front."""
ROOT = 0.4
"""The share of a limb's first bone that gets no gap around it, because it is joined to the trunk there."""


def draw_body(projection: Projection, figure: Figure, pose: Pose, points: dict[str, Point]) -> None:
    """Draw the whole body, far parts before near ones, with the props that it holds."""
    frontal = figure.turn >= FRONTAL
    if frontal:
        _trunk(projection, points)
    for side in BODY_SIDES[::-1]:
        tone: Tone = "phase" if frontal or side == "near" else "dim"
        thickness = 1.0 if side == "near" else FAR + (1 - FAR) * min(90.0, figure.turn) / 90
        _limb(projection, points, side, LEG, tone, thickness)
        _limb(projection, points, side, ARM, tone, thickness)
        for prop, grip in held_by(figure, pose):
            if grip == side or (grip == "both" and side == "near"):
                draw_held(projection, figure, prop, grip, points)
        if side == "far" and not frontal:
            _trunk(projection, points)


def reach_of(joint: str) -> float:
    """Return how far the body reaches around a joint, as a share of its height."""
    if joint in ("hips", "chest"):
        return CHEST
    return HEAD_RADIUS if joint == "head" else FLESH[joint.partition("_")[2]]


def _trunk(projection: Projection, points: dict[str, Point]) -> None:
    """Draw trunk, neck and head, with a gap to the limbs behind them."""
    hips, chest, head = points["hips"], points["chest"], points["head"]
    projection.clear(hips, chest, (WAIST, CHEST))
    projection.limb(hips, chest, (WAIST, CHEST), "phase")
    for side in BODY_SIDES:
        # The shoulder joints are at the trunk's edge, so its line is drawn a little inside of them.
        shoulder = plus(chest, minus(points[f"{side}_shoulder"], chest), 0.8)
        projection.limb(points[f"{side}_hip"], shoulder, (WAIST, CHEST * 0.8), "phase")
    projection.clear(head, head, (HEAD_RADIUS, HEAD_RADIUS))
    projection.limb(chest, head, (THROAT, THROAT), "phase")
    projection.limb(head, head, (HEAD_RADIUS, HEAD_RADIUS), "phase", 1.5)


def _limb(
    projection: Projection,
    points: dict[str, Point],
    side: BodySide,
    parts: tuple[Limb, ...],
    tone: Tone,
    thickness: float,
) -> None:
    """Draw an arm or a leg: the gaps around all its bones first, so that none cuts into a bone beside it."""
    bones = [(points[f"{side}_{a}"], points[f"{side}_{b}"], (r0 * thickness, r1 * thickness)) for a, b, r0, r1 in parts]
    start, end, thick = bones[0]
    projection.clear(plus(start, minus(end, start), ROOT), end, thick)
    # Feet get no gap: it would erase the edge of what they stand on.
    for bone in bones[1 : 2 if parts is LEG else 3]:
        projection.clear(*bone)
    for start, end, thick in bones:
        projection.limb(start, end, thick, tone)
