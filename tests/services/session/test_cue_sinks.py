"""From cues to the chosen sinks: who is given what, and who is silent."""

from __future__ import annotations

import pytest

from stride_tui.core.cues.outlets import FaceOutlets
from stride_tui.core.session.events import CommandName
from stride_tui.core.settings.cue_sinks import SINK_NAMES
from stride_tui.core.settings.settings import Settings
from stride_tui.services.session.cue_sinks import CueSinks, sink_named
from stride_tui.sinks.announcement import Announcement
from stride_tui.store.paths import find_paths
from tests.helpers.cue_recorder import Listener
from tests.helpers.routine_builders import block, reps, routine, timed


class Recorder:
    """A player that notes what it is given."""

    def __init__(self) -> None:
        self.calls: list[Announcement] = []
        self.closed = False

    def play(self, call: Announcement) -> None:
        """Note a call."""
        self.calls.append(call)

    def close(self) -> None:
        """Fall silent."""
        self.closed = True


class Ears:
    """A session whose cues go to recorders."""

    def __init__(self, tmp_path, monkeypatch: pytest.MonkeyPatch, settings: Settings, hands_free: bool) -> None:
        self.made: dict[str, list[Recorder]] = {"tones": [], "voice": []}
        self.out: list[str] = []
        for name in self.made:
            monkeypatch.setattr(f"stride_tui.sinks.{name}.{name}", lambda *_, name=name: self._make(name))
        outlets = FaceOutlets(
            lambda: self.out.append("bell"), self.out.append, lambda: self.out.append("flash"), self.out.append
        )
        self.cueing = CueSinks(find_paths(tmp_path), settings, outlets)
        of = routine(block("A", reps("Squat", 2, sides="each")), block("B", timed("Plank", 20)))
        self.run = Listener(of, hands_free)
        self.cueing.announce(tuple(self.run.cues), self.run.state)

    def _make(self, name: str) -> Recorder:
        self.made[name].append(Recorder())
        return self.made[name][-1]

    def wait(self, seconds: float) -> None:
        """Let time pass, a second at a time, with everybody listening."""
        for _ in range(int(seconds)):
            self.run.forget().leap(1)
            self.cueing.announce(tuple(self.run.cues), self.run.state)

    def press(self, name: CommandName) -> None:
        """Press a key."""
        self.run.forget().press(name)
        self.cueing.announce(tuple(self.run.cues), self.run.state)

    def words(self, name: str) -> list[str]:
        """What a player was given to say."""
        return [call.words for made in self.made[name] for call in made.calls]

    def meanings(self, name: str) -> list[str]:
        """What a player was told."""
        return [call.meaning for made in self.made[name] for call in made.calls]


@pytest.fixture
def ears(tmp_path, monkeypatch: pytest.MonkeyPatch):
    """A maker of listeners with the sinks of some settings."""
    return lambda *sinks, hands_free=True, **fields: Ears(
        tmp_path, monkeypatch, Settings(cues=sinks, **fields), hands_free
    )


def test_the_bell_rings_for_what_one_has_to_act_on(ears) -> None:
    """Get ready, go, each rep, switch; a countdown would be a din."""
    found = ears("bell")
    found.wait(9)
    assert found.out == ["bell"]
    found.wait(7)
    assert found.out == ["bell"] * 4


def test_without_hands_free_the_bell_marks_each_change_of_phase(ears) -> None:
    """Once each: ready, go, pause, going on, done."""
    found = ears("bell", hands_free=False)
    found.wait(12)
    for key in ("toggle", "toggle", "confirm"):
        found.press(key)
    assert found.out == ["bell"] * 5


def test_the_bell_can_be_taken_out_alone(ears) -> None:
    """As it could before there was anything else."""
    found = ears("bell", bell=False)
    found.wait(30)
    assert found.out == []


def test_of_what_is_due_together_the_tone_is_the_most_telling(ears) -> None:
    """The last rep of a side is the change of sides."""
    found = ears("tones")
    found.wait(16)
    assert found.meanings("tones") == ["get_ready", *["countdown"] * 3, "go", "rep", "switch"]


