"""The effort and the note of a session, as they are typed."""

from __future__ import annotations

import pytest

from stride_tui.core.safe_text import unsafe_at
from stride_tui.views.history.note import NoteView, note_lines
from stride_tui.views.text.spans import plain, width_of
from tests.helpers.hostile_texts import HOSTILE


def _text(view: NoteView, width: int = 60, height: int = 8) -> list[str]:
    return [plain(line) for line in note_lines(view, width, height)]


def test_nothing_is_said_at_first() -> None:
    """An effort not set, an empty note with a cursor."""
    assert _text(NoteView(None, "")) == ["Effort  ‹ not set ›", "", "Note", "▏"]


def test_an_effort_is_of_ten() -> None:
    """In halves."""
    assert "‹ 7.5 of 10 ›" in _text(NoteView(7.5, ""))[0]


def test_the_end_of_a_long_note_stays_on_show() -> None:
    """That is where one types."""
    rows = _text(NoteView(7, "word " * 59 + "end"), 30, 8)
    assert len(rows) == 8
    assert rows[-1].endswith("end▏")


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
