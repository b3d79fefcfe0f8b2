"""Text on its way to the screen: nothing in it can act, hide or flood."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from stride_tui.core.safe_text import unsafe_at
from stride_tui.views.text.clean import MAX_MARKS, REPLACEMENT, clean


@given(st.text(st.characters(exclude_categories=())))
def test_nothing_unsafe_comes_through(text: str) -> None:
    """Whatever the text, what comes out has no character that may not be shown."""
    assert unsafe_at(clean(text)) is None


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=100))
def test_plain_text_stays_as_it_is(text: str) -> None:
    """Letters, digits, signs and spaces are not touched."""
    assert clean(text) == text


def test_every_unsafe_character_leaves_a_mark() -> None:
    """Nothing is swallowed: each is replaced one by one."""
    assert clean("a\x1b]52;c\x07b") == f"a{REPLACEMENT}]52;c{REPLACEMENT}b"


def test_markup_is_left_as_text() -> None:
    """Square brackets mean nothing here; what shows the text must take it literally."""
    assert clean("[/kg] [b]x") == "[/kg] [b]x"


def test_a_long_text_is_cut_with_an_ellipsis() -> None:
    """The limit counts the ellipsis."""
    assert clean("x" * 1_000_000, 10) == "x" * 9 + "…"


def test_piled_up_marks_are_cut() -> None:
    """A letter keeps a few combining marks, and the pile is told by one replacement."""
    shown = clean("e" + "\u0301" * 100 + "x")
    assert sum(unicodedata.category(char) == "Mn" for char in shown) == MAX_MARKS
    assert shown.endswith(REPLACEMENT + "x")


def test_a_long_text_is_cut_between_graphemes() -> None:
    """No half of a flag at its end."""
    assert clean("🇩🇪" * 10, 8) == "🇩🇪" * 3 + "…"
