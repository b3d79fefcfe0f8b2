"""The 48-hour rule in words, to the letter."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from stride_tui.core.history.records import RunKind
from stride_tui.core.week.quality_runs import QualityRun
from stride_tui.core.week.recovery import ClearWindow, Conflict, LeastBadStart, PlannedSession, conflict_of
from stride_tui.views.week.instant_words import hours_words, instant_words
from stride_tui.views.week.recovery_words import (
    clear_words,
    crowded_words,
    least_bad_words,
    planned_run_words,
    sum_words,
    untimed_words,
    window_reason_words,
    window_words,
)

BERLIN = ZoneInfo("Europe/Berlin")
HOUR = 3_600_000
MINUTE = 60_000
HOURS_48 = 48 * HOUR


def at(text: str, zone: ZoneInfo = BERLIN) -> int:
    """UTC milliseconds of a day and time in November 2026, or of a whole ISO moment."""
    full = text if "T" in text else f"2026-11-{text.replace(' ', 'T')}"
    return round(datetime.fromisoformat(full).replace(tzinfo=zone).astimezone(UTC).timestamp() * 1000)


def run(start: str, end: str, kind: RunKind = "long", timed: bool = True) -> QualityRun:
    """A quality run in November 2026, where the 16th is a Monday."""
    begin = at(start)
    return QualityRun(begin, at(end), datetime.fromtimestamp(begin / 1000, BERLIN).date(), kind, timed)


LONG = run("21 07:00", "21 11:00")
SPEED = run("24 07:00", "24 08:00", "speed")
UNTIMED = run("21 00:00", "21 12:00", timed=False)
SATURDAY = ClearWindow(at("21 11:00"), at("22 06:20"), at("22 07:00"), LONG, SPEED)
EARLY = ClearWindow(at("16 00:00"), at("19 06:20"), at("19 07:00"), None, LONG)
NOW = at("17 12:00")


def conflict(start: str, end: str, before: QualityRun = LONG) -> Conflict:
    """A session too close before a run, under 48 hours."""
    found = conflict_of(PlannedSession(at(start), at(end)), [before])
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("ms", "words"),
    [
        (HOURS_48, "48 h"),
        (35 * HOUR + 30 * MINUTE, "35 h 30 min"),
        (40 * MINUTE, "40 min"),
        (0, "0 h"),
        (HOURS_48 - 1, "47 h 59 min"),
    ],
)
def test_hours_are_reported_with_minutes_where_not_whole(ms: int, words: str) -> None:
    """Whole hours stand alone; what is left over is minutes, rounded down."""
    assert hours_words(ms) == words


@pytest.mark.parametrize(("near", "words"), [("23 12:00", "Fri 19:05"), ("20 12:00", "Fri 27 Nov 19:05")])
def test_a_day_a_week_off_gets_its_date(near: str, words: str) -> None:
    """A weekday's name is enough for less than a week."""
    assert instant_words(at("27 19:05"), BERLIN, at(near)) == words


def test_the_sum_is_the_one_of_the_rule() -> None:
    """From the session's end to the run's start, beside the hours asked for."""
    assert sum_words(conflict("19 18:20", "19 19:00"), BERLIN) == "Thu 19:00 → Sat 07:00 is 36 h, under 48 h"


def test_the_sum_reports_minutes() -> None:
    """A gap that is not whole hours is told to the minute."""
    assert sum_words(conflict("19 19:00", "19 19:30"), BERLIN) == "Thu 19:30 → Sat 07:00 is 35 h 30 min, under 48 h"


def test_seconds_never_make_a_crowded_sum_look_clear() -> None:
    """A session that ends a second too late is told as ending the minute after."""
    words = sum_words(conflict("19 06:20", "2026-11-19T07:00:01"), BERLIN)
    assert words == "Thu 07:01 → Sat 07:00 is 47 h 59 min, under 48 h"


def test_the_sum_says_that_the_clocks_change() -> None:
    """Where the wall clock would give another sum, the words say why."""
    spring = QualityRun(at("2026-03-29T07:00"), at("2026-03-29T09:00"), date(2026, 3, 29), "long")
    words = sum_words(conflict("2026-03-27T06:20", "2026-03-27T07:00", spring), BERLIN)
    assert words == "Fri 07:00 → Sun 07:00 is 47 h, under 48 h (the clocks change in between)"


def test_the_sum_says_what_is_assumed_of_a_run_without_a_time() -> None:
    """Such a run is counted from 00:00, and the words say so."""
    words = sum_words(conflict("19 18:20", "19 19:00", UNTIMED), BERLIN)
    assert words == (
        "Thu 19:00 → Sat 00:00 is 29 h, under 48 h "
        "(Sat's long run has no time of day: counted from 00:00, over by noon)"
    )


def test_the_sum_says_what_is_assumed_of_a_session_without_a_time() -> None:
    """A session logged by its date alone is told with the time it is taken to have begun at."""
    found = conflict_of(PlannedSession(at("20 12:00"), at("20 12:40"), timed=False), [LONG])
    assert found is not None
    assert sum_words(found, BERLIN) == (
        "Fri 12:40 → Sat 07:00 is 18 h 20 min, under 48 h (Fri's session has no time of day: taken to begin at 12:00)"
    )


def test_a_start_within_a_run_is_reported_as_that() -> None:
    """Where there is no gap at all, there is no sum."""
    assert sum_words(conflict("21 08:00", "21 08:40"), BERLIN) == "Sat 08:00 falls into Sat's long run (07:00–11:00)"


