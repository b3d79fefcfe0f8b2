"""The length of a run: its minutes where they are known, else its distance at the runner's own pace.

The own pace of a kind of run is the median of minutes per kilometre of the last ten runs of that kind that were
logged with both (`PACE_RUNS`); a median, so that one run with a wrong distance changes little. A runner who has none
yet is taken to need six minutes a kilometre (`DEFAULT_PACE`): 30 km are three hours. That is a choice of this program
on the careful side of what recreational runners do, since a window that opens too early would be the worse mistake.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import islice
from typing import Protocol

from stride_tui.core.history.records import Run, RunKind
from stride_tui.core.instant import MINUTE_MS
from stride_tui.core.week.plan import QUALITY_KINDS

DEFAULT_PACE = 6.0
"""The minutes that a kilometre is taken to need where the history does not say."""
PACE_RUNS = 10
"""The most runs of a kind, the latest ones, of which the median pace is taken."""

Pace = Callable[[RunKind], float]
"""The minutes a kilometre of a kind of run."""


class Sized(Protocol):
    """A run with its size as far as it is known: a planned one or one that was done."""

    @property
    def kind(self) -> RunKind:
        """Its kind."""

    @property
    def minutes(self) -> float | None:
        """Its minutes, None if unknown."""

    @property
    def km(self) -> float | None:
        """Its kilometres, None if unknown."""


def default_pace(_kind: RunKind) -> float:
    """Return the minutes a kilometre without a history, the same for every kind."""
    return DEFAULT_PACE


def own_pace(runs: Sequence[Run]) -> Pace:
    """Return the runner's own pace, worked out for a kind when it is first asked for.

    `runs` are those of the history in the order of their start.
    """

    @cache
    def pace(kind: RunKind) -> float:
        both = (run.minutes / run.km for run in reversed(runs) if run.kind == kind and run.km and run.minutes)
        latest = list(islice(both, PACE_RUNS))
        if not latest:
            return DEFAULT_PACE
        from statistics import median  # Imported here: it is slow to load, and few plans have a distance alone.

        return median(latest)

    return pace


def needs_pace(*runs: Sized) -> bool:
    """Return whether the length of any quality run among these comes from its distance alone."""
    return any(run.kind in QUALITY_KINDS and run.minutes is None and run.km is not None for run in runs)


def run_length_ms(run: Sized, pace: Pace) -> int | None:
    """Return the milliseconds that a run takes; None where neither its minutes nor its distance are known."""
    if run.minutes is not None:
        return round(run.minutes * MINUTE_MS)
    return None if run.km is None else round(run.km * pace(run.kind) * MINUTE_MS)
