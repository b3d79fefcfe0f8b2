"""Cues on the dashboard: when it wakes for them, and the keys and entries that turn them on and off."""

from __future__ import annotations

from typing import Any

import pytest

from stride_tui.sinks.announcement import Announcement
from stride_tui.sinks.player import Report
from stride_tui.store.paths import Paths
from stride_tui.tui.actions.palette import PaletteActions
from stride_tui.views.dashboard.screen import ScreenView
from tests.tui.conftest import ARTICLE, Play, Stage, write_routine

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


async def entries(stage: Stage) -> list[str]:
    """What the palette offers."""
    return [str(hit.text) async for hit in PaletteActions(stage.app.screen).discover()]


async def test_the_bell_rings_at_each_change_of_phase(play: Play, bells: list[str]) -> None:
    """Ready, go, pause, going on: as it comes."""
    async with play() as stage:
        await stage.press("space")
        assert len(bells) == 1
        await stage.forward(10)
        assert len(bells) == 2
        await stage.press("space", "space")
        assert len(bells) == 4


async def test_without_the_bell_it_is_quiet(play: Play, bells: list[str]) -> None:
    """`bell = false` is what it always was."""
    async with play(settings="bell = false") as stage:
        await stage.press("space")
        await stage.forward(10)
    assert bells == []


async def test_the_timer_waits_for_the_next_cue(play: Play, paths: Paths) -> None:
    """Half of twenty-five seconds comes between two seconds of the picture."""
    write_routine(paths, ODD, "odd")
    async with play(slug="odd") as stage:
        await begin_plank(stage)
        await stage.forward(12)
        assert stage.app.dashboard.alarm.seconds == pytest.approx(0.5)


async def test_what_is_only_heard_paints_nothing(
    play: Play, paths: Paths, voices: list[Voice], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The half is told, and the picture is not even worked out."""
    write_routine(paths, ODD, "odd")
    async with play(slug="odd", settings='cues = ["voice"]') as stage:
        await begin_plank(stage)
        await stage.forward(12)
        looked: list[bool] = []
        view = stage.app.dashboard.views.view

        def noted(*given: Any, **named: Any) -> ScreenView:
            looked.append(True)
            return view(*given, **named)

        monkeypatch.setattr(stage.app.dashboard.views, "view", noted)
        await stage.forward(0.5)
        assert voices[0].said[-1] == "Halfway."
        assert looked == []


async def test_a_sink_that_fails_is_told_once_and_the_session_goes_on(play: Play, voices: list[Voice]) -> None:
    """On the screen, in one sentence."""
    async with play(settings='cues = ["voice"]\nvoice = "failing"') as stage:
        await stage.press("space")
        await stage.forward(10)
        await stage.until(lambda: "no sound" in stage.told)
        assert stage.told.count("espeak-ng makes no sound here.") == 1
        assert stage.phase == "work"


async def test_m_mutes_and_unmutes(play: Play, bells: list[str]) -> None:
    """And says so."""
    async with play() as stage:
        await stage.press("m", "space")
        assert bells == []
        await stage.press("m")
        await stage.forward(10)
        assert len(bells) == 1
        assert "Muted." in stage.told
        assert "No longer muted." in stage.told


async def test_with_nothing_to_mute_m_says_what_turns_cues_on(play: Play) -> None:
    """Nobody is left wondering."""
    async with play(settings="cues = []") as stage:
        await stage.press("m")
        assert "the palette (^p) turns cues on" in stage.told


async def test_the_palette_turns_each_sink_on_and_off(play: Play, bells: list[str], voices: list[Voice]) -> None:
    """By what it does now."""
    async with play() as stage:
        assert "Cues: the terminal's bell: turn off" in await entries(stage)
        stage.app.groups.cues.toggle("bell")
        stage.app.groups.cues.toggle("voice")
        assert "Cues: a voice that says what comes: turn off" in await entries(stage)
        await stage.press("space")
        assert bells == []
        assert voices[0].said[0].startswith("Get ready for Warm-up.")


async def test_new_settings_are_heard_at_once(play: Play, voices: list[Voice]) -> None:
    """The file is followed in the middle of a session."""
    async with play() as stage:
        await stage.press("space")
        stage.paths.settings.write_text('cues = ["voice"]', encoding="utf-8")
        await stage.until(lambda: stage.app.groups.cues.sinks == {"voice"})
        await stage.forward(10)
        assert voices[0].said == ["Go."]


async def test_a_flash_is_seen_and_is_over(play: Play) -> None:
    """The panels are bright for a fifth of a second."""
    async with play(settings='cues = ["flash"]') as stage:
        await stage.press("space")
        assert stage.app.dashboard.has_class("-flash")
        await stage.until(lambda: not stage.app.dashboard.has_class("-flash"))


async def test_h_before_a_session_makes_it_hands_free(play: Play) -> None:
    """The one to come, and back."""
    async with play() as stage:
        await stage.press("h")
        assert "Hands-free" in stage.told
        await stage.press("space")
        assert stage.state.hands_free
        await stage.press("h")
        assert not stage.state.hands_free


async def test_h_in_a_set_counts_it_to_its_end(play: Play, voices: list[Voice]) -> None:
    """Eight reps of three seconds, aloud, and the next set comes by itself."""
    async with play(settings='cues = ["voice"]') as stage:
        await stage.to("Squat")
        await stage.press("h")
        for _ in range(23):
            await stage.forward(1)
        assert stage.exercise == "Plank"
        assert [words.split()[0] for words in voices[0].said[-8:]] == [
            f"{word}." for word in ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight")
        ]


async def test_the_articles_routine_is_told_with_one_key(play: Play, voices: list[Voice]) -> None:
    """From get ready to well done: every go, every side, every rest."""
    async with play(slug=ARTICLE, settings='cues = ["voice"]', hands_free=True) as stage:
        await stage.press("space")
        while stage.app.driver.running:
            stage.clock.forward(1_000)
            stage.app.dashboard.wake()
        said = voices[0].said
        assert said.count("Go.") == 35
        assert sum("Rest. Then:" in words for words in said) == 2
        assert sum("Last round." in words for words in said) == 3
        assert said[-1] == "Done. Well done."


async def begin_plank(stage: Stage) -> None:
    """To the first second of twenty-five of plank."""
    await stage.press("space")
    await stage.forward(10)
