"""A frame of a moving figure as lines of text. The scale is that of the whole loop: nothing leaves, nothing jumps."""

from __future__ import annotations

from functools import lru_cache
from math import floor

import msgspec

from stride_tui.core.figures.figure import Figure, Pose, frame_count, joints, pose_at, seen
from stride_tui.core.figures.skeleton import Point, plus
from stride_tui.views.drawing.canvas import Canvas
from stride_tui.views.figures.body import SOLE, draw_body, reach_of
from stride_tui.views.figures.projection import Extent, Projection
from stride_tui.views.figures.props import draw_standing, held_points, standing_points
from stride_tui.views.text.spans import Line

KEPT_FRAMES = 512
"""Frames that are kept: a few loops at a few sizes."""
LOOKED_AT = 120
"""Instants of a loop that are looked at for its extent."""
MARK_SHARE = 0.2
"""The way between two marks on a floor that is walked on."""
TRAIL_DOTS = 64
"""Dots of the way that a joint goes."""
LEAST_SIZE = (6, 4)
"""Columns and rows below which there is no figure to be seen."""


def frames(figure: Figure, width: int, height: int, pace_ms: int | None = None) -> tuple[tuple[Line, ...], ...]:
    """Every frame of a loop, at a pace for each repetition or at the figure's own."""
    count = frame_count(figure, pace_ms)
    return tuple(frame(figure, n, count, width, height) for n in range(count))


@lru_cache(maxsize=KEPT_FRAMES)
def frame(figure: Figure, n: int, count: int, width: int, height: int) -> tuple[Line, ...]:
    """The n-th of `count` frames of a loop in `width` × `height` cells; nothing where there is too little room."""
    if width < LEAST_SIZE[0] or height < LEAST_SIZE[1]:
        return ()
    plain = msgspec.structs.replace(figure, mirrored=False)
    canvas = Canvas(width, height)
    stage = Projection(canvas, extent(plain))
    share = n / count
    draw_standing(stage, plain)
    for spot in trail(plain):
        x, y, _ = stage.disc(spot, 0.0)
        canvas.dot(floor(x), floor(y), "accent")
    draw_body(stage, plain, *visible(plain, share))
    _floor(stage, plain, share)
    if figure.mirrored:
        canvas.flip()
    return canvas.lines()


def visible(figure: Figure, share: float) -> tuple[Pose, dict[str, Point]]:
    """The pose at a share of the loop, and its joints as they are seen by one who goes along with the figure."""
    pose = pose_at(figure, share)
    back = (-figure.travel * share, SOLE, 0.0)
    return pose, {name: seen(figure, plus(point, back)) for name, point in joints(figure, pose).items()}


@lru_cache(maxsize=64)
def trail(figure: Figure) -> tuple[Point, ...]:
    """The way of the joint whose way is shown, as it is seen."""
    if figure.trail is None:
        return ()
    return tuple(visible(figure, n / TRAIL_DOTS)[1][figure.trail] for n in range(TRAIL_DOTS))


@lru_cache(maxsize=64)
def extent(figure: Figure) -> Extent:
    """The ends of all that the loop shows."""
    spots = [(point, 0.01) for point in standing_points(figure)]
    for n in range(LOOKED_AT):
        pose, points = visible(figure, n / LOOKED_AT)
        spots += [(point, reach_of(joint)) for joint, point in points.items()]
        spots += held_points(figure, pose, points)
    return Extent(
        min(x - r for (x, _, _), r in spots),
        min(-0.02, *(y - r for (_, y, _), r in spots)),
        max(x + r for (x, _, _), r in spots),
        max(y + r for (_, y, _), r in spots),
    )


def _floor(stage: Projection, figure: Figure, share: float) -> None:
    """The floor as a line. Where the figure goes on, it has gaps that stay where they are while the figure passes."""
    if figure.tilt:
        return
    wide, y = stage.canvas.dots_wide, floor(stage.disc((0.0, 0.0, 0.0), 0.0)[1])
    gone = figure.travel * share * stage.scale
    step = MARK_SHARE * stage.scale
    for x in range(wide):
        if not figure.travel or (x + gone) % step >= 2:
            stage.canvas.behind(x, y, "dim")
