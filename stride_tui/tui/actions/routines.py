"""Editing a routine while the app runs: the copy, the pause, the editor, the reading again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from stride_tui.core.routines.library import Library
from stride_tui.core.session.events import Pause, Replan
from stride_tui.core.session.state import work_index
from stride_tui.core.week.plan import PlannedRun
from stride_tui.store.disk.files import SaveError

if TYPE_CHECKING:
    from stride_tui.tui.window import Window


class RoutineActions:
    """Opens the editor for the app, and lets a session follow its edited file."""

    def __init__(self, app: Window) -> None:
        self._app = app
        self._told_gone = False

    def open(self, slug: str) -> None:
        """Open a routine in the editor, one editor at a time."""
        self._app.work(self._edit(slug), "editor")

    async def _edit(self, slug: str) -> None:
        """At its first mistake, or at the item under way; a bundled routine is copied first."""
        from stride_tui.store.routines.own_copy import line_to_open, own_copy
        from stride_tui.tui.terminal.editor import editor_trouble, open_editor

        app = self._app
        entry = app.model.library.entry(slug)
        if entry is None:
            app.tell("There is no routine to edit; `stride new NAME` writes one.")
            return
        try:
            path = own_copy(app.model.paths, entry)
        except SaveError as error:
            app.tell(f"Not opened: {error.reason}", alarm=True)
            return
        if trouble := editor_trouble():
            app.tell(trouble, alarm=True)
            return
        app.driver.do(Pause("editing"))
        app.dashboard.paint()
        if trouble := await open_editor(app, path, line_to_open(path, self._item_under_way(slug), entry.problems)):
            app.tell(trouble, alarm=True)
        self._reread(path)

    def open_plan(self, run: PlannedRun | None) -> None:
        """Open the plan file in the editor, at a run's table if one is given; a missing file is begun first."""
        self._app.work(self._edit_plan(run), "editor")

    async def _edit_plan(self, run: PlannedRun | None) -> None:
        from stride_tui.store.week.plan_edit import begin_plan, line_of_run
        from stride_tui.store.week.plan_file import load_plan
        from stride_tui.tui.terminal.editor import open_editor

        app = self._app
        path = app.model.paths.plan
        try:
            begin_plan(app.model.paths)
        except SaveError as error:
            app.tell(f"Not opened: {error.reason}", alarm=True)
            return
        if trouble := await open_editor(app, path, line_of_run(app.model.paths, run)):
            app.tell(trouble, alarm=True)
        app.model.take_plan(load_plan(app.model.paths))
        app.changed()

    def follow(self, library: Library) -> None:
        """Let the session under way follow its own file, if that can be read."""
        app = self._app
        state = app.driver.state
        if state is None or not app.driver.running:
            return
        entry = library.entry(state.routine.slug)
        if entry is None or (entry.bundled and entry.path != app.session_path):
            # A deleted copy uncovers the bundled routine of the same name: that is no edit.
            if not self._told_gone:
                self._told_gone = True
                app.tell("The routine's file is gone; the session goes on as it was planned.")
            return
        self._told_gone = False
        if entry.problems or entry.routine is None:
            return
        app.session_path = entry.path
        app.driver.do(Replan(app.model.todays(entry.routine).routine))

    def _item_under_way(self, slug: str) -> tuple[int, int] | None:
        state = self._app.driver.state
        if state is None or not self._app.driver.running or state.routine.slug != slug:
            return None
        step = state.position.steps[work_index(state.position)]
        return step.block, step.item

    def _reread(self, path: Path) -> None:
        """The editor has closed: read at once what it wrote."""
        from stride_tui.store.routines.library import load_library
        from stride_tui.tui.feeds.follow import LibraryChanged

        if path.exists():
            self._app.post(LibraryChanged(load_library(self._app.model.paths, self._app.model.library)))
