"""An edit of the file, a round more and the cues: one home led through the dashboard and through the plain mode."""

from __future__ import annotations

from pathlib import Path

import pytest

from stride_tui.core.history.records import Session
from stride_tui.core.instant import ManualClock
from stride_tui.core.session.events import Do
from stride_tui.plain.loop import PlainSession
from stride_tui.plain.setup import Setup
from stride_tui.services.home import Home
from stride_tui.services.open_workspace import open_workspace
from stride_tui.services.workspace import Workspace
from stride_tui.sinks.announcement import Announcement
from stride_tui.sinks.player import Report
from stride_tui.store.history.reading import read_history
from stride_tui.store.paths import Paths, find_paths
from tests.helpers.plain_runner import Runner, Script
from tests.tui.conftest import OpenWindow, write_routine

BOTH = """\
name = "Both"

[[block]]
name = "Set A"
rounds = 2

[[block.item]]
exercise = "Plank"
time = "30s"

[[block.item]]
exercise = "Squat"
reps = 3
"""
WITHOUT_PLANK = BOTH.replace('[[block.item]]\nexercise = "Plank"\ntime = "30s"\n\n', "")
BROKEN = BOTH.replace("reps = 3", "rep = 3")


@pytest.fixture
def plain_home(tmp_path: Path) -> Paths:
    """Another home with the same routine: the plain mode's."""
    home = find_paths(tmp_path / "plain")
    write_routine(home, BOTH, "both")
    return home


def lead_plain(
    paths: Paths, script: Script, always: dict[str, str] | None = None, hands_free: bool = False
) -> list[str]:
    """Lead the routine line by line; the lines."""
    clock = ManualClock()
    workspace = open_workspace(Home(paths, clock), "both", hands_free=hands_free)
    assert isinstance(workspace, Workspace)
    runner = Runner(clock, script, always or {}, False)
    runner.led = PlainSession(Setup(workspace, runner, runner.say))
    runner.led.run()
    return runner.lines


def sets_of(session: Session) -> list[tuple[str, int, str, int | None]]:
    """The sets that were kept, with what was done of them."""
    return [(r.exercise, r.round, r.status, r.done_reps or r.done_ms) for r in session.sets]


def kept(paths: Paths) -> Session:
    """The session that was kept last."""
    return read_history(paths).history.sessions[-1]


async def test_a_timed_set_that_an_edit_takes_out_is_logged_in_part(
    open_window: OpenWindow, paths: Paths, plain_home: Paths
) -> None:
    """The file is saved without the plank some seconds into it: they count, and the session goes on."""
    write_routine(paths, BOTH, "both")
    async with open_window(slug="both") as window:
        await window.press("space", "enter")
        await window.forward(2)
        write_routine(paths, WITHOUT_PLANK, "both")
        await window.until(lambda: "Plank" not in str(window.state.routine.exercise_names))
        window.app.actions.do("drop_round")
        await window.forward(10)
        await window.forward(1)
        await window.press("enter")
        await window.until(lambda: bool(window.app.model.workspace.history.sessions))
    script: Script = [
        ("Get ready", ""),
        ("Go: Plank", "h"),
        ("Go on: Plank", lambda: write_routine(plain_home, WITHOUT_PLANK, "both")),
        ("Get ready, 10 s: Squat", "r-"),
    ]
    lines = lead_plain(plain_home, script, {"Enter when done.": ""})
    assert "The session follows its file as it is now: 2 sets to do." in lines
    for home in (paths, plain_home):
        squat, plank = sets_of(kept(home))
        assert squat == ("Squat", 1, "done", 3)
        assert plank[:3] == ("Plank", 1, "partial")
        assert 1_000 <= (plank[3] or 0) <= 4_000


def test_a_file_with_a_mistake_is_said_once_and_not_followed(plain_home: Paths) -> None:
    """The session goes on as it was planned; a good file is followed again."""
    script: Script = [
        ("Get ready", lambda: write_routine(plain_home, BROKEN, "both")),
        ("with a mistake", lambda: write_routine(plain_home, WITHOUT_PLANK, "both")),
        ("follows its file", "l"),
    ]
    lines = lead_plain(plain_home, script)
    (told,) = (line for line in lines if "with a mistake" in line)
    assert told.startswith("The file was edited, with a mistake in line 13: ")
    assert told.endswith("The session goes on as it was planned.")


def test_a_file_that_is_gone_changes_nothing(plain_home: Paths) -> None:
    """As on the dashboard."""
    gone: Script = [("Get ready", lambda: (plain_home.routines / "both.toml").unlink()), ("file is gone", "l")]
    assert "The routine's file is gone; the session goes on as it was planned." in lead_plain(plain_home, gone)


