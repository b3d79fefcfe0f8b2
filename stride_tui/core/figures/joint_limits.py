"""The limits to which knees, elbows and ankles can bend, so that a figure takes no pose that a body cannot."""

from __future__ import annotations

from math import atan2, cos, degrees, radians, sin

from stride_tui.core.figures.skeleton import (
    BODY_SIDES,
    INDEX,
    Angles,
    Point,
    bend_of,
    cross,
    direction_of,
    dot,
    length_of,
    plus,
)

KNEE, ELBOW = 160, 155
"""The most degrees that a knee and an elbow bend; 0 is straight."""
ANKLE_DEGREES = (20, 130)
"""The least and the most degrees between shin and foot: toes pointed, and toes drawn up."""
HIP_TURN, SHOULDER_TURN = 110, 120
"""The most degrees that thigh and upper arm turn about their own axis, which decides where knee and elbow bend to."""
STRAIGHT = 8
"""Degrees of bend below which its direction is too uncertain to be checked."""


def impossible_joints(angles: Angles) -> dict[str, str]:
    """Return the parts of the body that no joint allows at these angles, each with what is wrong, in words."""
    wrong: dict[str, str] = {}
    for side in BODY_SIDES:
        for upper, lower, most, turn, forward in (
            ("thigh", "shin", KNEE, HIP_TURN, -1),
            ("upper_arm", "forearm", ELBOW, SHOULDER_TURN, 1),
        ):
            first, second = direction_of(f"{side}_{upper}", angles), direction_of(f"{side}_{lower}", angles)
            bend = bend_of(first, second)
            name = "knee" if upper == "thigh" else "elbow"
            if bend > most:
                wrong[f"{side}_{lower}"] = f"the {name} bends by {bend:.0f} degrees, and {most} are the most"
            elif bend > STRAIGHT and abs(_turn(f"{side}_{upper}", angles, second, forward)) > turn:
                wrong[f"{side}_{lower}"] = f"the {name} bends the wrong way"
        ankle = bend_of(direction_of(f"{side}_shin", angles), direction_of(f"{side}_foot", angles))
        if not ANKLE_DEGREES[0] <= ankle <= ANKLE_DEGREES[1]:
            wrong[f"{side}_foot"] = (
                f"foot and shin are {ankle:.0f} degrees apart, and {ANKLE_DEGREES[0]} to {ANKLE_DEGREES[1]} can be"
            )
    return wrong


def _turn(upper: str, angles: Angles, lower: Point, forward: int) -> float:
    """Return how far a limb has turned about its own axis for its lower half to point along `lower`, in degrees.

    `forward` is 1 where the unturned joint bends forward (the elbow), -1 where it bends back (the knee).
    """
    at = INDEX[upper]
    pitch, axis = radians(angles[at]), direction_of(upper, angles)
    natural = (forward * cos(pitch), forward * sin(pitch), 0.0)
    across = cross(axis, natural)
    aside = plus(lower, axis, -dot(lower, axis))
    return degrees(atan2(dot(aside, across), dot(aside, natural))) if length_of(aside) > 1e-9 else 0.0
