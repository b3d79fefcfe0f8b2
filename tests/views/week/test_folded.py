"""The week folded to one line."""

from __future__ import annotations

import msgspec
import pytest

from stride_tui.views.text.spans import plain, width_of
from stride_tui.views.week.folded import folded_lines
from stride_tui.views.week.panel import WeekView
from tests.helpers.week_views import RUNS, SUNDAY, week_on

SUM = "a session is under way · Sun 12:20 → Tue 07:00 is 42 h 40 min (the clocks change in between), under 48 h"


def _view(line: str = SUM) -> WeekView:
    return msgspec.structs.replace(week_on(SUNDAY, None, RUNS, line), summary="strength 0 of 1 · 14 weeks in a row")


WHOLE = "Sun 12:20 → Tue 07:00 is 42 h 40 min (the clocks change in between), under 48 h"
SHORT = "Sun 12:20 → Tue 07:00 is 42 h 40 min, under 48 h"


@pytest.mark.parametrize(
    ("width", "verdict", "standing"),
    [
        # 10 cells of date and separator, 79 or 48 of verdict, 38 or 18 of standing with its gap, 1 without.
        (127, WHOLE, "strength 0 of 1 · 14 weeks in a row"),
        (126, WHOLE, "strength 0 of 1"),
        (107, WHOLE, "strength 0 of 1"),
        (106, SHORT, "strength 0 of 1"),
        (76, SHORT, "strength 0 of 1"),
        (75, SHORT, ""),
        (59, SHORT, ""),
    ],
)
def test_it_has_the_date_the_verdict_and_the_standing(width: int, verdict: str, standing: str) -> None:
    """As much of them as fits; that a session is under way is seen without words."""
    (line,) = folded_lines(_view(), width, 1)
    assert plain(line).split() == f"Sun 22 · {verdict} {standing}".split()
    assert width_of(line) == width


def test_a_session_that_is_all_there_is_to_say_is_said() -> None:
    """Without a planned run there is no verdict."""
    (line,) = folded_lines(_view("a session is under way"), 80, 1)
    assert plain(line).startswith(" Sun 22 · a session is under way ")


def test_another_week_is_named() -> None:
    """Today is not one of its days."""
    days = tuple(msgspec.structs.replace(day, today=False) for day in _view().days)
    (line,) = folded_lines(msgspec.structs.replace(_view("1 week back: no session"), days=days), 80, 1)
    assert plain(line).startswith(" Week 47 · 16–22 Nov · 1 week back: no session ")


def test_a_question_is_asked_outside_a_session_only() -> None:
    """It takes the place of the verdict; in a session it waits."""
    texts = []
    for words in ("clear for strength: now", "a session is under way"):
        asking = msgspec.structs.replace(_view(words), asked="was it done? y n")
        (line,) = folded_lines(asking, 80, 1)
        texts.append(plain(line))
    assert texts[0].startswith(" Sun 22 · was it done? y n ")
    assert texts[1].startswith(" Sun 22 · a session is under way ")
