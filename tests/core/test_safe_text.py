"""Which characters may be shown."""

from __future__ import annotations

import pytest

from stride_tui.core.safe_text import character_name, unsafe_at


@pytest.mark.parametrize("char", ["\x1b", "\x7f", "\u0085", "\u202e", "\u200b", "\u2028", "\u2029", "\ud800", "\ue000"])
def test_a_character_that_can_act_is_found(char: str) -> None:
    """Controls, formats, separators, surrogates and private characters are found at their place."""
    assert unsafe_at(f"ab{char}c") == 2


@pytest.mark.parametrize(
    "text", ["Kniebeuge für Läufer", "脚力", "½ × 10 kg – 90°", "a\u00a0b", "👩🏽\u200d🚀", "🏃\u200d♀️"]
)
def test_letters_signs_and_joined_emoji_pass(text: str) -> None:
    """Text of any script passes, and so does a joiner between two pictures."""
    assert unsafe_at(text) is None


@pytest.mark.parametrize("text", ["a\u200db", "🏃\u200d", "\u200d♀"])
def test_a_joiner_outside_an_emoji_is_found(text: str) -> None:
    """A joiner that joins nothing is as hidden as any other format character."""
    assert unsafe_at(text) is not None


def test_tabs_and_line_ends_pass_only_in_longer_texts() -> None:
    """A note may have lines; a name may not."""
    assert unsafe_at("a\n\tb", multiline=True) is None
    assert unsafe_at("a\nb") == 1


def test_a_character_is_named_by_code_and_name() -> None:
    """The name tells what cannot be seen."""
    assert character_name("\u202e") == "U+202E RIGHT-TO-LEFT OVERRIDE"
