"""How long after its instant a cue reaches a sink: a real session, and players that note when they are started."""

from __future__ import annotations

import os
import re
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.setting import STRIDE, Row, Setting, p99
from benchmarks.terminal import NotMeasuredError, Terminal
from stride_tui.core.cues.track import CueTrack
from stride_tui.core.instant import ManualClock
from stride_tui.core.routines.routine import Routine
from stride_tui.core.session.engine import Engine
from stride_tui.store.routines.file import parse_routine

REPS, QUICK_REPS = 40, 12
ROUTINE = """\
name = "Pogo"
[[block]]
name = "A"
get_ready = "4s"
[[block.item]]
exercise = "Pogo"
reps = {reps}
pace = 1
"""
PLAYER = """\
#!/bin/bash
printf '%s\\n' "$EPOCHREALTIME" >> '{notes}'
exec sleep 0.6
"""
"""Notes the time as its first act (bash knows it without another program), then takes as long as a word does."""
GOAL_MS = 50
SLACK_MS = 500
"""A note belongs to the cue before it within this."""


def measure(setting: Setting) -> Iterator[Row]:
    """Tones and words, one session each."""
    for sink, program in (("tones", "pw-play"), ("voice", "say")):
        first, *late = _lateness(setting, sink, program)
        yield Row(f"cue to {sink}, slowest of {len(late)}", "ms", max(late), None, GOAL_MS)
        yield Row("  the first of all, while the dashboard opens", "ms", first)
        yield Row("  median", "ms", statistics.median(late))
        yield Row("  p99", "ms", p99(late))


def _lateness(setting: Setting, sink: str, program: str) -> list[float]:
    """Milliseconds from the instant of each cue to the start of the program that makes it heard."""
    home = setting.folder / f"cues-{sink}"
    notes = home / "notes"
    for folder in (home / "bin", home / "routines"):
        folder.mkdir(parents=True, exist_ok=True)
    player = home / "bin" / program
    player.write_text(PLAYER.format(notes=notes), "utf-8")
    player.chmod(0o755)
    text = ROUTINE.format(reps=QUICK_REPS if setting.quick else REPS)
    (home / "routines" / "pogo.toml").write_text(text, "utf-8")
    (home / "settings.toml").write_text(f'cues = ["{sink}"]\n', "utf-8")
    routine = parse_routine(text, "pogo")
    assert isinstance(routine, Routine)
    dues = _due_ms(routine)
    environment = setting.environment(home)
    environment["PATH"] = f"{home / 'bin'}{os.pathsep}{environment['PATH']}"
    with Terminal([str(STRIDE), "start", "pogo", "--hands-free"], environment, home) as stride:
        stride.wait_for("GET READY")
        begun = _begun(home / "session.jsonl")
        until = time.perf_counter() + dues[-1] / 1000 + 1
        while time.perf_counter() < until:
            stride.read(0.05)
    started = [float(line) * 1000 - begun for line in notes.read_text("utf-8").split()]
    return _matched(dues, started)


def _due_ms(routine: Routine) -> list[int]:
    """When something is to be heard, in milliseconds since the session began."""
    clock = ManualClock()
    begun = clock.now().boot
    engine, batch = Engine.start(routine, "s1", clock.now(), hands_free=True)
    track = CueTrack()
    found = list(track.drive(batch, clock.now()))
    while not engine.state.ended:
        found += track.drive(engine.tick(clock.forward(500)), clock.now())
    return sorted({cue.at - begun for cue in found})


def _begun(journal: Path) -> int:
    """When the session began, as its journal says: the clocks of its first event."""
    found = re.search(r'"at":\[\d+,\d+,(\d+)', journal.read_text("utf-8"))
    if found is None:
        raise NotMeasuredError("the journal holds no beginning")
    return int(found[1])


def _matched(dues: list[int], started: list[float]) -> list[float]:
    """How late each start is after the instant it belongs to; a cue that was never heard is no measurement."""
    late = [min((s - due for s in started if 0 <= s - due + 1 < SLACK_MS), default=None) for due in dues]
    # While the coach speaks a countdown keeps silent, so words may be fewer than cues.
    heard = [ms for ms in late if ms is not None]
    if len(heard) < len(dues) - 3:
        raise NotMeasuredError(f"{len(heard)} of {len(dues)} cues were heard")
    return heard
