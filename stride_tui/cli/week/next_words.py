"""The output of `stride next`, in its three forms, made without click because a shell prompt waits for `--short`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stride_tui.core.week.quality_runs import wall_of
from stride_tui.core.week.recovery import hours_ms
from stride_tui.views.week.recovery_words import (
    clear_words,
    crowded_words,
    least_bad_words,
    short_words,
    window_reason_words,
)

if TYPE_CHECKING:
    from stride_tui.services.workspace import Workspace


def short_next(workspace: Workspace) -> str:
    """Return `clear until Thu 06:20` or `crowded until Sat 11:00`."""
    clear = workspace.ahead().windows
    return short_words(clear[0] if clear else None, workspace.zone, workspace.clock.now().utc)


def next_text(workspace: Workspace) -> list[str]:
    """Return the clear windows, why the first one ends, and while now is crowded the sum."""
    ahead, now, zone = workspace.ahead(), workspace.clock.now().utc, workspace.zone
    if not ahead.runs:
        return ["clear for strength: any time (no quality run is planned)"]
    lines = []
    if ahead.now.conflict is not None:
        lines.append(crowded_words(ahead.now.conflict, None, zone, now))
    if ahead.windows:
        lines.append(clear_words(ahead.windows, zone, now))
        if why := window_reason_words(ahead.windows[0], hours_ms(workspace.needs.hours), zone, now):
            lines.append(why)
    elif ahead.least_bad:
        lines.append(least_bad_words(ahead.least_bad, zone, "in the next two weeks"))
    return lines


def next_json(workspace: Workspace) -> dict[str, object]:
    """Return the same for programs: times in ISO 8601 with their offsets."""
    ahead = workspace.ahead()

    def iso(utc: int | None) -> str | None:
        return None if utc is None else wall_of(utc, workspace.zone).isoformat(timespec="minutes")

    conflict = ahead.now.conflict
    return {
        "now": iso(workspace.clock.now().utc),
        "clear": ahead.now.clear,
        "text": short_next(workspace),
        "hours": workspace.needs.hours,
        "session_minutes": round(workspace.needs.length_ms / 60_000),
        "crowds": None
        if conflict is None
        else {
            "kind": conflict.run.kind,
            "start": iso(conflict.run.start),
            "gap_hours": round(conflict.gap_ms / 3_600_000, 2),
            "short_hours": round(conflict.short_ms / 3_600_000, 2),
        },
        "windows": [
            {"opens": iso(w.opens), "latest_start": iso(w.latest_start), "closes": iso(w.closes)} for w in ahead.windows
        ],
    }
