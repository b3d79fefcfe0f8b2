"""Cues on the dashboard: when it wakes for them, and the keys and entries that turn them on and off."""

from __future__ import annotations

from typing import Any

import pytest

from stride_tui.sinks.announcement import Announcement
from stride_tui.sinks.player import Report
from stride_tui.store.paths import Paths
from stride_tui.tui.actions.palette import PaletteActions
from stride_tui.views.dashboard.screen import ScreenView
from tests.tui.conftest import ARTICLE, DrivenWindow, OpenWindow, write_routine

ODD = 'name = "Odd"\n[[block]]\nname = "A"\n[[block.item]]\nexercise = "Plank"\ntime = "25s"\n'


class Voice:
    """A voice that notes what it says, or fails at once."""

    said: list[str]

    def __init__(self, tell: Report, fails: bool) -> None:
        self.said = []
        self._tell = tell
        self._fails = fails

    def play(self, call: Announcement) -> None:
        """Say something."""
        self.said.append(call.words)
        if self._fails and len(self.said) == 1:
            self._tell("Voice: espeak-ng makes no sound here.")

    def close(self) -> None:
        """Fall silent."""


@pytest.fixture
def voices(monkeypatch: pytest.MonkeyPatch) -> list[Voice]:
    """The voices that the app makes; `failing` in the settings' voice makes one that fails."""
    made: list[Voice] = []

    def make(name: str | None, _volume: int, tell: Report) -> Voice:
        made.append(Voice(tell, name == "failing"))
        return made[-1]

    monkeypatch.setattr("stride_tui.sinks.voice.voice", make)
    return made


