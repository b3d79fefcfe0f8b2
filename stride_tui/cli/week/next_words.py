"""What `stride next` prints, in its three forms. No click here: a shell prompt waits for `--short`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stride_tui.core.week.outlook import done_runs
from stride_tui.core.week.quality_runs import QualityRun, quality_runs, wall_of
from stride_tui.core.week.recovery import ClearWindow, Verdict, clear_at, clear_windows, hours_ms, least_bad
from stride_tui.views.week.recovery_words import (
    clear_words,
    crowded_words,
    least_bad_words,
    short_words,
    window_reason_words,
)

if TYPE_CHECKING:
    from stride_tui.cli.week.read import Gathered

AHEAD_DAYS = 14
"""How far ahead is looked."""
MOST_WINDOWS = 3


def _look(found: Gathered) -> tuple[tuple[QualityRun, ...], tuple[ClearWindow, ...], Verdict]:
    """The runs, the clear windows from now on, and whether now is clear."""
    from datetime import timedelta

    span = (found.today - timedelta(days=2), found.today + timedelta(days=AHEAD_DAYS))
    runs = quality_runs(found.plan, done_runs(found.history, *span), *span, found.zone)
    now, needs = found.now.utc, found.needs
    clear = clear_windows(runs, needs.hours, needs.length_ms, now, now + AHEAD_DAYS * 86_400_000)
    return runs, clear[:MOST_WINDOWS], clear_at(runs, needs.hours, needs.length_ms, now)


def short_next(found: Gathered) -> str:
    """`clear until Thu 06:20`, `crowded until Sat 11:00`."""
    _, clear, _ = _look(found)
    return short_words(clear[0] if clear else None, found.zone, found.now.utc)


def next_text(found: Gathered) -> list[str]:
    """The clear windows, why the first one ends, and while now is crowded the sum."""
    runs, clear, verdict = _look(found)
    now, zone = found.now.utc, found.zone
    if not runs:
        return ["clear for strength: any time (no quality run is planned)"]
    lines = []
    if verdict.crowding is not None:
        lines.append(crowded_words(verdict.crowding, None, zone, now))
    if clear:
        lines.append(clear_words(clear, zone, now))
        if why := window_reason_words(clear[0], hours_ms(found.needs.hours), zone):
            lines.append(why)
        return lines
    needs = found.needs
    if choice := least_bad(runs, needs.hours, needs.length_ms, now, now + AHEAD_DAYS * 86_400_000):
        lines.append(least_bad_words(choice, zone, "in the next two weeks"))
    return lines


def next_json(found: Gathered) -> dict[str, object]:
    """The same for programs: times in ISO 8601 with their offsets."""
    _, clear, verdict = _look(found)

    def iso(utc: int | None) -> str | None:
        return None if utc is None else wall_of(utc, found.zone).isoformat(timespec="minutes")

    crowding = verdict.crowding
    return {
        "now": iso(found.now.utc),
        "clear": verdict.clear,
        "text": short_next(found),
        "hours": found.needs.hours,
        "session_minutes": round(found.needs.length_ms / 60_000),
        "crowds": None
        if crowding is None
        else {
            "kind": crowding.run.kind,
            "start": iso(crowding.run.start),
            "gap_hours": round(crowding.gap_ms / 3_600_000, 2),
            "short_hours": round(crowding.short_ms / 3_600_000, 2),
        },
        "windows": [
            {"opens": iso(w.opens), "latest_start": iso(w.latest_start), "closes": iso(w.closes)} for w in clear
        ],
    }
