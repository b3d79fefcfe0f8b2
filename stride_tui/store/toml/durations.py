"""Lengths of time as files write them: 20, "20s", "1m30s"."""

from __future__ import annotations

import re
from typing import Any

DURATION_PATTERN = "([0-9]{1,3}h ?)?([0-9]{1,5}m ?)?([0-9]{1,6}(\\.[0-9]{1,3})?s)?"
"""The pattern of a length of time as text; it matches the empty text too."""

_DURATION = re.compile(DURATION_PATTERN)


def to_ms(value: Any) -> int | None:
    """Return a length of time as files write it (`20`, `0.8`, "20s", "1m30s", "1h") in milliseconds, or None."""
    if type(value) is int or type(value) is float:
        return round(value * 1000) if -1e9 < value < 1e9 else -1
    if type(value) is not str or not value:
        return None
    match = _DURATION.fullmatch(value)
    if match is None:
        return None
    hours, minutes, seconds = (float((part or "0").rstrip("hms ")) for part in match.groups()[:3])
    return round((hours * 3600 + minutes * 60 + seconds) * 1000)
