"""The system's time zone with its rules, for the dates of a plan: what the clock's present offset cannot say."""

from __future__ import annotations

import warnings
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from stride_tui.core.instant import Instant
from stride_tui.store.clock import system_clock


def local_zone(now: Instant | None = None) -> tzinfo:
    """The zone that `TZ` or the system names, read anew at each call, so that a laptop that travels is followed.

    A zone that has another offset at this moment than the clock is not the one the system uses. Then, and
    where no zone is found, the clock's present offset stands for all dates.
    """
    now = now or system_clock().now()
    zone = _named_zone()
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=now.utc)
    if zone is not None and moment.astimezone(zone).utcoffset() == timedelta(seconds=now.offset):
        return zone
    return timezone(timedelta(seconds=now.offset))


def _named_zone() -> tzinfo | None:
    """The zone that the system names, or None if there is none or its rules are not at hand."""
    import logging

    import tzlocal

    # What it warns of, a zone that does not fit the clock, is looked at above; the screen is no place for it.
    logging.getLogger("tzlocal").setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return tzlocal.reload_localzone()
    except (LookupError, ValueError, OSError):
        return None
