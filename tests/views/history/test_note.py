"""The effort and the note of a session, as they are typed."""

from __future__ import annotations

import pytest

from stride_tui.core.safe_text import unsafe_at
from stride_tui.views.history.note import NoteView, note_lines, saved_words, with_typed
from stride_tui.views.text.spans import plain, width_of
from tests.helpers.hostile_texts import HOSTILE


def _text(view: NoteView, width: int = 60, height: int = 8) -> list[str]:
    return [plain(line) for line in note_lines(view, width, height)]


def test_nothing_is_said_at_first() -> None:
    """An effort not set, an empty note with a cursor."""
    assert _text(NoteView(None, "")) == ["Effort  ‹ not set ›  1–9, 0 for 10", "", "Note", "▏"]


def test_an_effort_is_of_ten() -> None:
    """In halves."""
    assert "‹ 7.5 of 10 ›" in _text(NoteView(7.5, ""))[0]


def test_the_end_of_a_long_note_stays_on_show() -> None:
    """That is where one types."""
    rows = _text(NoteView(7, "word " * 59 + "end"), 30, 8)
    assert len(rows) == 8
    assert rows[-1].endswith("end▏")


@pytest.mark.parametrize(("typed", "effort"), [("1", 1), ("8", 8), ("9", 9), ("0", 10), ("10", 10), ("38", 8)])
def test_digits_give_the_effort_at_once(typed: str, effort: float) -> None:
    """The last one counts; 10 is the nought, with or without the one."""
    view = NoteView(None, "")
    for character in typed:
        view = with_typed(view, character)
    assert view == NoteView(effort, "")


def test_a_digit_in_a_note_is_text() -> None:
    """As soon as the note has begun, and then the hint of the digits is gone."""
    view = with_typed(with_typed(NoteView(7, ""), "k"), "3")
    assert view == NoteView(7, "k3")
    assert _text(view)[0] == "Effort  ‹ 7 of 10 ›"


@pytest.mark.parametrize(
    ("effort", "note", "words"),
    [
        (8, "left knee", "Saved: effort 8 of 10, “left knee”."),
        (7.5, None, "Saved: effort 7.5 of 10, no note."),
        (None, "x", "Saved: no effort, “x”."),
    ],
    ids=str,
)
def test_what_was_saved_is_said(effort: float | None, note: str | None, words: str) -> None:
    """Both, also the one that is not there."""
    assert saved_words(effort, note) == words


def test_a_blank_at_the_end_is_typed_too() -> None:
    """The cursor moves on with it."""
    assert _text(NoteView(None, "knee "))[-1] == "knee ▏"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("size", [(1, 1), (2, 9), (36, 8), (60, 3), (130, 1)], ids=str)
def test_it_fits_and_nothing_acts(text: str, size: tuple[int, int]) -> None:
    """Whatever is pasted."""
    lines = note_lines(NoteView(10, text), *size)
    assert len(lines) <= size[1]
    assert all(width_of(line) <= size[0] and unsafe_at(plain(line)) is None for line in lines)
