"""The meaning of a plan file's keys: a parsed file is turned into a Plan, and every mistake is noted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any, TypeVar, get_args

from msgspec.structs import replace

from stride_tui.core.history.records import RUN_KINDS, RunKind
from stride_tui.core.settings.settings import WEEKDAYS
from stride_tui.core.week.plan import OffReason, OffWeek, Plan, PlannedRun
from stride_tui.core.week.race import MOST_AFTER_DAYS, MOST_TAPER_DAYS
from stride_tui.store.toml.fields import MAX_LIST, Mistake, Table
from stride_tui.store.toml.wording import shown, to_ms
from stride_tui.store.week.plan_values import (
    WrongValue,
    km_of,
    read_day,
    read_time,
    read_week,
    weekday_of,
    weekday_or_date,
    weekdays_text,
)

OFF_REASONS: tuple[OffReason, ...] = get_args(OffReason)

PLAN_KEYS = frozenset({"strength_per_week", "preferred", "run", "off"})
REPEAT_KEYS = ("from", "until")
RACE_KEYS = {"taper_days": MOST_TAPER_DAYS, "after_race_days": MOST_AFTER_DAYS}
"""The keys of a race, each with the most days."""
RUN_KEYS = frozenset({"on", "kind", "at", "distance", "duration", "note", "skip", *REPEAT_KEYS, *RACE_KEYS})
OFF_KEYS = frozenset({"week", "reason", "note"})
MEANT_IN_PLAN = {"per_week": "strength_per_week", "strength": "strength_per_week", "days": "preferred"}
MEANT_IN_RUN = {
    **dict.fromkeys(("day", "days", "date", "dates", "weekday", "weekdays", "when"), "on"),
    **dict.fromkeys(("time", "start", "starts", "clock"), "at"),
    **dict.fromkeys(("km", "mi", "miles", "length"), "distance"),
    **dict.fromkeys(("minutes", "hours", "lasts"), "duration"),
    **dict.fromkeys(("type", "name", "run"), "kind"),
    **dict.fromkeys(("except", "without", "not_on"), "skip"),
    **dict.fromkeys(("comment", "description"), "note"),
    **dict.fromkeys(("begin", "begins", "since", "first"), "from"),
    **dict.fromkeys(("end", "ends", "to", "last"), "until"),
    **dict.fromkeys(("taper",), "taper_days"),
    **dict.fromkeys(("after_days", "rest_days", "recovery_days"), "after_race_days"),
}
MEANT_IN_OFF = {"on": "week", "date": "week", "kind": "reason", "why": "reason", "comment": "note"}

MAX_PER_WEEK = 14
MAX_RUNS = 1_000
"""The most `[[run]]` tables of one plan: years of dated ones."""
MAX_OFF = 520
MIN_RUN_MS, MAX_RUN_MS = 60_000, 48 * 3_600_000

Value = TypeVar("Value")


def plan_from(values: dict[str, Any], mistakes: list[Mistake]) -> Plan:
    """Return the plan of a parsed file; it may only be used if no mistake was noted."""
    top = Table(values, PLAN_KEYS, mistakes, (), MEANT_IN_PLAN, _keys_elsewhere)
    per_week = top.whole("strength_per_week", None, 1, MAX_PER_WEEK)
    preferred = _weekdays(top, "preferred") if "preferred" in values else ()
    tables = top.tables("run", RUN_KEYS, MAX_RUNS, MEANT_IN_RUN)
    runs = tuple(run for n, table in enumerate(tables) for run in _runs(table, n))
    return Plan(runs, _off_weeks(top.tables("off", OFF_KEYS, MAX_OFF, MEANT_IN_OFF)), per_week, preferred)


def _keys_elsewhere() -> dict[str, str]:
    """Return, for each key of a plan file, a hint at the table that it belongs in."""
    hints = dict.fromkeys(OFF_KEYS, "it belongs in [[off]]") | dict.fromkeys(RUN_KEYS, "it belongs in [[run]]")
    hints["note"] = "it belongs in [[run]] or [[off]]"
    return hints | dict.fromkeys(PLAN_KEYS, "it belongs at the top of the file, above every [[...]]")


def _runs(table: Table, n: int) -> list[PlannedRun]:
    """Return the run of a table, or one for each weekday where it is on several."""
    on = _on(table)
    if "kind" not in table.values:
        table.lacks("kind", "`kind` is missing", f'write kind = "easy", or one of {", ".join(RUN_KINDS[1:])}')
    kind = table.choice("kind", RUN_KINDS, "other")
    at = _value(table, "at", read_time) if "at" in table.values else None
    km = _value(table, "distance", km_of) if "distance" in table.values else None
    minutes = _minutes(table)
    note = table.text("note", multiline=True)
    skip = _skip(table, on) if "skip" in table.values else ()
    first, last = _ends(table, on)
    run = PlannedRun(kind, None, None, at, minutes, km, note, (), n, first, last, *_race_days(table, kind))
    if isinstance(on, date):
        return [replace(run, date=on)]
    return [replace(run, weekday=day, skip=tuple(d for d in skip if d.weekday() == day)) for day in on]


def _ends(table: Table, on: tuple[int, ...] | date) -> tuple[date | None, date | None]:
    """Return the first and the last date of a repeating run, each None where the file does not say."""
    for name in REPEAT_KEYS:
        if name in table.values and isinstance(on, date):
            table.wrong_key(name, f"`{name}` is for a run that repeats", f"this one is on {on} alone; take it out")
            return None, None
    first, last = (_value(table, name, read_day) if name in table.values else None for name in REPEAT_KEYS)
    if first is not None and last is not None and last < first:
        table.wrong("until", f"`until` ({last}) is before `from` ({first})", "a run ends after it begins")
    return first, last


def _race_days(table: Table, kind: RunKind) -> tuple[float | None, float | None]:
    """Return the days before and after a race, each None where the file does not say."""
    for name in RACE_KEYS:
        if name in table.values and kind != "race":
            table.wrong_key(name, f"`{name}` is for a race", f'this run is {kind}; take it out, or write kind = "race"')
            return None, None
    taper, after = (table.number(name, None, 0, most) for name, most in RACE_KEYS.items())
    return taper, after


def _on(table: Table) -> tuple[int, ...] | date:
    """Return the weekdays of a run, or its date; no weekday where the file has a mistake."""
    value = table.values.get("on")
    if value is None:
        table.lacks("on", "`on` is missing", 'write on = "tuesday" or on = 2026-11-24')
        return ()
    if type(value) is list:
        return _weekdays(table, "on", "a date has a [[run]] of its own")
    on = weekday_or_date(value)
    if isinstance(on, WrongValue):
        table.wrong("on", f"`on` {on.words}", on.hint)
        return ()
    return (on,) if isinstance(on, int) else on


def _value(table: Table, name: str, read: Callable[[Any], Value | WrongValue]) -> Value | None:
    """Return the value of a field that is there, or None after noting what is wrong with it."""
    value = read(table.values[name])
    if isinstance(value, WrongValue):
        table.wrong(name, f"`{name}` {value.words}", value.hint)
        return None
    return value


def _weekdays(table: Table, name: str, hint_for_date: str | None = None) -> tuple[int, ...]:
    """Return a list of weekdays (0 is Monday), each once."""
    value = table.values[name]
    if type(value) is not list or not value:
        day, several = weekday_of(value), weekdays_text(value)
        one = '["tuesday", "saturday"]' if isinstance(day, WrongValue) else f'["{WEEKDAYS[day]}"]'
        hint = f"write {name} = {several or one}"
        table.wrong(name, f"`{name}` is a list of weekdays", hint)
        return ()
    if len(value) > MAX_LIST:
        table.wrong(name, f"`{name}` has {len(value)} entries", "a week has seven days")
        return ()
    place = Table({}, (), table.mistakes, (*table.key, name))
    weekdays: list[int] = []
    for index, part in enumerate(value):
        day = weekday_of(part)
        if isinstance(day, WrongValue):
            dated = hint_for_date if isinstance(read_day(part), date) else None
            place.wrong(index, f"this entry of `{name}` {day.words}", dated or day.hint)
        elif day in weekdays:
            place.wrong(index, f"`{part}` is in `{name}` twice", "write each weekday once")
        else:
            weekdays.append(day)
    return tuple(weekdays)


def _skip(table: Table, on: tuple[int, ...] | date) -> tuple[date, ...]:
    """Return the dates on which a repeating run is left out."""
    value = table.values["skip"]
    if isinstance(on, date):
        table.wrong_key("skip", "`skip` is for a run that repeats", f"this one is on {on} alone; take it out")
        return ()
    if type(value) is not list:
        day = read_day(value)
        hint = f"write skip = [{day}]" if isinstance(day, date) else "write skip = [2026-11-24]"
        table.wrong("skip", "`skip` is a list of dates", hint)
        return ()
    if len(value) > MAX_LIST:
        table.wrong("skip", f"`skip` has {len(value)} entries", f"{MAX_LIST} are the most that fit")
        return ()
    place = Table({}, (), table.mistakes, (*table.key, "skip"))
    dates: list[date] = []
    for index, part in enumerate(value):
        day = read_day(part)
        if isinstance(day, WrongValue):
            place.wrong(index, f"this entry of `skip` {day.words}", day.hint)
        elif on and day.weekday() not in on:
            days = " and ".join(f"{WEEKDAYS[weekday].capitalize()}s" for weekday in sorted(on))
            message = f"{day} is a {WEEKDAYS[day.weekday()].capitalize()}, and this run is on {days}"
            place.wrong(index, message, "give the date on which it would be")
        else:
            dates.append(day)
    return tuple(sorted(set(dates)))


def _minutes(table: Table) -> float | None:
    """Return the minutes that a run is planned to take; a number without a unit is minutes, since no run takes 45 s."""
    value = table.values.get("duration")
    if value is None:
        return None
    if type(value) is str:
        # Imported here, because most plans have none or a number.
        from stride_tui.store.week.spoken_values import NO_LENGTH, spoken_minutes

        minutes = spoken_minutes(value, "goes from 1m to 48h")
        if isinstance(minutes, WrongValue):
            from stride_tui.store.toml.mended import length_hint

            mended = None if ":" in value or minutes.words != NO_LENGTH else length_hint(value)
            table.wrong("duration", f"`duration` {minutes.words}", mended or minutes.hint)
            return None
        ms: float | None = round(minutes * 60_000)
    else:
        ms = to_ms(value * 60) if type(value) in (int, float) else None
    if ms is None:
        table.wrong("duration", *_not_a_duration(value))
        return None
    if not MIN_RUN_MS <= ms <= MAX_RUN_MS:
        hint = f"this is {shown(value)}{'' if type(value) is str else ' minutes'}"
        table.wrong("duration", "`duration` goes from 1m to 48h", hint)
        return None
    return ms / 60_000


def _not_a_duration(value: Any) -> tuple[str, str]:
    """Return message and hint for a value that is neither a text nor a number of minutes."""
    if type(value) is time:
        return "`duration` was read as a clock time", f'write "{value.hour}h{value.minute:02}m"'
    return "`duration` is a length of time", f'write "45m", "1h30m" or 45 for minutes, not {shown(value)}'


def _off_weeks(tables: list[Table]) -> tuple[OffWeek, ...]:
    """Return the weeks that are marked off, each once."""
    weeks: dict[tuple[int, int], OffWeek] = {}
    for table in tables:
        reason = table.choice("reason", OFF_REASONS, "other")
        note = table.text("note", multiline=True)
        if "week" not in table.values:
            table.lacks("week", "`week` is missing", 'write week = "2026-W52"')
            continue
        week = _value(table, "week", read_week)
        if week in weeks:
            table.wrong("week", "this week is marked off already", "keep one of the two")
        elif week:
            weeks[week] = OffWeek(week[0], week[1], reason, note)
    return tuple(weeks.values())