async def test_a_file_edited_while_a_session_was_left_is_followed(
    open_window: OpenWindow, paths: Paths, plain_home: Paths
) -> None:
    """By the dashboard and by the plain mode, as each goes on with it."""
    write_routine(paths, BOTH, "both")
    async with open_window(slug="both") as window:
        await window.press("space")
    write_routine(paths, WITHOUT_PLANK, "both")
    async with open_window(slug="both") as window:
        await window.until(lambda: window.state.routine.exercise_names == ("Squat",))
    lead_plain(plain_home, [("Get ready", "l")])
    write_routine(plain_home, WITHOUT_PLANK, "both")
    lines = lead_plain(plain_home, [("unfinished", ""), ("follows its file", "n"), ("Next", "l")])
    assert "The session follows its file as it is now: 2 sets to do." in lines
    assert not any("Plank" in line for line in lines[-2:])


async def test_a_file_edited_before_an_end_is_taken_back_is_followed(open_window: OpenWindow, paths: Paths) -> None:
    """The dashboard has read the file while no session ran."""
    write_routine(paths, BOTH, "both")
    async with open_window(slug="both") as window:
        await window.press("space")
        window.app.driver.do(Do("finish"))
        write_routine(paths, WITHOUT_PLANK, "both")
        await window.until(lambda: "Plank" not in str(window.app.model.workspace.routine))
        await window.until(lambda: not window.app.saver.busy)
        await window.press("u")
        await window.until(lambda: window.app.driver.running)
        assert window.state.routine.exercise_names == ("Squat",)


def test_settings_edited_during_a_plain_session_hold_from_there_on(plain_home: Paths) -> None:
    """Its cues are turned on, as the dashboard's are; hands-free asked for on the command line stays."""
    plain_home.settings.parent.mkdir(parents=True, exist_ok=True)
    plain_home.settings.write_text("cues = []\n", "utf-8")
    edited = lambda: plain_home.settings.write_text('cues = ["tones"]\n', "utf-8")  # noqa: E731
    script: Script = [
        ("Get ready", "m"),
        ("nothing to mute", edited),
        ("The settings were edited", "m"),
        ("Muted", "l"),
    ]
    lines = lead_plain(plain_home, script, hands_free=True)
    assert lines.count("The settings were edited, and hold from here on.") == 1
    assert "Muted." in lines


def test_a_mistake_in_edited_settings_is_said_with_its_place(plain_home: Paths) -> None:
    """The setting from before the edit stays, and the rest holds."""
    plain_home.settings.parent.mkdir(parents=True, exist_ok=True)
    plain_home.settings.write_text("bell = false\n", "utf-8")
    wrong = lambda: plain_home.settings.write_text("bell = false\nvolume = 101\n", "utf-8")  # noqa: E731
    lines = lead_plain(plain_home, [("Get ready", wrong), ("with a mistake", "l")])
    (told,) = (line for line in lines if "with a mistake" in line)
    assert told.startswith("The settings were edited, with a mistake in line 2: ")
    assert told.endswith("Everything else in them holds.")


class Voice:
    """A voice that notes what it says."""

    def __init__(self, said: list[str], tell: Report) -> None:
        self._said = said
        self._tell = tell

    def play(self, call: Announcement) -> None:
        """Say something; report a fault at the first words."""
        if not self._said:
            self._tell("Voice: no sound here.")
        self._said.append(call.words)

    def close(self) -> None:
        """Fall silent."""


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All that any voice says."""
    words: list[str] = []
    monkeypatch.setattr("stride_tui.sinks.voice.voice", lambda _name, _volume, tell: Voice(words, tell))
    return words


async def test_both_faces_speak_where_the_settings_name_the_voice(
    open_window: OpenWindow, paths: Paths, plain_home: Paths, said: list[str]
) -> None:
    """The same words in the same order; of three reps hands-free, three are counted."""
    settings = 'cues = ["voice"]\n'
    write_routine(paths, BOTH, "both")
    async with open_window(slug="both", settings=settings, hands_free=True) as window:
        await window.press("space")
        while window.app.driver.running:
            await window.forward(0.5)
    on_dashboard = said.copy()
    said.clear()
    plain_home.settings.write_text(settings, encoding="utf-8")
    lines = lead_plain(plain_home, [("Was all done", "")], hands_free=True)
    assert said == on_dashboard
    counted = [words.split()[0] for words in said if words.startswith(("One.", "Two.", "Three."))]
    assert counted.count("Three.") >= 2
    assert [words for words in said if (words.startswith("Three.") and "Done" in words) or "Get ready" in words]
    assert "Voice: no sound here." in lines


def test_plain_mode_is_muted_and_unmuted(plain_home: Paths, said: list[str]) -> None:
    """By `m`: what comes meanwhile is not heard."""
    plain_home.settings.write_text('cues = ["voice"]\n', encoding="utf-8")
    lines = lead_plain(plain_home, [("Get ready", "m"), ("Muted.", ""), ("Go: Plank", "m"), ("No longer", "l")])
    assert said == ["Get ready for Set A. Plank. Thirty seconds.", "Paused."]
    assert "No longer muted." in lines


def test_without_cues_there_is_nothing_to_mute(plain_home: Paths) -> None:
    """Which is said, with the setting that would bring them."""
    plain_home.settings.write_text("cues = []\n", encoding="utf-8")
    lines = lead_plain(plain_home, [("Get ready", "m"), ("nothing to mute", "l")])
    assert "There is nothing to mute: `cues` in the settings turns cues on." in lines
