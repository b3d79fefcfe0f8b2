"""The cues of the article's whole routine, hands-free, as a file to read: `cue_timeline.txt`.

After a change that is meant, STRIDE_UPDATE_SNAPSHOTS=1 writes it anew; read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

from stride_tui.core.cues.cues import Cue
from stride_tui.core.routines.routine import Routine
from stride_tui.store.routines.file import read_routine
from tests.helpers.cue_recorder import Listener

ARTICLE = Path(__file__).parents[3] / "routines" / "lower-body-runners.toml"
GOLDEN = Path(__file__).with_name("cue_timeline.txt")
WITHIN = {"countdown", "rep", "halfway", "rest_over"}
"""What is told inside a step."""


def at_words(ms: int) -> str:
    """A time since the session began: `7:35.000`."""
    return f"{ms // 60_000}:{ms // 1000 % 60:02}.{ms % 1000:03}"


def step_words(cue: Cue) -> str:
    """What a cue is about."""
    if cue.meaning in ("session_done", "block_done"):
        return "" if cue.meaning == "session_done" else cue.step.place.block
    turn = f"round {cue.step.place.round} of {cue.step.rounds}" if cue.step.rounds > 1 else ""
    return ", ".join(filter(None, [cue.step.place.exercise, cue.step.place.side, turn]))


def timeline(cues: list[Cue], begun: int) -> str:
    """A line for each beginning or end, and below it what is told within."""
    lines: list[str] = []
    inner: list[str] = []
    for cue in cues:
        at = at_words(cue.at - begun)
        if cue.meaning in WITHIN:
            inner.append(f"{at} {cue.number or cue.meaning.replace('_', ' ')}")
            continue
        if inner:
            lines.append(" " * 11 + " · ".join(inner))
            inner = []
        lines.append(f"{at:>9}  {cue.meaning.replace('_', ' '):<13}{step_words(cue)}".rstrip())
    return "\n".join(lines) + "\n"


def test_the_articles_routine_is_reported_as_the_file_says() -> None:
    """Every cue from get ready to done, to the millisecond."""
    of = read_routine(ARTICLE)
    assert isinstance(of, Routine)
    run = Listener(of, hands_free=True)
    while not run.state.ended:
        run.wait(1)
    told = timeline(run.cues, run.begun)
    if os.environ.get("STRIDE_UPDATE_SNAPSHOTS"):
        GOLDEN.write_text(told, "utf-8")
    assert told == GOLDEN.read_text("utf-8")
