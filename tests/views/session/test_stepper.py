"""The stepper line: which set, which values, and all of it where it fits."""

from __future__ import annotations

import pytest

from stride_tui.core.routines.routine import Load
from stride_tui.core.session.events import ChangeSet
from stride_tui.views.session.stepper import StepperView, Target, fields_of, set_to_change, stepper_lines, stepper_view
from stride_tui.views.text.spans import plain, width_of
from tests.helpers.hostile_texts import HOSTILE, hostile_routine
from tests.helpers.routine_builders import Run, block, reps, routine, small, timed

SPLIT = reps("Split Squat", 8, sides="each", load=Load("dumbbells", 10))


def _run() -> Run:
    return Run(routine(block("A", SPLIT, rounds=2)))


def _target(run: Run, last: bool = False) -> Target:
    found = set_to_change(run.state, last)
    assert found is not None
    return found


def _view(run: Run, last: bool = False, chosen: int = 0) -> StepperView:
    return stepper_view(run.state, _target(run, last), chosen)


def _text(view: StepperView, width: int = 60) -> list[str]:
    return [" ".join(plain(line).strip("─ ").split()) for line in stepper_lines(view, width)]


def test_a_loaded_set_has_load_reps_and_effort() -> None:
    """A pair is told as a pair, an effort nobody told as a dash."""
    assert _text(_view(_run().to("Split Squat"))) == [
        "this set: left, round 1 · Split Squat",
        "load ‹ 2 × 10 kg › reps 8 effort –",
        "↑↓ Value · ←→ Field · Esc Close",
    ]


def test_side_and_round_are_reported_before_a_long_name() -> None:
    """They are what two sets differ in."""
    long = reps("Front Foot-Elevated Split Squat", 8, sides="each", load=Load("dumbbells", 10))
    about, *_ = _text(_view(Run(routine(block("A", long))).to(long.exercise)), 34)
    assert about.startswith("this set: left, round 1 · Front")


def test_bodyweight_work_has_no_load() -> None:
    """Reps and effort are left."""
    run = Run(small()).to("Squat")
    assert fields_of(run.state, _target(run)) == ("reps", "effort")


def test_a_hold_has_only_an_effort() -> None:
    """Its seconds are counted, not stepped."""
    run = Run(small()).to("Plank")
    assert fields_of(run.state, _target(run)) == ("effort",)


@pytest.mark.parametrize(
    ("weight", "fields"), [(None, ("reps", "effort")), (15, ("weight", "reps", "effort"))], ids=str
)
def test_a_band_has_a_load_only_where_its_file_names_one(weight: float | None, fields: tuple[str, ...]) -> None:
    """Else there are no kilograms in a band."""
    run = Run(routine(block("A", reps("Walk", 8, load=Load("band", weight))))).to("Walk")
    assert fields_of(run.state, _target(run)) == fields


def test_a_set_logged_in_kilograms_stays_in_kilograms_after_an_edit_to_pounds() -> None:
    """Sixty kilograms never become sixty pounds, neither in what was done nor in what was chosen for later."""
    bar = reps("Squat", 8, load=Load("barbell", 60))
    pounds = reps("Squat", 8, load=Load("barbell", 135, "lb"))
    run = Run(routine(block("A", bar, rounds=3))).to("Squat")
    run.do(ChangeSet(run.step.place, "weight", 62.5)).wait(1).press("confirm").replan(
        routine(block("A", pounds, rounds=3))
    )
    assert _text(_view(run, last=True))[1] == "load ‹ 62.5 kg › reps 8 effort –"
    assert _text(_view(run))[1] == "load ‹ 137.79 lb › reps 8 effort –"
    run.do(ChangeSet(_target(run, last=True).step.place, "weight", 60))
    assert _text(_view(run, last=True))[1] == "load ‹ 60 kg › reps 8 effort –"
    assert _text(_view(run))[1] == "load ‹ 132.28 lb › reps 8 effort –"


def test_the_last_set_is_reported_as_done() -> None:
    """With what was logged."""
    run = _run().to("Split Squat").press("confirm")
    assert _text(_view(run, last=True))[0] == "done: left, round 1 · Split Squat"


