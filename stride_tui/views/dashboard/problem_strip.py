"""The strip of mistakes: what is wrong in a file, while its last good version is in use."""

from __future__ import annotations

import msgspec

from stride_tui.core.problem import Problem
from stride_tui.views.text.spans import Line, Span, fit_line, span, wrap
from stride_tui.views.text.words import plural

MOST_LINES = 5
LAST_GOOD = "the last good version is in use"
REST_HOLDS = "the rest of the file holds"
NOTHING_USED = "nothing of it is used"


class StripView(msgspec.Struct, frozen=True):
    """The mistakes of one file, in order; `meanwhile` says what is used until they are mended, or nothing.

    `others` are the names of other files with mistakes.
    """

    problems: tuple[Problem, ...]
    meanwhile: str = LAST_GOOD
    others: tuple[str, ...] = ()


def strip_title(view: StripView) -> str:
    """Return the strip's title: the file, line and column of the first mistake."""
    problem = view.problems[0]
    place = ":".join(str(part) for part in (file_name(problem), problem.line, problem.column) if part)
    return span(place).text


def strip_note(view: StripView) -> str:
    """Return how many mistakes there are, what is used meanwhile, and which other files have some."""
    others = f"{' and '.join(view.others)} too" if view.others else ""
    words = " · ".join(filter(None, [plural(len(view.problems), "mistake"), view.meanwhile, others]))
    return span(words).text


def file_name(problem: Problem) -> str:
    """Return the name of a problem's file, without its folder."""
    return (problem.path or "").replace("\\", "/").rpartition("/")[2]


def strip_height(view: StripView, width: int) -> int:
    """Return the rows that the strip needs for its words, at most `MOST_LINES`."""
    return len(strip_lines(view, width, MOST_LINES))


def strip_lines(view: StripView, width: int, height: int) -> tuple[Line, ...]:
    """Return the first mistake with its line and caret, cut to `height`."""
    # Imported here, because most first pictures have no mistake to show.
    from stride_tui.views.text.problem import problem_sentence, source_lines

    problem = view.problems[0]
    source = source_lines(problem, width)
    words = [fit_line((Span(text, "bad"),), width) for text in wrap(problem_sentence(problem), width)]
    words = words[: max(1, height - len(source))]
    code: list[Line] = []
    for n, text in enumerate(source):
        code.append(fit_line((Span(text, "plain" if n == 0 else "warn"),), width))
    return tuple([*words, *code][:height])
