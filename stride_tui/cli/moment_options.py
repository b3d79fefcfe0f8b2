"""The options `--at` and `--on`: when something was done."""

from __future__ import annotations

from datetime import date, time
from typing import TypeVar

import click

from stride_tui.core.week.quality_runs import wall_of
from stride_tui.services.refusal import Refusal
from stride_tui.services.when import Moment, day_from, moment_of, time_from
from stride_tui.services.workspace import Workspace

DayTyped = TypeVar("DayTyped", date, time, Moment)


def moment_typed(ctx: click.Context, workspace: Workspace, at: str | None, on: str | None) -> Moment:
    """Return the moment that the options say, in the system's zone; a usage error where it has not come yet."""
    today = wall_of(workspace.clock.now().utc, workspace.rules_zone()).date()
    dated, clocked = _parts(at)
    if dated and on:
        raise click.UsageError("give the date in --at or in --on, not in both", ctx)
    text = on or dated
    day = today if text is None else _good(ctx, "--on" if on else "--at", day_from(text, today))
    return _good(ctx, "", moment_of(workspace, day, _good(ctx, "--at", time_from(clocked)) if clocked else None))


def _parts(at: str | None) -> tuple[str | None, str | None]:
    """Return the date and the time of `--at`; a single part is the time."""
    words = (at or "").strip().replace("T", " ").split(None, 1)
    if len(words) == 2:
        return words[0], words[1].strip()
    return None, words[0] if words else None


def _good(ctx: click.Context, option: str, typed: DayTyped | Refusal) -> DayTyped:
    if isinstance(typed, Refusal):
        raise click.UsageError(f"{option} {typed.words}".strip(), ctx)
    return typed