def test_before_any_set_the_coming_one_is_meant() -> None:
    """Where there is no last one."""
    assert _text(_view(_run(), last=True))[0] == "this set: left, round 1 · Split Squat"


def test_a_skipped_set_is_not_the_last_one() -> None:
    """Nothing was done in it."""
    run = _run().to("Split Squat").press("confirm").wait(1).press("confirm").wait(1).press("skip")
    assert _target(run, last=True).step.place.side == "left"


def test_a_chosen_weight_is_shown_until_it_is_logged_and_after() -> None:
    """The same twelve kilograms."""
    run = _run().to("Split Squat")
    run.do(ChangeSet(run.step.place, "weight", 12)).do(ChangeSet(run.step.place, "effort", 7.5))
    assert _text(_view(run))[1] == "load ‹ 2 × 12 kg › reps 8 effort 7.5"
    run.wait(2).press("confirm")
    assert _text(_view(run, last=True))[1] == "load ‹ 2 × 12 kg › reps 8 effort 7.5"


def test_the_chosen_field_is_marked_without_colour() -> None:
    """Between two arrow heads."""
    view = _view(_run().to("Split Squat"), chosen=1)
    assert _text(view)[1] == "load 2 × 10 kg reps ‹ 8 › effort –"


def test_the_fields_stand_in_columns_that_do_not_move() -> None:
    """Each in its third of the panel's width, whichever is chosen."""
    run = _run().to("Split Squat")
    rows = [plain(stepper_lines(_view(run, chosen=n), 90)[1]) for n in range(3)]
    assert all([row.index(label) // 30 for label in ("load", "reps", "effort")] == [0, 1, 2] for row in rows)
    assert len({tuple(row.index(label) for label in ("load", "reps", "effort")) for row in rows}) == 1


@pytest.mark.parametrize("width", [36, 66, 116])
def test_the_line_takes_the_whole_width(width: int) -> None:
    """A rule with the set in it, from edge to edge."""
    assert width_of(stepper_lines(_view(_run().to("Split Squat")), width)[0]) == width


def test_the_keys_that_do_nothing_are_not_told() -> None:
    """With one field and no other set there are neither another field nor Tab; after a set, Tab leads to it."""
    run = Run(routine(block("A", timed("Plank", 20), rounds=2))).to("Plank")
    assert _text(_view(run))[2] == "↑↓ Value · Esc Close"
    run.wait(20).wait(6)
    assert run.step.kind == "work"
    assert _text(_view(run))[2] == "↑↓ Value · Esc Close · Tab Other set"


def test_the_keys_give_way_to_the_number() -> None:
    """Where there are only two rows, the set and its fields are on them."""
    lines = stepper_lines(_view(_run().to("Split Squat")), 60, 2)
    assert [plain(line).strip("─ ").split()[0] for line in lines] == ["this", "load"]


def test_on_a_phone_all_fields_are_there_closer() -> None:
    """Thirty-six cells are enough for a heavy pair."""
    run = _run().to("Split Squat")
    run.do(ChangeSet(run.step.place, "weight", 27.5))
    assert _text(_view(run), 36)[1] == "load ‹ 2 × 27.5 kg › reps 8 effort –"


def test_in_less_room_the_stepped_field_is_alone() -> None:
    """Counted, so that one knows of the others."""
    assert _text(_view(_run().to("Split Squat"), chosen=2), 24)[1] == "effort ‹ – › 3/3"


def test_a_field_beyond_the_last_is_the_last() -> None:
    """From a loaded set to a hold there are fewer."""
    run = Run(routine(block("A", timed("Plank", 20)))).to("Plank")
    assert _view(run, chosen=2).chosen == 0


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_line_is_wider_than_its_room(text: str) -> None:
    """From one cell on, whatever the exercise is called."""
    run = Run(hostile_routine(text))
    for width in (1, 2, 9, 20, 38, 70, 130):
        assert max(width_of(line) for line in stepper_lines(_view(run), width)) <= width
