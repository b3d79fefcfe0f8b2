"""The words for what comes next: the next weight, and what there is beyond the heaviest and the limit."""

from __future__ import annotations

import pytest

from stride_tui.core.routines.routine import Item, Load, Timed
from stride_tui.core.settings.settings import Settings
from stride_tui.views.progression.words import ask_line
from tests.helpers.lifts import ask, hold, lift, tuned

LINEAR = lift()
BELL = lift(12, implement="kettlebell")
PUSH_UP = lift(implement="none", progress="reps")
HELD = Item("Squat", Timed(30_000), load=Load("dumbbell"), progress="linear")


@pytest.mark.parametrize(
    ("item", "lines", "words"),
    [
        (
            LINEAR,
            ["16 Nov  8 9 × 10"],
            "9 × 10 kg: you did 8 reps in round 1; first 12 reps twice, then 12.5 kg, which is 25 % heavier",
        ),
        (
            lift(10, sides="alternating"),
            ["16 Nov  12 × 10 asked 12 of 10"],
            "14 × 10 kg: you did 12 reps; first 14 reps twice, then 12.5 kg, which is 25 % heavier",
        ),
        (
            lift(8, 10),
            ["16 Nov  10 × 8 asked 10"],
            "11 × 8 kg: you did 10 reps; first 12 reps, then 10 kg, which is 25 % heavier",
        ),
        (
            HELD,
            ["16 Nov  30 × 10"],
            "35 s at 10 kg: you did 30 s; first 45 s twice, then 12.5 kg, which is 25 % heavier",
        ),
    ],
)
def test_a_far_weight_is_named_with_how_far_it_is_and_when_it_comes(item: Item, lines: list[str], words: str) -> None:
    """How much heavier it is than what is asked, and after how many reps or seconds, how often."""
    assert ask_line(ask(item, *lines)) == words


@pytest.mark.parametrize(
    ("item", "lines", "words"),
    [
        (
            BELL,
            ["16 Nov  12 × 20"],
            "13 × 20 kg: you did 12 × 20 kg; 20 kg is your heaviest kettlebell, so 1 rep more",
        ),
        (
            BELL,
            ["16 Nov  17 × 20 asked 17 of 12"],
            "18 × 20 kg: you did 17 × 20 kg; 20 kg is your heaviest kettlebell, so 1 rep more; the next "
            "step is a heavier one or a harder variation",
        ),
        (
            HELD,
            ["16 Nov  40 × 12.5 asked 40 of 30"],
            "45 s at 12.5 kg: you did 40 s at 12.5 kg; 12.5 kg is your heaviest dumbbell, so 5 s more; "
            "the next step is a heavier one or a harder variation",
        ),
    ],
)
def test_at_the_heaviest_weight_more_is_asked_with_it(item: Item, lines: list[str], words: str) -> None:
    """From half as many again on, the words name what would be the next step."""
    assert ask_line(ask(item, *lines)) == words


def test_the_heaviest_that_is_made_is_not_called_the_runners() -> None:
    """Whether it is owned is not known."""
    line = ask_line(ask(BELL, "16 Nov  12 × 48", settings=Settings()))
    assert line == "13 × 48 kg: you did 12 × 48 kg; 48 kg is the heaviest kettlebell there is, so 1 rep more"


@pytest.mark.parametrize(
    ("item", "lines", "words"),
    [
        (
            tuned(PUSH_UP, up_to=10),
            ["16 Nov  10 asked 10"],
            "10 reps: you did 10 reps; that is the limit in the routine: next comes a load, if the exercise takes one, "
            "or a harder variation",
        ),
        (
            lift(8, 12, implement="band"),
            ["16 Nov  12 asked 12"],
            "12 reps: you did 12 reps; that is the limit in the routine: next comes a stronger band "
            "or a harder variation",
        ),
        (
            tuned(hold(load=Load("dumbbell")), up_to=30_000),
            ["16 Nov  30 × 8"],
            "30 s at 8 kg: you did 30 s at 8 kg; that is the limit in the routine: next comes a heavier "
            "weight or a harder "
            "variation",
        ),
    ],
)
def test_at_the_limit_the_words_name_what_comes_next(item: Item, lines: list[str], words: str) -> None:
    """A load, a heavier one or a stronger band, or a harder variation."""
    assert ask_line(ask(item, *lines)) == words
