"""What to lift next: which sessions count for an item, and the routine as it is to be done today."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from stride_tui.core.history.amendments import Amendment, Deleted
from stride_tui.core.history.history import History
from stride_tui.core.instant import Instant
from stride_tui.core.progression.forecast import forecast
from stride_tui.core.progression.rules.prescription import Today
from stride_tui.core.progression.rules.registry import default_rule, rule_of
from stride_tui.core.progression.today import today
from stride_tui.core.routines.exercise_names import names_in
from stride_tui.core.routines.routine import Block, Exercise, InFile, Item, Load, Reps, Routine, Schedule, Timed
from stride_tui.core.settings.settings import Settings
from tests.helpers.lifts import OWNED, ask, at, history, hold, lift, routine, rule_name, session, told, tuned

TWICE = ("9 Nov  12 12 × 8 asked 12 of 8", "16 Nov  12 12 × 8 asked 12 of 8")
"""Two sessions that let the dumbbell go up to 10 kg, which is a quarter more: half as many reps again as the file's."""
NOW = at("23 Nov")


def asked(of: Routine, done: History, settings: Settings = OWNED) -> Today:
    """The routine as it is on 23 November."""
    return today(of, done, settings, NOW)


def test_the_routine_of_today_asks_what_progression_says() -> None:
    """Dose and load of the item are replaced, so that whoever logs what was asked logs that."""
    item = lift(8, 12)
    found = asked(routine(item), history(item, "16 Nov  9 9 × 8 asked 9"))
    (of_today,) = found.routine.blocks[0].items
    assert (of_today.dose, of_today.load) == (Reps(10, 12), Load("dumbbell", 8.0))
    ask, in_file = found.asks[0, 0], InFile(8)
    assert of_today == msgspec.structs.replace(item, dose=ask.dose, load=ask.load, in_file=in_file)


def test_every_item_has_its_ask() -> None:
    """Each by the ordinals of block and item."""
    of = Routine("r", "R", (Block("A", "superset", (lift(), hold())), Block("B", "cool-down", (hold(),))))
    assert list(asked(of, History()).asks) == [(0, 0), (0, 1), (1, 0)]


def test_without_history_the_routine_is_as_its_file_has_it() -> None:
    """Nothing is made up; the weight that the file names is where it begins."""
    of = routine(lift(weight=10.0), lift(implement="kettlebell"))
    asks = asked(of, History()).asks
    assert [(ask.dose, ask.load) for ask in asks.values()] == [(item.dose, item.load) for item in of.blocks[0].items]


def test_the_weight_of_the_file_is_rounded_to_one_that_is_owned() -> None:
    """The first time too nothing is asked that is not there."""
    assert told(ask(lift(weight=11.0))) == "8 × 10 kg"


def test_a_weight_below_the_lightest_is_the_lightest() -> None:
    """There is nothing else to take."""
    assert told(ask(lift(weight=2.0))) == "8 × 4 kg"


@pytest.mark.parametrize(
    ("change", "counts"),
    [
        ({}, True),
        ({"implement": "dumbbells"}, False),
        ({"implement": "kettlebell"}, False),
        ({"exercise": "Lunge"}, False),
        ({"sides": "alternating"}, False),
        ({"dose": Timed(30_000)}, False),
        ({"pace_ms": 1_000}, True),
    ],
)
def test_what_counts_is_the_same_exercise_done_the_same_way(change: dict[str, Any], counts: bool) -> None:
    """The same exercise with another implement is another lift."""
    load = lift().load if "implement" not in change else Load(change.pop("implement"))
    other = msgspec.structs.replace(lift(), load=load, **change)
    done = History.of(session(line, other) for line in TWICE)
    assert (asked(routine(lift()), done).asks[0, 0].changed == "up") == counts


def test_another_routine_counts_as_well() -> None:
    """Who did it on a short day did it."""
    done = History.of(session(line, lift(), routine="ten-minutes") for line in TWICE)
    assert told(asked(routine(lift()), done).asks[0, 0]) == "8 × 10 kg"


@pytest.mark.parametrize("name", ["squat", "SQUAT", "Squ-at", "S quat"])
def test_another_spelling_counts_as_well(name: str) -> None:
    """Whoever writes a name otherwise has lost nothing."""
    renamed = msgspec.structs.replace(lift(), exercise=name)
    assert told(asked(routine(renamed), history(lift(), *TWICE)).asks[0, 0]) == "8 × 10 kg"


