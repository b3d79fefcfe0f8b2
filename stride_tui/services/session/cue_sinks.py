"""The sinks that the runner chose: which cues each of them gets, and when it is silent."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from itertools import groupby

from stride_tui.core.cues.cues import NORMAL, Cues, Meaning
from stride_tui.core.cues.outlets import FaceOutlets, SinkTrial
from stride_tui.core.session.state import SessionState
from stride_tui.core.settings.cue_sinks import SINK_ROWS
from stride_tui.core.settings.settings import Settings
from stride_tui.services.home import Home
from stride_tui.services.settings import settings_or_default
from stride_tui.sinks.announcement import BY_URGENCY, Announcement
from stride_tui.sinks.awake import Awake
from stride_tui.sinks.cue_sink import CueSink, OpenSink, SinkTools
from stride_tui.store.paths import Paths
from stride_tui.views.cues.speech import speaking_ms, utterance
from stride_tui.views.cues.words import CUE_EXAMPLES


def sink_named(name: str) -> CueSink:
    """Return the sink of that name. Its module is loaded here, when the sink is used first."""
    (at,) = (row.at for row in SINK_ROWS if row.name == name)
    module, _, found = at.partition(":")
    sink: CueSink = getattr(importlib.import_module(f"stride_tui.sinks.{module}"), found)
    return sink


def try_sink(home: Home, name: str, outlets: FaceOutlets, played: Callable[[Meaning], None]) -> SinkTrial:
    """Play every cue on a sink, which takes as long as they last; `played` is called after each."""
    tools = SinkTools(home.paths.cache, settings_or_default(home), outlets)
    return sink_named(name).open(tools).try_all(CUE_EXAMPLES, played)


class CueSinks:
    """All sinks of one window. No call waits for a sound."""

    def __init__(self, paths: Paths, settings: Settings, outlets: FaceOutlets) -> None:
        self._paths = paths
        self._settings = settings
        self._outlets = outlets
        self._turned: dict[str, bool] = {}
        self._open: dict[str, OpenSink] = {}
        self._talks_until = 0
        self.muted = False
        """True while all sinks are silent."""
        self.awake = Awake()

    @property
    def sinks(self) -> frozenset[str]:
        """The sinks in use: those of the settings, except for those turned on or off since."""
        on = {name for name, wanted in self._turned.items() if wanted}
        off = {name for name, wanted in self._turned.items() if not wanted}
        return frozenset((self._settings.sinks - off) | on)

    def use(self, settings: Settings) -> None:
        """Take new settings, which also end what was turned on or off by hand if they choose other sinks."""
        if settings.sinks != self._settings.sinks:
            self._turned.clear()
        changed = {
            name for name in Settings.__struct_fields__ if getattr(settings, name) != getattr(self._settings, name)
        }
        self._hush(frozenset(name for name in self._open if sink_named(name).remade_by & changed))
        self._settings = settings

    def mute(self, wanted: bool) -> None:
        """Silence all sinks immediately, also what is being played; or let them sound again."""
        self.muted = wanted
        if wanted:
            self._hush(frozenset(self._open))

    def turn(self, name: str, on: bool) -> None:
        """Turn a sink on or off until stride is left."""
        self._turned[name] = on
        if on:
            self.muted = False
        else:
            self._hush(frozenset({name}))

    def announce(self, cues: Cues, state: SessionState) -> None:
        """Announce cues through the sinks; `state` is the session after them."""
        self.awake.hold(not (state.ended or state.position.paused_for))
        if self.muted:
            return
        moments = [tuple(due) for _, due in groupby(cues, key=lambda cue: cue.at)]
        for number, due in enumerate(moments, 1):
            # After a delay several cues are due: a number that another follows directly would be cut off.
            if number == len(moments) or any(cue.rank == NORMAL for cue in due):
                self._announce(due, state)

    def close(self) -> None:
        """Silence all sinks, and let the machine sleep."""
        self.awake.hold(False)
        self._hush(frozenset(self._open))

    def _announce(self, cues: Cues, state: SessionState) -> None:
        """Announce what is due at one moment."""
        used = {row.name: sink_named(row.name) for row in SINK_ROWS if row.name in self.sinks}
        meanings, at = {cue.meaning for cue in cues}, cues[0].at
        spoken = any(sink.spoken for sink in used.values())
        words = utterance(cues, state, talking=spoken and at < self._talks_until)
        if words:
            self._talks_until = at + speaking_ms(words)
        call = Announcement(min(meanings, key=BY_URGENCY.index), words, max(cue.rank for cue in cues))
        for name, sink in used.items():
            if meanings & sink.meanings and (words or not sink.spoken):
                self._opened(name, sink).play(call)

    def _opened(self, name: str, sink: CueSink) -> OpenSink:
        """Return what plays calls on a sink, which is opened when it is first needed."""
        if name not in self._open:
            self._open[name] = sink.open(SinkTools(self._paths.cache, self._settings, self._outlets))
        return self._open[name]

    def _hush(self, names: frozenset[str]) -> None:
        """Stop what is being played. A sink that is needed again is opened anew, and may report again what is wrong."""
        for name in names & self._open.keys():
            self._open.pop(name).close()
