"""Choosing weight, reps and effort for a set: what is logged, what carries over, and what undo takes back."""

from __future__ import annotations

import msgspec
import pytest

from stride_tui.core.instant import ManualClock
from stride_tui.core.routines.routine import Block, Item, Load, Reps, Routine, Timed
from stride_tui.core.routines.steps import Place, unroll
from stride_tui.core.session.choices import SetChoice, changed_record, load_for, weight_for, with_choice
from stride_tui.core.session.engine import Engine
from stride_tui.core.session.events import ChangeSet, Do
from stride_tui.core.session.to_records import to_session

ROUTINE = Routine(
    "legs",
    "Legs",
    (
        Block(
            "B",
            "superset",
            (
                Item("Step Down", Reps(8), "each", Load("dumbbells", 10)),
                Item("Hold", Timed(20_000)),
            ),
            rounds=3,
        ),
    ),
)


class Drive:
    """A session on a clock that moves when told to."""

    def __init__(self) -> None:
        self.clock = ManualClock()
        self.engine, _ = Engine.start(ROUTINE, "s", self.clock.now())

    def do(self, *names: str) -> None:
        """Plain commands, a second apart."""
        for name in names:
            self.engine.do(Do(name), self.clock.forward(1000))  # type: ignore[arg-type]

    def change(self, place: Place, field: str, value: float | None) -> int:
        """Change a set; gives the number of events."""
        return len(self.engine.do(ChangeSet(place, field, value), self.clock.forward(1000)))  # type: ignore[arg-type]

    @property
    def place(self) -> Place:
        """The current place."""
        return self.engine.state.step.place


def test_a_chosen_weight_is_logged() -> None:
    """Enter logs the weight that was chosen for the set."""
    drive = Drive()
    drive.do("confirm")
    place = drive.place
    drive.change(place, "weight", 12.5)
    drive.do("confirm")
    assert drive.engine.state.logs[place].load == Load("dumbbells", 12.5)


def test_a_weight_holds_for_later_rounds_of_its_side() -> None:
    """The next round of the same side has the weight chosen in this one."""
    left = Place("B", 0, "Step Down", 0, 1, "left")
    choices = with_choice({}, left, "weight", 12)
    assert weight_for(choices, msgspec.structs.replace(left, round=3)) == 12


def test_the_other_side_keeps_its_own_weight() -> None:
    """A weight chosen for the left says nothing of the right."""
    left = Place("B", 0, "Step Down", 0, 1, "left")
    choices = with_choice({}, left, "weight", 12)
    assert weight_for(choices, msgspec.structs.replace(left, side="right")) is None


def test_fewer_reps_than_asked_are_partial() -> None:
    """Seven of eight reps are a set in part."""
    drive = Drive()
    drive.do("confirm")
    place = drive.place
    drive.change(place, "reps", 7)
    drive.do("confirm")
    assert (drive.engine.state.logs[place].done_reps, drive.engine.state.logs[place].status) == (7, "partial")


def test_more_reps_than_asked_are_done() -> None:
    """Nine of eight reps are a set done."""
    drive = Drive()
    drive.do("confirm")
    place = drive.place
    drive.change(place, "reps", 9)
    drive.do("confirm")
    assert (drive.engine.state.logs[place].done_reps, drive.engine.state.logs[place].status) == (9, "done")


def test_reps_of_one_set_are_not_those_of_the_next() -> None:
    """The next round asks for what the routine asks."""
    drive = Drive()
    drive.do("confirm")
    drive.change(drive.place, "reps", 5)
    drive.do("confirm", "confirm")
    place = drive.place
    drive.do("confirm")
    assert drive.engine.state.logs[place].done_reps == 8


def test_effort_goes_into_the_log_of_a_set_that_is_done() -> None:
    """The effort of the last set can be given in the transition after it."""
    drive = Drive()
    drive.do("confirm")
    place = drive.place
    drive.do("confirm")
    drive.change(place, "effort", 8)
    assert drive.engine.state.logs[place].effort == 8


def test_undo_takes_a_change_back() -> None:
    """Undo restores the log as it was before the change."""
    drive = Drive()
    drive.do("confirm")
    place = drive.place
    drive.do("confirm")
    drive.change(place, "effort", 8)
    drive.do("undo")
    assert drive.engine.state.logs[place].effort is None


def test_a_change_that_changes_nothing_is_no_event() -> None:
    """The same effort again leaves nothing to undo."""
    drive = Drive()
    drive.do("confirm")
    place = drive.place
    drive.do("confirm")
    drive.change(place, "effort", 8)
    assert drive.change(place, "effort", 8) == 0


def test_a_place_that_the_plan_lacks_changes_nothing() -> None:
    """A change for a set that is not there is ignored."""
    assert Drive().change(Place("Z", 0, "Nothing", 0, 1, None), "weight", 3) == 0


def test_choices_are_in_the_session_line() -> None:
    """The finished session has the weight and the reps that were chosen."""
    drive = Drive()
    drive.do("confirm")
    drive.change(drive.place, "weight", 6)
    drive.do("confirm", "finish")
    record = to_session(drive.engine.state).sets[0]
    assert (record.load.weight, record.asked_reps, record.done_reps) == (6, 8, 8)


def test_timed_work_takes_no_reps() -> None:
    """Reps given for a timed set leave its record as it is."""
    drive = Drive()
    drive.do("confirm")
    record = to_session(drive.engine.state).sets[2]
    assert changed_record(record, "reps", 5) == record


@pytest.mark.parametrize("value", [None, 0.0])
def test_no_reps_at_all_are_none_chosen(value: float | None) -> None:
    """A choice of nothing is kept as it is told."""
    place = Place("B", 0, "Step Down", 0, 1, "left")
    chosen = with_choice({place: SetChoice(reps=5)}, place, "reps", value)[place].reps
    assert chosen == (None if value is None else 0)


@pytest.mark.parametrize(("own", "right"), [(None, 12.5), (10.0, 10.0)])
def test_a_first_weight_of_the_left_side_is_the_right_sides_too(own: float | None, right: float) -> None:
    """Where the routine has none; a weight that the routine has for the side stays."""
    item = Item("Step Down", Reps(8), "each", Load("dumbbells", own))
    of = Routine("legs", "Legs", (Block("B", "superset", (item,), rounds=2),))
    works = [step for step in unroll(of) if step.kind == "work"]
    chosen = with_choice({}, works[0].place, "weight", 12.5)
    assert [load_for(of, step, chosen).weight for step in works] == [12.5, right, 12.5, right]
    other = with_choice(chosen, works[1].place, "weight", 8.0)
    assert [load_for(of, step, other).weight for step in works] == [12.5, 8.0, 12.5, 8.0]
