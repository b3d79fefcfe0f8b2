"""Numbers and names in words."""

from __future__ import annotations

import pytest

from stride_tui.core.history.records import SetRecord
from stride_tui.core.routines.routine import Dose, Exercise, Load, Reps, Rest, Timed, Unit
from stride_tui.core.session.events import ChangeSet
from stride_tui.views.text.words import (
    about_minutes,
    clock_down,
    clock_up,
    dose_short,
    dose_words,
    duration,
    fetch_words,
    load_words,
    long_clock,
    number,
    plural,
    record_words,
    short_block_names,
    weight_words,
)
from tests.helpers.routine_builders import Run, block, reps, routine


@pytest.mark.parametrize(("count", "words"), [(0, "0 sets"), (1, "1 set"), (2, "2 sets")])
def test_one_is_singular(count: int, words: str) -> None:
    """Everything but one takes the plural."""
    assert plural(count, "set") == words


@pytest.mark.parametrize(
    ("ms", "shown"), [(20_000, "0:20"), (19_999, "0:20"), (19_000, "0:19"), (1, "0:01"), (0, "0:00"), (-5, "0:00")]
)
def test_a_countdown_shows_the_second_that_runs(ms: int, shown: str) -> None:
    """A second stands until it is over, and zero is the end."""
    assert clock_down(ms) == shown


@pytest.mark.parametrize(("ms", "shown"), [(0, "0:00"), (999, "0:00"), (1_000, "0:01"), (600_000, "10:00")])
def test_time_gone_shows_whole_seconds(ms: int, shown: str) -> None:
    """A second counts when it is over."""
    assert clock_up(ms) == shown


@pytest.mark.parametrize(("ms", "shown"), [(554_000, "09:14"), (3_599_999, "59:59"), (3_723_000, "1:02:03")])
def test_the_session_clock_grows_hours(ms: int, shown: str) -> None:
    """Two places for the minutes, and hours only where there are some."""
    assert long_clock(ms) == shown


@pytest.mark.parametrize(
    ("ms", "words"),
    [(20_000, "20 s"), (1_500, "1.5 s"), (60_000, "1 min"), (90_000, "1 min 30 s"), (3_600_000, "60 min")],
)
def test_a_length_is_reported_as_a_file_would(ms: int, words: str) -> None:
    """Seconds, then minutes, then both."""
    assert duration(ms) == words


@pytest.mark.parametrize(
    ("ms", "words"),
    [
        (10_000, "under a minute"),
        (1_080_000, "about 18 min"),
        (5_940_000, "about 99 min"),
        (6_000_000, "about 1 h 40 min"),
    ],
)
def test_a_rough_length_is_in_minutes(ms: int, words: str) -> None:
    """No false precision."""
    assert about_minutes(ms) == words


@pytest.mark.parametrize(("value", "shown"), [(10, "10"), (12.5, "12.5"), (7.25, "7.25"), (0.0, "0"), (100.0, "100")])
def test_a_weight_has_no_needless_zeros(value: float, shown: str) -> None:
    """What is whole is shown whole."""
    assert number(value) == shown


@pytest.mark.parametrize(
    ("load", "words"),
    [
        (Load(), ""),
        (Load("dumbbells", 10), "2 × 10 kg dumbbells"),
        (Load("kettlebell", 16), "16 kg kettlebell"),
        (Load("kettlebell", 35, "lb"), "35 lb kettlebell"),
        (Load("dumbbells", None, optional=True), "dumbbells (optional)"),
    ],
)
def test_a_load_says_what_to_hold(load: Load, words: str) -> None:
    """The weight of one, twice for a pair, and whether it can be left out."""
    assert load_words(load) == words


@pytest.mark.parametrize(
    ("dose", "words", "short"),
    [
        (Timed(20_000), "20 s", "20 s"),
        (Reps(1), "1 rep", "×1"),
        (Reps(8), "8 reps", "×8"),
        (Reps(8, 12), "8–12 reps", "×8–12"),
    ],
)
def test_a_dose_is_reported_long_and_short(dose: Dose, words: str, short: str) -> None:
    """The short form is for narrow columns."""
    assert (dose_words(dose), dose_short(dose)) == (words, short)


def _record(**fields: object) -> SetRecord:
    return SetRecord("A", 0, "superset", "Squat", 0, 1, fields.pop("status", "done"), 0, 0, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (_record(status="skipped"), "skipped"),
        (_record(done_reps=8), "8 reps"),
        (_record(done_reps=8, load=Load("dumbbells", 10)), "8 reps at 2 × 10 kg"),
        (_record(done_ms=19_700), "20 s"),
    ],
)
def test_a_set_says_what_was_done(record: SetRecord, words: str) -> None:
    """Reps with their load, or seconds."""
    assert record_words(record) == words


def test_what_all_strength_blocks_begin_with_is_left_out() -> None:
    """ "Strength Set A" and "Strength Set B" are told apart by their letters."""
    of = routine(
        block("Warm-up", reps("x", 1), kind="warm-up"),
        block("Strength Set A", reps("x", 1)),
        block("Strength set B", reps("x", 1)),
    )
    assert short_block_names(of) == ("Warm-up", "A", "B")


def test_a_strength_block_alone_keeps_its_name() -> None:
    """There is nothing to tell it apart from."""
    assert short_block_names(routine(block("Strength Set A", reps("x", 1)))) == ("Strength Set A",)


def test_blocks_of_the_same_name_keep_a_word() -> None:
    """A name never becomes empty."""
    assert short_block_names(routine(block("Legs", reps("x", 1)), block("Legs", reps("x", 1)))) == ("Legs", "Legs")


