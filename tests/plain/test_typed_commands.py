"""Typed lines as orders."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stride_tui.core.routines.routine import Load
from stride_tui.core.session.events import Adjust, ChangeSet, Do, Jump
from stride_tui.plain.typed_commands import AskOrder, LeaveOrder, Misread, Order, SetValue, read_order, resolve
from tests.helpers.routine_builders import Run, block, reps, routine


@pytest.mark.parametrize(
    ("line", "order"),
    [
        ("", Do("confirm")),
        ("\r", Do("confirm")),
        (" ", Do("toggle")),
        ("p", Do("toggle")),
        ("P ", Do("toggle")),
        ("b", Do("back")),
        ("s", Do("skip")),
        ("u", Do("undo")),
        ("f", Do("finish")),
        ("d d", Do("discard")),
        ("d  d", Do("discard")),
        ("+", Adjust(10_000)),
        ("=", Adjust(10_000)),
        ("-", Adjust(-10_000)),
        ("3", Jump(2)),
        ("w 12.5", SetValue("weight", 12.5)),
        ("w12,5", SetValue("weight", 12.5)),
        ("w 62,5", SetValue("weight", 62.5)),
        ("w 62.5kg", SetValue("weight", 62.5, "kg")),
        ("w 135 lb", SetValue("weight", 135, "lb")),
        ("W135 Pounds", SetValue("weight", 135, "lb")),
        ("w 0", SetValue("weight", 0)),
        ("r 7", SetValue("reps", 7)),
        ("x 8.5", SetValue("effort", 8.5)),
        ("l", LeaveOrder()),
        ("q", LeaveOrder()),
        ("?", AskOrder("help")),
    ],
)
def test_a_line_is_read(line: str, order: Order) -> None:
    """Large or small letters, with or without blanks, a comma or a point."""
    assert read_order(line) == order


@pytest.mark.parametrize(
    "line", ["w", "w x", "w nan", "w -5", "w 1e9", "w 9999", "w kg", "w 1,250", "r 7.5", "r 501", "x 0", "x 11", "d"]
)
def test_what_cannot_be_is_answered(line: str) -> None:
    """With what would be right; nothing happens."""
    order = read_order(line)
    assert isinstance(order, Misread)
    assert order.words.endswith(".")


@given(st.text(max_size=40))
def test_no_line_is_too_odd(line: str) -> None:
    """Every line gives an order."""
    assert read_order(line)


@pytest.mark.parametrize(("line", "weight"), [("w 62.5kg", 62.5), ("w 135 lb", 61.23), ("w 62,5", 62.5)])
def test_a_weight_is_taken_in_the_unit_of_the_set(line: str, weight: float) -> None:
    """What is typed in the other unit is converted, as it is shown beside it."""
    of = Run(routine(block("A", reps("Squat", 8, load=Load("barbell", 60))))).to("Squat")
    order = read_order(line)
    assert isinstance(order, SetValue)
    command, _ = resolve(order, of.state, of.now)
    assert command == ChangeSet(of.step.place, "weight", weight)
