"""What is told of a plan file's mistakes: where each is, what it is, and what would be right."""

from __future__ import annotations

import pytest

from stride_tui.core.problem import Problem
from stride_tui.store.week.plan_file import parse_plan

RUN = '[[run]]\non = "tuesday"\nkind = "easy"\n'
DATED = '[[run]]\non = 2026-11-24\nkind = "easy"\n'


def problems_of(text: str) -> tuple[Problem, ...]:
    """Every problem of a text that has some."""
    problems = parse_plan(text, "plan.toml")
    assert isinstance(problems, tuple)
    return problems


def told(text: str) -> list[str]:
    """Message and hint of every problem in a text."""
    return [f"{problem.message}: {problem.hint}" for problem in problems_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("strength_per_week = 20", "`strength_per_week` goes from 1 to 14: this is 20"),
        ("per_week = 2", "unknown key `per_week`: did you mean `strength_per_week`?"),
        ('preferred = "monday"', '`preferred` is a list of weekdays: write preferred = ["monday"]'),
        ("[run]\nx = 1", "there may be several of `run`: write [[run]] with two brackets"),
        ('[[run]]\ndays = "tuesday"\nkind = "easy"', "unknown key `days`: did you mean `on`?"),
        ('[[run]]\non = "tuesday"\ntype = "easy"', "unknown key `type`: did you mean `kind`?"),
        ('[[run]]\nkind = "easy"', '`on` is missing: write on = "tuesday" or on = 2026-11-24'),
        ('[[run]]\non = "tuesday"', '`kind` is missing: write kind = "easy", or one of speed, long, race, other'),
        (
            '[[run]]\non = "monday"\nkind = "sped"',
            '`kind` is one of easy, speed, long, race, other: did you mean "speed"?',
        ),
        (
            '[[run]]\non = "wendsday"\nkind = "easy"',  # codespell:ignore
            '`on` is a weekday such as "tuesday", or a date such as 2026-11-24: did you mean "wednesday"?',
        ),
        (
            '[[run]]\non = "24.11.2026"\nkind = "easy"',
            '`on` is a weekday such as "tuesday", or a date such as 2026-11-24: write "2026-11-24"',
        ),
        (
            "[[run]]\non = 2026-11-24T07:00:00\nkind = 'easy'",
            '`on` is a date without a time of day: write 2026-11-24, and at = "07:00"',
        ),
        ("[[run]]\non = '2026-11-31'\nkind = 'easy'", "`on` is a date: the calendar has no 2026-11-31"),
        ("[[run]]\non = 9999-12-31\nkind = 'easy'", "`on` goes from 1970-01-01 to 2199-12-31: None"),
        (
            "[[run]]\non = ['monday', 2026-11-24]\nkind = 'easy'",
            "this entry of `on` is a weekday such as monday: a date has a [[run]] of its own",
        ),
        ("[[run]]\non = ['monday', 'monday']\nkind = 'easy'", "`monday` is in `on` twice: write each weekday once"),
        (RUN + 'at = "25:00"', "`at` goes from 00:00 to 23:59: this is 25:00"),
        (RUN + 'at = "13pm"', '`at` goes from 1 to 12 with am or pm: this is "13pm"'),
        (RUN + 'at = "soon"', '`at` is a time of day: write "07:00" or "7am", not "soon"'),
        (RUN + "at = 7", '`at` is a time of day: write "07:00"'),
        (RUN + "at = 12:30:15", '`at` is a time of day to the minute: write "12:30"'),
        (
            RUN + "at = 2026-11-24T07:30:00",
            '`at` is a time of day without a date: write "07:30"; the date goes to `on`',
        ),
        (RUN + "at = 2026-11-24", '`at` is a time of day: write "07:00"; the date goes to `on`'),
        (
            RUN + 'distance = "8 furlongs"',
            '`distance` is how far the run goes: write "8 km" or "5 mi", not "8 furlongs"',
        ),
        (RUN + 'distance = "far"', '`distance` is how far the run goes: write "8 km" or "5 mi", not "far"'),
        (RUN + "distance = nan", "`distance` goes from above 0 to 1000 km: this is nan"),
        (RUN + "duration = 3600", "`duration` goes from 1m to 48h: this is 3600 minutes"),
        (RUN + 'duration = "49h"', '`duration` goes from 1m to 48h: this is "49h"'),
        (RUN + 'duration = "30s"', '`duration` goes from 1m to 48h: this is "30s"'),
        (
            RUN + 'duration = "1:30"',
            '`duration` is a length of time: "1:30" may be 1 h 30 min or 1 min 30 s; write 1h30m or 1m30s',
        ),
        (RUN + "duration = 01:30", '`duration` was read as a clock time: write "1h30m"'),
        (RUN + "duration = true", '`duration` is a length of time: write "45m", "1h30m" or 45 for minutes, not true'),
        (RUN + 'note = "\\u001b[2J"', "`note` has a character that cannot be shown (U+001B): take it out"),
        (RUN + "skip = 2026-11-24", "`skip` is a list of dates: write skip = [2026-11-24]"),
        (
            RUN + "skip = [2026-11-25]",
            "2026-11-25 is a Wednesday, and this run is on Tuesdays: give the date on which it would be",
        ),
        (
            DATED + "skip = [2026-11-24]",
            "`skip` is for a run that repeats: this one is on 2026-11-24 alone; take it out",
        ),
        ('[[off]]\nreason = "ill"', '`week` is missing: write week = "2026-W52"'),
        ('[[off]]\nweek = "2026-W54"', "`week` is a week of its year: 2026 has the weeks W01 to W53"),
        ('[[off]]\nweek = "2027-W53"', "`week` is a week of its year: 2027 has the weeks W01 to W52"),
        ("[[off]]\nweek = 2026-12-24", '`week` is a week: 2026-12-24 is in "2026-W52"'),
        ('[[off]]\nweek = "2026-12-24"', '`week` is a week with its year: 2026-12-24 is in "2026-W52"'),
        ("[[off]]\nweek = 52", '`week` is a week with its year: write "2026-W52", not 52'),
        ('[[off]]\nweek = "2026 W5"', '`week` is a week with its year: write "2026-W05"'),
        ('[[off]]\non = "2026-W52"', "unknown key `on`: did you mean `week`?"),
        (
            '[[off]]\nweek = "2026-W52"\nreason = "sick"',
            '`reason` is one of ill, race, holiday, taper, other: did you mean "ill"?',
        ),
        (
            '[[off]]\nweek = "2026-W52"\n[[off]]\nweek = "2026-W52"',
            "this week is marked off already: keep one of the two",
        ),
    ],
)
def test_a_mistake_is_reported_with_what_would_be_right(text: str, expected: str) -> None:
    """Each mistake has a sentence of its own, and no mistake has two."""
    assert told(text) == [expected]


def test_every_mistake_is_reported_at_once_in_the_order_of_the_file() -> None:
    """With line and column of the value that is wrong, and the line itself."""
    text = 'strength_per_week = "2"\n' + RUN + 'at = "25:00"\nskip = [2026-11-24, 2026-11-25]\n[[off]]\nweek = 3\n'
    places = [(problem.line, problem.column, problem.key) for problem in problems_of(text)]
    assert places == [(1, 21, "strength_per_week"), (5, 6, "run.at"), (6, 21, "run.skip"), (8, 8, "off.week")]
    assert problems_of(text)[2].source == "skip = [2026-11-24, 2026-11-25]"


def test_a_text_that_is_no_toml_has_one_problem() -> None:
    """Told as for every file."""
    assert told("[[run]]\non = tuesday") == ['this value cannot be read: put text in quotes: "tuesday"']
