"""Every refusal of a disk names the file, and says what can be done."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from stride_tui.core.history.amendments import Deleted
from stride_tui.core.instant import ManualClock
from stride_tui.core.settings.settings import Settings
from stride_tui.core.week.plan import PlannedRun
from stride_tui.services import logbook
from stride_tui.services.demo import make_demo
from stride_tui.services.export import write_export
from stride_tui.services.home import Home
from stride_tui.services.open_workspace import open_workspace
from stride_tui.services.planner import Planner
from stride_tui.services.refusal import Refusal
from stride_tui.services.routines.files import file_to_edit, write_new
from stride_tui.services.session.begin import Sessions
from stride_tui.services.session.driver import SessionDriver
from stride_tui.services.session.saver import Saved, Saver
from stride_tui.services.settings import keep_setting
from stride_tui.services.workspace import Workspace
from stride_tui.store.history.file import append_session
from stride_tui.store.paths import find_paths
from stride_tui.store.session.journal import Journal
from tests.helpers.faulty_disk import FaultyDisk
from tests.helpers.saved_sessions import a_session, begun

RUN = PlannedRun(kind="easy", date=date(2026, 11, 21))


class Refused:
    """A home on a disk that will refuse, and each thing that a user may do in it."""

    def __init__(self, folder: Path) -> None:
        self.home = Home(find_paths(folder), ManualClock())
        paths = self.home.paths
        append_session(paths, a_session("one"))
        Journal.start(paths, begun("gone")[2]).discard()
        workspace = open_workspace(self.home)
        assert isinstance(workspace, Workspace)
        workspace.complete_history()
        self.workspace = workspace
        self.planner = Planner(workspace)
        assert self.planner.add_run(RUN) is None
        self.reports: list[Saved] = []
        self.sessions = Sessions(workspace, SessionDriver(workspace.clock, Saver(paths, self.reports.append)))

    def add_run(self) -> object:
        """Plan a run."""
        return self.planner.add_run(RUN)

    def take_back(self) -> object:
        """Take back the last change of the plan."""
        return self.planner.undo()

    def open_plan(self) -> object:
        """Open the plan in an editor, which makes the file."""
        self.home.paths.plan.rename(self.home.paths.data / "gone")
        return self.planner.open_file(None)

    def keep_setting(self) -> Settings | Refusal:
        """Change a setting."""
        return keep_setting(self.home, "theme", "stride-light")

    def edit_routine(self) -> object:
        """Edit a bundled routine, which makes a copy."""
        return file_to_edit(self.home, self.workspace.entry)

    def write_routine(self) -> object:
        """Write a routine."""
        return write_new(self.home, "Hills")

    def log(self) -> object:
        """Log a session."""
        return logbook.add_to_history(self.workspace, a_session("two", 0))

    def correct(self) -> object:
        """Take a session out of the history."""
        return logbook.correct(self.workspace, "one", Deleted())

    def export(self) -> object:
        """Export into a file."""
        return write_export(self.home, self.home.paths.data / "out.csv", b"", force=False)

    def demo(self) -> object:
        """Make up a history."""
        return make_demo(self.home.paths.data / "demo", 1, date(2026, 11, 21), 1)

    def bring_back(self) -> object:
        """Bring back a session that was thrown away."""
        return self.sessions.take_back_end()

    def begin(self) -> object:
        """Begin a session, which is saved on a thread of its own."""
        assert self.workspace.entry is not None
        refusal = self.sessions.begin(self.workspace.entry)
        self.sessions.settle()
        return refusal or Refusal(self.reports[-1].error or "")


ACTS: tuple[Callable[[Refused], object], ...] = (
    *(Refused.add_run, Refused.take_back, Refused.open_plan, Refused.keep_setting),
    *(Refused.edit_routine, Refused.write_routine, Refused.log, Refused.correct),
    *(Refused.export, Refused.demo, Refused.bring_back, Refused.begin),
)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other words for it")
@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_a_refusal_for_want_of_permission_names_file_and_way_out(tmp_path: Path, act: Callable[[Refused], object]):
    """Whatever was asked for."""
    home = Refused(tmp_path)
    reads = 1 if act in (Refused.edit_routine, Refused.demo) else 0
    with FaultyDisk(1 + reads, errno.EACCES, lasting=True).failing():
        refusal = act(home)
    assert isinstance(refusal, Refusal)
    assert f"permission is denied ({tmp_path}" in refusal.words
    assert f"; `ls -ld {tmp_path}" in refusal.words
