"""Files that the first version wrote, and what it printed of them: later versions print the same.

`old_home/` holds a history with corrections and a journal that was left in the middle of a session, both written by
that version, and its output beside them.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from stride_tui.cli.main import stride
from stride_tui.core.instant import ManualClock
from stride_tui.core.session.evolve import replay
from stride_tui.services.home import Home
from stride_tui.services.open_workspace import open_workspace
from stride_tui.services.session.begin import PickedUp, Sessions
from stride_tui.services.session.driver import SessionDriver
from stride_tui.services.session.saver import Saver
from stride_tui.services.workspace import Workspace
from stride_tui.store.paths import Paths, find_paths
from stride_tui.store.session.journal_reading import read_journal
from tests.helpers.faulty_disk import kept

OLD = Path(__file__).parent / "old_home"


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A copy of the old home."""
    for name in ("history.jsonl", "session.jsonl"):
        shutil.copy(OLD / name, tmp_path / name)
    return find_paths(tmp_path)


@pytest.mark.parametrize(
    ("command", "output"),
    [
        ("list", "list.txt"),
        ("export --csv", "sets.csv"),
    ],
)
def test_the_history_is_shown_as_before(paths: Paths, command: str, output: str) -> None:
    """To the byte, with its corrections."""
    result = CliRunner().invoke(stride, ["--home", str(paths.data), "history", *command.split()])
    assert result.exit_code == 0, result.output
    assert result.stdout_bytes == (OLD / output).read_bytes()


def test_json_says_all_that_it_said_before(paths: Paths) -> None:
    """With facts that came later beside it."""
    result = CliRunner().invoke(stride, ["--home", str(paths.data), "history", "show", "last", "--json"])
    assert says_all_of(json.loads(result.stdout), json.loads((OLD / "last.json").read_bytes()))


def says_all_of(new: object, old: object) -> bool:
    """Return whether every value of an older answer has its place in a newer one."""
    if isinstance(old, dict):
        return isinstance(new, dict) and all(key in new and says_all_of(new[key], old[key]) for key in old)
    if isinstance(old, list):
        return isinstance(new, list) and len(new) == len(old) and all(map(says_all_of, new, old))
    return new == old


def test_every_set_of_the_journal_is_kept(paths: Paths) -> None:
    """Those that the old version found in it."""
    known = (OLD / "kept.txt").read_text(encoding="utf-8").splitlines()
    assert known
    assert {line.removeprefix("HAVE ") for line in known} <= set(kept(paths))


def test_the_journal_is_read_whole(paths: Paths) -> None:
    """No event of it is passed over."""
    reading = read_journal(paths.journal)
    assert reading is not None
    assert reading.problems == ()
    assert replay(reading.events) is not None


def test_the_session_that_was_left_goes_on(paths: Paths) -> None:
    """Picked up, paused."""
    clock = ManualClock()
    workspace = open_workspace(Home(paths, clock))
    assert isinstance(workspace, Workspace)
    driver = SessionDriver(clock, Saver(paths, lambda _: None))
    picked_up = Sessions(workspace, driver).pick_up()
    assert isinstance(picked_up, PickedUp)
    assert picked_up.state.position.paused_for is not None
    driver.saver.close()
