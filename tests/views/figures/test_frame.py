"""Frames of figures: they fit, do not jump, tell near from far, and are mirrored truly."""

from __future__ import annotations

import msgspec
import pytest

from stride_tui.core.figures.figure import Figure, Pose, Prop, frame_count, mirrored, settled
from stride_tui.core.figures.skeleton import BODY_PARTS, INDEX, Angles
from stride_tui.views.drawing.canvas import BLANK_BRAILLE, DOT_BITS, Canvas
from stride_tui.views.figures.body import reach_of
from stride_tui.views.figures.frame import extent, frame, frames, visible
from stride_tui.views.figures.projection import Projection
from stride_tui.views.figures.props import held_points, standing_points
from stride_tui.views.text.spans import Line, plain, width_of

SIZES = [(14, 8), (24, 12), (40, 20), (60, 40)]
SHARES = [n / 31 for n in range(31)]


def angles(**given: float) -> Angles:
    """Standing, but for the parts that are named."""
    found = [0.0] * (2 * len(BODY_PARTS))
    for part, angle in {"near_foot": 90.0, "far_foot": 90.0, "near_toes": 90.0, "far_toes": 90.0, **given}.items():
        found[INDEX[part]] = angle
    return tuple(found)


FEET = (("near_ball", (0.07, 0.0, 0.052)), ("far_ball", (0.07, 0.0, -0.052)))
UP = settled(Pose((0, 0, 0), angles(near_forearm=20), fixed=FEET), (-0.02, 0.51, 0.0))[0]
DOWN = settled(Pose((0, 0, 0), angles(torso=40, near_upper_arm=80, near_forearm=88), fixed=FEET), (-0.2, 0.32, 0.0))[0]
BOX = Prop("box", (0.3, 0.0, 0.0), (0.3, 0.15, 0.3))
FIGURE = Figure("squat", "Squat", (UP, DOWN), (BOX, Prop("dumbbell", held="near")), turn=14)
STEPS = msgspec.structs.replace(FIGURE, travel=0.4, props=())


def dots(lines: tuple[Line, ...]) -> set[tuple[int, int]]:
    """Where a frame has dots."""
    found = set()
    for y, parts in enumerate(lines):
        for x, char in enumerate(plain(parts)):
            bits = ord(char) - BLANK_BRAILLE if char != " " else 0
            found |= {(x * 2 + c, y * 4 + r) for r in range(4) for c in range(2) if bits & DOT_BITS[r][c]}
    return found


def tones(lines: tuple[Line, ...]) -> set[str]:
    """The tones that something has been drawn in."""
    return {part.tone for parts in lines for part in parts if part.text.strip()}


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_frame_has_its_size(width: int, height: int) -> None:
    """Every line of every frame is as wide as the frame."""
    for lines in frames(FIGURE, width, height):
        assert [width_of(parts) for parts in lines] == [width] * height


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("turn", [0, 14, 62, -40])
def test_nothing_leaves_the_frame(width: int, height: int, turn: float) -> None:
    """Every joint with its flesh, and every thing, is inside at any time."""
    figure = msgspec.structs.replace(FIGURE, turn=turn)
    stage = Projection(Canvas(width, height), extent(figure))
    for share in SHARES:
        pose, points = visible(figure, share)
        spots = [(point, reach_of(joint)) for joint, point in points.items()]
        spots += [*held_points(figure, pose, points), *((point, 0.0) for point in standing_points(figure))]
        for point, radius in spots:
            x, y, r = stage.disc(point, radius)
            assert -0.5 <= x - r <= x + r <= width * 2 + 0.5
            assert -0.5 <= y - r <= y + r <= height * 4 + 0.5


def test_what_does_not_move_has_the_same_dots_in_every_frame() -> None:
    """The scale is that of the loop: the box never moves."""
    found = [{spot for spot in dots(lines) if spot[0] > 66} for lines in frames(FIGURE, 40, 20)]
    assert found[0]
    assert all(spots == found[0] for spots in found)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_mirrored_frame_is_a_true_mirror(width: int, height: int) -> None:
    """Dot for dot."""
    for n in (0, 7, 13):
        here, there = frame(FIGURE, n, 20, width, height), frame(mirrored(FIGURE), n, 20, width, height)
        assert dots(there) == {(width * 2 - 1 - x, y) for x, y in dots(here)}


def test_near_far_and_things_are_reported_apart() -> None:
    """Each has a tone of its own."""
    assert tones(frame(FIGURE, 8, 20, 40, 20)) == {"phase", "dim", "accent"}


def test_far_limbs_are_thinner() -> None:
    """A leg alone has fewer dots when it is the far one."""
    near = msgspec.structs.replace(FIGURE, poses=(Pose((0, 0.53, 0), angles(near_thigh=80, near_shin=60)),), props=())
    far = msgspec.structs.replace(near, poses=(Pose((0, 0.53, 0), angles(far_thigh=80, far_shin=60)),))
    assert len(dots(frame(far, 0, 1, 40, 20))) < len(dots(frame(near, 0, 1, 40, 20)))


def test_the_floor_passes_where_the_figure_goes_on() -> None:
    """Its gaps are elsewhere in the next frame."""
    floors = [plain(frame(STEPS, n, 20, 40, 20)[-1]) for n in range(3)]
    assert len(set(floors)) == 3


def test_the_way_of_a_joint_is_dotted() -> None:
    """In the tone of things, beside a body without any."""
    figure = msgspec.structs.replace(FIGURE, props=(), trail="near_wrist")
    assert "accent" in tones(frame(figure, 0, 20, 40, 20))


def test_a_loop_at_a_pace_has_its_frames() -> None:
    """Ten a second at the pace of each repetition."""
    assert len(frames(FIGURE, 20, 10)) == frame_count(FIGURE) == 20
    assert len(frames(FIGURE, 20, 10, pace_ms=3_000)) == 30


def test_a_frame_is_drawn_once() -> None:
    """The same frame asked for again is the same object."""
    assert frame(FIGURE, 3, 20, 40, 20) is frame(FIGURE, 3, 20, 40, 20)


@pytest.mark.parametrize(("width", "height"), [(0, 0), (5, 20), (40, 3)])
def test_too_little_room_has_no_figure(width: int, height: int) -> None:
    """Nothing, rather than something that nobody can make out."""
    assert frame(FIGURE, 0, 20, width, height) == ()


def test_a_thick_line_is_a_disc_at_both_ends() -> None:
    """And straight between them."""
    canvas = Canvas(10, 5)
    canvas.limb((4.0, 10.0, 2.0), (16.0, 10.0, 2.0))
    found = dots(canvas.lines())
    assert {y for x, y in found if x == 10} == {8, 9, 10, 11}
    assert (min(x for x, _ in found), max(x for x, _ in found)) == (2, 17)


def test_what_is_cleared_is_blank() -> None:
    """And nothing else is."""
    canvas = Canvas(4, 2)
    canvas.limb((4.0, 4.0, 9.0), (4.0, 4.0, 9.0))
    canvas.clear((4.0, 4.0, 1.0), (4.0, 4.0, 1.0))
    assert {(x, y) for x in range(8) for y in range(8)} - dots(canvas.lines()) == {(3, 3), (3, 4), (4, 3), (4, 4)}


def test_a_dot_behind_keeps_the_tone_of_what_is_before_it() -> None:
    """A cell has one tone: the floor takes none away from a foot."""
    canvas = Canvas(2, 1)
    canvas.dot(0, 0, "phase")
    canvas.behind(1, 3, "dim")
    canvas.behind(2, 3, "dim")
    assert [part.tone for part in canvas.lines()[0]] == ["phase", "dim"]