@pytest.fixture
def bells(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Each ring of the terminal's bell."""
    rung: list[str] = []
    monkeypatch.setattr("stride_tui.tui.app.StrideApp.bell", lambda _: rung.append("bell"))
    return rung


async def entries(window: DrivenWindow) -> list[str]:
    """What the palette offers."""
    return [str(hit.text) async for hit in PaletteActions(window.app.screen).discover()]


async def test_the_bell_rings_at_each_change_of_phase(open_window: OpenWindow, bells: list[str]) -> None:
    """Ready, go, pause, going on: as it comes."""
    async with open_window() as window:
        await window.press("space")
        assert len(bells) == 1
        await window.forward(10)
        assert len(bells) == 2
        await window.press("space", "space")
        assert len(bells) == 4


async def test_without_the_bell_it_is_quiet(open_window: OpenWindow, bells: list[str]) -> None:
    """`bell = false` is what it always was."""
    async with open_window(settings="bell = false") as window:
        await window.press("space")
        await window.forward(10)
    assert bells == []


async def test_the_timer_waits_for_the_next_cue(open_window: OpenWindow, paths: Paths) -> None:
    """Half of twenty-five seconds comes between two seconds of the picture."""
    write_routine(paths, ODD, "odd")
    async with open_window(slug="odd") as window:
        await begin_plank(window)
        await window.forward(12)
        assert window.app.dashboard.wake_timer.seconds == pytest.approx(0.5)


async def test_what_is_only_heard_paints_nothing(
    open_window: OpenWindow, paths: Paths, voices: list[Voice], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The half is told, and the picture is not even worked out."""
    write_routine(paths, ODD, "odd")
    async with open_window(slug="odd", settings='cues = ["voice"]') as window:
        await begin_plank(window)
        await window.forward(12)
        looked: list[bool] = []
        view = window.app.dashboard.views.view

        def noted(*given: Any, **named: Any) -> ScreenView:
            looked.append(True)
            return view(*given, **named)

        monkeypatch.setattr(window.app.dashboard.views, "view", noted)
        await window.forward(0.5)
        assert voices[0].said[-1] == "Halfway."
        assert looked == []


async def test_a_sink_that_fails_is_reported_once_and_the_session_goes_on(
    open_window: OpenWindow, voices: list[Voice]
) -> None:
    """On the screen, in one sentence."""
    async with open_window(settings='cues = ["voice"]\nvoice = "failing"') as window:
        await window.press("space")
        await window.forward(10)
        await window.until(lambda: "no sound" in window.told)
        assert window.told.count("espeak-ng makes no sound here.") == 1
        assert window.phase == "work"


async def test_m_mutes_and_unmutes(open_window: OpenWindow, bells: list[str]) -> None:
    """And says so."""
    async with open_window() as window:
        await window.press("m", "space")
        assert bells == []
        await window.press("m")
        await window.forward(10)
        assert len(bells) == 1
        assert "Muted." in window.told
        assert "No longer muted." in window.told


async def test_with_nothing_to_mute_m_says_what_turns_cues_on(open_window: OpenWindow) -> None:
    """Nobody is left wondering."""
    async with open_window(settings="cues = []") as window:
        await window.press("m")
        assert "the palette (^p) turns cues on" in window.told


async def test_the_palette_turns_each_sink_on_and_off(
    open_window: OpenWindow, bells: list[str], voices: list[Voice]
) -> None:
    """By what it does now."""
    async with open_window() as window:
        assert "Cues: the terminal's bell: turn off" in await entries(window)
        window.app.groups.cues.toggle("bell")
        window.app.groups.cues.toggle("voice")
        assert "Cues: a voice that says what comes: turn off" in await entries(window)
        await window.press("space")
        assert bells == []
        assert voices[0].said[0].startswith("Get ready for Warm-up.")


async def test_new_settings_are_heard_at_once(open_window: OpenWindow, voices: list[Voice]) -> None:
    """The file is followed in the middle of a session."""
    async with open_window() as window:
        await window.press("space")
        window.paths.settings.write_text('cues = ["voice"]', encoding="utf-8")
        await window.until(lambda: window.app.groups.cues.sinks == {"voice"})
        await window.forward(10)
        assert voices[0].said == ["Go."]


async def test_a_flash_is_seen_and_is_over(open_window: OpenWindow) -> None:
    """The panels are bright for a fifth of a second."""
    async with open_window(settings='cues = ["flash"]') as window:
        await window.press("space")
        assert window.app.dashboard.has_class("-flash")
        await window.until(lambda: not window.app.dashboard.has_class("-flash"))


async def test_h_before_a_session_makes_it_hands_free(open_window: OpenWindow) -> None:
    """The one to come, and back."""
    async with open_window() as window:
        await window.press("h")
        assert "Hands-free" in window.told
        await window.press("space")
        assert window.state.hands_free
        await window.press("h")
        assert not window.state.hands_free


async def test_h_in_a_set_counts_it_to_its_end(open_window: OpenWindow, voices: list[Voice]) -> None:
    """Eight reps of three seconds, aloud, and the next set comes by itself."""
    async with open_window(settings='cues = ["voice"]') as window:
        await window.to("Squat")
        await window.press("h")
        for _ in range(23):
            await window.forward(1)
        assert window.exercise == "Plank"
        assert [words.split()[0] for words in voices[0].said[-8:]] == [
            f"{word}." for word in ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight")
        ]


async def test_the_articles_routine_is_reported_with_one_key(open_window: OpenWindow, voices: list[Voice]) -> None:
    """From get ready to well done: every go, every side, every rest."""
    async with open_window(slug=ARTICLE, settings='cues = ["voice"]', hands_free=True) as window:
        await window.press("space")
        while window.app.driver.running:
            window.clock.forward(1_000)
            window.app.dashboard.wake()
        said = voices[0].said
        assert said.count("Go.") == 35
        assert sum("Rest. Then:" in words for words in said) == 2
        assert sum("Last round." in words for words in said) == 3
        assert said[-1] == "Done. Well done."


async def begin_plank(window: DrivenWindow) -> None:
    """To the first second of twenty-five of plank."""
    await window.press("space")
    await window.forward(10)