def test_the_voice_says_it_all_in_one(ears) -> None:
    """And nothing where it is better silent."""
    found = ears("voice")
    found.wait(16)
    assert found.words("voice")[-2:] == ["One.", "Two. Switch sides. Right side."]


def test_a_countdown_waits_for_the_words_before_it(ears) -> None:
    """Numbers that would cut off the announcement are left out; go is not."""
    found = ears("voice")
    found.wait(10)
    first, *rest = found.words("voice")
    assert first.startswith("Get ready for A. Squat.")
    assert rest == ["Three.", "Two.", "One.", "Go."]
    found.wait(11)
    assert [words for words in found.words("voice") if words == "Three."] == ["Three."]


def test_notifications_report_in_words(ears) -> None:
    """By a sequence of the terminal's."""
    found = ears("notify")
    found.wait(10)
    (sequence,) = found.out
    assert "Get ready for A. Squat." in sequence
    assert sequence.startswith("\x1b")


def test_a_flash_marks_changes_and_countdowns(ears) -> None:
    """Across a room one sees it."""
    found = ears("flash")
    found.wait(10)
    assert found.out == ["flash"] * 5


def test_several_sinks_report_at_once(ears) -> None:
    """Each in its way."""
    found = ears("tones", "voice", "bell")
    assert (found.out, found.meanings("tones"), len(found.words("voice"))) == (["bell"], ["get_ready"], 1)


def test_muted_everything_is_silent_at_once(ears) -> None:
    """What is being said is cut off; unmuted, what comes next is heard."""
    found = ears("voice", "bell")
    found.cueing.mute(True)
    assert found.made["voice"][0].closed
    found.wait(9)
    assert (found.out, len(found.words("voice"))) == (["bell"], 1)
    found.cueing.mute(False)
    found.wait(1)
    assert found.words("voice")[-1] == "Go."


def test_a_sink_is_turned_on_and_off_by_hand(ears) -> None:
    """Until the settings choose others."""
    found = ears("bell")
    found.cueing.turn("tones", True)
    found.cueing.turn("bell", False)
    assert found.cueing.sinks == {"tones"}
    found.cueing.use(Settings(cues=("bell",), volume=10))
    assert found.cueing.sinks == {"tones"}
    found.cueing.use(Settings(cues=("bell", "flash")))
    assert found.cueing.sinks == {"bell", "flash"}


def test_turning_a_sink_on_ends_the_silence(ears) -> None:
    """Who asks for a sound wants to hear it."""
    found = ears("bell")
    found.cueing.mute(True)
    found.cueing.turn("tones", True)
    assert not found.cueing.muted


def test_another_voice_or_volume_is_heard_at_once(ears) -> None:
    """The player is made anew with the next cue; with the same ones it stays."""
    found = ears("voice")
    found.cueing.use(Settings(cues=("voice",), hands_free=True))
    assert not found.made["voice"][0].closed
    found.cueing.use(Settings(cues=("voice",), volume=10))
    assert found.made["voice"][0].closed
    found.wait(7)
    assert len(found.made["voice"]) == 2


def test_another_voice_leaves_the_tones_alone(ears) -> None:
    """Only what a setting is about is opened anew."""
    found = ears("tones", "voice")
    found.cueing.use(Settings(cues=("tones", "voice"), voice="en-gb"))
    assert (found.made["tones"][0].closed, found.made["voice"][0].closed) == (False, True)


def test_the_machine_is_awake_while_the_clock_runs(ears) -> None:
    """Not in a pause, and not after the end."""
    found = ears("bell")
    assert found.cueing.awake.held
    found.press("toggle")
    assert not found.cueing.awake.held
    found.press("toggle")
    assert found.cueing.awake.held
    found.press("discard")
    assert not found.cueing.awake.held


@pytest.mark.parametrize("name", SINK_NAMES)
def test_a_sink_is_where_its_row_says(name: str) -> None:
    """It is opened anew by settings that there are."""
    assert sink_named(name).remade_by <= set(Settings.__struct_fields__)
