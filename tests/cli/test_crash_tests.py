"""The two hidden commands reach the checkout's tests/crash from anywhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder with a package `tests` of its own, as any project may have."""
    folder = tmp_path / "elsewhere"
    (folder / "tests").mkdir(parents=True)
    (folder / "tests" / "__init__.py").touch()
    return folder


def stride(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder, on the home beside it."""
    command = [sys.executable, "-m", "stride_tui", "--home", str(folder.parent / "home"), *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_from_any_folder_a_rehearsal_is_run_and_verified(elsewhere: Path) -> None:
    """Each set that the one acknowledges the other has."""
    ran = stride(elsewhere, "dev-run", "--sets", "5", "--seed", "1")
    kept = stride(elsewhere, "dev-verify")
    assert (ran.returncode, ran.stderr, kept.returncode, kept.stderr) == (0, "", 0, "")
    promised = {line.removeprefix("ACK ") for line in ran.stdout.splitlines()}
    assert len(promised) >= 5
    assert promised <= {line.removeprefix("HAVE ") for line in kept.stdout.splitlines()}
