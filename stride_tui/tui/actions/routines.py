"""Actions that edit a routine while the app runs: copy, pause, open the editor, read again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from stride_tui.core.routines.library import Library
from stride_tui.core.session.events import Pause
from stride_tui.core.session.state import work_index
from stride_tui.core.week.plan import PlannedRun
from stride_tui.services.refusal import Refusal
from stride_tui.services.session.follow import RoutineFollower

if TYPE_CHECKING:
    from stride_tui.services.planner import Planner
    from stride_tui.services.session.begin import Sessions
    from stride_tui.tui.window import Terminal, Window


class RoutineActions:
    """The actions that open the editor, and let a session follow its edited file."""

    def __init__(self, window: Window, terminal: Terminal, sessions: Sessions) -> None:
        self._window = window
        self._terminal = terminal
        self._follower = RoutineFollower(window.model.workspace, window.driver, sessions)

    def open_current(self) -> None:
        """Open the routine of the session under way, or the chosen one."""
        state = self._window.driver.state
        self.open(state.routine.slug if state else self._window.model.workspace.slug)

    def open(self, slug: str) -> None:
        """Open a routine at its first mistake, or at the item under way, one editor at a time; a bundled routine is
        copied first.

        Without an editor nothing is copied. The session is paused at once, so that the key after this one finds it so.
        """
        from stride_tui.services.routines.files import file_to_edit
        from stride_tui.tui.terminal.editor import editor_trouble

        window, workspace = self._window, self._window.model.workspace
        if window.model.editing:
            return
        if trouble := editor_trouble():
            window.tell(trouble, alarm=True)
            return
        place = file_to_edit(workspace.home, workspace.library.entry(slug), self._item_under_way(slug))
        if isinstance(place, Refusal):
            window.tell(place.words, alarm=place.serious)
            return
        window.driver.do(Pause("editing"))
        window.dashboard.paint()
        window.model.editing = True
        window.work(self._edit(*place), "editor")

    async def _edit(self, path: Path, line: int | None) -> None:
        await self._in_editor(path, line)
        self._reread(path)

    async def _in_editor(self, path: Path, line: int | None) -> None:
        """Open the editor and wait for its end; say why where it cannot be opened."""
        from stride_tui.tui.terminal.editor import open_editor

        try:
            if trouble := await open_editor(self._terminal, path, line):
                self._window.tell(trouble, alarm=True)
        finally:
            self._window.model.editing = False

    def open_plan(self, run: PlannedRun | None) -> None:
        """Open the plan file in the editor, at a run's table if one is given; a missing file is written first."""
        from stride_tui.services.planner import Planner
        from stride_tui.tui.terminal.editor import editor_trouble

        window = self._window
        if window.model.editing:
            return
        if trouble := editor_trouble():
            window.tell(trouble, alarm=True)
            return
        planner = Planner(window.model.workspace)
        place = planner.open_file(run)
        if isinstance(place, Refusal):
            window.tell(place.words, alarm=True)
        else:
            window.model.editing = True
            window.work(self._edit_plan(planner, *place), "editor")

    async def _edit_plan(self, planner: Planner, path: Path, line: int | None) -> None:
        await self._in_editor(path, line)
        planner.reread()
        self._window.changed()

    def follow(self, library: Library) -> None:
        """Let the session under way follow its own file, if that can be read."""
        if words := self._follower.follow(library).words:
            self._window.tell(words)

    def _item_under_way(self, slug: str) -> tuple[int, int] | None:
        state = self._window.driver.state
        if state is None or not self._window.driver.running or state.routine.slug != slug:
            return None
        step = state.position.steps[work_index(state.position)]
        return step.block, step.item

    def _reread(self, path: Path) -> None:
        """Read the routines again, now that the editor has closed."""
        from stride_tui.services.changes import RoutinesChanged
        from stride_tui.services.routines.files import library_of
        from stride_tui.tui.feeds.message import StoreChanged

        workspace = self._window.model.workspace
        if path.exists():
            self._terminal.post(StoreChanged(RoutinesChanged(library_of(workspace.home, workspace.library))))
