"""The weights that one owns: next up, next down, nearest at or below, and kilograms and pounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stride_tui.core.routines.routine import Implement, Load, Unit, convert
from stride_tui.core.settings.settings import Settings
from stride_tui.core.settings.weights import Rack, in_own_unit, owned, rack_for, stepped_load
from tests.helpers.lifts import OWNED, lift, routine

DUMBBELLS = Rack("kg", (4.0, 6.0, 8.0, 10.0, 12.5))
STEPS = Rack("kg", step=2.5)

racks = st.builds(
    Rack,
    unit=st.just("kg"),
    weights=st.lists(st.integers(1, 200).map(lambda n: n / 2), unique=True).map(lambda found: tuple(sorted(found))),
    step=st.sampled_from([0.25, 0.5, 1.0, 1.25, 2.5, 5.0]),
    stride=st.none() | st.sampled_from([1.0, 2.5, 10.0]),
)
weights = st.integers(1, 20_000).map(lambda n: n / 100)


@pytest.mark.parametrize(
    ("rack", "weight", "up", "down"),
    [
        (DUMBBELLS, 10.0, 12.5, 8.0),
        (DUMBBELLS, 9.0, 10.0, 8.0),
        (DUMBBELLS, 12.5, None, 10.0),
        (DUMBBELLS, 4.0, 6.0, None),
        (DUMBBELLS, 40.0, None, 12.5),
        (DUMBBELLS, 1.0, 4.0, None),
        (STEPS, 10.0, 12.5, 7.5),
        (STEPS, 2.5, 5.0, None),
        (Rack("lb", step=5.0), 45.0, 50.0, 40.0),
        (Rack("kg", step=0.1), 0.3, 0.4, 0.2),
        (Rack("kg", (20.0, 22.5, 25.0, 27.5), stride=5.0), 20.0, 25.0, None),
        (Rack("kg", (20.0, 27.5), stride=5.0), 20.0, 27.5, None),
        (Rack("kg", stride=5.0), 20.0, 25.0, 17.5),
    ],
)
def test_the_next_weight_up_and_down(rack: Rack, weight: float, up: float | None, down: float | None) -> None:
    """The next one owned, or a step; a routine's own stride goes up further where there is such a weight."""
    assert (rack.up(weight), rack.down(weight)) == (up, down)


@pytest.mark.parametrize(
    ("rack", "weight", "found"),
    [
        (DUMBBELLS, 8.0, 8.0),
        (DUMBBELLS, 9.99, 8.0),
        (DUMBBELLS, 100.0, 12.5),
        (DUMBBELLS, 1.0, 4.0),
        (STEPS, 9.3, 9.3),
    ],
)
def test_the_nearest_at_or_below(rack: Rack, weight: float, found: float) -> None:
    """The lightest where all are heavier; any weight where none are named."""
    assert rack.at_or_below(weight) == found


@pytest.mark.parametrize(
    ("rack", "weight", "found"),
    [
        (DUMBBELLS, 12.5, 10.0),
        (DUMBBELLS, 4.0, None),
        (Rack("kg", (9.5, 10.0)), 10.0, 9.5),
        (Rack("kg", (90.0, 95.0, 100.0)), 100.0, 90.0),
        (STEPS, 100.0, 90.0),
        (STEPS, 42.5, 37.5),
        (STEPS, 10.0, 7.5),
        (STEPS, 2.0, None),
        (Rack("kg", step=0.1), 1.0, 0.9),
    ],
)
def test_ten_percent_less(rack: Rack, weight: float, found: float | None) -> None:
    """At least a tenth and at least a step; the lightest at worst."""
    assert rack.back_off(weight, 10) == found


@given(racks, weights, st.floats(1, 50))
def test_a_step_back_is_lighter_and_there(rack: Rack, weight: float, percent: float) -> None:
    """Never the same weight, never none at all, never one that is not owned."""
    found = rack.back_off(weight, percent)
    assert found is None or (0 < found < weight and rack.has(found))


@given(racks, weights)
def test_down_undoes_up(rack: Rack, weight: float) -> None:
    """From a weight that is there, one step up and one down leads back, unless the stride is a longer one."""
    start = rack.at_or_below(weight)
    up = rack.up(start)
    if up is not None and rack.stride is None:
        assert rack.down(up) == pytest.approx(start)


@pytest.mark.parametrize(
    ("weight", "unit", "to", "found"),
    [(20.0, "kg", "lb", 44.09), (45.0, "lb", "kg", 20.41), (12.5, "kg", "kg", 12.5), (20.0, "lb", "kg", 9.07)],
)
def test_kilograms_and_pounds(weight: float, unit: Unit, to: Unit, found: float) -> None:
    """To a hundredth, by the international pound."""
    assert convert(weight, unit, to) == found


@given(weights, st.sampled_from(["kg", "lb"]))
def test_there_and_back_is_the_same_weight(weight: float, unit: Unit) -> None:
    """But for what the hundredth takes."""
    other: Unit = "lb" if unit == "kg" else "kg"
    assert convert(convert(weight, unit, other), other, unit) == pytest.approx(weight, abs=0.02)


