"""One exercise through the history: points by side, weeks, sets."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Session
from stride_tui.core.progression.exercise_course import course_of, exercises_of
from stride_tui.core.routines.exercise_names import names_in
from stride_tui.core.routines.routine import Exercise, Load
from tests.helpers.histories import SUNDAY, by_hand, session, sets
from tests.helpers.lifts import hold, lift, routine
from tests.helpers.lifts import session as lifted

PAIR = Load("dumbbells", 10)


def _done(day: date, **fields: Any) -> Session:
    return session(day, sets=sets(2, **fields))


def test_exercises_are_named_latest_first() -> None:
    """Each once; what was only skipped was not done."""
    history = History.of(
        [
            _done(SUNDAY - timedelta(days=9), exercise="Lunge"),
            _done(SUNDAY - timedelta(days=2), exercise="Squat"),
            session(SUNDAY, sets=sets(0, 2, exercise="Plank")),
            by_hand(SUNDAY),
        ]
    )
    assert exercises_of(history) == ("Squat", "Lunge")


def test_a_point_has_the_heaviest_weight_and_the_most_reps_at_it() -> None:
    """Eight at ten kilograms are not counted for twelve."""
    history = History.of([lifted("16 Nov  8 6@12 5@12 × 10", lift())])
    (point,) = course_of(history, "Squat").points[None]
    assert (point.weight, point.reps, point.seconds) == (12, 6, None)


def test_left_and_right_have_points_of_their_own() -> None:
    """The sides are apart, oldest first."""
    item = lift(sides="each")
    found = course_of(History.of([lifted("16 Nov  8 | 7 × 10", item), lifted("18 Nov  9 | 8 × 10", item)]), "Squat")
    assert {side: [point.reps for point in points] for side, points in found.points.items()} == {
        "left": [8, 9],
        "right": [7, 8],
    }


def test_a_hold_has_its_longest_in_seconds() -> None:
    """Of all sets of the session."""
    (point,) = course_of(History.of([lifted("16 Nov  30 45 20", hold())]), "Squat").points[None]
    assert (point.seconds, point.weight) == (45, None)


def test_a_week_adds_up_all_implements_held() -> None:
    """Two dumbbells of ten kilograms, eight reps, two sets, in two sessions of one week."""
    history = History.of([_done(SUNDAY, load=PAIR), _done(SUNDAY - timedelta(days=3), load=PAIR)])
    (week,) = course_of(history, "Squat").weeks
    assert (week.start, week.volume, week.reps) == (SUNDAY - timedelta(days=6), 640, 32)


def test_a_week_begins_where_it_is_set_to() -> None:
    """On Sunday, a Saturday and the next day are of two weeks."""
    history = History.of([_done(SUNDAY), _done(SUNDAY - timedelta(days=1))])
    assert len(course_of(history, "Squat", first_weekday=6).weeks) == 2
    assert len(course_of(history, "Squat", first_weekday=0).weeks) == 1


def test_a_set_that_ends_before_it_starts_takes_no_time() -> None:
    """A clock set back makes no minutes less."""
    record = msgspec.structs.replace(sets(1)[0], started=60_000, ended=0)
    (week,) = course_of(History.of([session(SUNDAY, sets=(record,))]), "Squat").weeks
    assert week.minutes == 0


def test_sets_are_newest_first_without_the_skipped() -> None:
    """With the session that each is of."""
    history = History.of([session(SUNDAY - timedelta(days=7), 1, 3), session(SUNDAY, 2)])
    assert [done.started for done, _ in course_of(history, "Squat").sets] == [
        history.sessions[1].started,
        history.sessions[1].started,
        history.sessions[0].started,
    ]


def test_pounds_and_kilograms_come_together() -> None:
    """All weights are in the unit lifted in last, so that a curve does not jump with the unit."""
    history = History.of([lifted("16 Nov  8 × 22 lb", lift()), lifted("18 Nov  8 × 10 kg", lift())])
    found = course_of(history, "Squat")
    assert found.unit == "kg"
    assert [point.weight for point in found.points[None]] == [9.98, 10]


def test_a_total_is_in_the_unit_asked_for_whatever_was_lifted() -> None:
    """2 × 10 kg × 10 are 200 kg. 35 lb × 12 are 420 lb, or 190.509 kg; in all 390.51 kg. 200 kg are 440.92 lb, so the
    same is 860.92 lb."""
    pair, bell = sets(1, load=PAIR)[0], sets(1, load=Load("kettlebell", 35, "lb"))[0]
    pair, bell = (msgspec.structs.replace(record, done_reps=n) for record, n in ((pair, 10), (bell, 12)))
    history = History.of([session(SUNDAY, sets=(pair, bell))])
    for unit, moved in (("kg", 390.51), ("lb", 860.92)):
        found = course_of(history, "Squat", total_unit=unit)  # type: ignore[arg-type]
        assert (found.unit, found.total_unit, round(found.weeks[0].volume, 2)) == ("lb", unit, moved)


def test_all_names_of_an_exercise_have_one_course() -> None:
    """Its curve goes on under the new name, which is the one in the list."""
    names = names_in([routine(lift(), exercises=(Exercise("Back Squat", was=("Squat",)),))])
    renamed = msgspec.structs.replace(lift(), exercise="back-squat")
    history = History.of([lifted("9 Nov  8 × 10", lift()), lifted("16 Nov  8 × 12", renamed)])
    assert exercises_of(history) == ("back-squat", "Squat")
    assert exercises_of(history, names) == ("back-squat",)
    for name in ("Squat", "Back Squat"):
        found = course_of(history, name, 0, names)
        assert [point.weight for point in found.points[None]] == [10, 12]
    assert len(course_of(history, "BACK SQUAT").sets) == 1


def test_an_exercise_never_done_has_no_course() -> None:
    """Nothing, in kilograms."""
    found = course_of(History.of([session(SUNDAY)]), "Lunge")
    assert (found.points, found.weeks, found.sets, found.unit) == ({}, (), (), "kg")


def test_points_stand_at_the_day_they_were_done() -> None:
    """By the clock of where it was done."""
    (point,) = course_of(History.of([lifted("16 Nov  8 × 10", lift())]), "Squat").points[None]
    assert point.day == date(2026, 11, 16)
