"""The one table of actions: keys, words, and a hand for each."""

from __future__ import annotations

from itertools import chain

import pytest

from stride_tui.views.keys.actions import ACTIONS, BY_NAME, Action, key_name, resolve_keys, spoken


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
    """Giving the right arrow to undo leaves skip without it."""
    keys = resolve_keys({"undo": ("right",)})
    assert "right" not in keys["skip"]


def test_what_cannot_be_done_without_keeps_its_key() -> None:
    """Space begins and Enter logs, whoever else would have them, until they are given other keys."""
    keys = resolve_keys({"skip": ("space", "n")})
    assert (keys["toggle"], keys["skip"]) == (("space",), ("n",))


def test_an_action_with_a_new_key_gives_its_old_one_away() -> None:
    """Where beginning has another key, space is free."""
    keys = resolve_keys({"toggle": ("f5",), "skip": ("space",)})
    assert (keys["toggle"], keys["skip"]) == (("f5",), ("space",))


def test_hints_speak_of_the_runners_own_keys() -> None:
    """Space and Enter are named as they were remapped."""
    assert spoken("Press space to begin", resolve_keys({"toggle": ("f5",)})) == "Press f5 to begin"


def test_the_other_keys_of_an_action_stay() -> None:
    """Only the key that was given away goes."""
    assert resolve_keys({"help": ("plus",)})["longer"] == ("equals_sign",)


@pytest.mark.parametrize(
    ("key", "shown"), [("enter", "↵"), ("ctrl+x", "^x"), ("f5", "f5"), ("shift+tab", "⇧Tab"), ("a\x1b[b", "a\ufffd[b")]
)
def test_a_key_is_printed_short_and_safe(key: str, shown: str) -> None:
    """Signs where there are some, and nothing that acts."""
    assert key_name(key) == shown
