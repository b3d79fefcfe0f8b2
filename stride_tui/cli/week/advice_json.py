"""The advice as values for programs: the same in `stride next --json` and `stride week --json`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, tzinfo
from typing import TYPE_CHECKING

from stride_tui.core.week.quality_runs import wall_of
from stride_tui.views.week.advice_words import against_words

if TYPE_CHECKING:
    from stride_tui.core.week.next_two_weeks import Ahead
    from stride_tui.core.week.recovery import ClearWindow, Conflict
    from stride_tui.services.workspace import Workspace


def iso_time(utc: int | None, zone: tzinfo) -> str | None:
    """Return an instant (UTC ms) in ISO 8601 with its offset, to the minute; None stays None."""
    return None if utc is None else wall_of(utc, zone).isoformat(timespec="minutes")


def advice_json(ahead: Ahead, zone: tzinfo, now: int) -> dict[str, object]:
    """Return what is advised for a start now: the layer that speaks against it, the windows, the best start."""
    advice, best = ahead.advice, ahead.advice.suggestion
    return {
        "layer": advice.layer,
        "text": against_words(advice, zone, now),
        "light": advice.layer == "before a race",
        "light_until": iso_time(advice.caution.last_light, zone) if advice.caution and advice.caution.light else None,
        "light_windows": windows_json(advice.light, zone),
        "target_met": ahead.met,
        "windows": [
            {**window, "better_from": iso_time(value.better_from, zone)}
            for window, value in zip(windows_json(advice.windows, zone), advice.windows, strict=True)
        ],
        "suggested": {"date": best.day.isoformat(), "start": iso_time(best.start, zone)} if best else None,
    }


def question_json(ahead: Ahead, today: date) -> dict[str, object] | None:
    """Return the question of whether a run was done instead of a planned one; None where nothing is asked."""
    question = ahead.question
    if question is None:
        return None
    from stride_tui.views.week.instead_words import question_words

    return {
        "run": question.run.id,
        "kind": question.run.kind,
        "date": question.day.isoformat(),
        "instead_of": [{"date": day.isoformat(), "kind": run.kind} for day, run in question.planned],
        "text": question_words(question, today),
    }


def next_asked_json(workspace: Workspace) -> list[dict[str, object]]:
    """Return what the next session of the chosen routine asks, as `stride progress --json` has it."""
    from stride_tui.cli.progression.words import asked_json

    if workspace.routine is None:
        return []
    asked = workspace.asked_today(workspace.routine)
    return asked_json(asked, [place for place, ask in asked.asks.items() if ask.rule != "none"])


def windows_json(windows: Iterable[ClearWindow], zone: tzinfo) -> list[dict[str, object]]:
    """Return windows with their exact bounds."""
    return [
        {
            "opens": iso_time(w.opens, zone),
            "latest_start": iso_time(w.latest_start, zone),
            "closes": iso_time(w.closes, zone),
        }
        for w in windows
    ]


def crowds_json(conflict: Conflict | None, zone: tzinfo) -> dict[str, object] | None:
    """Return the run that a session crowds, with the gap and what it lacks in hours; None if it crowds none."""
    if conflict is None:
        return None
    return {"kind": conflict.run.kind, "start": iso_time(conflict.run.start, zone), **_gap(conflict)}


def crowded_by_json(conflict: Conflict | None, zone: tzinfo) -> dict[str, object] | None:
    """Return the session that crowds a run, with the gap and what it lacks in hours; None where none does."""
    if conflict is None:
        return None
    return {"start": iso_time(conflict.start, zone), "end": iso_time(conflict.end, zone), **_gap(conflict)}


def _gap(conflict: Conflict) -> dict[str, float]:
    """Return the hours between session and run, and those that are missing."""
    return {
        "gap_hours": round(conflict.gap_ms / 3_600_000, 2),
        "short_hours": round(conflict.short_ms / 3_600_000, 2),
    }
