"""Frames of a moving figure as lines of text. All frames of a loop have one scale, so that the figure always fits and
never changes its size.
"""

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
"""The number of frames that are cached: a few loops at a few sizes."""
SAMPLES = 120
"""The number of poses of a loop that are measured for its extent."""
MARK_SHARE = 0.2
"""The distance between two gaps in the floor under a figure that moves forward, in heights of the body."""
TRAIL_DOTS = 64
"""The number of dots of a joint's path."""
LEAST_SIZE = (6, 4)
"""The least columns and rows; in fewer no figure is drawn."""


def frames(figure: Figure, width: int, height: int, pace_ms: int | None = None) -> tuple[tuple[Line, ...], ...]:
    """Return every frame of a loop, with `pace_ms` for each repetition or without it at the figure's own pace."""
    count = frame_count(figure, pace_ms)
    return tuple(frame(figure, n, count, width, height) for n in range(count))


@lru_cache(maxsize=KEPT_FRAMES)
def frame(figure: Figure, n: int, count: int, width: int, height: int) -> tuple[Line, ...]:
    """Return frame `n`, from 0, of `count` frames of a loop in `width` × `height` cells; () where that is too small."""
    if width < LEAST_SIZE[0] or height < LEAST_SIZE[1]:
        return ()
    plain = msgspec.structs.replace(figure, mirrored=False)
    canvas = Canvas(width, height)
    projection = Projection(canvas, extent(plain))
    share = n / count
    draw_standing(projection, plain)
    for spot in trail(plain):
        x, y, _ = projection.disc(spot, 0.0)
        canvas.dot(floor(x), floor(y), "accent")
    draw_body(projection, plain, *visible(plain, share))
    _floor(projection, plain, share)
    if figure.mirrored:
        canvas.flip()
    return canvas.lines()


def visible(figure: Figure, share: float) -> tuple[Pose, dict[str, Point]]:
    """Return the pose at a share of the loop, and its joints as seen by a viewer who moves along with the figure."""
    pose = pose_at(figure, share)
    back = (-figure.travel * share, SOLE, 0.0)
    return pose, {name: seen(figure, plus(point, back)) for name, point in joints(figure, pose).items()}


@lru_cache(maxsize=64)
def trail(figure: Figure) -> tuple[Point, ...]:
    """Return the path of the figure's `trail` joint, as seen by the viewer; () if it has none."""
    if figure.trail is None:
        return ()
    return tuple(visible(figure, n / TRAIL_DOTS)[1][figure.trail] for n in range(TRAIL_DOTS))


@lru_cache(maxsize=64)
def extent(figure: Figure) -> Extent:
    """Return the outer edges of everything that the loop shows."""
    spots = [(point, 0.01) for point in standing_points(figure)]
    for n in range(SAMPLES):
        pose, points = visible(figure, n / SAMPLES)
        spots += [(point, reach_of(joint)) for joint, point in points.items()]
        spots += held_points(figure, pose, points)
    return Extent(
        min(x - r for (x, _, _), r in spots),
        min(-0.02, *(y - r for (_, y, _), r in spots)),
        max(x + r for (x, _, _), r in spots),
        max(y + r for (_, y, _), r in spots),
    )


def _floor(projection: Projection, figure: Figure, share: float) -> None:
    """Draw the floor as a line. Under a figure that moves forward it has gaps, which pass below the figure."""
    if figure.tilt:
        return
    wide, y = projection.canvas.dots_wide, floor(projection.disc((0.0, 0.0, 0.0), 0.0)[1])
    passed = figure.travel * share * projection.scale
    step = MARK_SHARE * projection.scale
    for x in range(wide):
        if not figure.travel or (x + passed) % step >= 2:
            projection.canvas.behind(x, y, "dim")
