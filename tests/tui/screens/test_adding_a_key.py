"""Adding a key is one row of the table and what it does: tried on a copy of the program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from stride_tui.store.history.file import append_session
from stride_tui.store.paths import find_paths
from tests.helpers.histories import SUNDAY, session, sets

ROOT = Path(__file__).parents[3]
ROW = '    row("oldest", ("g",), "The exercise done longest ago", Label(5, "oldest")),\n'
ACT = '            "oldest": lambda: self._choose(len(self._names.names) - 1),\n'
DRIVE = """
import asyncio
import stride_tui
from stride_tui.services.home import Home
from stride_tui.services.open_workspace import open_workspace
from stride_tui.store.clock import system_clock
from stride_tui.store.paths import find_paths
from stride_tui.tui.app import StrideApp

def text(app):
    strips = app.screen._compositor.render_strips()
    return "\\n".join("".join(segment.text for segment in strip) for strip in strips)

async def drive(key):
    app = StrideApp(open_workspace(Home(find_paths(), system_clock()), None))
    async with app.run_test(size=(120, 36)) as pilot:
        while not app.model.workspace.complete:
            await pilot.pause(0.01)
        await pilot.press("v", "x")
        await pilot.pause()
        print(text(app).splitlines()[-1])
        await pilot.press(key)
        await pilot.pause()
        print("chosen", app.screen._names.names[app.screen._names.chosen])
        await pilot.press("question_mark")
        await pilot.pause()
        print(text(app))

print(stride_tui.__file__)
asyncio.run(drive(KEY))
"""


def insert(path: Path, after: str, line: str) -> None:
    """Insert a line after the one that is there once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(after) == 1, after
    path.write_text(text.replace(after, after + line), encoding="utf-8")


def copy_of_the_program(folder: Path) -> Path:
    """Copy what the program is made of into a folder."""
    for name in ("stride_tui", "routines"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def led(program: Path, home: Path, key: str) -> str:
    """What a copy of the program shows when the exercises are opened and a key is pressed."""
    environment = os.environ | {"STRIDE_HOME": str(home), "PYTHONPATH": str(program), "PYTHONDONTWRITEBYTECODE": "1"}
    code = DRIVE.replace("KEY", repr(key))
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", env=environment, cwd=program
    )
    assert run.returncode == 0, run.stderr
    assert str(program) in run.stdout.splitlines()[0]
    return run.stdout


def test_a_row_and_its_act_are_a_key(tmp_path: Path) -> None:
    """It is in the bottom line and in the help, it does what it should, and `[keys]` gives it another key."""
    program, home = copy_of_the_program(tmp_path / "program"), tmp_path / "home"
    paths = find_paths(home)
    append_session(paths, session(SUNDAY - timedelta(weeks=9), sets=sets(2, exercise="Lunge")))
    append_session(paths, session(SUNDAY, sets=sets(2, exercise="Squat")))
    insert(program / "stride_tui/views/keys/history_rows.py", "EXERCISES_ROWS: tuple[Action, ...] = (\n", ROW)
    insert(
        program / "stride_tui/tui/screens/exercises.py",
        '            "down": lambda: self._choose(self._names.chosen + 1),\n',
        ACT,
    )

    shown = led(program, home, "g")
    assert "g oldest" in shown.splitlines()[1]
    assert "chosen Lunge" in shown
    assert "g             The exercise done longest ago" in shown

    paths.settings.write_text('[keys]\noldest = "f7"\n', encoding="utf-8")
    again = led(program, home, "f7")
    assert "f7 oldest" in again.splitlines()[1]
    assert "chosen Lunge" in again
