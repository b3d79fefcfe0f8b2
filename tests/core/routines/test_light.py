"""A light session: one round of strength work, no jumps."""

from __future__ import annotations

import pytest

from stride_tui.core.routines.light import is_jump, light_of
from stride_tui.core.routines.routine import Exercise
from tests.helpers.routine_builders import block, reps, routine, timed


@pytest.mark.parametrize(
    ("name", "jump"),
    [
        ("Box Jump", True),
        ("Jumping Jack", True),
        ("Forward-Backward Pogo", True),
        ("Single-Leg Hops", True),
        ("Hop", True),
        ("Hip Thrust", False),
        ("Bounding", True),
        ("Rebounder Row", False),
        ("A-Skip", True),
        ("Plyometric Push-up", True),
        ("Squat", False),
        ("Step-up", False),
    ],
)
def test_a_jump_is_known_by_its_name(name: str, jump: bool) -> None:
    """As a word of it, not within another word."""
    assert is_jump(routine(block("A", reps(name, 8))), name) == jump


def test_the_description_says_otherwise() -> None:
    """In both ways, also for another spelling of the name."""
    of = routine(
        block("A", reps("Drop Landing", 5), reps("jump squat", 5)),
        exercises=(Exercise("Drop Landing", jump=True), Exercise("Jump Squat", jump=False)),
    )
    assert is_jump(of, "Drop Landing")
    assert not is_jump(of, "jump squat")


def test_a_light_session_has_one_round_and_no_jump() -> None:
    """Warm-up and cool-down stay as they are, without their jumps; a block of jumps alone is left out."""
    of = routine(
        block("Warm-up", timed("March", 30), timed("Pogo", 20), kind="warm-up", rounds=2),
        block("A", reps("Squat", 8), reps("Box Jump", 5), rounds=3),
        block("B", reps("Hops", 10), rounds=3),
        block("Cool-down", timed("Stretch", 20), kind="cool-down"),
    )
    light = light_of(of)
    assert light is not None
    assert (light.slug, light.name, light.light) == ("test", "Test, light", True)
    assert [(b.name, b.rounds, [i.exercise for i in b.items]) for b in light.blocks] == [
        ("Warm-up", 2, ["March"]),
        ("A", 1, ["Squat"]),
        ("Cool-down", 1, ["Stretch"]),
    ]
    assert light_of(light) is light


def test_jumps_alone_leave_no_light_session() -> None:
    """A warm-up alone is none."""
    assert light_of(routine(block("W", timed("March", 30), kind="warm-up"), block("A", reps("Box Jump", 5)))) is None
