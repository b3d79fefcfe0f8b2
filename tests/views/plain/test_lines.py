"""The session in plain lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stride_tui.core.instant import ManualClock
from stride_tui.core.routines.routine import Exercise, Load, Reps, Rest, Routine, Timed
from stride_tui.core.session.engine import Engine
from stride_tui.core.session.events import Do
from stride_tui.views.plain.answers import cue_lines, done_lines, next_words, opening_lines, time_answer
from stride_tui.views.plain.lines import batch_lines, entry_lines, here_words, set_line
from stride_tui.views.plain.marks import next_mark
from stride_tui.views.text.clean import clean
from tests.helpers.hostile_texts import HOSTILE
from tests.helpers.routine_builders import Run, block, reps, routine, small, timed


def told(of: Routine, waits: list[int]) -> list[str]:
    """All lines of a hands-free session that is looked at after these milliseconds, then at its end."""
    clock = ManualClock()
    engine, _ = Engine.start(of, "s1", clock.now(), True)
    lines = list(entry_lines(engine.state))
    heard = clock.now().boot
    for ms in [*waits, 10_000_000]:
        before = engine.state
        batch = engine.tick(clock.forward(ms))
        lines += batch_lines(before, batch, heard, clock.now().boot)
        heard = clock.now().boot
    assert engine.state.ended
    return lines


@given(st.lists(st.integers(0, 40_000), max_size=60))
def test_the_lines_are_the_same_however_often_it_is_looked(waits: list[int]) -> None:
    """Each once, in order, whatever woke the program."""
    assert told(small(), waits) == told(small(), [])


def lines_in(item: object, seconds: float, hands_free: bool = False) -> tuple[str, ...]:
    """What is told in the first set of an item within some seconds, its beginning left out."""
    run = Run(routine(block("A", item, get_ready_ms=0)), hands_free)  # type: ignore[arg-type]
    state, heard = run.state, run.now.boot
    run.wait(seconds)
    return batch_lines(state, run.events[1:], heard, run.now.boot)


@pytest.mark.parametrize(
    ("seconds", "lines"),
    [
        (5, ()),
        (9, ("3 s left.",)),
        (12, ("3 s left.",)),
        (15, ("Halfway, 8 s left.", "3 s left.")),
        (21, ("Halfway, 11 s left.", "5 s left.")),
        (60, ("Halfway, 30 s left.", "5 s left.")),
    ],
)
def test_timed_work_reports_halfway_and_the_last_seconds(seconds: int, lines: tuple[str, ...]) -> None:
    """As far as it is long enough for both to be heard."""
    assert lines_in(timed("Plank", seconds), seconds - 0.001) == lines


def test_rep_work_waits_in_silence() -> None:
    """Its runner counts."""
    assert lines_in(reps("Squat", 8), 600) == ()


def test_hands_free_rep_work_reports_halfway() -> None:
    """By its pace, where there are enough reps."""
    assert lines_in(reps("Squat", 8, pace_ms=2000), 8, hands_free=True) == ("4 of 8.",)
    assert lines_in(reps("Squat", 5), 14, hands_free=True) == ()


def test_more_time_moves_what_is_still_to_be_reported() -> None:
    """What was told already is not told again."""
    run = Run(routine(block("A", timed("Plank", 20), get_ready_ms=0)))
    run.wait(12).adjust(10)
    assert next_mark(run.state, run.now.boot) == run.now.boot + 3_000
    run.wait(3)
    assert next_mark(run.state, run.now.boot) == run.now.boot + 10_000


@pytest.mark.parametrize("name", ["toggle", "leave"])
def test_nothing_is_due_while_it_does_not_move(name: str) -> None:
    """Neither halfway nor the end."""
    run = Run(routine(block("A", timed("Plank", 20), get_ready_ms=0)))
    run.wait(2).do(Do(name))  # type: ignore[arg-type]
    assert next_mark(run.state, run.now.boot) is None


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (reps("Squat", 8), "Squat, 8 reps"),
        (reps("Squat", 1), "Squat, 1 rep"),
        (reps("Squat", 8, sides="each"), "Squat, left side, 8 reps"),
        (reps("Swing", 12, sides="alternating"), "Swing, alternating sides, left first, 12 reps"),
        (reps("Squat", 8, load=Load("dumbbells", 10)), "Squat, 8 reps, 2 × 10 kg dumbbells"),
        (timed("Plank", 90), "Plank, 1 min 30 s"),
    ],
)
def test_a_set_is_reported_in_one_breath(item: object, words: str) -> None:
    """What, side, dose, load."""
    assert set_line(Run(routine(block("A", item))).state) == words  # type: ignore[arg-type]


def test_a_range_of_reps_is_read_as_one() -> None:
    """A dash would not be heard."""
    item = reps("Squat", 8)
    ranged = Routine("t", "T", (block("A", type(item)("Squat", Reps(8, 12))),))
    assert set_line(Run(ranged).state) == "Squat, 8 to 12 reps"


def test_a_block_begins_with_what_to_fetch() -> None:
    """Name, time, first set, equipment."""
    of = routine(block("Warm-up", timed("Pigeon", 20)), exercises=(Exercise("Pigeon", equipment=("exercise mat",)),))
    assert entry_lines(Run(of).state) == ("Warm-up.", "Get ready, 10 s: Pigeon, 20 s. Fetch: exercise mat.")


def test_a_new_round_is_reported() -> None:
    """Before its first set, and only there."""
    run = Run(routine(block("A", timed("Plank", 20), timed("Hop", 20), rounds=2, get_ready_ms=0)))
    state, heard = run.state, run.now.boot
    run.wait(50)
    lines = batch_lines(state, run.events[1:], heard, run.now.boot)
    assert [line for line in lines if "round" in line] == ["A, round 2 of 2."]
    assert lines[lines.index("A, round 2 of 2.") + 1] == "Next, in 5 s: Plank, 20 s."


def test_a_suggested_rest_is_reported_with_its_length() -> None:
    """And what comes next."""
    run = Run(routine(block("A", reps("Squat", 8), rest_after=Rest(90_000, False)), block("B", reps("Lunge", 5))))
    run.to("Lunge", kind="rest")
    assert here_words(run.state, run.now) == "Rest, 1 min 30 s suggested. Then B: Lunge, 5 reps. Enter goes on."


def test_the_opening_reports_how_long_it_is() -> None:
    """And where help is."""
    assert opening_lines(Run(small()).state) == ("Test: 10 sets, about 7 min.", "Type ? and Enter for help.")


def test_what_comes_next_has_its_rests() -> None:
    """Four sets ahead."""
    run = Run(small()).to("Plank", 2)
    assert next_words(run.state) == (
        "Next: Plank, right side, 30 s; rest; Lunge, alternating sides, left first, 10 reps; "
        "Lunge, alternating sides, left first, 10 reps; Stretch, 20 s."
    )


def test_after_the_last_set_nothing_comes() -> None:
    """And that is said."""
    assert next_words(Run(small()).to("Stretch").state) == "Nothing comes after this."


def test_the_time_is_reported_also_where_nothing_runs_out() -> None:
    """Which set, how long it went on, about how much is left; reps that the runner counts have no time."""
    run = Run(small()).to("Squat")
    assert time_answer(run.state, run.now) == "Set 2 of 10, 00:03 gone, about 6 min left in all."


def test_the_end_is_reported_without_signs() -> None:
    """A dot in the middle of a line is not read."""
    run = Run(small(), hands_free=True).wait(10_000)
    lines = done_lines(run.state, "strength 1 of 1 · 2 weeks in a row")
    assert lines[0] == "Session done: Test."
    assert lines[-1] == "Week: strength 1 of 1, 2 weeks in a row."
    assert not any("·" in line for line in lines)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_nothing_in_a_file_can_act(text: str) -> None:
    """Every line is one line, without a control byte."""
    exercise = Exercise(text, cues=(text,), equipment=(text,), note=text)
    of = Routine("x", text, (block(text, type(timed(text, 1))(text, Timed(20_000), note=text)),), (exercise,))
    run = Run(of)
    lines = [*told(of, []), *opening_lines(run.state), *cue_lines(run.state), next_words(run.state)]
    run.wait(1000)
    lines += done_lines(run.state)
    assert lines == [clean(line, 2_000) for line in lines]
    assert not any("\n" in line or "\x1b" in line for line in lines)
