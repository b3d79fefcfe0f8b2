"""The parts of a session's time in whole seconds, rounded so that they add up to the whole."""

from __future__ import annotations

from typing import Literal

import msgspec

from stride_tui.core.history.records import Session

PartName = Literal["work", "in between", "rest", "paused"]
"""The names of the parts: sets; get ready, the changes between sets and getting back into position; rests; pauses."""


class TimeParts(msgspec.Struct, frozen=True):
    """All of a session's time in seconds, and its parts that are not 0, which add up to it."""

    whole: int
    parts: tuple[tuple[PartName, int], ...]


def time_parts(session: Session) -> TimeParts:
    """Return a session's time from its start to the end of its last work, in parts.

    The whole is rounded to a second. What the parts lack of it, each rounded down, goes to those that lost the most by
    that (the largest remainders, Hamilton's method).
    """
    names: tuple[PartName, ...] = ("work", "in between", "rest", "paused")
    times = (session.work_ms, session.lead_ms, session.rest_ms, session.paused_ms)
    whole = round(sum(times) / 1000)
    seconds = [ms // 1000 for ms in times]
    by_loss = sorted(range(len(times)), key=lambda n: -(times[n] % 1000))
    for n in by_loss[: whole - sum(seconds)]:
        seconds[n] += 1
    return TimeParts(whole, tuple((name, part) for name, part in zip(names, seconds, strict=True) if part))
