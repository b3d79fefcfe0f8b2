"""The count of reps that go on by themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tomli

from stride_tui.core.cues.cues import upcoming
from stride_tui.core.session.events import Adjust
from stride_tui.core.session.rep_count import rep_count
from tests.helpers.routine_builders import Run, block, reps, routine, small

ITEMS: list[dict[str, Any]] = tomli.loads((Path(__file__).parent / "rep_counts.toml").read_text("utf-8"))["item"]
CASES = [(item, *row) for item in ITEMS for row in item["at"]]


def _counting(count: int, pace: int, tempo: tuple[int, ...] = ()) -> Run:
    """A set that counts by itself, at its beginning."""
    of = routine(block("A", reps("Squat", count, pace_ms=pace, tempo_ms=tempo)))
    return Run(of, hands_free=True).press("confirm")


@pytest.mark.parametrize(("item", "seconds", "done", "part", "since", "left"), CASES)
def test_the_count_is_that_of_the_table(
    item: dict[str, Any], seconds: float, done: int, part: int, since: int, left: int
) -> None:
    """Reps that are done, and the part of the next one."""
    run = _counting(item["reps"], item["pace"], tuple(item["tempo"]))
    count = rep_count(run.state, run.clock.forward(round(seconds * 1000)))
    assert count is not None
    assert (count.done, count.part, count.since_ms, count.left_ms) == (done, part, since, left)
    assert count.asked == item["reps"]


def test_a_longer_set_counts_no_further_than_what_is_asked() -> None:
    """Two reps of three seconds, and ten seconds more: after six seconds both are done, and no part goes on."""
    run = _counting(2, 3000).do(Adjust(10_000))
    count = rep_count(run.state, run.clock.forward(8_000))
    assert count is not None
    assert (count.done, count.part, count.since_ms, count.left_ms) == (2, 3, 2_000, None)


@pytest.mark.parametrize("hands_free", [False, True])
def test_only_work_that_counts_by_itself_has_a_count(hands_free: bool) -> None:
    """Not timed work, not a lead-in, and nothing by hand."""
    run = Run(small(), hands_free)
    seen: dict[tuple[str, str], bool] = {}
    while not run.state.ended:
        seen[run.at] = rep_count(run.state, run.now) is not None
        run.wait(1).press("confirm")
    assert {at for at, counted in seen.items() if counted} == (
        {("work", "Squat"), ("work", "Lunge")} if hands_free else set()
    )


def test_the_count_is_the_one_that_is_spoken() -> None:
    """At each cue of a rep, as many are done as it says."""
    run = _counting(5, 1700)
    spoken = [(cue.at, cue.number) for cue in upcoming(run.state) if cue.meaning == "rep"]
    assert [number for _, number in spoken] == [1, 2, 3, 4, 5]
    for at, number in spoken:
        count = rep_count(run.state, run.clock.forward(at - run.now.boot))
        assert count is not None
        assert count.done == number
