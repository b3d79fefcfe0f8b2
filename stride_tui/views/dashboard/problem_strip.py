"""The strip of mistakes: what is wrong in a file, while its last good version is in use."""

from __future__ import annotations

import msgspec

from stride_tui.core.problem import Problem
from stride_tui.views.text.problem import problem_sentence, source_lines
from stride_tui.views.text.spans import Line, Span, fit_line, span, wrap
from stride_tui.views.text.words import plural

MOST_LINES = 5


class StripView(msgspec.Struct, frozen=True):
    """The mistakes of one file, in order; `kept` is whether an older version is in use meanwhile."""

    problems: tuple[Problem, ...]
    kept: bool = True


def strip_title(view: StripView) -> str:
    """Return the strip's title: the file, line and column of the first mistake."""
    problem = view.problems[0]
    name = (problem.path or "").replace("\\", "/").rpartition("/")[2]
    place = ":".join(str(part) for part in (name, problem.line, problem.column) if part)
    return span(place).text


def strip_note(view: StripView) -> str:
    """Return how many mistakes there are, and what is used meanwhile."""
    count = plural(len(view.problems), "mistake")
    return f"{count} · the last good version is in use" if view.kept else count


def strip_height(view: StripView, width: int) -> int:
    """Return the rows that the strip needs for its words, at most `MOST_LINES`."""
    return len(strip_lines(view, width, MOST_LINES))


def strip_lines(view: StripView, width: int, height: int) -> tuple[Line, ...]:
    """Return the first mistake with its line and caret, cut to `height`."""
    problem = view.problems[0]
    source = source_lines(problem, width)
    words = [fit_line((Span(text, "bad"),), width) for text in wrap(problem_sentence(problem), width)]
    words = words[: max(1, height - len(source))]
    code: list[Line] = []
    for n, text in enumerate(source):
        code.append(fit_line((Span(text, "plain" if n == 0 else "warn"),), width))
    return tuple([*words, *code][:height])
