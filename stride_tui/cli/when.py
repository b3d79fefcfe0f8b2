"""When something was done, as the options `--at` and `--on` tell it."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import NamedTuple, TypeVar

import click

from stride_tui.core.instant import Instant
from stride_tui.core.week.quality_runs import utc_of, wall_of
from stride_tui.store import clock, zone
from stride_tui.store.week.plan_values import WrongValue, read_day, read_time

DayOrTime = TypeVar("DayOrTime", date, time)

NOON = time(12)
"""What stands for the time of day where none is told."""


class Moment(NamedTuple):
    """When it began: UTC milliseconds, the zone's offset then, and whether the time of day is known.

    `now` is the instant at which it was asked.
    """

    utc: int
    offset: int
    timed: bool
    now: Instant


def moment_of(ctx: click.Context, at: str | None, on: str | None) -> Moment:
    """The moment that the options tell, in the system's zone; a usage error where they tell none that was."""
    now = clock.system_clock().now()
    local = zone.local_zone(now)
    today = wall_of(now.utc, local).date()
    dated, clocked = _parts(at)
    if dated and on:
        raise click.UsageError("give the date in --at or in --on, not in both", ctx)
    day = _day(ctx, "--on" if on else "--at", on or dated, today)
    told = _time(ctx, clocked) if clocked else None
    if day > today:
        raise click.UsageError(f"{day} has not come yet: today is {today}; what is to come goes into the plan", ctx)
    utc = utc_of(day, told or NOON, local)
    if utc > now.utc:
        if told:
            raise click.UsageError(f"{told:%H:%M} has not come yet: it is {wall_of(now.utc, local):%H:%M}", ctx)
        utc = now.utc
    offset = wall_of(utc, local).utcoffset() or timedelta(0)
    return Moment(utc, int(offset.total_seconds()), told is not None, now)


def _parts(at: str | None) -> tuple[str | None, str | None]:
    """The date and the time of `--at`; a lone part is the time."""
    words = (at or "").strip().replace("T", " ").split(None, 1)
    if len(words) == 2:
        return words[0], words[1].strip()
    return None, words[0] if words else None


def _day(ctx: click.Context, option: str, text: str | None, today: date) -> date:
    if text is None or text == "today":
        return today
    if text == "yesterday":
        return today - timedelta(days=1)
    return _good(ctx, option, read_day(text))


def _time(ctx: click.Context, text: str) -> time:
    return _good(ctx, "--at", read_time(text))


def _good(ctx: click.Context, option: str, found: DayOrTime | WrongValue) -> DayOrTime:
    if isinstance(found, WrongValue):
        hint = f": {found.hint}" if found.hint else ""
        raise click.UsageError(f"{option} {found.words}{hint}", ctx)
    return found
