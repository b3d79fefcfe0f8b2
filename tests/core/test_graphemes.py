"""Graphemes: what a reader takes for one character is never torn."""

from __future__ import annotations

import pytest
import wcwidth
from hypothesis import given
from hypothesis import strategies as st

from stride_tui.core.graphemes import first_graphemes, graphemes, without_last

WHOLE = {
    "a letter": "a",
    "an accent of its own": "e\u0301",
    "several accents": "o\u0302\u0301",
    "a flag": "🇩🇪",
    "a family": "👩‍👩‍👧‍👦",
    "a skin tone": "🏋🏽‍♀️",
    "an emoji by a selector": "❤️",
    "a heart on fire": "❤️‍🔥",
    "a key cap": "1️⃣",
    "a tagged flag": "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "a Korean syllable in parts": "\u1100\u1161\u11a8",
    "a Hindi vowel sign": "नि",
    "a Hindi conjunct": "क्षि",
    "a Thai vowel": "กำ",
    "half-width kana": "ｶﾞ",
    "a nod": "🙂‍↔️",
}
PIECES = st.sampled_from([*WHOLE.values(), "b", " ", "ß", "深", "蹲", "É", "🏃", "🇫🇷", "각", "각", "-", "(", "٣"])


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_what_is_read_as_one_is_one(text: str) -> None:
    """Alone and among others."""
    assert graphemes(text) == [text]
    assert graphemes(f"x{text}y{text}{text}") == ["x", text, "y", text, text]


@given(st.lists(PIECES, max_size=12).map("".join))
def test_another_program_splits_the_same(text: str) -> None:
    """The terminal emulator of the tests goes by the tables of Unicode."""
    assert graphemes(text) == list(wcwidth.iter_graphemes(text))


@given(st.text(max_size=40))
def test_nothing_is_lost(text: str) -> None:
    """Together they are the text."""
    assert "".join(graphemes(text)) == text


@given(st.lists(PIECES, max_size=12).map("".join), st.integers(0, 30))
def test_a_beginning_has_whole_graphemes(text: str, most: int) -> None:
    """As many as fit into so many code points."""
    kept = first_graphemes(text, most)
    assert len(kept) <= most
    assert text.startswith(kept)
    parts = graphemes(text)
    if most >= max(map(len, parts), default=0):
        assert graphemes(kept) == parts[: len(graphemes(kept))]
        assert kept == text or len(kept) + len(parts[len(graphemes(kept))]) > most


def test_a_grapheme_longer_than_the_room_is_cut() -> None:
    """Rather than to show nothing of it."""
    assert first_graphemes("e" + "\u0301" * 500, 10) == "e" + "\u0301" * 9


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_the_last_one_is_taken_off_whole(text: str) -> None:
    """As by the backspace key."""
    assert without_last(f"ab{text}") == "ab"


def test_nothing_has_no_last() -> None:
    """An empty text stays empty."""
    assert without_last("") == ""
