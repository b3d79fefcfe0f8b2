"""The beginning of what was done: the options `--at` and `--on`, and the fields `at=` and `on=` of a correction."""

from __future__ import annotations

import re
from datetime import date, time
from typing import TypeVar

import click

from stride_tui.core.history.records import Run, Session
from stride_tui.core.week.quality_runs import wall_of
from stride_tui.services.refusal import Refusal
from stride_tui.services.typed.times_and_distances import day_from, time_from
from stride_tui.services.when import Moment, moment_of, moved_start
from stride_tui.services.workspace import Workspace

DayTyped = TypeVar("DayTyped", date, time, Moment)
_DATED_T = re.compile(r"(?<=\d)T(?=\d)")
"""The letter between date and time of `2026-11-21T07:00`."""
OPTIONS = ("--at", "--on")
FIELDS = ("`at`", "`on`")


def moment_typed(ctx: click.Context, workspace: Workspace, at: str | None, on: str | None) -> Moment:
    """Return the moment that the options say, in the system's zone; a usage error where it has not come yet."""
    day, clocked = _typed(ctx, workspace, at, on, OPTIONS)
    return _good(ctx, "", moment_of(workspace, day or _today(workspace), clocked))


def start_typed(
    ctx: click.Context, workspace: Workspace, done: Session | Run, at: str | None, on: str | None
) -> Moment:
    """Return the beginning of what was done as the fields of a correction say it; a usage error if it is to come."""
    day, clocked = _typed(ctx, workspace, at, on, FIELDS)
    return _good(ctx, "", moved_start(workspace, done, day, clocked))


def _typed(
    ctx: click.Context, workspace: Workspace, at: str | None, on: str | None, names: tuple[str, str]
) -> tuple[date | None, time | None]:
    """Return the day and the time of day that were typed; `names` are those of the two in messages."""
    dated, clocked = _parts(at)
    if dated and on:
        raise click.UsageError(f"give the date in {names[0]} or in {names[1]}, not in both", ctx)
    text = on or dated
    day = None if text is None else _good(ctx, names[1] if on else names[0], day_from(text, _today(workspace)))
    return day, _good(ctx, names[0], time_from(clocked)) if clocked else None


def _today(workspace: Workspace) -> date:
    return wall_of(workspace.clock.now().utc, workspace.rules_zone()).date()


def _parts(at: str | None) -> tuple[str | None, str | None]:
    """Return the date and the time of `--at`; a single part is the time, and so is one such as `7 pm`."""
    words = _DATED_T.sub(" ", (at or "").strip()).split(None, 1)
    if len(words) == 2 and not words[0].isdecimal() and not words[1][:1].isalpha():
        return words[0], words[1].strip()
    return None, " ".join(words) or None


def _good(ctx: click.Context, option: str, typed: DayTyped | Refusal) -> DayTyped:
    if isinstance(typed, Refusal):
        raise click.UsageError(f"{option} {typed.words}".strip(), ctx)
    return typed
