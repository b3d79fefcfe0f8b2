"""A key is a row and its act, a screen is its rows and a file of its own: tried on copies of the program."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from stride_tui.store.history.file import append_session
from stride_tui.store.paths import find_paths
from tests.helpers.histories import SUNDAY, session, sets
from tests.helpers.package_copy import PackageCopy, files_to_touch

ROWS = "stride_tui/views/keys/history_rows.py"
EXERCISES = "stride_tui/tui/screens/exercises.py"
OLDEST_ROW = '    row("oldest", ("g",), "The exercise done longest ago", Label(5, "oldest")),\n'
OLDEST_ACT = '            "oldest": lambda: self._choose(len(self._names.names) - 1),\n'
FIRST_ROW = '    row("up", ("up", "left", "k"), "The exercise before"'
FIRST_ACT = '            "up": lambda: self._choose('
"""What stands after what is added."""

HINT_ROW = '    row("hint", ("g",), "A hint for the exercise", Label(5, "hint")),\n'
HINT_ROWS = """HINT_ROWS: tuple[Action, ...] = (
    row("close", ("escape", "q"), "Back to the exercises", Label(20, "back"), needed=True),
    row("louder", ("plus",), "A louder hint", Label(10, "louder")),
    row("help", ("question_mark",), "Every key", Label(15, "keys")),
)

"""
HINT_SCREEN = '    "hint": ScreenKeys("A hint", history_rows.HINT_ROWS),\n'
HINT_ACT = '            "hint": lambda: self.app.push_screen(Hint()),\n'
HINT = '''"""A hint, and how loud it is."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from stride_tui.tui.screens.closing import Closing
from stride_tui.tui.screens.keys import key_bar, press
from stride_tui.tui.widgets.panel import Panel
from stride_tui.views.text.spans import Line, line, span


def hint_lines(loud: int, width: int, height: int) -> tuple[Line, ...]:
    """The hint on one line."""
    return (line(span("Slowly" + "!" * loud)),)[:height]


class Hint(ModalScreen[None], Closing[None], inherit_bindings=False):
    """Shows a hint."""

    CSS_PATH: ClassVar = "hint.tcss"

    def compose(self) -> ComposeResult:
        """One panel."""
        yield Panel(hint_lines, 0, id="hint")

    def on_mount(self) -> None:
        """Show it."""
        self._show(1)

    def on_key(self, event: events.Key) -> None:
        """Louder, or back."""
        press(self, "hint", event, {"louder": lambda: self._show(3), "close": lambda: self.dismiss(None)})

    def _show(self, loud: int) -> None:
        self.query_one(Panel).show(loud, title="Hint", subtitle=key_bar(self, "hint"))
'''
STYLE = "Hint { align: center middle; }\n#hint { width: 40; height: 5; border: round $primary; }\n"

SHOW = """
import asyncio
import sys
from pathlib import Path
from stride_tui.services.home import Home
from stride_tui.services.open_workspace import open_workspace
from stride_tui.store.clock import system_clock
from stride_tui.store.paths import find_paths
from stride_tui.tui.app import StrideApp

async def show(keys):
    app = StrideApp(open_workspace(Home(find_paths(Path("home")), system_clock()), None))
    async with app.run_test(size=(120, 36)) as pilot:
        while not app.model.workspace.complete:
            await pilot.pause(0.01)
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        for strip in app.screen._compositor.render_strips():
            print("".join(segment.text for segment in strip))

asyncio.run(show(sys.argv[1:]))
"""


def copy_with_history(folder: Path) -> PackageCopy:
    """The program with a home in which two exercises were done."""
    copy = PackageCopy(folder)
    paths = find_paths(folder / "home")
    append_session(paths, session(SUNDAY - timedelta(weeks=9), sets=sets(2, exercise="Lunge")))
    append_session(paths, session(SUNDAY, sets=sets(2, exercise="Squat")))
    return copy


def shown(copy: PackageCopy, *keys: str) -> str:
    """What a copy of the program shows after some keys."""
    run = copy.run("-c", SHOW, *keys)
    assert run.returncode == 0, run.stderr
    return run.stdout


def set_keys(copy: PackageCopy, text: str) -> None:
    """Write the table of keys into the copy's settings."""
    (copy.folder / "home" / "settings.toml").write_text(f"[keys]\n{text}\n", encoding="utf-8")


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> PackageCopy:
    """The program with one key more among the exercises."""
    copy = copy_with_history(tmp_path_factory.mktemp("key"))
    copy.add_text(ROWS, FIRST_ROW, OLDEST_ROW)
    copy.add_text(EXERCISES, FIRST_ACT, OLDEST_ACT)
    return copy


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory) -> PackageCopy:
    """The program with a screen that the exercises open."""
    copy = copy_with_history(tmp_path_factory.mktemp("screen"))
    copy.add_text(ROWS, FIRST_ROW, HINT_ROW)
    copy.add_text(ROWS, "EXERCISES_ROWS: tuple", HINT_ROWS)
    copy.add_text("stride_tui/views/keys/key_tables.py", '    "correct": ScreenKeys(', HINT_SCREEN)
    copy.add_file("stride_tui/tui/screens/hint.py", HINT)
    copy.add_file("stride_tui/tui/screens/hint.tcss", STYLE)
    copy.add_text(EXERCISES, "from stride_tui.tui.screens.keys", "from stride_tui.tui.screens.hint import Hint\n")
    copy.add_text(EXERCISES, FIRST_ACT, HINT_ACT)
    return copy


def test_a_key_takes_the_files_that_contributing_names(key: PackageCopy) -> None:
    """And no others."""
    assert key.touched == files_to_touch("a key", "exercises")


def test_a_screen_takes_the_files_that_contributing_names(screen: PackageCopy) -> None:
    """With what opens it."""
    assert screen.touched == files_to_touch("a screen", "hint") | {EXERCISES}


def test_a_key_that_is_added_is_reported_and_does_what_it_should(key: PackageCopy) -> None:
    """In the bottom line, and in the help over its screen."""
    text = shown(key, "v", "x", "g")
    assert text.splitlines()[-1].startswith(" g oldest")
    assert "─ Lunge ─" in text
    assert "g             The exercise done longest ago" in shown(key, "v", "x", "question_mark")


def test_a_key_that_is_added_can_be_another(key: PackageCopy) -> None:
    """`[keys]` knows it, and the bottom line tells the new one; a name misspelt is told the right one."""
    set_keys(key, 'oldest = "f7"')
    text = shown(key, "v", "x", "f7")
    assert text.splitlines()[-1].startswith(" f7 oldest")
    assert "─ Lunge ─" in text
    set_keys(key, 'oldes = "f7"')
    assert "did you mean `oldest`?" in key.stride("check").stdout


def test_a_screen_that_is_added_reports_its_keys(screen: PackageCopy) -> None:
    """In its frame and in its help, from which one comes back to it."""
    assert "+ louder · ? keys · Esc back" in shown(screen, "v", "x", "g")
    text = shown(screen, "v", "x", "g", "question_mark")
    assert text.index("A hint") < text.index("A louder hint") < text.index("Session")
    assert "Slowly!!!" in shown(screen, "v", "x", "g", "question_mark", "escape", "plus")
