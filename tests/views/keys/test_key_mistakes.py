"""Keys of the user's own: what is a key, and which an action cannot have."""

from __future__ import annotations

from string import ascii_lowercase

import pytest
from textual import events
from textual._xterm_parser import XTermParser
from textual.keys import Keys

from stride_tui.views.keys.key_mistakes import ANY_KEY, NEVER_SENT, SENT_AS, key_hint, key_mistakes
from stride_tui.views.keys.key_tables import key_rows, resolve_keys
from stride_tui.views.keys.row import WRITING

LEGACY = {"return", "newline", "<any>", "<scroll-up>", "<scroll-down>", "<ignore>", "ctrl-at"}
"""Names of Textual's that no key event has."""
SIGNED = {"ctrl+@", "ctrl+\\", "ctrl+]", "ctrl+^", "ctrl+_", "ctrl+shift+@"}
"""Names that have a sign where key events have its name."""


def mistakes(**own: tuple[str, ...]) -> list[str]:
    """The words for what is wrong with some keys."""
    return [f"{one.action}.{one.number} {one.message}: {one.hint}" for one in key_mistakes(own)]


SIGN_BYTES = {"space": 0, "at": 0, "2": 0, "left_square_bracket": 27, "3": 27, "4": 28, "5": 29, "6": 30, "7": 31}
SIGN_BYTES |= {"slash": 31, "8": 127, "question_mark": 127}
"""The byte that xterm sends for ctrl and a key that is no letter."""


def arrives(key: str) -> str:
    """The key that Textual makes of the byte that a terminal sends for one with ctrl."""
    base = key.removeprefix("ctrl+")
    byte = SIGN_BYTES[base] if base in SIGN_BYTES else ord(base) & 31
    if byte == 27:
        return "escape"
    [event] = [event for event in XTermParser().feed(chr(byte)) if isinstance(event, events.Key)]
    return event.key


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
        ("ctrl+_", "ctrl+underscore"),
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


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("ctrl+p", "opens the palette"),
        ("ctrl+c", "says how to leave"),
        ("ctrl+q", "leaves stride, on every screen"),
        ("ctrl+i", "is Tab to most terminals"),
        ("ctrl+m", "is Enter to most terminals"),
        ("ctrl+h", "is Backspace to most terminals"),
        ("ctrl+left_square_bracket", "is Escape to most terminals"),
        ("ctrl+slash", "is ctrl+underscore to most terminals"),
        ("ctrl+space", "never arrives from most terminals"),
    ],
)
def test_a_key_that_never_arrives_is_told(key: str, words: str) -> None:
    """What Textual takes for itself, and what a terminal sends as another key or not at all."""
    assert mistakes(far=(key,)) == [f"far.0 `{key}` {words}: take another key"]


def test_the_key_that_leaves_may_be_given_to_quit() -> None:
    """It does what it does anyway."""
    assert mistakes(quit=("ctrl+q",)) == []


def test_every_key_that_a_terminal_sends_by_a_byte_arrives_or_is_told() -> None:
    """What Textual makes of the byte of each control key is that key, or the key is told."""
    for key in [f"ctrl+{letter}" for letter in ascii_lowercase] + [*SENT_AS, *NEVER_SENT]:
        arriving = arrives(key)
        assert (arriving != key) == (key in SENT_AS or key in NEVER_SENT), (key, arriving)
        if key in SENT_AS:
            assert SENT_AS[key].lower() == arriving


def test_no_key_is_suggested_that_is_told_as_well() -> None:
    """A terminal sends Backspace for it."""
    assert key_hint("ctrl+?") == ANY_KEY


@pytest.mark.parametrize(
    ("own", "told"),
    [
        # quit has its own q again, since `banana` is no key.
        ({"quit": ("banana",), "undo": ("q",)}, ["quit.0", "undo.0"]),
        ({"quit": ("escape",), "undo": ("q",)}, ["quit.0", "undo.0"]),
        ({"undo": ("q",), "quit": ("ctrl+p", "banana")}, ["undo.0", "quit.0", "quit.1"]),
        ({"quit": ("banana", "f10"), "undo": ("q",)}, ["quit.0"]),
        ({"end": ("q",), "quit": ("banana",), "undo": ("escape",)}, ["end.0", "quit.0", "undo.0"]),
    ],
)
def test_a_wrong_key_hides_no_other_mistake(own: dict[str, tuple[str, ...]], told: list[str]) -> None:
    """An action without a right key has its default one, which another cannot take without a word."""
    assert [one.split(" ")[0] for one in mistakes(**own)] == told
    kept = {
        action: tuple(key for n, key in enumerate(keys) if f"{action}.{n}" not in told) for action, keys in own.items()
    }
    resolved = resolve_keys({action: keys for action, keys in kept.items() if keys})
    assert all(resolved[action] == keys for action, keys in kept.items() if keys)
    assert resolved["quit"]
    assert resolved["end"]
