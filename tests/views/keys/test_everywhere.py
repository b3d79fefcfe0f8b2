"""The keys that act on every screen, also where a text is typed."""

from __future__ import annotations

import pytest

from stride_tui.views.keys.key_tables import EVERYWHERE, everywhere_action, resolve_keys


def test_ctrl_z_and_ctrl_l_act_everywhere():
    """No other key of the dashboard does."""
    keys = {key for keys in resolve_keys({}).values() for key in keys}
    acting = {key: everywhere_action({}, key) for key in keys}
    assert {key: name for key, name in acting.items() if name} == {"ctrl+z": "suspend", "ctrl+l": "redraw"}


@pytest.mark.parametrize("action", EVERYWHERE)
def test_they_can_be_given_other_keys(action):
    """The old key then does nothing, and the new one acts everywhere."""
    own = {action: ("f6",)}
    (default,) = resolve_keys({})[action]
    assert everywhere_action(own, "f6") == action
    assert everywhere_action(own, default) == ""


@pytest.mark.parametrize("letter", ["x", "slash", "at"])
def test_a_letter_acts_on_the_dashboard_only(letter):
    """Elsewhere it may be text."""
    own = {"suspend": (letter,)}
    assert everywhere_action(own, letter) == ""
    assert resolve_keys(own)["suspend"] == (letter,)


def test_a_key_that_was_given_to_another_action_is_that_ones():
    """Of whatever screen that action is."""
    assert everywhere_action({"save": ("ctrl+l",)}, "ctrl+l") == ""
