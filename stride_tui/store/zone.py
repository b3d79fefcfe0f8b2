"""The system's time zone with its rules for every date, which the clock's present offset does not have."""

from __future__ import annotations

import warnings
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from stride_tui.core.instant import Instant
from stride_tui.store.clock import system_clock


def local_zone(now: Instant | None = None) -> tzinfo:
    """Return the zone that `TZ` or the system names; it is read at each call, because a laptop may travel.

    A zone that has another offset at this moment than the clock is not the one the system uses. Then, and
    where no zone is found, the clock's present offset is used for all dates.
    """
    now = now or system_clock().now()
    zone = _named_zone()
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=now.utc)
    if zone is not None and moment.astimezone(zone).utcoffset() == timedelta(seconds=now.offset):
        return zone
    return timezone(timedelta(seconds=now.offset))


def _named_zone() -> tzinfo | None:
    """Return the zone that the system names, or None if there is none or its rules are not installed."""
    import logging

    import tzlocal

    # It warns of a zone that does not fit the clock; `local_zone` checks that itself, and a warning would be drawn
    # over the screen.
    logging.getLogger("tzlocal").setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return tzlocal.reload_localzone()
    except (LookupError, ValueError, OSError):
        return None
