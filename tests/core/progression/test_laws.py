"""Laws of progression that hold for every history: nothing unowned, one step at a time, deaf to all else."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import assume, given
from hypothesis import strategies as st

from stride_tui.core.history.amendments import Amendment, SetChange
from stride_tui.core.history.history import History
from stride_tui.core.history.records import Session, SetRecord
from stride_tui.core.progression.rules.evidence import evidence_of
from stride_tui.core.progression.rules.own_sets import evidence_for
from stride_tui.core.progression.rules.prescription import Prescription
from stride_tui.core.progression.rules.registry import RULE_NAMES, rule_of
from stride_tui.core.progression.today import today
from stride_tui.core.routines.routine import InFile, Item, Load, Reps, Timed, target_amount
from stride_tui.core.routines.tuning import Tuning
from stride_tui.core.settings.settings import Settings
from stride_tui.core.settings.weights import rack_for
from tests.helpers.lifts import routine

DAY = 86_400_000
OWNED = (4.0, 6.0, 8.0, 10.0, 12.5, 20.0)
WEIGHTS = st.sampled_from([None, 3.0, 4.0, 6.0, 8.0, 9.5, 10.0, 12.5, 20.0, 24.0])

settings = st.builds(
    Settings,
    units=st.sampled_from(["kg", "lb"]),
    dumbbells=st.lists(st.sampled_from(OWNED), unique=True).map(lambda found: tuple(sorted(found))),
    smallest_step=st.none() | st.sampled_from([0.5, 1.25, 5.0]),
)
tunings = st.builds(
    Tuning,
    after=st.none() | st.integers(1, 3),
    over=st.none() | st.integers(0, 2),
    back_off_after=st.none() | st.integers(1, 3),
    back_off=st.none() | st.floats(1, 50),
    effort_limit=st.none() | st.floats(5, 10),
    gap_weeks=st.none() | st.floats(1, 6),
    reps_first_over=st.none() | st.sampled_from([0.0, 25.0, 100.0]),
)
items = st.builds(
    Item,
    exercise=st.just("Squat"),
    dose=st.sampled_from([Reps(8), Reps(8, 12), Reps(8, 9), Reps(3, 5), Timed(30_000)]),
    sides=st.sampled_from(["both", "each", "alternating"]),
    load=st.builds(
        Load,
        implement=st.sampled_from(["dumbbell", "dumbbells", "band", "none"]),
        weight=WEIGHTS,
        unit=st.sampled_from(["kg", "lb"]),
    ),
    progress=st.sampled_from([None, *RULE_NAMES]),
    tuning=tunings,
)
"""Items of every kind, with rules that fit them and rules that do not."""


raw_set = st.tuples(
    st.sampled_from([None, "left", "right"]),
    st.sampled_from(["done", "done", "done", "partial", "skipped"]),
    st.integers(-1, 1),
    st.integers(-8, 8),
    WEIGHTS,
    st.sampled_from(["kg", "lb"]),
    st.sampled_from([None, 6.0, 9.0, 9.5, 10.0]),
    st.sampled_from([None, 0, 1, 3, 4, 8]),
)
"""A set before it is known of what item: side, status, what was asked and done about its target, load, effort; and how
much more was asked than the file's own, where the file's is known."""
raw_sessions = st.lists(st.tuples(st.integers(1, 40), st.lists(raw_set, min_size=1, max_size=4)), max_size=6)
"""Sessions some days after each other."""


def record(item: Item, raw: Any) -> SetRecord:
    """A set of an item, as it may have been logged."""
    side, status, asked, done, weight, unit, effort, grown = raw
    asked = asked if grown is None else grown
    load = Load(item.load.implement, weight, unit)
    made = SetRecord("A", 0, "superset", item.exercise, 0, 1, status, 0, 0, side, load=load, effort=effort)
    in_file = None if grown is None else InFile(target_amount(item), item.load.weight)
    made = msgspec.structs.replace(made, alternating=item.sides == "alternating", in_file=in_file)
    if isinstance(item.dose, Timed):
        target = item.dose.ms + asked * 5_000
        return msgspec.structs.replace(made, asked_ms=target, done_ms=target + done * 2_500)
    target = item.dose.count + asked
    return msgspec.structs.replace(made, asked_reps=target, done_reps=max(0, target + done))


def history_of(item: Item, raws: Any, name: str = "s") -> History:
    """The sessions of an item."""
    sessions, at = [], 0
    for number, (days_after, sets) in enumerate(raws):
        at += days_after * DAY
        records = tuple(record(item, raw) for raw in sets)
        sessions.append(Session(f"{name}{number}", "legs", "Legs", at, at, 0, True, records))
    return History.of(sessions)


cases = st.tuples(items, raw_sessions).map(lambda drawn: (drawn[0], history_of(*drawn)))
some_cases = cases.filter(lambda case: bool(case[1].sessions))
days = st.integers(0, 300)


def asked(item: Item, history: History, settings: Settings, day: int) -> Prescription:
    """What is asked of the item."""
    return today(routine(item, unit=item.load.unit), history, settings, day * DAY).asks[0, 0]


@given(cases, settings, days)
def test_no_weight_is_asked_that_is_not_owned(case: tuple[Item, History], settings: Settings, day: int) -> None:
    """Whatever the rule and the history."""
    found = asked(*case, settings, day)
    if settings.dumbbells and found.load.implement not in ("none", "band") and found.load.weight is not None:
        assert found.load.unit == settings.units
        assert found.load.weight in settings.dumbbells


def half_again(item: Item) -> int:
    """The reps or milliseconds to reach before a far weight, said once more."""
    if isinstance(item.dose, Timed):
        return {30_000: 45_000}[item.dose.ms]
    most = max(item.dose.count + item.dose.count // 2, item.dose.upto or 0)
    return most - most % 2 if item.sides == "alternating" else most


loaded = items.filter(lambda item: (rule := rule_of(item)) is not None and rule.grows == "weight")
deltas = st.lists(st.sampled_from([0, 0, 0, 0, 0, 1, 2, 4, -1, -5]), max_size=24)


@given(loaded, deltas, settings)
def test_no_step_is_far_before_half_as_many_reps_again(item: Item, deltas: list[int], settings: Settings) -> None:
    """Through a course of sessions, each done about as asked: more than the file allows at once, a tenth where it says
    nothing, comes only after that many reps or seconds."""
    allowed = 10 if item.tuning.reps_first_over is None else item.tuning.reps_first_over
    done: list[Session] = []
    low, before = 0, Load()
    for number, delta in enumerate([0, *deltas]):
        ask = asked(item, History.of(done), settings, number * 7)
        far = (ask.load.weight or 0) > (before.weight or 99) * (1 + allowed / 100) + 1e-9
        assert not far or allowed == 100 or low >= half_again(item)
        load = msgspec.structs.replace(ask.load, weight=ask.load.weight or 8.0)
        timed, amount = isinstance(ask.dose, Timed), target_amount(msgspec.structs.replace(item, dose=ask.dose))
        low = max(0, amount + delta * (5_000 if timed else 1))
        blank = record(item, (None, "done", 0, 0, None, load.unit, None, 0))
        counts = {"asked_ms": amount, "done_ms": low} if timed else {"asked_reps": amount, "done_reps": low}
        made = msgspec.structs.replace(blank, load=load, **counts)
        done.append(Session(f"s{number}", "legs", "Legs", number * 7 * DAY, number * 7 * DAY, 0, True, (made,)))
        before = load


@given(cases, settings, days)
def test_never_two_steps_up_at_once(case: tuple[Item, History], settings: Settings, day: int) -> None:
    """In weight at the most the next one, in reps or seconds one step, from what was done; and not both."""
    item, history = case
    rule = rule_of(item)
    assume(rule is not None)
    assert rule is not None
    numbers = rule.tuned(item.tuning)
    rack = rack_for(item.load, settings)
    known = evidence_for(history, routine(item))[0, 0]
    found = evidence_of(item, rule.grows, known.own, rack)
    assume(found)
    ask, before = asked(item, history, settings, day), found[0]
    heavier = False
    if before.weight is not None and ask.load.weight is not None:
        at_most = rack.up(before.weight)
        assert ask.load.weight <= (before.weight if at_most is None else at_most) or rack.weights[:1] == (
            ask.load.weight,
        )
        heavier = ask.load.weight > before.weight and ask.changed == "up" and ask.reason.why == "met"
    if rule.grows == "weight" and heavier:
        assert target_amount(msgspec.structs.replace(item, dose=ask.dose)) == target_amount(item)
    if ask.changed == "up" and ask.reason.why == "more":
        alternating = item.sides == "alternating" and isinstance(item.dose, Reps)
        step = numbers.step or 1 if not alternating or item.tuning.step else 2
        step = 5_000 if rule.grows == "weight" and isinstance(item.dose, Timed) else step
        amount = ask.dose.ms if isinstance(ask.dose, Timed) else ask.dose.count
        assert before.low < amount <= before.low + step


@given(cases, settings, days)
def test_alternating_reps_that_grow_are_as_many_on_each_side(
    case: tuple[Item, History], settings: Settings, day: int
) -> None:
    """An even number, but for a step of the file."""
    item, history = case
    ask = asked(item, history, settings, day)
    if item.sides == "alternating" and isinstance(ask.dose, Reps) and ask.reason.why == "more":
        assert isinstance(item.dose, Reps)
        assert ask.dose.count % 2 == 0 or item.tuning.step is not None


@given(cases, settings, days)
def test_a_band_without_a_weight_is_asked_for_none(case: tuple[Item, History], settings: Settings, day: int) -> None:
    """Nothing grows but reps and time, and no reason speaks of a weight to log."""
    item, history = case
    ask = asked(item, history, settings, day)
    if item.load.implement == "band" and item.load.weight is None:
        assert ask.rule in ("none", "reps", "time")
        assert ask.reason.why != "unweighed"


@given(cases, settings, days)
def test_within_a_range_the_reps_stay_in_it(case: tuple[Item, History], settings: Settings, day: int) -> None:
    """Double progression asks from the bottom to the top, or to half as many again, and shows the top while there is
    more to come; only at the heaviest weight it goes on."""
    item, history = case
    ask = asked(item, history, settings, day)
    if ask.rule == "double":
        assert isinstance(ask.dose, Reps)
        assert isinstance(item.dose, Reps)
        rack = rack_for(item.load, settings)
        assert item.dose.count <= ask.dose.count
        if ask.load.weight is not None and rack.up(ask.load.weight) is not None:
            assert ask.dose.count <= half_again(item)
        assert ask.dose.upto in (None, item.dose.upto, (item.dose.upto or 0) // 2 * 2)


@given(cases, raw_sessions, st.booleans(), settings, days)
def test_other_exercises_change_nothing(
    case: tuple[Item, History], raws: Any, kettlebell: bool, settings: Settings, day: int
) -> None:
    """Neither another exercise nor the same with another implement, before, between or after."""
    item, history = case
    changed = {"load": Load("kettlebell")} if kettlebell else {"exercise": "Lunge"}
    beside = history_of(msgspec.structs.replace(item, **changed), raws, "other")
    both = History.of([*history.sessions, *beside.sessions])
    assert asked(item, both, settings, day) == asked(item, history, settings, day)


@given(cases, settings, days)
def test_the_same_facts_give_the_same_answer(case: tuple[Item, History], settings: Settings, day: int) -> None:
    """In whatever order the sessions were read."""
    item, history = case
    turned = History.of(reversed(history.sessions))
    assert asked(item, turned, settings, day) == asked(item, history, settings, day)


@given(some_cases, settings, days, WEIGHTS)
def test_an_amended_set_counts_as_if_it_had_been_so(
    case: tuple[Item, History], settings: Settings, day: int, weight: float | None
) -> None:
    """A correction gives the answer of a history in which that had been logged at once."""
    item, history = case
    session = history.sessions[-1]
    key, first = next(iter(history.sets_of(session).items()))
    load = msgspec.structs.replace(first.load, weight=weight)
    amended = history.with_amendment(Amendment("a", session.id, SetChange(key, load=load), 1, 0))
    sets = (msgspec.structs.replace(first, load=load), *session.sets[1:])
    written = History.of([*history.sessions[:-1], msgspec.structs.replace(session, sets=sets)])
    assert asked(item, amended, settings, day) == asked(item, written, settings, day)


@given(cases, settings)
def test_a_gap_never_asks_for_more(case: tuple[Item, History], settings: Settings) -> None:
    """After half a year away nothing goes up, except to what is owned at all."""
    item, history = case
    ask = asked(item, history, settings, 600)
    if ask.rule != "none" and ask.changed == "up":
        assert ask.reason.unowned is not None
