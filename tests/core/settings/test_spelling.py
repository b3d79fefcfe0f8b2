"""The words that are taken for a choice, and those that are only named as what may be meant."""

from __future__ import annotations

import pytest

from stride_tui.core.history.records import RUN_KINDS
from stride_tui.core.settings.settings import WEEKDAYS
from stride_tui.core.settings.spelling import OTHER_WORDS, SHORT_FORMS, probably, taken_as, weekday_number

KINDS = ("warm-up", "superset", "straight", "cool-down")


@pytest.mark.parametrize(
    ("text", "choices", "taken"),
    [
        ("Long", RUN_KINDS, "long"),
        ("LONG RUN", RUN_KINDS, "long"),
        ("warmup", KINDS, "warm-up"),
        ("Warm Up", KINDS, "warm-up"),
        ("cool_down", KINDS, "cool-down"),
        ("lbs", ("kg", "lb"), "lb"),
        ("Tues.", WEEKDAYS, "tuesday"),
        ("Tue", RUN_KINDS, None),
        ("lon", RUN_KINDS, None),
        ("", RUN_KINDS, None),
        (7, RUN_KINDS, None),
    ],
)
def test_a_word_is_taken_for_one_choice_or_none(text, choices, taken):
    """Case, hyphens and spaces make no other word; a short form counts where its choice is among those there are."""
    assert taken_as(text, choices) == taken


@pytest.mark.parametrize(
    ("text", "number"),
    [("Mon", 0), ("tu", 1), ("WEDNESDAY", 2), ("Thurs", 3), ("fr", 4), ("Saturdays", 5), ("su", 6), ("t", None)],
)
def test_a_weekday_has_its_number(text, number):
    """Monday is 0; one letter is too few."""
    assert weekday_number(text) == number


@pytest.mark.parametrize(("text", "meant"), [("Tempo", "speed"), ("half marathon", "race"), ("swim", None)])
def test_another_word_is_only_named(text, meant):
    """It is taken for nothing."""
    assert taken_as(text, RUN_KINDS) is None
    assert probably(text, RUN_KINDS) == meant


def test_no_word_is_both_taken_and_named():
    """A form that is taken needs no hint."""
    assert SHORT_FORMS.keys().isdisjoint(OTHER_WORDS)