def test_a_renamed_exercise_goes_on_from_its_earlier_name() -> None:
    """Where its routine says what it was; in the forecast, which does it under the new name, too."""
    renamed = msgspec.structs.replace(lift(), exercise="Back Squat")
    of = routine(renamed, exercises=(Exercise("Back Squat", was=("Squat",)),))
    key, done = names_in([of]).key, history(lift(), *TWICE)
    assert told(today(of, done, OWNED, NOW, key).asks[0, 0]) == "8 × 10 kg"
    assert told(today(of, done, OWNED, NOW).asks[0, 0]) == "8"
    weeks = forecast(of, done, OWNED, Instant(0, 0, NOW), 3, key=key)
    assert [told(one.today.asks[0, 0]) for one in weeks] == ["8 × 10 kg", "9 × 10 kg", "10 × 10 kg"]


def test_a_warm_up_set_is_no_strength_set() -> None:
    """Eight easy ones before the work do not become the work."""
    made = [session(line, lift()) for line in TWICE]
    warm = [
        msgspec.structs.replace(one, sets=tuple(msgspec.structs.replace(record, kind="warm-up") for record in one.sets))
        for one in made
    ]
    assert asked(routine(lift()), History.of(warm)).asks[0, 0].reason.why == "first"


def test_an_item_never_done_goes_by_one_that_is_alike() -> None:
    """Its exercise at the same dose, done as another item."""
    done = history(lift(), "9 Nov  8 8 8 8 × 8", "16 Nov  8 8 8 7 × 8")
    found = asked(routine(lift(), lift()), done)
    assert [told(a) for a in found.asks.values()] == ["8 × 8 kg"] * 2


def test_a_deleted_session_never_happened() -> None:
    """The answer is that of the history as it stands corrected."""
    done = history(lift(), *TWICE)
    corrected = done.with_amendment(Amendment("x", done.sessions[1].id, Deleted(), at("17 Nov"), 0))
    assert told(asked(routine(lift()), done).asks[0, 0]) == "8 × 10 kg"
    assert told(asked(routine(lift()), corrected).asks[0, 0]) == "12 × 8 kg"


def test_who_takes_another_weight_goes_on_from_there() -> None:
    """What was asked that day does not matter, what was done does."""
    assert told(ask(lift(), "9 Nov  8 8 × 8", "16 Nov  8 8 × 10")) == "9 × 10 kg"


@pytest.mark.parametrize(
    ("lines", "asks"),
    [
        (("16 Nov  9 9 asked 9 of 8",), "10–12, reps: more"),
        (("16 Nov  12 12 asked 12 of 8",), "12, reps: limit"),
        (("9 Nov  8 8 × 6", "16 Nov  9 9 asked 9 of 8"), "9–12 × 6 kg, double: more"),
    ],
)
def test_reps_grow_where_a_load_that_may_be_left_out_is_left_out(lines: tuple[str, ...], asks: str) -> None:
    """Through the range; once a weight was logged, the item goes by that."""
    found = ask(lift(8, 12, load=Load("dumbbell", optional=True)), *lines)
    assert f"{told(found)}, {found.rule}: {found.reason.why}" == asks


def test_a_pair_goes_up_by_the_weight_of_one() -> None:
    """Two dumbbells are told and stepped by the one."""
    pair = lift(implement="dumbbells")
    found = ask(pair, *TWICE)
    assert (found.load.weight, found.load.count) == (10.0, 2)


def test_without_weights_named_a_step_is_the_smallest_step() -> None:
    """2.5 kg where any weight can be put together, unless the settings say otherwise; else the next that is made."""
    assert told(ask(lift(implement="barbell"), *TWICE, settings=Settings())) == "8 × 10.5 kg"
    assert told(ask(lift(), *TWICE, settings=Settings())) == "8 × 9 kg"
    assert told(ask(lift(), *TWICE, settings=Settings(smallest_step=0.5))) == "8 × 8.5 kg"


def test_the_routine_may_have_a_step_of_its_own() -> None:
    """For this item, in place of the smallest."""
    assert told(ask(tuned(lift(), step=5.0), *TWICE, settings=Settings())) == "8 × 13 kg"


def test_weights_are_in_the_unit_they_are_owned_in() -> None:
    """A routine in kilograms asks for pounds where the dumbbells are in pounds: 8 kg are 17.64 lb."""
    pounds = Settings(units="lb", dumbbells=(10.0, 15.0, 20.0, 25.0))
    assert told(ask(lift(), *TWICE, settings=pounds)) == "8 × 20 lb"


def test_a_file_that_names_no_unit_is_in_the_runners() -> None:
    """Its numbers are pounds for who has set pounds."""
    found = asked(routine(lift(weight=20.0)), History(), Settings(units="lb"))
    assert told(found.asks[0, 0]) == "8 × 20 lb"


