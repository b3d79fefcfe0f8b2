"""Bests: told when they are beaten, by exercise and side."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stride_tui.core.history.history import History
from stride_tui.core.progression.bests import Best, new_bests
from stride_tui.core.routines.exercise_names import names_in
from stride_tui.core.routines.routine import Exercise, Item
from tests.helpers.lifts import history, hold, lift, routine, session


def beaten(item: Item, *lines: str) -> list[tuple[str, str | None, float, float]]:
    """Kind, side, value and the one before of each best that the last of the sessions beat."""
    found = new_bests(session(lines[-1], item), history(item, *lines[:-1]))
    return [(best.kind, best.side, best.value, best.before) for best in found]


def test_the_first_time_is_no_best() -> None:
    """There is nothing to beat."""
    assert beaten(lift(), "16 Nov  8 8 × 8") == []


def test_the_same_again_is_no_best() -> None:
    """Equal is not more."""
    assert beaten(lift(), "9 Nov  8 8 × 8", "16 Nov  8 8 × 8") == []


def test_a_heavier_weight_is_reported_with_the_one_before() -> None:
    """And the volume, if it is more too."""
    assert beaten(lift(), "9 Nov  8 8 × 8", "16 Nov  8 8 × 10") == [
        ("heaviest", None, 10, 8),
        ("volume", None, 160, 128),
    ]


def test_a_pair_is_held_by_both() -> None:
    """Two dumbbells of 10 kg are 20."""
    assert beaten(lift(implement="dumbbells"), "9 Nov  8 × 8", "16 Nov  6 × 10")[0] == ("heaviest", None, 20, 16)


def test_the_load_of_the_heaviest_and_of_the_one_before_are_reported() -> None:
    """As they were held, so that words can say 2 × 10 kg."""
    item = lift(implement="dumbbells")
    (best,) = new_bests(session("16 Nov  6 × 10", item), history(item, "9 Nov  8 × 8"))
    assert best.load_before is not None
    assert (best.load.weight, best.load_before.weight, best.load.count) == (10, 8, 2)


@pytest.mark.parametrize(
    ("before", "now"), [("61.23 kg", "135 lb"), ("135 lb", "61.23 kg"), ("22.05 lb", "10 kg"), ("10 kg", "22.05 lb")]
)
def test_one_weight_written_in_two_units_beats_itself_in_nothing(before: str, now: str) -> None:
    """Neither as the heaviest nor as the most that was moved."""
    assert beaten(lift(implement="dumbbells"), f"9 Nov  8 8 × {before}", f"16 Nov  8 8 × {now}") == []


def test_more_reps_at_a_weight_written_in_the_other_unit() -> None:
    """Nine with the dumbbell of 15 lb beat eight with its 6.8 kg."""
    assert beaten(lift(), "9 Nov  8 × 6.8 kg", "16 Nov  9 × 15 lb")[0] == ("reps", None, 9, 8)


def test_a_renamed_exercise_beats_what_it_was() -> None:
    """A first time under a new name is none: in another spelling by itself, else where a routine says so."""
    before = history(lift(), "9 Nov  8 × 8")
    names = names_in([routine(lift(), exercises=(Exercise("Back Squat", was=("Squat",)),))])
    for name, key, found in (
        ("sq-uat", names_in([]).key, ["heaviest", "volume"]),
        ("Back Squat", names.key, ["heaviest", "volume"]),
        ("Back Squat", names_in([]).key, []),
    ):
        done = session("16 Nov  8 × 10", msgspec.structs.replace(lift(), exercise=name))
        assert [best.kind for best in new_bests(done, before, key)] == found


def test_more_reps_at_a_load() -> None:
    """One set is enough."""
    assert beaten(lift(), "9 Nov  8 8 8 × 8", "16 Nov  9 7 7 × 8") == [("reps", None, 9, 8)]


def test_reps_at_a_heavier_load_count_for_the_lighter() -> None:
    """Who did ten with 10 kg has no best with nine at 8 kg."""
    assert beaten(lift(), "2 Nov  8 × 8", "9 Nov  10 × 10", "16 Nov  9 × 8") == []


def test_fewer_reps_at_a_heavier_weight_are_no_best_in_reps() -> None:
    """They are one in weight."""
    assert beaten(lift(), "9 Nov  12 × 8", "16 Nov  8 × 10") == [("heaviest", None, 10, 8)]


def test_reps_with_empty_hands() -> None:
    """Push-ups have a best too."""
    assert beaten(lift(implement="none"), "9 Nov  12 12", "16 Nov  14 10") == [("reps", None, 14, 12)]


def test_reps_with_an_unknown_weight_are_compared_among_themselves() -> None:
    """Nobody knows whether they were lighter than the rest."""
    assert beaten(lift(), "2 Nov  20 × 8", "9 Nov  8", "16 Nov  9") == [("reps", None, 9, 8)]


def test_the_longest_hold() -> None:
    """In whole seconds."""
    assert beaten(hold(), "9 Nov  30 30", "16 Nov  35 20") == [("longest", None, 35_000, 30_000)]


def test_a_tick_late_is_no_longer_hold() -> None:
    """Milliseconds come from the clock, not from the runner."""
    late = session("16 Nov  30", hold())
    sets = tuple(msgspec.structs.replace(record, done_ms=30_400) for record in late.sets)
    assert new_bests(msgspec.structs.replace(late, sets=sets), history(hold(), "9 Nov  30")) == ()


def test_volume_is_of_a_whole_session() -> None:
    """More sets of the same are more."""
    assert beaten(lift(), "9 Nov  8 8 × 8", "16 Nov  8 8 8 × 8") == [("volume", None, 192, 128)]


def test_each_side_has_its_own() -> None:
    """What the left did is no measure for the right."""
    assert beaten(lift(), "9 Nov  10 | 8 × 8", "16 Nov  10 | 9 × 8") == [
        ("reps", "right", 9, 8),
        ("volume", "right", 72, 64),
    ]


@pytest.mark.parametrize("line", ["16 Nov  - - × 20", "16 Nov  0 × 20"])
def test_what_was_not_done_is_no_best(line: str) -> None:
    """However heavy it would have been."""
    assert beaten(lift(), "9 Nov  8 × 8", line) == []


def test_pounds_and_kilograms_are_compared() -> None:
    """20 lb are more than 9 kg and less than 9.5."""
    assert beaten(lift(), "9 Nov  8 × 9", "16 Nov  8 × 20 lb")[0][0] == "heaviest"
    assert beaten(lift(), "9 Nov  8 × 9.5", "16 Nov  8 × 20 lb") == []


def test_a_warm_up_beats_nothing() -> None:
    """Only strength work counts."""
    warm = session("16 Nov  8 × 10", lift())
    sets = tuple(msgspec.structs.replace(record, kind="warm-up") for record in warm.sets)
    assert new_bests(msgspec.structs.replace(warm, sets=sets), history(lift(), "9 Nov  8 × 8")) == ()


def test_what_came_later_does_not_count_and_neither_does_the_session_itself() -> None:
    """An old session looked at again shows the bests it was told with."""
    whole = history(lift(), "2 Nov  8 × 8", "9 Nov  8 × 10", "16 Nov  8 × 12.5")
    assert [best.value for best in new_bests(whole.sessions[1], whole)] == [10, 80]


@given(st.lists(st.tuples(st.integers(0, 12), st.sampled_from([None, 4.0, 8.0, 10.0])), min_size=1, max_size=6))
def test_a_best_is_always_more_than_before(sets: list[tuple[int, float | None]]) -> None:
    """And nothing is told twice of one exercise and side."""
    lines = [f"{n + 1} Nov  {reps}{f' × {weight}' if weight else ''}" for n, (reps, weight) in enumerate(sets)]
    found: tuple[Best, ...] = new_bests(session(lines[-1], lift()), History.of(session(x, lift()) for x in lines[:-1]))
    assert all(best.value > best.before > 0 for best in found)
    assert len({best.kind for best in found}) == len(found)
