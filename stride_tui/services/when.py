"""The moment that a day and a time of day name, which must not be to come, and the weeks that are typed."""

from __future__ import annotations

from datetime import date, time, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from stride_tui.core.week.calendar import week_start
from stride_tui.core.week.quality_runs import utc_of, wall_of
from stride_tui.services.refusal import Refusal
from stride_tui.store.week import plan_values
from stride_tui.views.text import refusals

if TYPE_CHECKING:
    from stride_tui.core.history.records import Run, Session
    from stride_tui.services.workspace import Workspace


NOON = time(12)
"""The time of day that is written where none is known."""


class Moment(NamedTuple):
    """The beginning of something: UTC milliseconds, the zone's offset then in seconds, and whether the time of day
    is known."""

    utc: int
    offset: int
    timed: bool


def moment_of(workspace: Workspace, day: date, at: time | None, zone: tzinfo | None = None) -> Moment | Refusal:
    """Return the moment of a day and a time of day in a zone, the system's if none is given; a refusal if it has not
    come yet.

    Without a time it is noon, or now where noon is still to come.
    """
    now, zone = workspace.clock.now(), zone or workspace.rules_zone()
    today = wall_of(now.utc, zone).date()
    if day > today:
        return Refusal(refusals.day_to_come(day, today))
    utc = utc_of(day, at or NOON, zone)
    if utc > now.utc:
        if at is not None:
            return Refusal(refusals.time_to_come(at, wall_of(now.utc, zone).time()))
        utc = now.utc
    offset = wall_of(utc, zone).utcoffset() or timedelta(0)
    return Moment(utc, int(offset.total_seconds()), at is not None)


def moved_start(workspace: Workspace, done: Session | Run, day: date | None, at: time | None) -> Moment | Refusal:
    """Return the beginning of what was done on another day, at another time of day, or both; a refusal if it has not
    come yet.

    It is meant by the clocks of the place where it was done: what was done where the runner is now, by the zone's
    rules for the new date, anything else by its own offset.
    """
    there = timezone(timedelta(seconds=done.offset))
    wall = wall_of(done.started, there)
    here = workspace.rules_zone()
    zone = here if wall_of(done.started, here).utcoffset() == there.utcoffset(None) else there
    if done.timed and at in (None, wall.time().replace(second=0, microsecond=0)):
        # Its seconds stay, so that the same minute of the same day is no change.
        at = wall.time()
    if day in (None, wall.date()) and at == (wall.time() if done.timed else None):
        return Moment(done.started, done.offset, done.timed)
    return moment_of(workspace, day or wall.date(), at, zone)


def week_from(code: str, first_weekday: int) -> date | Refusal:
    """Return the first day of an ISO week such as `2026-W47`; weeks begin on `first_weekday`, from Monday 0."""
    found = plan_values.read_week(code.replace("w", "W"))
    if isinstance(found, plan_values.WrongValue):
        return Refusal("; ".join(filter(None, found)))
    return week_start(date.fromisocalendar(*found, 4), first_weekday)
