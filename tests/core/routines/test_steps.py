"""The order of steps and the estimate: what a routine means, step by step."""

from __future__ import annotations

import pytest

from stride_tui.core.routines.routine import BlockKind, Rest, Routine
from stride_tui.core.routines.steps import estimate_ms, unroll
from tests.helpers.routine_builders import block, reps, routine, timed


def works(of: Routine) -> list[str]:
    """The work steps in short: exercise, round, side."""
    return [
        f"{step.place.exercise}{step.place.round}{(step.place.side or ' ')[0]}".strip()
        for step in unroll(of)
        if step.kind == "work"
    ]


def kinds(of: Routine) -> list[str]:
    """The kinds of all steps in order."""
    return [step.kind for step in unroll(of)]


@pytest.mark.parametrize("kind", ["superset", "warm-up", "cool-down"])
def test_a_round_has_one_set_of_each_item(kind: BlockKind) -> None:
    """In everything but a straight block the items take turns, round by round."""
    assert works(routine(block("A", timed("x", 20), timed("y", 20), kind=kind, rounds=2))) == ["x1", "y1", "x2", "y2"]


def test_a_straight_block_ends_an_item_before_the_next() -> None:
    """In a straight block all rounds of an item come first."""
    of = routine(block("A", timed("x", 20), timed("y", 20), kind="straight", rounds=2))
    assert works(of) == ["x1", "x2", "y1", "y2"]


def test_left_comes_before_right_within_a_round() -> None:
    """An item on each side is done left, then right, before the next item."""
    of = routine(block("A", reps("x", 8, sides="each"), timed("y", 20), rounds=2))
    assert works(of) == ["x1l", "x1r", "y1", "x2l", "x2r", "y2"]


@pytest.mark.parametrize(("sides", "order"), [("left", ["x1l"]), ("right", ["x1r"]), ("both", ["x1"])])
def test_a_single_side_is_one_step(sides: str, order: list[str]) -> None:
    """Left, right and both are one step each."""
    assert works(routine(block("A", reps("x", 8, sides=sides)))) == order


def test_alternating_is_one_step_of_the_total() -> None:
    """Alternating reps are the total of both sides, in one step without a side."""
    (work,) = [s for s in unroll(routine(block("A", reps("x", 12, sides="alternating")))) if s.kind == "work"]
    assert (work.place.side, work.expected_ms) == (None, 36_000)


def test_get_ready_comes_once_before_each_block() -> None:
    """A block begins with get-ready; inside there are only transitions and switches."""
    of = routine(block("A", reps("x", 8, sides="each"), timed("y", 20)), block("Z", timed("z", 5), kind="cool-down"))
    assert kinds(of) == ["get_ready", "work", "switch", "work", "transition", "work", "get_ready", "work"]


def test_a_new_round_of_the_same_item_is_a_transition() -> None:
    """A block of a single item has a transition, not a switch of sides, between its rounds."""
    assert kinds(routine(block("A", timed("x", 20), rounds=2))) == ["get_ready", "work", "transition", "work"]


def test_rest_comes_only_between_strength_blocks() -> None:
    """Into the warm-up, the first set and the cool-down there is only get-ready."""
    of = routine(
        block("W", timed("w", 20), kind="warm-up"),
        block("A", timed("a", 20)),
        block("B", timed("b", 20), kind="straight"),
        block("C", timed("c", 20), kind="cool-down"),
    )
    assert kinds(of) == ["get_ready", "work", "get_ready", "work", "rest", "get_ready", "work", "get_ready", "work"]


def test_rest_after_can_be_left_out() -> None:
    """A block that asks for no rest after it gets none."""
    assert "rest" not in kinds(routine(block("A", timed("a", 20), rest_after=None), block("B", timed("b", 20))))


def test_rest_between_rounds_comes_before_the_transition() -> None:
    """Rest between rounds comes once a round, and the transition leads in from it."""
    of = routine(block("A", timed("a", 20), timed("b", 20), rounds=2, rest_between=Rest(30_000, False)))
    assert kinds(of) == ["get_ready", "work", "transition", "work", "rest", "transition", "work", "transition", "work"]


STRAIGHT_RESTS = [
    # sets of each item, the rest between its exercises, the steps after get ready
    (2, True, "work rest transition work rest transition work rest transition work"),
    (1, True, "work rest transition work"),
    (2, False, "work rest transition work transition work rest transition work"),
    (1, False, "work transition work"),
]


@pytest.mark.parametrize(("rounds", "between_items", "steps"), STRAIGHT_RESTS)
def test_a_straight_block_rests_between_its_exercises_too(rounds: int, between_items: bool, steps: str) -> None:
    """As it does between the sets of one; a session begun by a version without that rest keeps its plan."""
    rest = Rest(30_000, False)
    items = timed("a", 20), timed("b", 20)
    of = routine(
        block(
            "A",
            *items,
            kind="straight",
            rounds=rounds,
            rest_between=rest,
            rest_between_items=rest if between_items else None,
        )
    )
    assert kinds(of)[1:] == steps.split()


def test_a_superset_rests_between_rounds_alone() -> None:
    """Its exercises follow each other at once."""
    rest = Rest(30_000, False)
    of = routine(block("A", timed("a", 20), timed("b", 20), rest_between=rest, rest_between_items=rest))
    assert kinds(of)[1:] == ["work", "transition", "work"]


def test_no_lead_in_where_the_file_says_zero() -> None:
    """A transition or get-ready of nothing is no step at all."""
    of = routine(block("A", timed("a", 20, transition_ms=0, sides="each"), rounds=2, get_ready_ms=0))
    assert kinds(of) == ["work"] * 4


def test_rounds_can_be_overridden_by_block() -> None:
    """A block gets as many rounds as asked for, the others their own."""
    of = routine(block("A", timed("a", 20), rounds=3), block("B", timed("b", 20)))
    assert [step.place.exercise for step in unroll(of, {0: 1}) if step.kind == "work"] == ["a", "b"]


def test_a_block_of_no_rounds_is_left_out_with_its_rest() -> None:
    """A block dropped altogether leaves neither work nor a second rest."""
    of = routine(block("A", timed("a", 20)), block("B", timed("b", 20)), block("C", timed("c", 20)))
    assert [step.kind for step in unroll(of, {1: 0})] == ["get_ready", "work", "rest", "get_ready", "work"]


def test_names_that_repeat_are_counted() -> None:
    """The second block, or item, of a name has a place of its own."""
    of = routine(block("A", timed("x", 20), timed("x", 30)), block("A", timed("x", 40)))
    assert [(s.place.block_nth, s.place.item_nth) for s in unroll(of) if s.kind == "work"] == [(0, 0), (0, 1), (1, 0)]


def test_the_estimate_is_the_sum_of_clock_pace_and_suggestions() -> None:
    """Leads and timed work by the clock, reps by pace, a rest by its suggestion."""
    of = routine(block("A", reps("x", 8, pace_ms=2_000), timed("y", 20)), block("B", reps("z", 10)))
    assert estimate_ms(unroll(of)) == 10_000 + 16_000 + 5_000 + 20_000 + 60_000 + 10_000 + 30_000


def test_a_suggested_rest_enters_the_estimate_as_it_is() -> None:
    """A rest with a length of its own counts with that length."""
    of = routine(block("A", timed("x", 20), rest_after=Rest(90_000, False)), block("B", timed("y", 20)))
    (rest,) = [step for step in unroll(of) if step.kind == "rest"]
    assert rest.expected_ms == 90_000
