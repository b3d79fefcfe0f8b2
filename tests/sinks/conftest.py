"""A machine with no programs but those that a test puts there: real ones, run for real."""

from __future__ import annotations

import shutil
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

collect_ignore = ["test_player.py", "test_tones.py", "test_voice.py"] if sys.platform == "win32" else []
"""The programs put there are shell scripts, which Windows does not run."""

PATIENCE_S = 10.0
CAT, SLEEP = shutil.which("cat"), shutil.which("sleep")


def until(holds: Callable[[], object], what: str = "it") -> None:
    """Wait until something holds that another thread or program does."""
    end = time.monotonic() + PATIENCE_S
    pause = threading.Event()
    while not holds():
        assert time.monotonic() < end, f"{what} never came about"
        pause.wait(0.002)


class Machine:
    """The programs of a machine, and what they noted."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.told: list[str] = []
        """The sentences that players told."""
        (folder / "bin").mkdir()

    def add(self, name: str, body: str) -> None:
        """Put a program there. `note` in its body keeps a line; `hang` never comes to an end."""
        path = self.folder / "bin" / name
        notes = self.folder / "notes"
        path.write_text(
            "#!/bin/sh\n"
            f"note() {{ printf '%s\\n' \"$*\" >> '{notes}'; }}\n"
            f"hang() {{ printf '%s\\n' $$ >> '{self.folder}/pids'; exec {SLEEP} 600; }}\n"
            f"said() {{ {CAT}; }}\n"
            f"{body}\n"
        )
        path.chmod(0o755)

    @property
    def notes(self) -> list[str]:
        """What programs noted, line by line."""
        return self._lines("notes")

    @property
    def hanging(self) -> list[int]:
        """The programs that hang, by number, also those that were ended meanwhile."""
        return [int(line) for line in self._lines("pids")]

    def _lines(self, name: str) -> list[str]:
        path = self.folder / name
        return path.read_text().splitlines() if path.exists() else []


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A machine without programs, which is all that is found by name."""
    found = Machine(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return found
