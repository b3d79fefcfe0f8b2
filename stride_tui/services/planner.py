"""The planner: the week's runs and the weeks that are off, edited in the plan file, whose comments stay.

Each edit is read back immediately and taken into the workspace. A refusal leaves the file as it was.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from stride_tui.core.week.plan import OffReason, Plan, PlannedRun
from stride_tui.services.refusal import Refusal
from stride_tui.store.disk.files import SaveError
from stride_tui.store.week import plan_edit
from stride_tui.views.text import refusals
from stride_tui.views.text.problem import problem_place, problem_sentence

if TYPE_CHECKING:
    from stride_tui.core.week.recovery import Conflict
    from stride_tui.services.workspace import Workspace

MOST_SKIPPED = 53
"""The weeks after which a run that is skipped again and again is no longer looked for."""
RECENT_SESSIONS = 60
"""The number of sessions that are compared with a run being planned: none before them is within its hours."""


class Planner:
    """The editor of one workspace's plan, which can undo its own edits."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._paths = workspace.home.paths
        self._edits: list[tuple[bytes, bytes]] = []
        """The file before and after each edit, newest last."""

    def add_run(self, run: PlannedRun) -> Refusal | None:
        """Add a run."""
        return self._edit(lambda: plan_edit.add_run(self._paths, run))

    def move_run(self, run: PlannedRun, day: date, to_day: date, at: time | None, whole_series: bool) -> Refusal | None:
        """Move a run from `day` to another day and time; of a repeating one this run, or the whole series."""
        later = self._from_this_week(run, day) - day if whole_series else timedelta(0)
        return self._edit(lambda: plan_edit.move_run(self._paths, run, day + later, to_day + later, at, whole_series))

    def remove_run(self, run: PlannedRun, day: date, whole_series: bool) -> Refusal | None:
        """Take a run out of `day`; of a repeating one this run, or the whole series."""
        on = self._from_this_week(run, day) if whole_series else day
        return self._edit(lambda: plan_edit.remove_run(self._paths, run, on, whole_series))

    def set_off(self, year: int, week: int, reason: OffReason | None) -> Refusal | None:
        """Mark an ISO week off for a reason, or (None) unmark it."""
        return self._edit(lambda: plan_edit.set_off(self._paths, year, week, reason))

    def warning(self, run: PlannedRun, day: date) -> Conflict | None:
        """Return the latest session that a run planned on `day` would be too close after; None if there is none."""
        from stride_tui.core.week.quality_runs import quality_runs
        from stride_tui.core.week.recovery import conflict_with
        from stride_tui.core.week.run_length import own_pace

        workspace = self._workspace
        sessions = workspace.history.sessions[-RECENT_SESSIONS:]
        pace = own_pace(workspace.history.runs)
        for quality in quality_runs(Plan((run,)), (), day, day, workspace.zone, pace):
            if quality.day == day and (conflict := conflict_with(quality, sessions)):
                return conflict
        return None

    def undo(self) -> Refusal | None:
        """Undo the last edit; a refusal if there is none, or if the file was changed by others since."""
        from stride_tui.store.disk.files import read_if_there, write_atomic
        from stride_tui.store.week.plan_file import load_plan

        if not self._edits:
            return Refusal(refusals.NO_PLAN_CHANGE_TO_UNDO)
        before, after = self._edits[-1]
        try:
            if read_if_there(self._paths.plan) != after:
                return Refusal(refusals.PLAN_CHANGED_SINCE)
            write_atomic(self._paths.plan, before)
        except SaveError as error:
            return Refusal(refusals.not_taken_back(error.explained), serious=True)
        self._edits.pop()
        self._workspace.take_plan(load_plan(self._paths))
        return None

    def open_file(self, run: PlannedRun | None) -> tuple[Path, int | None] | Refusal:
        """Return the plan file, written first if it is missing, and the line of a run's table in it."""
        try:
            plan_edit.begin_plan(self._paths)
        except SaveError as error:
            return Refusal(refusals.not_opened(error.explained), serious=True)
        return self._paths.plan, plan_edit.line_of_run(self._paths, run)

    def reread(self) -> None:
        """Read the plan file again, as after an editor."""
        from stride_tui.store.week.plan_file import load_plan

        self._workspace.take_plan(load_plan(self._paths))

    def _from_this_week(self, run: PlannedRun, day: date) -> date:
        """Return the day from which a change of a repeating run holds, which was asked for on one of its days.

        It is its first day from this week on, so that the weeks gone by keep the plan they had; a run that has ended
        by then is changed on the day itself.
        """
        this = self._workspace.this_week
        weeks = max(0, -(-(this - day).days // 7)) if run.weekday is not None else 0
        coming = (day + timedelta(weeks=weeks + n) for n in range(MOST_SKIPPED))
        return next((later for later in coming if run.is_on(later)), day)

    def _edit(self, act: Callable[[], plan_edit.Edited]) -> Refusal | None:
        from stride_tui.store.disk.files import read_if_there

        try:
            before = read_if_there(self._paths.plan)
            edited = act()
        except SaveError as error:
            return Refusal(refusals.not_changed(error.explained), serious=True)
        if not isinstance(edited, Plan):
            first = edited[0]
            words = refusals.not_changed(f"{problem_place(first)}: {problem_sentence(first)}")
            return Refusal(words, edited, serious=True)
        self._edits.append((before, read_if_there(self._paths.plan)))
        self._workspace.take_plan(edited)
        return None
