"""The weights in the settings: what may stand there, and what is told of what may not."""

from __future__ import annotations

import pytest

from stride_tui.core.settings.settings import Settings
from stride_tui.store.settings.file import parse_settings


def told(text: str) -> list[str]:
    """Place, message and hint of every problem in a text."""
    problems = parse_settings(text, "settings.toml").problems
    return [f"{problem.line}:{problem.column} {problem.message}: {problem.hint}" for problem in problems]


def test_the_weights_owned_are_read() -> None:
    """Whole numbers and others."""
    text = """
units = "lb"
dumbbells = [4, 6, 8, 10, 12.5]
kettlebells = [12, 16, 20]
barbell = [45]
smallest_step = 1.25
"""
    assert parse_settings(text).settings == Settings(
        units="lb",
        dumbbells=(4.0, 6.0, 8.0, 10.0, 12.5),
        kettlebells=(12.0, 16.0, 20.0),
        barbell=(45.0,),
        smallest_step=1.25,
    )


def test_they_may_stand_in_any_order() -> None:
    """They are sorted from light to heavy."""
    assert parse_settings("dumbbells = [10, 4, 6]").settings == Settings(dumbbells=(4.0, 6.0, 10.0))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dumbbells = 10", "1:13 `dumbbells` is a list of weights: write dumbbells = [10]"),
        ('dumbbells = "10"', "1:13 `dumbbells` is a list of weights: write dumbbells = [10]"),
        (
            "barbell = []",
            "1:11 `barbell` has no weight: write barbell = [20, 25, 30, 40], or leave the line out",
        ),
        ('dumbbells = [4, "6"]', "1:17 this entry of `dumbbells` is a weight: write 6 without quotes"),
        ('dumbbells = [4, "6 kg"]', "1:17 this entry of `dumbbells` is a weight: write 6"),
        ("dumbbells = [true]", "1:14 this entry of `dumbbells` is a weight: this is true"),
        ("dumbbells = [0]", "1:14 a weight goes from 0.1 to 1000: this is 0"),
        ("dumbbells = [nan]", "1:14 a weight goes from 0.1 to 1000: this is nan"),
        ("dumbbells = [-4]", "1:14 a weight goes from 0.1 to 1000: this is -4"),
        ("dumbbells = [4, 6, 4]", "1:20 4 is in `dumbbells` twice: each weight once is enough"),
        ("dumbells = [4]", "1:1 unknown key `dumbells`: did you mean `dumbbells`?"),  # codespell:ignore
        ("smallest_step = 0", "1:17 `smallest_step` goes from 0.1 to 100: this is 0"),
        ('smallest_step = "2.5"', "1:17 `smallest_step` is a number: write 2.5 without quotes"),
    ],
)
def test_a_mistake_is_reported_with_what_would_be_right(text: str, expected: str) -> None:
    """Each at its own place."""
    assert told(text) == [expected]


def test_every_bad_weight_is_reported() -> None:
    """All of a list at once."""
    assert len(told('kettlebells = [12, "16", 0, 12]')) == 3


def test_a_list_without_end_is_refused() -> None:
    """Nobody owns so many."""
    (line,) = told(f"dumbbells = [{', '.join(str(n) for n in range(1, 202))}]")
    assert line == "1:13 `dumbbells` has 201 weights: 200 are the most that fit"
