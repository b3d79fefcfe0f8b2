"""The dashboard in each of its states at the promised sizes, as text; and what must not move between them."""

from __future__ import annotations

from pathlib import Path

import pytest

from stride_tui.views.dashboard.sizes import FRAME
from stride_tui.views.session.now import NowView
from stride_tui.views.session.now_layout import figure_box
from stride_tui.views.text.spans import Line, plain
from tests.helpers.dashboard_text import MOMENTS, drawn, moment_of, view_of
from tests.helpers.snapshots import same_as

FOLDER = Path(__file__).parent / "pictures"
SIZES = [(200, 60), (120, 36), (80, 24), (72, 20), (60, 30), (40, 20)]
MORE_SIZES = [*SIZES, (300, 80), (110, 34), (100, 40), (90, 28), (120, 17), (80, 50), (50, 50), (40, 30), (32, 12)]
LEADING = [name for name in MOMENTS if name not in ("idle", "far", "summary")]
"""The states of a session that is under way, on the dashboard."""


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_pictures_of_a_size(size: tuple[int, int]) -> None:
    """What each state shows stands in the file, to be looked at when it changes; every line fits."""
    pictures = []
    for name in MOMENTS:
        picture = drawn(moment_of(name), *size)
        assert len(picture.split("\n")) == size[1], name
        assert max(map(len, picture.split("\n"))) <= size[0], name
        pictures.append(f"# {name}\n{picture}")
    assert same_as(f"{size[0]}x{size[1]}", "\n\n".join(pictures), FOLDER)


def _now(name: str, size: tuple[int, int], figure: bool) -> tuple[NowView, tuple[Line, ...], tuple[int, int]]:
    """The Now panel of a state: its view, its lines, and its size within the frame."""
    view, sizes = view_of(moment_of(name), *size, figure)
    room = (size[0] - sizes.side - 2 * FRAME, sizes.now - FRAME)
    return view.now.view, view.now.layout(view.now.view, *room), room


def _rows(view: NowView, lines: tuple[Line, ...]) -> tuple[int, int, int]:
    """The rows of the chip, of the first line of the name, and of the number."""
    chip = next(y for y, line in enumerate(lines) if any(part.tone == "fill" for part in line))
    name = next(y for y, line in enumerate(lines) if any(part.tone == "strong" for part in line))
    number = next(y for y, line in enumerate(lines) if y > name and any(part.tone == "phase" for part in line))
    assert view.label in plain(lines[chip])
    assert plain(lines[name]).replace(" ", "").lower().startswith(view.title.split()[0].lower())
    return chip, name, number


@pytest.mark.parametrize("figure", [True, False], ids=["with a figure", "without"])
@pytest.mark.parametrize("size", MORE_SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_chip_the_name_and_the_number_stand_on_the_same_rows(size: tuple[int, int], figure: bool) -> None:
    """In get ready, work, switch, rest and pause, by hand and hands-free, with the stepper open or not."""
    found = {name: _rows(*_now(name, size, figure)[:2]) for name in LEADING}
    assert len(set(found.values())) == 1, found


@pytest.mark.parametrize("figure", [True, False], ids=["with a figure", "without"])
@pytest.mark.parametrize("size", MORE_SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_number_is_as_large_in_every_state(size: tuple[int, int], figure: bool) -> None:
    """Its rows are the same, three of them down to 72 by 20."""
    heights = set()
    for name in ("timed work", "rest", "rep work by hand", "paused"):
        view, lines, _ = _now(name, size, figure)
        _, _, top = _rows(view, lines)
        rows = [any(part.tone == "phase" and set(part.text) & set("█▀▄") for part in line) for line in lines[top:]]
        heights.add([*rows, False].index(False))
    assert len(heights) == 1
    assert heights.pop() >= (3 if size != (32, 12) else 0)


@pytest.mark.parametrize(
    ("size", "least"),
    [
        ((80, 24), (16, 13)),
        ((90, 28), (20, 16)),
        ((100, 40), (20, 20)),
        ((110, 34), (20, 20)),
        ((120, 36), (30, 20)),
        ((60, 30), (14, 11)),
        ((50, 50), (16, 14)),
        ((200, 60), (50, 35)),
    ],
    ids=str,
)
def test_the_figure_has_its_place(size: tuple[int, int], least: tuple[int, int]) -> None:
    """From 80 columns on, and in narrower windows that are high; the least columns and rows of it in work."""
    view, _, room = _now("rep work by hand", size, True)
    box = figure_box(view, *room)
    assert box is not None
    assert box.width >= least[0]
    assert box.height >= least[1]


@pytest.mark.parametrize("size", [(72, 20), (40, 20)], ids=str)
def test_the_cues_have_the_room_where_no_figure_fits(size: tuple[int, int]) -> None:
    """At least the first of them whole."""
    view, lines, room = _now("rep work by hand", size, True)
    assert figure_box(view, *room) is None
    assert "· front foot flat on the step" in "\n".join(plain(line) for line in lines)


def test_words_stay_beside_the_figure_in_a_wide_panel() -> None:
    """At 200 by 60 the name and the number begin within forty columns of the figure, which is larger than at 120."""
    view, lines, room = _now("timed work", (200, 60), True)
    box = figure_box(view, *room)
    assert box is not None
    rows = _rows(view, lines)
    starts = [len(text := plain(lines[y])) - len(text.lstrip()) for y in rows[1:]]
    assert all(box.x + box.width <= start <= box.x + box.width + 40 for start in starts)
    assert sum("█" in plain(line) for line in lines) >= 15
