"""The actions that would do nothing are not offered."""

from __future__ import annotations

from stride_tui.views.keys.footer import without_effect, without_effect_in, without_effect_in_stepper
from tests.helpers.routine_builders import Run, small


def test_nothing_begins_where_nothing_can() -> None:
    """A file with mistakes can be edited, a file that is not there cannot."""
    assert without_effect(None) == frozenset()
    assert without_effect(None, can_begin=False) == {"toggle", "light"}
    assert without_effect(None, file_found=False, can_begin=False) == {"toggle", "light", "edit"}


def test_undo_is_offered_once_there_is_something_to_take_back() -> None:
    """Not before the first key of a session."""
    run = Run(small())
    assert without_effect(run.state) == {"undo"}
    assert without_effect(run.press("toggle").state) == frozenset()


def test_sets_are_confirmed_only_where_there_are_some_to_confirm() -> None:
    """After a session that waited for its keys there are none."""
    state = Run(small()).press("finish").state
    assert without_effect(state) == {"as_asked"}
    assert without_effect(state, to_confirm=True) == frozenset()


def test_what_is_out_of_sight_is_not_changed() -> None:
    """The week behind the far view, or on another page of a phone."""
    assert without_effect_in(far=False, week_shown=True) == frozenset()
    assert "earlier" in without_effect_in(far=False, week_shown=False)
    assert {"earlier", "far", "panel"} <= without_effect_in(far=True, week_shown=False)


def test_the_load_line_offers_what_it_can_change() -> None:
    """Another field and another set where there are some; the key that opened it closes it, and is told there."""
    assert without_effect_in_stepper(fields=3, other=True) == {"stepper"}
    assert without_effect_in_stepper(fields=1, other=False) == {"stepper", "step_left", "step_right", "step_other"}
