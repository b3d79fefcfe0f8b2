"""What is typed at a command: each form that people write, worked out by hand, and what can mean two things."""

from __future__ import annotations

from datetime import date, time

import pytest

from stride_tui.store.week.plan_values import WrongValue, km_of, read_time
from stride_tui.store.week.spoken_values import spoken_day, spoken_minutes, spoken_seconds

SATURDAY = date(2026, 11, 21)
DAYS = [
    ("today", SATURDAY),
    ("yesterday", date(2026, 11, 20)),
    ("saturday", SATURDAY),
    ("Friday", date(2026, 11, 20)),
    ("sunday", date(2026, 11, 15)),
    ("mon", date(2026, 11, 16)),
    ("mo", date(2026, 11, 16)),
    (" TUE ", date(2026, 11, 17)),
    ("2026-11-03", date(2026, 11, 3)),
]
TIMES = [
    ("07:00", time(7)),
    ("7:05", time(7, 5)),
    ("7am", time(7)),
    ("7 AM", time(7)),
    ("7:30pm", time(19, 30)),
    ("12am", time(0)),
    ("12 p.m.", time(12)),
    ("19h", time(19)),
    ("7h30", time(7, 30)),
    ("7.30", time(7, 30)),
]
DISTANCES = [
    ("8", 8.0),
    ("8.5", 8.5),
    ("8,5", 8.5),
    ("8,5 km", 8.5),
    ("8k", 8.0),
    ("5 mi", 8.047),
    ("5mi", 8.047),
    ("3,1 miles", 4.989),
    ("800 m", 0.8),
    ("10 Kilometres", 10.0),
]
LENGTHS = [
    ("45", 45.0),
    ("42,5", 42.5),
    ("42.5", 42.5),
    ("45 min", 45.0),
    ("45m", 45.0),
    ("1h05m", 65.0),
    ("1 h 5 min", 65.0),
    ("1h05", 65.0),
    ("1h", 60.0),
    ("1,5 h", 90.0),
    ("1:05:00", 65.0),
    ("0:45:30", 45.5),
    ("45m30s", 45.5),
    ("90s", 1.5),
    ("2 hours", 120.0),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_a_day(text: str, day: date) -> None:
    """A weekday is the latest one, today included."""
    assert spoken_day(text, SATURDAY) == day


@pytest.mark.parametrize(("text", "at"), TIMES)
def test_a_time_of_day(text: str, at: time) -> None:
    """Of twelve or of twenty-four hours."""
    assert read_time(text) == at


@pytest.mark.parametrize(("text", "km"), DISTANCES)
def test_a_distance(text: str, km: float) -> None:
    """In kilometres where no unit is said."""
    assert km_of(text) == km


@pytest.mark.parametrize(("text", "minutes"), LENGTHS)
def test_a_length_of_time(text: str, minutes: float) -> None:
    """In minutes where no unit is said."""
    assert spoken_minutes(text) == minutes


WRONG_DAYS = [
    ("21.11.2026", "write 2026-11-21"),
    ("mondya", 'did you mean "monday"?'),
    ("s", "yesterday or monday"),
    ("soon", "yesterday or monday"),
    ("2026-11-31", "no 2026-11-31"),
    ("", "2026-11-24"),
]
WRONG_TIMES = [("7", '"07:00"'), ("13pm", "1 to 12"), ("25:00", "23:59"), ("7:65", "23:59"), ("soon", '"07:00"')]
WRONG_DISTANCES = [("8 furlongs", "8 km"), ("far", "8 km"), ("0", "above 0"), ("1001", "1000"), ("-3", "8 km")]
WRONG_LENGTHS = [
    ("1:05", "1h05m or 1m05s"),
    ("45:30", "45h30m or 45m30s"),
    ("", "1h05m"),
    ("long", "1h05m"),
    ("0", "above 0"),
    ("49h", "2880"),
    ("5 10s", "1h05m"),
    ("nan", "1h05m"),
    ("1e3", "1h05m"),
]


def told(found: object) -> str:
    """The message with its hint."""
    assert isinstance(found, WrongValue)
    return f"{found.words}: {found.hint}"


@pytest.mark.parametrize(("text", "hint"), WRONG_DAYS)
def test_what_is_no_day_is_named(text: str, hint: str) -> None:
    """With what would be right."""
    assert hint in told(spoken_day(text, SATURDAY))


@pytest.mark.parametrize(("text", "hint"), WRONG_TIMES)
def test_what_is_no_time_of_day_is_named(text: str, hint: str) -> None:
    """A bare hour may be of the morning or of the evening."""
    assert hint in told(read_time(text))


@pytest.mark.parametrize(("text", "hint"), WRONG_DISTANCES)
def test_what_is_no_distance_is_named(text: str, hint: str) -> None:
    """With the limit or a form that is right."""
    assert hint in told(km_of(text))


@pytest.mark.parametrize(("text", "hint"), WRONG_LENGTHS)
def test_what_is_no_length_is_named(text: str, hint: str) -> None:
    """What may be hours and minutes or minutes and seconds is not guessed."""
    assert hint in told(spoken_minutes(text))


SECONDS = [("45s", 45), ("0:45", 45), ("1:05", 65), ("1m05s", 65), ("1m05", 65), ("1 min", 60), ("1:00:05", 3605)]


@pytest.mark.parametrize(("text", "seconds"), SECONDS)
def test_the_seconds_of_a_set(text: str, seconds: float) -> None:
    """Two parts are minutes and seconds there, because no set takes hours."""
    assert spoken_seconds(text) == seconds


@pytest.mark.parametrize("text", ["", "45", "42,5", "1:65", "long", "1:2:3"])
def test_what_has_no_unit_is_no_length_of_a_set(text: str) -> None:
    """A bare number is read as one by whoever asks."""
    assert spoken_seconds(text) is None
