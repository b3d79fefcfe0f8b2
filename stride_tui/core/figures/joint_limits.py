"""What knees, elbows and ankles can do, so that a figure moves as a body does."""

from __future__ import annotations

from math import atan2, cos, degrees, radians, sin

from stride_tui.core.figures.skeleton import (
    BODY_SIDES,
    INDEX,
    Angles,
    Point,
    bend_of,
    cross,
    dot,
    length_of,
    plus,
    way_of,
)

KNEE, ELBOW = 160, 155
"""The most that a knee and an elbow bend."""
ANKLE_DEGREES = (20, 130)
"""Degrees between shin and foot: toes stretched, and toes drawn up."""
HIP_TURN, SHOULDER_TURN = 110, 120
"""How far thigh and upper arm turn about themselves, which is where the bend of knee and elbow may go."""
STRAIGHT = 8
"""Degrees of bend below which nobody could tell its direction."""


def strains(angles: Angles) -> dict[str, str]:
    """The parts that no body could hold like this, each with what is wrong, in words."""
    found: dict[str, str] = {}
    for side in BODY_SIDES:
        for upper, lower, most, turn, forward in (
            ("thigh", "shin", KNEE, HIP_TURN, -1),
            ("upper_arm", "forearm", ELBOW, SHOULDER_TURN, 1),
        ):
            first, second = way_of(f"{side}_{upper}", angles), way_of(f"{side}_{lower}", angles)
            bend = bend_of(first, second)
            name = "knee" if upper == "thigh" else "elbow"
            if bend > most:
                found[f"{side}_{lower}"] = f"the {name} bends by {bend:.0f} degrees, and {most} are the most"
            elif bend > STRAIGHT and abs(_turn(f"{side}_{upper}", angles, second, forward)) > turn:
                found[f"{side}_{lower}"] = f"the {name} bends the wrong way"
        ankle = bend_of(way_of(f"{side}_shin", angles), way_of(f"{side}_foot", angles))
        if not ANKLE_DEGREES[0] <= ankle <= ANKLE_DEGREES[1]:
            found[f"{side}_foot"] = (
                f"foot and shin are {ankle:.0f} degrees apart, and {ANKLE_DEGREES[0]} to {ANKLE_DEGREES[1]} can be"
            )
    return found


def _turn(upper: str, angles: Angles, lower: Point, forward: int) -> float:
    """How far a limb has turned about itself for its lower half to go where it goes, in degrees."""
    at = INDEX[upper]
    pitch, way = radians(angles[at]), way_of(upper, angles)
    natural = (forward * cos(pitch), forward * sin(pitch), 0.0)
    across = cross(way, natural)
    aside = plus(lower, way, -dot(lower, way))
    return degrees(atan2(dot(aside, across), dot(aside, natural))) if length_of(aside) > 1e-9 else 0.0
