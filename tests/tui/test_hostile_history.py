"""Text from the history and the journal on every screen: shown, and never obeyed."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from stride_tui.core.history.records import Run, Session
from stride_tui.core.instant import ManualClock
from stride_tui.core.safe_text import JOINER, unsafe_at
from stride_tui.core.session.engine import Engine
from stride_tui.core.session.events import Do
from stride_tui.store.history.file import append_run, append_session
from stride_tui.store.paths import Paths
from stride_tui.store.session.journal import Journal
from stride_tui.tui.widgets import panel
from stride_tui.tui.widgets.panel import Panel
from stride_tui.views.keys.key_tables import SCREENS
from tests.helpers.every_screen import write_nothing
from tests.helpers.histories import run, session, sets
from tests.helpers.home_with_plan import THURSDAY, thursday
from tests.helpers.hostile_texts import HOSTILE, hostile_routine
from tests.tui.conftest import DrivenWindow, OpenWindow

ACTING = ("clipboard", "controls", "right to left", "marks", "action markup")
"""The texts that try to act, and one that floods."""
WAYS: dict[str, tuple[list[str], list[str]]] = {
    "dashboard": ([], ["space", "enter"]),
    "week": (["tab"], ["left", "left"]),
    "far": (["space", "enter", "enter", "z"], ["space", "space"]),
    "stepper": (["space", "enter", "enter", "w"], ["up"]),
    "day": (["tab", "left", "enter"], ["down", "left"]),
    "run_form": (["tab", "enter", "a"], ["down", "right"]),
    "session_form": (["tab", "enter", "s"], ["down", "right"]),
    "session": (["tab", "left", "enter", "enter"], ["down"]),
    "review": (["v"], ["down"] * 15 + ["f"] * 15),
    "opened": (["v", "enter"], ["left"] * 15),
    "find": (["v", "slash", "x"], ["backspace", "e"]),
    "exercises": (["v", "x"], ["up"] * 15 + ["down"] * 15),
    "correct": (["v", "down", "c"], ["up", "plus", "x"]),
    "note": (["v", "n"], ["up", "a"]),
    "picker": (["r"], ["down"]),
    "dialog": (["space", "escape"], ["down"]),
    "help": (["question_mark"], ["down"]),
}
"""Screen -> the keys that open it, and keys that go through it."""


def hostile_session(text: str, days_ago: int) -> Session:
    """A session with a text in every field that takes one."""
    done = sets(2, exercise=text, block=text, note=text)
    day = THURSDAY - timedelta(days=days_ago)
    return session(day, id=f"{text[:50]}{days_ago}", routine=text[:99], name=text, sets=done, note=text)


def hostile_run(text: str) -> Run:
    """The same for a run."""
    return msgspec.structs.replace(run(THURSDAY, "speed", km=9, note=text), id=f"run {text[:50]}")


@pytest.fixture(autouse=True)
def unwritten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written to the terminal: these tests render the screen themselves."""
    write_nothing(monkeypatch)


@pytest.fixture
def filled(monkeypatch: pytest.MonkeyPatch, clock: ManualClock, paths: Paths) -> None:
    """Thursday evening; a session and a run for each hostile text, one day before the other."""
    monkeypatch.setenv("TZ", "UTC")
    thursday(clock, paths)
    for n, text in enumerate(HOSTILE.values()):
        append_session(paths, hostile_session(text, n))
        append_run(paths, hostile_run(text))


def assert_safe(window: DrivenWindow) -> None:
    """Nothing that the screen shows can act, in a frame or within it, and the program goes on."""
    app = window.app
    # A panel over an emoji may leave its joiner behind, which joins nothing then.
    lines = window.text.replace(JOINER, "").split("\n")
    assert [line for line in lines if unsafe_at(line) is not None] == []
    for shown in app.screen.query(Panel):
        assert [
            words for words in (shown.border_title, shown.border_subtitle) if unsafe_at(words or "") is not None
        ] == []
    assert [note for note in app._notifications if unsafe_at(note.message) is not None] == []
    assert not app._exit


async def pressed(window: DrivenWindow, keys: list[str]) -> None:
    """Press keys, and look at the screen after each."""
    for key in keys:
        await window.press(key)
        assert_safe(window)


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("screen", WAYS)
async def test_a_hostile_history_acts_on_no_screen(open_window: OpenWindow, screen: str) -> None:
    """Wherever its names, notes and ids are shown."""
    open_keys, keys = WAYS[screen]
    async with open_window() as window:
        await pressed(window, open_keys)
        await pressed(window, keys)


@pytest.mark.usefixtures("filled")
async def test_a_hostile_session_can_be_corrected(open_window: OpenWindow) -> None:
    """Its name is in the frame of the screens that do it."""
    async with open_window() as window:
        await pressed(window, ["v"])
        for name in HOSTILE:
            if name in ACTING:
                await pressed(window, ["c", "escape", "n", "escape", "x", "escape"])
            await window.press("down")


@pytest.mark.usefixtures("filled")
async def test_pasted_text_obeys_nothing(open_window: OpenWindow) -> None:
    """In a note that is written."""
    from textual import events

    async with open_window() as window:
        await pressed(window, ["v", "n"])
        for text in HOSTILE.values():
            window.app.screen.post_message(events.Paste(text[:300]))
            await window.pilot.pause()
            assert_safe(window)
        await pressed(window, ["enter"])


@pytest.mark.parametrize("name", ACTING)
async def test_a_hostile_journal_acts_on_no_screen(open_window: OpenWindow, clock: ManualClock, name: str) -> None:
    """From the question about the session that was left to its summary."""
    engine, batch = Engine.start(hostile_routine(HOSTILE[name]), "left", clock.now())
    async with open_window() as window:
        paths = window.paths
    journal = Journal.start(paths, batch)
    journal.save(engine.do(Do("confirm"), clock.forward(2_000)))
    journal.close()
    async with open_window() as window:
        await pressed(
            window, ["enter", "space", "w", "w", "z", "z", "enter", "enter", "r", "escape", "escape", "f", "v"]
        )


def test_one_widget_sets_titles() -> None:
    """The panel, which makes them safe; what is not set cannot be forgotten."""
    package = Path(panel.__file__).parents[2]
    named = re.compile(r"\bborder_(?:sub)?title\b|\bset_window_title\b|\btooltip\b")
    found = [path.relative_to(package) for path in package.rglob("*.py") if named.search(path.read_text("utf-8"))]
    assert found == [Path("tui/widgets/panel.py")]


def test_every_screen_is_driven() -> None:
    """A screen that is added is added here."""
    assert WAYS.keys() == SCREENS.keys()
