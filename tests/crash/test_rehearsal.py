"""The two commands of the crash tests say exactly what is on the disk."""

from __future__ import annotations

import errno
from pathlib import Path

from click.testing import CliRunner, Result

from stride_tui.store.history.reading import read_history
from tests.crash.commands import crash
from tests.helpers.faulty_disk import FaultyDisk, acknowledged, kept, rehearse
from tests.helpers.saved_sessions import home


def run(folder: Path, *args: str) -> Result:
    """Run the command in a home."""
    return CliRunner().invoke(crash, ["--home", str(folder), *args])


def test_a_run_acknowledges_as_many_sets_as_asked(tmp_path: Path) -> None:
    """And `verify` has each of them once."""
    result = run(tmp_path, "run", "--sets", "20", "--seed", "1")
    assert result.exit_code == 0
    promised = acknowledged(result.output.splitlines())
    assert len(promised) >= 20
    have = kept(home(tmp_path))
    assert promised <= set(have)
    assert len(have) == len(set(have))


def test_many_runs_go_on_from_one_another(tmp_path: Path) -> None:
    """What one run leaves the next picks up; nothing acknowledged is ever taken back."""
    promised: set[str] = set()
    for seed in range(12):
        promised |= acknowledged(rehearse(home(tmp_path), 9, seed)[0])
    have = kept(home(tmp_path))
    assert len(promised) >= 12 * 9
    assert promised <= set(have)
    assert len(have) == len(set(have))
    assert read_history(home(tmp_path)).problems == ()


def test_a_failed_save_is_reported(tmp_path: Path) -> None:
    """ERR with the reason, and the run ends with exit code 1, without a traceback."""
    (tmp_path / "file").write_bytes(b"")
    result = run(tmp_path / "file" / "home", "run", "--sets", "1", "--seed", "1")
    assert result.exit_code == 1
    assert result.output.startswith("ERR not saved: ")
    assert isinstance(result.exception, SystemExit)


def test_a_save_that_fails_once_is_tried_again(tmp_path: Path) -> None:
    """One ERR, and still every set."""
    lines, end = rehearse(home(tmp_path), 5, 1, FaultyDisk(14, errno.ENOSPC))
    assert end == "done"
    assert len(acknowledged(lines)) >= 5
    assert sum(line.startswith("ERR") for line in lines) == 1


def test_verify_never_writes(tmp_path: Path) -> None:
    """An empty home stays empty, a missing one is not made."""
    assert run(tmp_path / "none", "verify").output == ""
    assert not (tmp_path / "none").exists()


def test_verify_shows_a_session_that_is_there_twice(tmp_path: Path) -> None:
    """A mistake of the history is not hidden by uniting it."""
    rehearse(home(tmp_path), 40, 2)
    history = home(tmp_path).history
    history.write_bytes(history.read_bytes() + history.read_bytes().splitlines(True)[0])
    have = kept(home(tmp_path))
    assert len(have) > len(set(have))


def test_verify_unites_conflict_copies(tmp_path: Path) -> None:
    """A copy left by a synced folder adds nothing twice."""
    rehearse(home(tmp_path), 40, 2)
    have = kept(home(tmp_path))
    (tmp_path / "history (conflicted copy).jsonl").write_bytes(home(tmp_path).history.read_bytes())
    assert kept(home(tmp_path)) == have


def test_the_environment_can_name_the_home(tmp_path: Path) -> None:
    """STRIDE_HOME is the same as --home."""
    environment = {"STRIDE_HOME": str(tmp_path)}
    result = CliRunner().invoke(crash, ["run", "--sets", "1", "--seed", "1"], env=environment)
    assert acknowledged(result.output.splitlines()) <= set(kept(home(tmp_path)))
    assert result.output
