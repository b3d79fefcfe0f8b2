"""From cues to the sinks that the runner chose: what each of them is given, and when it is silent."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import groupby

import msgspec

from stride_tui.core.cues.cues import COACH, Cues, Meaning
from stride_tui.core.session.state import SessionState
from stride_tui.core.settings.settings import Settings, SinkName
from stride_tui.sinks.announcement import BY_URGENCY, Announcement
from stride_tui.sinks.awake import Awake
from stride_tui.sinks.notify import notification
from stride_tui.sinks.player import Player
from stride_tui.sinks.tones import tones
from stride_tui.sinks.voice import voice
from stride_tui.store.paths import Paths
from stride_tui.views.cues.speech import takes_ms, utterance

TURNS: frozenset[Meaning] = frozenset({"get_ready", "switch", "go", "rest", "paused", "resumed", "session_done"})
"""What a change of phase tells."""
RUNG = TURNS | {"rest_over", "rep"}
"""A bell has one voice: it rings for what one has to act on."""
FLASHED = TURNS | {"rest_over", "countdown"}
NOTIFIED: frozenset[Meaning] = frozenset({"get_ready", "switch", "rest", "rest_over", "session_done"})
"""What one wants to be told of while looking at something else."""


class FaceOutlets(msgspec.Struct, frozen=True):
    """What only a face can do: ring the terminal's bell, write to the terminal what shows nothing, flash,
    and tell a sentence. `tell` is called on a player's thread.
    """

    bell: Callable[[], None]
    write: Callable[[str], None]
    flash: Callable[[], None]
    tell: Callable[[str], None]


class CueSinks:
    """Makes cues known. Nothing here waits for a sound."""

    def __init__(self, paths: Paths, settings: Settings, outlets: FaceOutlets) -> None:
        self._paths = paths
        self._settings = settings
        self._outlets = outlets
        self._turned: dict[SinkName, bool] = {}
        self._players: dict[SinkName, Player] = {}
        self._talks_until = 0
        self.muted = False
        """Whether all sinks are silent."""
        self.awake = Awake()

    @property
    def sinks(self) -> frozenset[SinkName]:
        """The sinks in use: those of the settings, but for those turned on or off since."""
        on = {name for name, wanted in self._turned.items() if wanted}
        off = {name for name, wanted in self._turned.items() if not wanted}
        return frozenset((self._settings.sinks - off) | on)

    def use(self, settings: Settings) -> None:
        """Take new settings, which also end what was turned on or off by hand if they choose other sinks."""
        if settings.sinks != self._settings.sinks:
            self._turned.clear()
        if (settings.voice, settings.volume) != (self._settings.voice, self._settings.volume):
            self._hush(frozenset(self._players))
        self._settings = settings

    def mute(self, wanted: bool) -> None:
        """All sinks silent, at once; or as they were."""
        self.muted = wanted
        if wanted:
            self._hush(frozenset(self._players))

    def turn(self, name: SinkName, on: bool) -> None:
        """Use a sink, or no longer, until stride is left."""
        self._turned[name] = on
        if on:
            self.muted = False
        else:
            self._hush(frozenset({name}))

    def hear(self, cues: Cues, state: SessionState) -> None:
        """Make cues known; `state` is the session after them."""
        self.awake.hold(not (state.ended or state.position.paused_for))
        if self.muted:
            return
        moments = [tuple(due) for _, due in groupby(cues, key=lambda cue: cue.at)]
        for number, due in enumerate(moments, 1):
            # Where a look came late, a number that another follows at once would only be a stammer.
            if number == len(moments) or any(cue.rank == COACH for cue in due):
                self._make_known(due, state)

    def close(self) -> None:
        """Fall silent, and let the machine sleep."""
        self.awake.hold(False)
        self._hush(frozenset(self._players))

    def _make_known(self, cues: Cues, state: SessionState) -> None:
        """Make known what is due at one moment."""
        sinks, meanings, at = self.sinks, {cue.meaning for cue in cues}, cues[0].at
        words = utterance(cues, state, talking="voice" in sinks and at < self._talks_until)
        if words:
            self._talks_until = at + takes_ms(words)
        call = Announcement(min(meanings, key=BY_URGENCY.index), words, max(cue.rank for cue in cues))
        if "tones" in sinks:
            self._player("tones").play(call)
        if "voice" in sinks and words:
            self._player("voice").play(call)
        if "bell" in sinks and meanings & RUNG:
            self._outlets.bell()
        if "flash" in sinks and meanings & FLASHED:
            self._outlets.flash()
        if "notify" in sinks and meanings & NOTIFIED:
            self._outlets.write(notification("stride", words, os.environ))

    def _player(self, name: SinkName) -> Player:
        """The player of a sink, which is made when it is first needed."""
        if name not in self._players:
            volume, tell = self._settings.volume, self._outlets.tell
            self._players[name] = (
                tones(self._paths.cache, volume, tell) if name == "tones" else voice(self._settings.voice, volume, tell)
            )
        return self._players[name]

    def _hush(self, names: frozenset[SinkName]) -> None:
        """End what is being played. A player that is needed again is made anew, and may tell its trouble anew."""
        for name in names & self._players.keys():
            self._players.pop(name).close()
