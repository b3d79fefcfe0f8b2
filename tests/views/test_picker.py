"""The routine picker."""

from __future__ import annotations

from stride_tui.core.problem import Problem
from stride_tui.core.routines.library import Entry, Library
from stride_tui.views.picker import detail_lines, picker_lines, picker_view, routine_at
from stride_tui.views.text.spans import plain
from tests.helpers.routine_builders import small

PROBLEM = Problem(
    message="unknown key `rep`", path="/x/hills.toml", line=7, column=1, hint="did you mean `reps`?", source="rep = 8"
)
GOOD = Entry("test", "/x/test.toml", True, small())
BROKEN = Entry("hills", "/x/hills.toml", False, None, (PROBLEM,))
KEPT = Entry("legs", "/x/legs.toml", False, small(), (PROBLEM,))


def _detail(entry: Entry | None, height: int = 30) -> str:
    return "\n".join(plain(line) for line in detail_lines(entry, 70, height))


def test_each_row_says_whose_and_how_long() -> None:
    """Own and bundled routines are told apart by a word."""
    first, second = picker_lines(picker_view(Library((GOOD, BROKEN)), "test"), 70, 5)
    assert "about 7 min · bundled" in plain(first)
    assert "1 mistake · yours" in plain(second)


def test_the_chosen_row_has_a_sign() -> None:
    """Not only a colour."""
    rows = picker_lines(picker_view(Library((GOOD, BROKEN)), "hills"), 70, 5)
    assert [plain(row).startswith("▸") for row in rows] == [False, True]


def test_an_unknown_choice_falls_on_the_first() -> None:
    """A routine that vanished leaves something chosen."""
    assert picker_view(Library((GOOD, BROKEN)), "gone").chosen == 0


def test_an_empty_library_says_how_to_begin() -> None:
    """A command, and no error."""
    assert "stride new" in plain(picker_lines(picker_view(Library(), ""), 70, 5)[0])


def test_a_long_list_scrolls_to_the_choice() -> None:
    """The chosen row is on show, wherever it is."""
    entries = tuple(Entry(f"r{n}", "", True, small()) for n in range(40))
    for n in (0, 20, 39):
        view = picker_view(Library(entries), f"r{n}")
        rows = [plain(row) for row in picker_lines(view, 70, 7)]
        (at,) = [y for y, row in enumerate(rows) if row.startswith("▸")]
        assert routine_at(view, 7, at) == n
        assert len(rows) == 7


def test_a_long_list_counts_the_routines_left() -> None:
    """Above and below."""
    view = picker_view(Library(tuple(Entry(f"r{n}", "", True, small()) for n in range(40))), "r20")
    rows = [plain(row) for row in picker_lines(view, 70, 7)]
    assert (rows[0], rows[-1]) == ("… 18 more above", "… 17 more")
    assert routine_at(view, 7, 0) is None


def test_a_broken_file_shows_its_mistakes() -> None:
    """Place, sentence, the line itself and a caret."""
    text = _detail(BROKEN)
    assert all(words in text for words in ("line 7", "unknown key `rep`", "did you mean `reps`?", "rep = 8", "^"))


def test_a_broken_file_with_a_good_version_says_that_it_stays() -> None:
    """The mistakes first, then what is in use."""
    text = _detail(KEPT)
    assert "last good version" in text
    assert "Warm-up" in text


def test_a_good_routine_shows_its_blocks() -> None:
    """What one would begin."""
    assert all(words in _detail(GOOD) for words in ("Warm-up", "Squat", "Cool-down"))


def test_nothing_chosen_shows_nothing() -> None:
    """An empty panel."""
    assert _detail(None) == ""
