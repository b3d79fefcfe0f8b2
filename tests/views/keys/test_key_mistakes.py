"""Keys of the user's own: what is a key, and which an action cannot have."""

from __future__ import annotations

import pytest
from textual.keys import Keys

from stride_tui.views.keys.key_mistakes import key_hint, key_mistakes
from stride_tui.views.keys.key_tables import key_rows
from stride_tui.views.keys.row import WRITING

LEGACY = {"return", "newline", "<any>", "<scroll-up>", "<scroll-down>", "<ignore>", "ctrl-at"}
"""Names of Textual's that no key event has."""
SIGNED = {"ctrl+@", "ctrl+\\", "ctrl+]", "ctrl+^", "ctrl+_", "ctrl+shift+@"}
"""Names that have a sign where key events have its name."""


def mistakes(**own: tuple[str, ...]) -> list[str]:
    """The words for what is wrong with some keys."""
    return [f"{one.action}.{one.number} {one.message}: {one.hint}" for one in key_mistakes(own)]


@pytest.mark.parametrize("key", sorted({key.value for key in Keys} - LEGACY - SIGNED))
def test_every_key_of_textual_is_a_key(key: str) -> None:
    """Arrows, function keys, control and shift."""
    assert key_hint(key) is None


@pytest.mark.parametrize("key", sorted({key for row in key_rows() for key in row.action.keys} - {"upper_x"}))
def test_every_key_of_the_table_is_a_key(key: str) -> None:
    """Whoever gives an action its own default key is not refused."""
    assert key_hint(key) is None


@pytest.mark.parametrize(
    "key", [*sorted(WRITING), "a", "Z", "5", "ä", "ß", "euro_sign", "section_sign", "alt+shift+f5"]
)
def test_letters_digits_and_named_signs_are_keys(key: str) -> None:
    """Of any keyboard."""
    assert key_hint(key) is None


@pytest.mark.parametrize(
    ("key", "right"),
    [
        ("?", "question_mark"),
        ("+", "plus"),
        ("€", "euro_sign"),
        (" ", "space"),
        ("Esc", "escape"),
        ("Return", "enter"),
        ("PgUp", "pageup"),
        ("page down", "pagedown"),
        ("del", "delete"),
        ("F5", "f5"),
        ("C-n", "ctrl+n"),
        ("^n", "ctrl+n"),
        ("Ctrl+N", "ctrl+n"),
        ("ctrl+?", "ctrl+question_mark"),
        ("shift+a", "A"),
        ("upper_x", "X"),
        ("spcae", "space"),  # codespell:ignore
        ("low_line", "underscore"),
    ],
)
def test_what_users_write_leads_to_the_name(key: str, right: str) -> None:
    """Signs, other programs' names, small slips."""
    assert key_hint(key) == f'did you mean "{right}"?'


@pytest.mark.parametrize("key", ["banana", "", "ctrl+", "ctrl+ctrl+a", "hyper", "x" * 1_000, "\u200b", "bananas"])
def test_what_is_no_key_is_told_how_keys_are_called(key: str) -> None:
    """Nothing is near, so the forms are named."""
    assert key_hint(key) == 'a key is called "n", "space", "f5", "ctrl+n" or "question_mark"'


def test_a_key_that_leaves_or_begins_cannot_be_taken() -> None:
    """q and Esc, until what they do has another key."""
    assert mistakes(toggle=("q",), skip=("n", "escape")) == [
        "toggle.0 `q` is the key of `quit`, which must have one: "
        "take another key, or give `quit` one of its own in [keys]",
        "skip.1 `escape` is the key of `end`, which must have one: "
        "take another key, or give `end` one of its own in [keys]",
    ]
    assert mistakes(toggle=("q",), quit=("f10",)) == []


def test_one_key_cannot_do_two_things_on_one_screen() -> None:
    """The second action is told, with the first one's name; on other screens it may."""
    assert mistakes(skip=("n",), back=("b", "n")) == [
        "back.1 `n` is the key of `skip` already: give one of the two another key"
    ]
    assert mistakes(toggle=("p",), plan_run=("p",)) == []


def test_one_key_cannot_do_two_things_where_screens_meet() -> None:
    """Two actions of which each is on several screens are told once."""
    assert mistakes(up=("i",), find=("i",)) == [
        "find.0 `i` is the key of `up` already: give one of the two another key"
    ]


def test_a_key_given_to_one_action_twice_is_told() -> None:
    """Once is enough."""
    assert mistakes(skip=("n", "n")) == ["skip.1 `n` is here twice: once is enough"]


def test_a_letter_is_no_key_where_one_types() -> None:
    """It would be missing in the text; an action that is on other screens too may have it there."""
    assert mistakes(erase=("x",)) == [
        'erase.0 `x` is a letter where `erase` is a key: take a key that writes nothing, such as "f2"'
    ]
    assert mistakes(erase=("f2",), up=("i",)) == []


def test_a_key_that_never_arrives_is_told() -> None:
    """The palette's."""
    assert mistakes(far=("ctrl+p",)) == ["far.0 `ctrl+p` opens the palette: take another key"]
