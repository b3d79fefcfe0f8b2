"""Problems in words: the place, the sentence, the line and the caret."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize("before", ["", "\t\t", "脚力 ", "é e\u0301 ", "🏃 ", "x" * 90, "x" * 5_000, "脚" * 300])
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