def test_a_session_that_is_not_over_when_the_run_begins_is_reported_as_that() -> None:
    """A start shortly before a run runs into it."""
    words = sum_words(conflict("21 06:30", "21 07:10"), BERLIN)
    assert words == "a start at Sat 06:30 runs into Sat's long run (07:00–11:00)"


def test_a_start_on_the_morning_of_a_run_without_a_time_says_what_is_assumed() -> None:
    """No times are made up for a run that has none."""
    words = sum_words(conflict("21 08:00", "21 08:40", UNTIMED), BERLIN)
    assert words == (
        "Sat 08:00 falls into Sat's long run (Sat's long run has no time of day: counted from 00:00, over by noon)"
    )


def test_a_run_being_planned_names_the_session() -> None:
    """Told from the run's side: which session it comes too soon after, with the same sum."""
    words = planned_run_words(conflict("19 18:20", "19 19:00"), BERLIN)
    assert words == "too soon after Thu's session: Thu 19:00 → Sat 07:00 is 36 h, under 48 h"


@pytest.mark.parametrize(
    ("window", "words"),
    [
        (EARLY, "now until Thu 06:20"),
        (SATURDAY, "Sat 11:00 (after the long run) to Sun 06:20, the latest start"),
        (
            ClearWindow(at("21 11:00"), at("21 17:20"), at("21 18:00"), LONG),
            "Sat 11:00 (after the long run) to 17:20, the latest start",
        ),
        (ClearWindow(at("21 11:00"), after=LONG), "Sat from 11:00 on (after the long run)"),
        (ClearWindow(NOW), "any time from now"),
    ],
    ids=["open now", "to come", "within a day", "without an end", "nothing ahead"],
)
def test_a_window_is_reported_by_its_starts(window: ClearWindow, words: str) -> None:
    """From when it opens, or now, until the latest start, with the run that it waits for."""
    assert window_words(window, BERLIN, NOW) == words


def test_a_window_of_less_than_a_minute_does_not_run_backwards() -> None:
    """Rounding never makes a window open after it closes."""
    window = ClearWindow(at("2026-11-21T11:00:10"), at("2026-11-21T11:00:40"), at("21 11:41"), LONG, SPEED)
    assert window_words(window, BERLIN, NOW) == "Sat 11:00 (after the long run) to 11:00, the latest start"


def test_the_clear_windows_stand_in_one_line() -> None:
    """One line for the Week panel and `stride next`."""
    assert clear_words([EARLY, SATURDAY], BERLIN, NOW) == (
        "clear for strength: now until Thu 06:20 · Sat 11:00 (after the long run) to Sun 06:20, the latest start"
    )


def test_the_line_says_what_is_assumed_of_a_run_without_a_time() -> None:
    """A window that opens at noon only because the run's time is unknown says so."""
    window = ClearWindow(at("21 12:00"), after=UNTIMED)
    assert clear_words([window], BERLIN, NOW) == (
        "clear for strength: Sat from 12:00 on (after the long run) "
        "(Sat's long run has no time of day: counted from 00:00, over by noon)"
    )


def test_no_window_is_said_plainly() -> None:
    """An empty list is an answer too."""
    assert clear_words([], BERLIN, NOW) == "no clear time for strength"


def test_several_runs_without_a_time_are_named_together() -> None:
    """Each once, with the verb to match."""
    other = run("24 00:00", "24 12:00", "speed", timed=False)
    assert untimed_words([UNTIMED, None, LONG, other, UNTIMED], BERLIN) == (
        "Sat's long run and Tue's speed session have no time of day: counted from 00:00, over by noon"
    )


def test_why_a_window_ends_is_reported_by_its_run() -> None:
    """The latest start, the hours and the run in one sentence; nothing where no run follows."""
    assert window_reason_words(ClearWindow(NOW), HOURS_48, BERLIN, NOW) == ""
    words = window_reason_words(SATURDAY, HOURS_48, BERLIN, NOW)
    assert words == "a start by Sun 06:20 ends at least 48 h before Tue's speed session at 07:00"
    words = window_reason_words(SATURDAY, HOURS_48, BERLIN, NOW - 7 * 86_400_000)
    assert words.startswith("a start by Sun 22 Nov 06:20 ends")


def test_the_least_bad_start_reports_what_is_missing() -> None:
    """The gap it leaves, and by how much that is short."""
    found = conflict("18 12:00", "18 12:40", run("19 18:40", "19 19:40", "speed"))
    words = least_bad_words(LeastBadStart(found.start, found), BERLIN)
    assert words == "no clear time this week: Wed 12:00 is the least bad, 30 h, short of 48 h by 18 h"


def test_a_least_bad_start_that_meets_a_run_says_so() -> None:
    """When runs leave no gap at all."""
    found = conflict("21 08:00", "21 08:40")
    assert least_bad_words(LeastBadStart(found.start, found), BERLIN, "in week 47") == (
        "no clear time in week 47: Sat 08:00 is the least bad, though Sat 08:00 falls into Sat's long run (07:00–11:00)"
    )


def test_crowded_now_says_the_sum() -> None:
    """For a start now."""
    words = crowded_words(conflict("19 19:00", "19 19:40"), BERLIN)
    assert words == "now is crowded: Thu 19:40 → Sat 07:00 is 35 h 20 min, under 48 h"


def test_the_same_instants_read_in_the_zone_one_is_in() -> None:
    """After a flight to Tokyo the same window is told by the clock there."""
    assert window_words(EARLY, ZoneInfo("Asia/Tokyo"), NOW) == "now until Thu 14:20"
