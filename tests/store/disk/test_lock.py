"""A lock is had by one at a time and by nobody whose process ended."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from stride_tui.store.disk import lock
from stride_tui.store.disk.lock import LockedElsewhere, locked, try_hold, wait_hold


def test_only_one_holds_a_lock(tmp_path: Path) -> None:
    """The second is refused until the first lets go; the file stays."""
    path = tmp_path / "lock"
    first = try_hold(path)
    assert first
    assert try_hold(path) is None
    first.release()
    second = try_hold(path)
    assert second
    second.release()
    assert path.exists()


def test_waiting_ends(tmp_path: Path) -> None:
    """A lock that is not let go is told after the time given."""
    with locked(tmp_path / "lock"), pytest.raises(LockedElsewhere, match="another window"):
        wait_hold(tmp_path / "lock", 0)


def test_a_killed_process_holds_nothing(tmp_path: Path) -> None:
    """The system takes the lock back when its holder is killed."""
    code = (
        "import sys; from pathlib import Path; from stride_tui.store.disk.lock import try_hold\n"
        "hold = try_hold(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "lock")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout
        holder.stdout.readline()
        assert try_hold(tmp_path / "lock") is None
        holder.kill()
    hold = wait_hold(tmp_path / "lock")
    hold.release()


def test_a_file_system_without_locks_is_worked_on_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system knows no locks nobody is kept from saving."""

    def refuse(descriptor: int) -> bool:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(lock, "_lock", refuse)
    hold = try_hold(tmp_path / "lock")
    assert hold
    hold.release()
