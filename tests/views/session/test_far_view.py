"""The far view: the count as large as the pane, the name and side below."""

from __future__ import annotations

import unicodedata

import pytest

from stride_tui.core.routines.routine import Load
from stride_tui.core.safe_text import unsafe_at
from stride_tui.views.session.far_view import far_lines
from stride_tui.views.session.now import NowView, now_view
from stride_tui.views.session.stepper import set_to_change, stepper_view
from stride_tui.views.text.spans import plain, width_of
from tests.helpers.hostile_texts import HOSTILE, hostile_routine
from tests.helpers.routine_builders import Run, block, reps, routine, small

SIZES = [(40, 20), (78, 22), (200, 60)]
SPLIT = reps("Split Squat", 8, sides="each", load=Load("dumbbells", 10))


def _view(run: Run) -> NowView:
    return now_view(run.state, run.now)


def _text(view: NowView, width: int, height: int) -> list[str]:
    return [plain(line) for line in far_lines(view, width, height)]


def _block_rows(rows: list[str]) -> int:
    return sum("█" in row for row in rows)


@pytest.mark.parametrize(("size", "least"), [((40, 20), 5), ((200, 60), 20)], ids=str)
def test_the_countdown_is_as_large_as_the_pane_allows(size: tuple[int, int], least: int) -> None:
    """It takes a quarter of the pane at least."""
    assert _block_rows(_text(_view(Run(small()).to("March").wait(9)), *size)) >= least


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_label_is_above_and_the_name_below(size: tuple[int, int]) -> None:
    """The name in capitals, spaced where there is room."""
    rows = _text(_view(Run(small()).to("March")), *size)
    assert "WORK" in rows[0]
    assert "MARCH" in "".join(rows[-3:]).replace(" ", "")


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_left_and_right_differ(size: tuple[int, int]) -> None:
    """Drawn large or told in words, the load with it."""
    run = Run(routine(block("A", SPLIT))).to("Split Squat")
    left = _text(_view(run), *size)
    right = _text(_view(run.press("confirm").wait(6)), *size)
    assert left[1:] != right[1:]
    assert any("2 × 10 kg" in row for row in left)


def test_an_open_stepper_is_on_show() -> None:
    """Arrows that change a load are seen to do so."""
    run = Run(routine(block("A", SPLIT))).to("Split Squat")
    target = set_to_change(run.state, False)
    assert target is not None
    view = now_view(run.state, run.now, stepper=stepper_view(run.state, target, 0))
    for size in SIZES:
        assert any("‹ 2 × 10 kg ›" in row for row in _text(view, *size))


def test_the_pane_is_filled_from_top_to_bottom() -> None:
    """As many lines as it has rows."""
    for size in SIZES:
        assert len(_text(_view(Run(small()).to("Plank")), *size)) == size[1]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("size", [(1, 1), (2, 40), (40, 20), (60, 3), (130, 1), (200, 60)], ids=str)
def test_it_fits_and_nothing_acts(text: str, size: tuple[int, int]) -> None:
    """Whatever the exercise is called."""
    run = Run(hostile_routine(text))
    for _ in range(3):
        lines = far_lines(_view(run.wait(2)), *size)
        assert len(lines) <= size[1]
        assert all(width_of(line) <= size[0] and unsafe_at(plain(line)) is None for line in lines)
        run.press("confirm")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Élan", "E\u0301 L A N"),
        ("Lauf 🇩🇪 🏃🏽\u200d♀️", "L A U F   🇩🇪   🏃🏽\u200d♀️"),
        ("تمرين", "تمرين"),
    ],
    ids=["an accent of its own", "a flag and a runner", "Arabic"],
)
def test_a_name_is_spread_between_what_is_read_as_one(name: str, shown: str) -> None:
    """Blanks go between letters, never into one; joined letters stay together."""
    run = Run(routine(block("A", reps(unicodedata.normalize("NFD", name), 8)))).to(unicodedata.normalize("NFD", name))
    assert _text(_view(run), 78, 22)[-1].strip() == shown


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(("hands_free", "unit"), [(False, "REPS"), (True, "OF8REPS")])
def test_reps_and_the_round_are_told(size: tuple[int, int], hands_free: bool, unit: str) -> None:
    """Below the number: what it counts, and which round."""
    run = Run(routine(block("A", SPLIT, rounds=3)), hands_free).press("confirm")
    rows = [row.replace(" ", "") for row in _text(_view(run), *size)]
    assert f"{unit}·ROUND1OF3" in rows