@pytest.mark.parametrize(
    ("implement", "found"),
    [
        ("dumbbell", OWNED.dumbbells),
        ("dumbbells", OWNED.dumbbells),
        ("kettlebell", OWNED.kettlebells),
        ("kettlebells", OWNED.kettlebells),
        ("barbell", ()),
        ("band", ()),
        ("none", ()),
    ],
)
def test_each_implement_has_its_weights(implement: Implement, found: tuple[float, ...]) -> None:
    """One or a pair come from the same list; a list of pairs is told by the weight of one."""
    assert owned(implement, OWNED) == found


def test_the_smallest_step_has_a_default_for_each_unit() -> None:
    """2.5 kg or 5 lb."""
    bar = [rack_for(Load("barbell", unit=unit), Settings(units=unit)).step for unit in ("kg", "lb")]
    assert bar == [2.5, 5.0]


def test_the_smallest_step_is_in_the_settings_unit() -> None:
    """A kilogram in the settings is no pound in a routine that names pounds."""
    assert rack_for(Load("barbell", unit="lb"), Settings(units="kg", smallest_step=1.0)).step == 5.0


def test_a_weight_of_another_unit_goes_down_to_a_whole_step() -> None:
    """Where no weights are named, 45 lb are 20 kg, for nobody has 20.41."""
    assert STEPS.of(Load("barbell", 45.0, "lb")) == 20.0


@given(st.lists(st.integers(1, 400).map(float), unique=True, min_size=1), st.sampled_from(["kg", "lb"]))
def test_a_weight_owned_is_found_again_by_what_it_is_in_the_other_unit(numbers: list[float], unit: Unit) -> None:
    """The hundredth that the conversion took makes it no other weight: 15 lb are 6.8 kg, and 6.8 kg are 15 lb."""
    other: Unit = "lb" if unit == "kg" else "kg"
    for rack in (Rack(unit, tuple(sorted(numbers))), Rack(unit, step=1.0)):
        for number in numbers:
            assert rack.of(Load("dumbbell", convert(number, unit, other), other)) == number


POUNDS = Settings(units="lb", dumbbells=(5.0, 10.0, 15.0, 20.0, 25.0))


@pytest.mark.parametrize(
    ("load", "settings", "by", "found"),
    [
        (Load("dumbbell", 6.8), POUNDS, 1, Load("dumbbell", 20, "lb")),
        (Load("dumbbell", 6.8), POUNDS, -1, Load("dumbbell", 10, "lb")),
        (Load("dumbbell", 7), POUNDS, 1, Load("dumbbell", 20, "lb")),
        (Load("dumbbell", 7), POUNDS, -1, Load("dumbbell", 15, "lb")),
        (Load("dumbbell", 11.34), POUNDS, 1, Load("dumbbell", 11.34)),
        (Load("dumbbell", 2.27), POUNDS, -1, Load("dumbbell")),
        (Load("dumbbell"), POUNDS, 1, Load("dumbbell", 5, "lb")),
        (Load("dumbbell"), POUNDS, -1, Load("dumbbell")),
        (Load("barbell", 60), POUNDS, 1, Load("barbell", 62.5)),
        (Load("barbell", 132.28, "lb"), POUNDS, 1, Load("barbell", 137.28, "lb")),
        (Load("dumbbell", 15, "lb"), OWNED, 1, Load("dumbbell", 8.0)),
        (Load("dumbbell", 15, "lb"), OWNED, -1, Load("dumbbell", 6.0)),
        (Load("barbell"), Settings(), 1, Load("barbell", 20)),
    ],
)
def test_a_load_is_stepped_through_the_weights_owned(load: Load, settings: Settings, by: int, found: Load) -> None:
    """Whatever unit it was logged in; where weights are named it is then one of them, in their unit."""
    assert stepped_load(load, settings, by) == found


@given(weights, st.sampled_from(["kg", "lb"]), st.sampled_from([POUNDS, OWNED]))
def test_steps_lead_to_the_heaviest_and_back_to_none(weight: float, unit: Unit, settings: Settings) -> None:
    """Nothing sticks on the way, also where only the number is kept, in the unit that the load had."""
    load = Load("dumbbell", weight, unit)
    for by in (1, -1):
        for _ in range(len(settings.dumbbells) + 1):
            load = Load("dumbbell", stepped_load(load, settings, by).weight_in(unit), unit)
        if by > 0:
            assert load.weight == max(weight, convert(settings.dumbbells[-1], settings.units, unit))
    assert load.weight is None


def test_nothing_held_weighs_nothing() -> None:
    """Even if a record says so."""
    assert STEPS.of(Load("none", 10.0)) is None


def test_a_routine_that_names_no_unit_takes_the_runners() -> None:
    """In every item; one that does keeps its own."""
    of = routine(lift(weight=20.0), lift())
    changed = in_own_unit(of, Settings(units="lb"))
    assert [item.load.unit for block in changed.blocks for item in block.items] == ["lb", "lb"]
    assert in_own_unit(routine(lift(), unit="kg"), Settings(units="lb")).blocks[0].items[0].load.unit == "kg"
