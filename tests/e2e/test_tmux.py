"""The article's routine in a real terminal with real keys, from space to the summary."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.real_terminal import ROOT, environment

DEADLINE_S = 60.0
AGAIN_S = 3.0
"""Enter right after a change of phase is ignored; this much later it is pressed once more."""
pytestmark = pytest.mark.slow


class Tmux:
    """A tmux server of the test's own, with one window."""

    def __init__(self, folder: Path) -> None:
        program = shutil.which("tmux")
        assert program, "this test drives the program in tmux, which is not installed: install tmux"
        self._command = [program, "-S", str(folder / "socket"), "-f", os.devnull]

    def run(self, *arguments: str) -> str:
        """One tmux command; gives what it prints."""
        done = subprocess.run(
            [*self._command, *arguments], env=environment(), capture_output=True, text=True, check=False
        )
        return done.stdout

    @property
    def text(self) -> str:
        """What the window shows; nothing when the program has ended."""
        return self.run("capture-pane", "-p")


def _to_come(text: str) -> str:
    """The panels on the right, which change with every set and stand still within one."""
    return "\n".join(line[72:] for line in text.split("\n")[2:])


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    """A server that ends with the test."""
    server = Tmux(tmp_path)
    yield server
    server.run("kill-server")


def test_the_articles_routine_is_led_from_space_to_the_summary(tmux: Tmux, tmp_path: Path) -> None:
    """Enter after each set of reps and each rest, nothing else: one session of thirty-five sets, all done."""
    home = tmp_path / "home"
    # A server takes over only part of its client's environment, so the program's is spelled out.
    program = ["env", f"PYTHONPATH={ROOT}", "STRIDE_CLOCK_SPEED=200", sys.executable, "-m", "stride_tui"]
    tmux.run("new-session", "-d", "-x", "120", "-y", "36", *program, "--home", str(home))
    end = time.monotonic() + DEADLINE_S
    text, answered, at = "", "", 0.0
    while time.monotonic() < end and not ("DONE" in text and "Back to start" in text):
        text = tmux.text
        # A slow machine may show a set that was answered already: the list of what is next tells them apart.
        waits = _to_come(text)
        if "Press space" in text and not at:
            tmux.run("send-keys", "Space")
            at = time.monotonic()
        elif ("when done" in text or "○ REST" in text) and (waits != answered or time.monotonic() > at + AGAIN_S):
            tmux.run("send-keys", "Enter")
            answered, at = waits, time.monotonic()
        time.sleep(0.02)
    assert "35 of 35 done" in text
    tmux.run("send-keys", "q")
    while time.monotonic() < end and tmux.text:
        time.sleep(0.03)
    (line,) = (home / "history.jsonl").read_text().splitlines()
    session = json.loads(line)
    assert line.count('"status":"done"') == 35, session
    assert not (home / "session.jsonl").exists()


def test_hands_free_the_articles_routine_needs_one_key(tmux: Tmux, tmp_path: Path) -> None:
    """Space, and then nobody touches anything until the summary: thirty-five sets, all done."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "settings.toml").write_text('hands_free = true\ncues = ["bell", "flash", "notify"]\n')
    program = ["env", f"PYTHONPATH={ROOT}", "STRIDE_CLOCK_SPEED=200", sys.executable, "-m", "stride_tui"]
    tmux.run("new-session", "-d", "-x", "120", "-y", "36", *program, "--home", str(home))
    end = time.monotonic() + DEADLINE_S
    while time.monotonic() < end and "Press space" not in tmux.text:
        time.sleep(0.02)
    tmux.run("send-keys", "Space")
    while time.monotonic() < end and "35 of 35 done" not in tmux.text:
        time.sleep(0.05)
    assert "35 of 35 done" in tmux.text
    while time.monotonic() < end and not (home / "history.jsonl").exists():
        time.sleep(0.02)
    assert (home / "history.jsonl").read_text().count('"status":"done"') == 35