def test_fetching_names_each_thing_once() -> None:
    """Loads and the exercises' equipment, in the order of the items, however many ask for them."""
    bells = Load("dumbbells", 10)
    of = routine(
        block("A", reps("Squat", 8, load=bells), reps("Step Up", 8, load=bells)),
        exercises=(Exercise("Step Up", equipment=("box",)), Exercise("Squat", equipment=("box",))),
    )
    assert fetch_words(Run(of).state) == "2 × 10 kg dumbbells · box"


def test_a_load_chosen_for_a_set_to_come_is_fetched() -> None:
    """In a rest the heavier pair of the next round is asked for, and nothing that is at hand or done with."""
    of = routine(
        block("A", reps("Squat", 8, load=Load("dumbbells", 10)), rounds=2, rest_between=Rest()),
        block("B", reps("Swing", 8, load=Load("kettlebell", 16))),
    )
    run = Run(of).to("Squat").press("confirm")
    assert (run.phase, fetch_words(run.state)) == ("rest", "")
    run.do(ChangeSet(run.step.place, "weight", 12.5))
    assert fetch_words(run.state) == "2 × 12.5 kg dumbbells"


@pytest.mark.parametrize(
    ("first", "second", "fetched"),
    [
        (Load("dumbbells", 10), Load("dumbbells", 10), ""),
        (Load("dumbbells", 10), Load("dumbbells", 12), "2 × 12 kg dumbbells"),
        (Load("dumbbells", 10), Load("dumbbells", 10, optional=True), ""),
        (Load("dumbbells", 10, optional=True), Load("dumbbells", 10), "2 × 10 kg dumbbells"),
        (Load("dumbbells"), Load("kettlebell"), "kettlebell"),
        (Load(), Load(), ""),
    ],
)
@pytest.mark.parametrize("done", [True, False])
def test_a_block_fetches_what_no_block_before_has_fetched(first: Load, second: Load, fetched: str, done: bool) -> None:
    """The box of the first block is there for the second; a block that was skipped fetched nothing."""
    of = routine(
        block("A", reps("Squat", 8, load=first), rest_after=None),
        block("B", reps("Step Up", 8, load=second)),
        exercises=(Exercise("Squat", equipment=("box",)), Exercise("Step Up", equipment=("box", "mat"))),
    )
    run = Run(of).to("Squat").press("confirm" if done else "skip")
    if done:
        assert fetch_words(run.state) == " · ".join(filter(None, [fetched, "mat"]))
    else:
        assert fetch_words(run.state) == " · ".join(filter(None, [load_words(second), "box", "mat"]))


def test_a_load_is_named_once_though_one_set_could_do_without() -> None:
    """It is needed by the other."""
    bell = Load("kettlebell", 16)
    of = routine(block("A", reps("Squat", 8, load=Load("kettlebell", 16, optional=True)), reps("Swing", 8, load=bell)))
    assert fetch_words(Run(of).state) == "16 kg kettlebell"


def test_a_block_under_way_has_fetched_its_later_exercises() -> None:
    """They were named before its first set."""
    rest = Rest()
    of = routine(
        block(
            "A",
            reps("Squat", 8, load=Load("barbell", 60)),
            reps("Swing", 8, load=Load("kettlebell", 16)),
            kind="straight",
            rest_between=rest,
            rest_between_items=rest,
        )
    )
    run = Run(of)
    assert fetch_words(run.state) == "60 kg barbell · 16 kg kettlebell"
    run.to("Squat").press("confirm")
    assert (run.phase, fetch_words(run.state)) == ("rest", "")


def test_each_side_fetches_its_own_load() -> None:
    """Left and right may differ."""
    run = Run(routine(block("A", reps("Squat", 8, sides="each", load=Load("dumbbell", 10)))))
    right = next(step.place for step in run.state.position.steps if step.place.side == "right")
    run.do(ChangeSet(right, "weight", 8))
    assert fetch_words(run.state) == "10 kg dumbbell · 8 kg dumbbell"


@pytest.mark.parametrize(
    ("load", "beside", "words"),
    [
        (Load("barbell", 60), None, "60 kg"),
        (Load("barbell", 60), "kg", "60 kg"),
        (Load("barbell", 60), "lb", "60 kg (132.28 lb)"),
        (Load("dumbbells", 25, "lb"), "kg", "2 × 25 lb (11.34 kg)"),
        (Load("barbell"), "lb", ""),
    ],
)
def test_a_weight_keeps_the_unit_it_was_lifted_in(load: Load, beside: Unit | None, words: str) -> None:
    """The other one stands beside it, to a hundredth."""
    assert weight_words(load, beside) == words


@pytest.mark.parametrize(
    ("single", "fetched"),
    [
        (Load("dumbbell", 10), ""),
        (Load("dumbbell", 10, optional=True), ""),
        (Load("dumbbell", 12.5), "12.5 kg dumbbell"),
        (Load("kettlebell", 10), "10 kg kettlebell"),
        (Load("dumbbell"), "dumbbell"),
    ],
)
def test_one_of_a_pair_that_is_there_is_not_fetched(single: Load, fetched: str) -> None:
    """In the same block and in a later one. One whose weight is not known may be another one."""
    pair, one = reps("Squat", 8, load=Load("dumbbells", 10)), reps("Row", 8, load=single)
    together = Run(routine(block("A", one, pair)))
    assert set(fetch_words(together.state).split(" · ")) == {"2 × 10 kg dumbbells", fetched} - {""}
    later = Run(routine(block("A", pair), block("B", one))).to("Row", kind="rest")
    assert fetch_words(later.state) == fetched
