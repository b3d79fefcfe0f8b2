"""The one table of actions: keys, words, and a hand for each."""

from __future__ import annotations

from itertools import chain

import pytest

from stride_tui.views.actions import ACTIONS, BY_NAME, Action, key_name, resolve_keys


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_every_action_has_a_sentence(action: Action) -> None:
    """The help and the palette need one."""
    assert action.help
    assert not action.help.endswith(".")


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_a_word_in_the_footer_belongs_to_a_context(action: Action) -> None:
    """No action is offered where it does nothing."""
    assert set(action.labels) <= action.contexts


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_an_action_can_be_reached(action: Action) -> None:
    """By a key or from the palette."""
    assert action.keys or action.palette


def test_names_are_unique() -> None:
    """Settings call actions by name."""
    assert len(BY_NAME) == len(ACTIONS)


def test_keys_are_unique() -> None:
    """One key does one thing."""
    keys = list(chain.from_iterable(action.keys for action in ACTIONS))
    assert len(keys) == len(set(keys))


def test_own_keys_replace_the_defaults() -> None:
    """The old key does nothing any more."""
    assert resolve_keys({"undo": ("backspace",)})["undo"] == ("backspace",)


def test_a_key_given_away_is_taken_from_its_action() -> None:
    """Giving Enter to undo leaves the set without it."""
    keys = resolve_keys({"undo": ("enter",)})
    assert "enter" not in keys["confirm"]


def test_the_other_keys_of_an_action_stay() -> None:
    """Only the key that was given away goes."""
    assert resolve_keys({"help": ("plus",)})["longer"] == ("equals_sign",)


@pytest.mark.parametrize(
    ("key", "shown"), [("enter", "↵"), ("ctrl+x", "^x"), ("f5", "f5"), ("shift+tab", "⇧Tab"), ("a\x1b[b", "a\ufffd[b")]
)
def test_a_key_is_printed_short_and_safe(key: str, shown: str) -> None:
    """Signs where there are some, and nothing that acts."""
    assert key_name(key) == shown