def test_a_file_that_names_its_unit_keeps_it() -> None:
    """Kilograms stay kilograms where no weights are named."""
    found = asked(routine(lift(weight=20.0), unit="kg"), History(), Settings(units="lb"))
    assert told(found.asks[0, 0]) == "8 × 20 kg"


@pytest.mark.parametrize(
    ("item", "strength", "rule"),
    [
        (lift(), True, "linear"),
        (lift(8, 12), True, "double"),
        (lift(implement="none"), True, "none"),
        (lift(8, 12, implement="none"), True, "reps"),
        (lift(8, 12, implement="none"), False, "none"),
        (lift(8, 12, implement="band"), True, "reps"),
        (lift(8, 12, implement="band", weight=10.0), True, "double"),
        (Item("Plank", Timed(30_000)), True, "none"),
        (Item("Plank", Timed(30_000), load=Load("dumbbell")), True, "none"),
        (lift(), False, "none"),
    ],
)
def test_the_rule_of_an_item_that_names_none(item: Item, strength: bool, rule: str) -> None:
    """Loaded rep work in a strength block grows, and a range of reps without a load; all else stays."""
    assert rule_name(default_rule(item, strength)) == rule


@pytest.mark.parametrize(
    ("item", "rule"),
    [
        (lift(progress="double"), "linear"),
        (lift(progress="time"), "linear"),
        (lift(implement="none", progress="linear"), "none"),
        (lift(progress="none"), "none"),
        (lift(progress="reps"), "reps"),
        (lift(progress="unheard of"), "linear"),
    ],
)
def test_a_rule_that_does_not_fit_gives_way_to_the_default(item: Item, rule: str) -> None:
    """An edited item, or one of an older version, always has a rule that works."""
    assert rule_name(rule_of(item)) == rule


def test_what_was_long_ago_changes_nothing() -> None:
    """Two sessions tell, or three, however many there are before them."""
    lines = [f"{day} {month}  8 8 × 8" for month in ("Aug", "Sep", "Oct") for day in range(1, 29)]
    many = history(lift(), *lines, "16 Nov  8 8 × 6")
    few = history(lift(), "16 Nov  8 8 × 6")
    assert asked(routine(lift()), many).asks == asked(routine(lift()), few).asks


def test_the_forecast_goes_as_asked() -> None:
    """Each session is asked after the ones before it were done: from 8 reps to 12, 12 again, then the next weight."""
    weeks = forecast(routine(lift(weight=8.0)), History(), OWNED, Instant(0, 0, NOW), 8)
    assert [told(one.today.asks[0, 0]) for one in weeks] == [
        "8 × 8 kg", "9 × 8 kg", "10 × 8 kg", "11 × 8 kg", "12 × 8 kg", "12 × 8 kg", "8 × 10 kg", "9 × 10 kg",
    ]  # fmt: skip


def test_the_forecast_steps_every_second_week_where_the_next_weight_is_near() -> None:
    """60 to 62.5 kg is less than a tenth."""
    weeks = forecast(routine(lift(weight=60.0, implement="barbell")), History(), OWNED, Instant(0, 0, NOW), 5)
    assert [one.today.asks[0, 0].load.weight for one in weeks] == [60, 60, 62.5, 62.5, 65]


def test_the_forecast_of_misses_backs_off() -> None:
    """A tenth less after every three."""
    weeks = forecast(routine(lift(8, 12, weight=10.0)), History(), OWNED, Instant(0, 0, NOW), 5, "missed")
    assert [one.today.asks[0, 0].load.weight for one in weeks] == [10, 10, 10, 8, 8]


def test_the_forecast_has_as_many_sessions_as_the_routine_is_meant_for() -> None:
    """Twice a week for three weeks are six, spread evenly."""
    of = routine(lift(), schedule=Schedule(per_week=2))
    weeks = forecast(of, History(), OWNED, Instant(0, 0, NOW), 3)
    assert [(one.at - NOW) / 86_400_000 for one in weeks] == [0, 3.5, 7, 10.5, 14, 17.5]


@pytest.mark.parametrize(("light", "expected"), [(True, "9 × 10 kg"), (False, "8 × 8 kg")])
def test_a_light_session_is_no_ground_for_a_step_but_no_time_away_either(light: bool, expected: str) -> None:
    """The last full session was 28 days ago, which is more than three weeks: 10 kg go back to 8, the next owned below
    90 %. With the light session of a race week in between, a week ago, the runner was not away: a rep more, as after
    one full session, for 12.5 kg is a quarter more."""
    item = lift()
    done = [session("26 Oct  8 8 × 10", item)]
    if light:
        done.append(session("16 Nov  8 × 10", item, id="light", light=True))
    assert told(asked(routine(item), History.of(done)).asks[0, 0]) == expected
