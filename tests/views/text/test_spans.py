"""Spans and lines: cut, padded, centred, spread and wrapped by cells, not by characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from stride_tui.core.graphemes import graphemes
from stride_tui.views.text.clean import clean
from stride_tui.views.text.spans import (
    SEPARATOR,
    Span,
    box,
    centre,
    fit,
    fit_line,
    line,
    pad,
    plain,
    span,
    spread,
    width_of,
    wrap,
    wrap_list,
)

TEXTS = st.one_of(
    st.text(max_size=40),
    st.text(st.sampled_from("ab深蹲👩\u200d💪🏽\u0301é "), max_size=40),
).map(clean)
WIDTHS = st.integers(0, 30)


@given(TEXTS, WIDTHS)
def test_fitted_text_is_never_wider(text: str, width: int) -> None:
    """Wide characters, emoji and marks are counted in cells."""
    assert cell_len(fit(text, width)) <= width


@given(TEXTS, WIDTHS)
def test_padded_text_is_exactly_as_wide(text: str, width: int) -> None:
    """What is too short gets blanks, what is too long is cut."""
    assert cell_len(pad(text, width)) == width


@given(TEXTS, TEXTS, WIDTHS)
def test_a_fitted_line_is_never_wider(left: str, right: str, width: int) -> None:
    """A line of several spans is cut as a whole."""
    assert width_of(fit_line((Span(left), Span(right, "strong")), width)) <= width


@given(TEXTS, TEXTS, st.integers(1, 30))
def test_a_spread_line_fills_its_width(left: str, right: str, width: int) -> None:
    """Two ends and the gap between them make the whole width."""
    assert width_of(spread((Span(left),), (Span(right),), width)) == width


@given(TEXTS, st.integers(2, 30))
def test_wrapped_lines_are_never_wider(text: str, width: int) -> None:
    """Long words are broken, wide characters too."""
    assert all(cell_len(piece) <= width for piece in wrap(text, width))


@given(st.text(st.characters(categories=("L", "N", "P", "Zs")), max_size=60), st.integers(2, 30))
def test_wrapping_loses_no_letter(text: str, width: int) -> None:
    """Only the blanks between words go."""
    assert "".join(wrap(text, width)).replace(" ", "") == "".join(text.split())


def test_a_cut_text_ends_in_an_ellipsis() -> None:
    """The reader sees that something is missing."""
    assert fit("Split Squat", 7) == "Split…"


def test_a_wide_character_is_cut_whole() -> None:
    """Half a wide character is none, whatever remains of the room."""
    assert [fit("深蹲弓步", width) for width in (4, 5)] == ["深…", "深蹲…"]


def test_a_mark_takes_no_cell() -> None:
    """An accent made of two characters is one cell wide."""
    assert pad("e\u0301", 2) == "e\u0301 "


def test_wrapping_breaks_between_words() -> None:
    """A word that fits is not broken."""
    assert wrap("front foot flat on the step", 11) == ["front foot", "flat on the", "step"]


def test_a_line_is_cut_where_its_room_ends() -> None:
    """The span in which the room ends is cut and keeps its tone; those behind it go."""
    assert fit_line((Span("abc", "dim"), Span("defgh", "key"), Span("ij")), 6) == (
        Span("abc", "dim"),
        Span("de…", "key"),
    )


def test_a_line_that_ends_between_spans_shows_that_it_was_cut() -> None:
    """The ellipsis takes the last cell of the span that still fitted."""
    assert plain(fit_line((Span("abc"), Span("def")), 3)) == "ab…"


def test_the_left_end_gives_way() -> None:
    """The right end stays whole while the left one is cut, with a blank between."""
    assert plain(spread((Span("a long title"),), (Span("0:20"),), 10)) == "a lo… 0:20"


def test_a_centred_line_has_its_blanks_on_the_left() -> None:
    """Nothing is printed where nothing stands."""
    assert centre((Span("abc"),), 9) == (Span("   "), Span("abc"))


def test_a_box_cuts_both_ways() -> None:
    """No more lines than the height, no more cells than the width."""
    assert box([(Span("abc"),), (Span("d"),), (Span("e"),)], 2, 2) == ((Span("a…"),), (Span("d"),))


def test_text_from_a_file_is_made_safe() -> None:
    """Markup stays as it is, what could act on a terminal is replaced."""
    assert span("[b]\x1b", "bad") == Span("[b]\ufffd", "bad")


@pytest.mark.parametrize("parts", [("", "a", ""), ("a",)])
def test_a_line_has_no_empty_strings(parts: tuple[str, ...]) -> None:
    """Words that are not there leave no span."""
    assert line(*parts) == (Span("a"),)


def test_of_more_lines_than_there_is_room_for_the_last_ends_in_an_ellipsis() -> None:
    """What is missing is seen to be missing."""
    assert wrap("one two three four", 5, 2) == ["one", "two …"]
    assert wrap("one two", 5, 2) == ["one", "two"]


@pytest.mark.parametrize("part", ["e\u0301", "🇩🇪", "👩\u200d👩\u200d👧"])
@given(width=WIDTHS)
def test_a_text_is_cut_between_graphemes(part: str, width: int) -> None:
    """Fitted, padded or wrapped: what is read as one character stays whole."""
    text = part * 20
    assert set(graphemes(fit(text, width))) <= {part, "…"}
    assert set(graphemes(pad(text, width))) <= {part, "…", " "}
    assert all(set(graphemes(piece)) == {part} for piece in wrap(text, width))


@given(st.lists(TEXTS.filter(str.strip), min_size=1, max_size=5).map(SEPARATOR.join), st.integers(2, 30))
def test_a_wrapped_list_loses_nothing_and_stays_in_its_width(text: str, width: int) -> None:
    """It is broken elsewhere than a text, and has the same letters."""
    lines = wrap_list(text, width)
    assert all(cell_len(one) <= width for one in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("most", "lines"),
    [
        (3, ["2 × 10 kg dumbbells ·", "16 kg kettlebell · box"]),
        (2, ["2 × 10 kg dumbbells ·", "16 kg kettlebell · box"]),
        (1, ["2 × 10 kg dumbbells …"]),
    ],
)
def test_a_list_that_is_too_long_says_how_many_are_left_out(most: int, lines: list[str]) -> None:
    """A thing is whole or not there; only a first one without room for the number ends in an ellipsis."""
    assert wrap_list("2 × 10 kg dumbbells · 16 kg kettlebell · box", 24, most) == lines
    assert wrap_list("2 × 10 kg dumbbells · 16 kg kettlebell · box", 30, 1) == ["2 × 10 kg dumbbells · 2 more"]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("was it instead? i answers", 17, ["was it instead?", "i answers"]),
        ("press Tab or ↵ now", 14, ["press Tab or", "↵ now"]),
        ("a day of 2 h 15 min", 12, ["a day of 2 h", "15 min"]),
        ("for 4 min 8 s of work", 14, ["for 4 min 8 s", "of work"]),
        ("then Esc", 6, ["then", "Esc"]),
        ("↵ everything", 8, ["↵", "everythi", "ng"]),
    ],
)
def test_a_key_is_not_parted_from_its_word(text: str, width: int, lines: list[str]) -> None:
    """Where both fit; an hour is no key, nor are seconds."""
    assert wrap(text, width) == lines
