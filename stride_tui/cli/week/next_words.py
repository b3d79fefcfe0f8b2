"""The output of `stride next`, in its three forms, made without click because a shell prompt waits for `--short`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stride_tui.core.week.advice import STEP_MS
from stride_tui.core.week.recovery import hours_ms
from stride_tui.views.week.advice_words import against_words, light_words, next_session_words, short_words
from stride_tui.views.week.recovery_words import clear_words, least_bad_words, window_reason_words

if TYPE_CHECKING:
    from stride_tui.services.workspace import Workspace


def short_next(workspace: Workspace) -> str:
    """Return `clear until Thu 06:20`, `crowded until Sat 11:00` or `rest until Fri 19:40`."""
    return short_words(workspace.ahead().advice, workspace.zone, workspace.clock.now().utc)


def next_text(workspace: Workspace) -> list[str]:
    """Return what speaks against a session now, the advised windows, why the first one ends, and the best start."""
    ahead, now, zone = workspace.ahead(), workspace.clock.now().utc, workspace.zone
    against = against_words(ahead.advice, zone, now)
    lines = [against] if against else []
    if ahead.advice.windows:
        if ahead.runs or against:
            lines.append(clear_words(ahead.advice.windows, zone, now))
        else:
            lines.append("clear for strength: any time (no quality run is planned)")
        if why := window_reason_words(ahead.advice.windows[0], hours_ms(workspace.needs.hours), zone, now):
            lines.append(why)
    elif ahead.least_bad:
        lines.append(least_bad_words(ahead.least_bad, zone, "in the next two weeks"))
    if light := light_words(ahead, zone, now):
        lines.append(light)
    best = ahead.advice.suggestion
    soon = best is not None and best.start <= now + STEP_MS
    lines += [] if soon and not ahead.met else [next_session_words(ahead, zone, now)]
    return [*lines, *question_lines(workspace)]


def question_lines(workspace: Workspace) -> list[str]:
    """Return the question about a run that may have been done instead of a planned one, with its command."""
    if workspace.ahead().question is None:
        return []
    from stride_tui.services.week.instead import question_line

    return [question_line(workspace)]


def next_json(workspace: Workspace) -> dict[str, object]:
    """Return the same for programs: times in ISO 8601 with their offsets; first the rule, then what is advised."""
    from stride_tui.cli.week.advice_json import (
        advice_json,
        crowds_json,
        iso_time,
        next_asked_json,
        question_json,
        windows_json,
    )

    ahead, now, zone = workspace.ahead(), workspace.clock.now().utc, workspace.zone
    return {
        "now": iso_time(now, zone),
        "clear": ahead.advice.now.clear,
        "text": short_next(workspace),
        "hours": workspace.needs.hours,
        "session_minutes": round(workspace.needs.length_ms / 60_000),
        "crowds": crowds_json(ahead.advice.now.conflict, zone),
        "windows": windows_json(ahead.windows, zone),
        "advice": advice_json(ahead, zone, now),
        "question": question_json(ahead, workspace.today),
        "asked": next_asked_json(workspace),
    }
