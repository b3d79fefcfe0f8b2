"""Problems in words: the place, the sentence, the line and the caret."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from stride_tui.core.graphemes import graphemes
from stride_tui.core.problem import Problem
from stride_tui.views.text.problem import cell_width, problem_lines, problem_sentence


def caret_under(lines: tuple[str, ...]) -> str:
    """What stands in the columns from the caret on."""
    column = cell_width(lines[-1]) - 1
    for index in range(len(lines[-2]) + 1):
        if cell_width(lines[-2][:index]) == column:
            return lines[-2][index:]
    return ""


def test_a_problem_is_reported_with_place_line_and_caret() -> None:
    """The first line is what editors and terminals make a link of."""
    problem = Problem(
        path="a.toml", line=12, column=1, message="unknown key `rep`", hint="did you mean `reps`?", source="rep = 8"
    )
    assert problem_lines(problem) == (
        "a.toml:12:1: unknown key `rep`, did you mean `reps`?",
        "  12 │ rep = 8",
        "     │ ^",
    )


def test_a_hint_follows_a_colon() -> None:
    """What would be right follows what is wrong."""
    problem = Problem(message="`reps` is a number", hint="write 8 without quotes")
    assert problem_sentence(problem) == "`reps` is a number: write 8 without quotes"


def test_a_problem_without_a_place_is_one_line() -> None:
    """A missing file has no line to show."""
    assert problem_lines(Problem(path="x.toml", message="there is no such file")) == ("x.toml: there is no such file",)


@pytest.mark.parametrize(
    "before", ["", "\t\t", "脚力 ", "é e\u0301 ", "🏃 ", "x" * 90, "x" * 5_000, "脚" * 300, "👩‍👩‍👧 🇩🇪 ", "🇩🇪" * 90]
)
def test_the_caret_stands_under_the_place(before: str) -> None:
    """Tabs, wide characters, marks and cut lines do not move the caret off its place."""
    problem = Problem(path="p", line=3, column=len(before) + 1, message="m", source=f"{before}HERE and on" + "y" * 300)
    assert caret_under(problem_lines(problem)).startswith("HERE")


@pytest.mark.parametrize("source", ["x" * 100_000, "\t" * 5_000, "脚" * 5_000, "e" + "\u0301" * 9_000])
@pytest.mark.parametrize("column", [1, 500, 4_999])
def test_a_long_line_is_cut_to_the_width(source: str, column: int) -> None:
    """However long the line, what is shown fits."""
    lines = problem_lines(Problem(path="p", line=3, column=column, message="m", source=source), width=80)
    assert all(cell_width(line) <= 80 for line in lines)


def test_a_hostile_line_is_made_safe() -> None:
    """Control characters in message, path or source do not reach the terminal."""
    lines = problem_lines(Problem(path="a\x1b.toml", line=1, column=2, message="m\x07", source="\x1b[2J\x00"))
    assert all("\x1b" not in line and "\x07" not in line and "\x00" not in line for line in lines)


@pytest.mark.parametrize("text", ["a", "深蹲", "e\u0301", "🇩🇪", "👩‍👩‍👧‍👦", "🏋🏽", "❤️", "각", "ｶﾞ", "नि", "\u0301", "1️⃣"])
def test_the_cells_of_a_text_are_those_that_the_dashboard_counts(text: str) -> None:
    """The caret under a line is where it would be on the screen."""
    assert cell_width(text) == cell_len(text)


@pytest.mark.parametrize("part", ["🇩🇪", "👩‍👩‍👧", "e\u0301"])
@pytest.mark.parametrize("column", [1, 60, 200])
def test_a_line_is_cut_between_graphemes(part: str, column: int) -> None:
    """At both ends: no half of a flag, no accent alone."""
    line = problem_lines(Problem(path="p", line=3, column=column, message="m", source=part * 300), width=60)[1]
    assert set(graphemes(line.partition("│ ")[2])) <= {part, "…"}
