"""The body of a figure: near limbs thick, far limbs thin, each cut out from what is behind it."""

from __future__ import annotations

from stride_tui.core.figures.figure import Figure, Pose
from stride_tui.core.figures.skeleton import BODY_SIDES, BodySide, Point, minus, plus
from stride_tui.views.figures.projection import Projection
from stride_tui.views.figures.props import draw_held, held_by
from stride_tui.views.text.spans import Tone

Limb = tuple[str, str, float, float]
"""Two joints of a side, and the thickness at each, as a share of the body's height."""

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
"""How far the flesh reaches below the points of a foot."""
FLESH = {
    **dict.fromkeys(("shoulder", "hip", "thigh"), CHEST),
    **dict.fromkeys(("sole", "heel", "ball", "toe"), SOLE),
    **{"elbow": 0.026, "wrist": 0.019, "hand": 0.016, "knee": 0.037, "ankle": 0.022},
}
"""How far the flesh reaches around the joints of a side."""
FAR = 0.6
"""The thickness of far limbs, seen from the side."""
FRONTAL = 45
"""Degrees of turning from which on a figure counts as seen from the front."""
ROOT = 0.4
"""The share of the first bone of a limb around which nothing is cut out: there it grows from the trunk."""


def draw_body(stage: Projection, figure: Figure, pose: Pose, points: dict[str, Point]) -> None:
    """The whole body, from what is far to what is near, and what its hands hold."""
    frontal = figure.turn >= FRONTAL
    if frontal:
        _trunk(stage, points)
    for side in BODY_SIDES[::-1]:
        tone: Tone = "phase" if frontal or side == "near" else "dim"
        thickness = 1.0 if side == "near" else FAR + (1 - FAR) * min(90.0, figure.turn) / 90
        _limb(stage, points, side, LEG, tone, thickness)
        _limb(stage, points, side, ARM, tone, thickness)
        for prop, grip in held_by(figure, pose):
            if grip == side or (grip == "both" and side == "near"):
                draw_held(stage, figure, prop, grip, points)
        if side == "far" and not frontal:
            _trunk(stage, points)


def reach_of(joint: str) -> float:
    """How far the flesh reaches around a joint."""
    if joint in ("hips", "chest"):
        return CHEST
    return HEAD_RADIUS if joint == "head" else FLESH[joint.partition("_")[2]]


def _trunk(stage: Projection, points: dict[str, Point]) -> None:
    """Trunk, neck and head, cut out from the limbs behind them."""
    hips, chest, head = points["hips"], points["chest"], points["head"]
    stage.clear(hips, chest, (WAIST, CHEST))
    stage.limb(hips, chest, (WAIST, CHEST), "phase")
    for side in BODY_SIDES:
        # The joints of the shoulders lie at the trunk's edge: its own line runs a little inside of them.
        shoulder = plus(chest, minus(points[f"{side}_shoulder"], chest), 0.8)
        stage.limb(points[f"{side}_hip"], shoulder, (WAIST, CHEST * 0.8), "phase")
    stage.clear(head, head, (HEAD_RADIUS, HEAD_RADIUS))
    stage.limb(chest, head, (THROAT, THROAT), "phase")
    stage.limb(head, head, (HEAD_RADIUS, HEAD_RADIUS), "phase", 1.5)


def _limb(
    stage: Projection, points: dict[str, Point], side: BodySide, parts: tuple[Limb, ...], tone: Tone, thickness: float
) -> None:
    """An arm or a leg; first the room around it, then the limb, so that its joints hold together."""
    bones = [(points[f"{side}_{a}"], points[f"{side}_{b}"], (r0 * thickness, r1 * thickness)) for a, b, r0, r1 in parts]
    start, end, thick = bones[0]
    stage.clear(plus(start, minus(end, start), ROOT), end, thick)
    # Feet are not cut out: what they stand on would lose its edge.
    for bone in bones[1 : 2 if parts is LEG else 3]:
        stage.clear(*bone)
    for start, end, thick in bones:
        stage.limb(start, end, thick, tone)
