"""Notes on a routine: names that are gone from it, and rules that do nothing."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
import pytest

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Session
from stride_tui.core.progression.notes import (
    ClaimedTwice,
    RoutineNote,
    StillUsed,
    UnusedRule,
    VanishedName,
    notes_on,
)
from stride_tui.core.routines.routine import Exercise, Item, Routine
from stride_tui.views.progression.note_words import routine_note_words
from tests.helpers.lifts import lift, routine, session


def named(*names: str) -> list[Item]:
    """Items of these exercises."""
    return [msgspec.structs.replace(lift(), exercise=name) for name in names]


def done(day: str, *names: str, of: str = "legs") -> Session:
    """A session with three sets of each of these exercises."""
    sessions = [session(f"{day}  8 8 8 × 8", item, routine=of) for item in named(*names)]
    return msgspec.structs.replace(sessions[0], sets=tuple(record for one in sessions for record in one.sets))


def notes(of: Routine, *sessions: Session, others: Iterable[Routine] = ()) -> tuple[RoutineNote, ...]:
    """The notes on a routine with this history, beside other routines."""
    return notes_on(of, History.of(sessions), [of, *others])


def another(*names: str, exercises: tuple[Exercise, ...] = ()) -> Routine:
    """Another routine with these exercises."""
    return msgspec.structs.replace(routine(*named(*names), exercises=exercises), slug="other", name="Other")


@pytest.mark.parametrize(
    ("items", "sessions", "found"),
    [
        # The only name that is gone, the only one that is new.
        (["Back Squat", "Lunge"], [["Squat", "Lunge"], ["Squat", "Lunge"]], [("Squat", 6, "Back Squat")]),
        (["Kniebeuge", "Lunge"], [["Squat", "Lunge"]], [("Squat", 3, "Kniebeuge")]),
        # Of two the one that is like it; where none is, none is suggested.
        (["Hip Thrust", "Back Squat", "Lunge"], [["Squat", "Lunge"]], [("Squat", 3, "Back Squat")]),
        (["Calf Raise", "Pistol", "Lunge"], [["Squat", "Lunge"]], [("Squat", 3, None)]),
        (["Lunge"], [["Squat", "Lunge"]], [("Squat", 3, None)]),
        # A name with sets of its own was there before: it is no new one.
        (["Back Squat"], [["Squat", "Back Squat"]], [("Squat", 3, None)]),
        # Nothing is gone, but for its spelling.
        (["Squat", "Lunge"], [["Squat"]], []),
        (["squat"], [["Squat"]], []),
        (["Squat"], [], []),
    ],
)
def test_a_name_that_vanished_is_noted(
    items: list[str], sessions: list[list[str]], found: list[tuple[str, int, str | None]]
) -> None:
    """With its sets in the whole history, and the name that it may have now."""
    history = [done(f"{day + 1} Nov", *names) for day, names in enumerate(sessions)]
    assert notes(routine(*named(*items)), *history) == tuple(VanishedName(*note) for note in found)


def test_a_name_that_was_joined_is_not_noted() -> None:
    """Its routine says what it is called now."""
    of = routine(*named("Back Squat"), exercises=(Exercise("Back Squat", was=("Squat",)),))
    assert notes(of, done("9 Nov", "Squat")) == ()


def test_sets_of_other_routines_are_counted_but_not_missed() -> None:
    """What was only ever done elsewhere did not vanish from here."""
    of = routine(*named("Back Squat"))
    here, there = done("9 Nov", "Squat"), done("10 Nov", "squat", "Pistol", of="other")
    assert notes(of, here, there) == (VanishedName("Squat", 6, "Back Squat"),)


def test_a_year_later_a_name_is_not_missed_any_more() -> None:
    """What was taken out on purpose is asked about no longer; until then however many sessions follow."""
    of, squat = routine(*named("Lunge")), done("9 Nov", "Squat")
    later = [done(f"{day} Nov", "Lunge") for day in range(10, 25)]
    assert notes(of, squat, *later) == (VanishedName("Squat", 3),)
    year = 365 * 86_400_000
    kept, gone = (msgspec.structs.replace(later[0], id=f"{n}", started=squat.started + year + n) for n in (0, 1))
    assert notes(of, squat, kept) == (VanishedName("Squat", 3),)
    assert notes(of, squat, gone) == ()


def test_a_name_that_another_routine_has_is_not_missed() -> None:
    """It was moved there, or is done in both."""
    of = routine(*named("Lunge"))
    assert notes(of, done("9 Nov", "Squat"), others=[another("squat")]) == ()
    assert notes(of, done("9 Nov", "Squat"), others=[another("Pistol")]) == (VanishedName("Squat", 3, "Lunge"),)


RENAMED = (Exercise("Back Squat", was=("Squat",)),)


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (
            another("Front Squat", exercises=(Exercise("Front Squat", was=("squat",)),)),
            (ClaimedTwice("Squat", "Back Squat", "Front Squat", "Other"),),
        ),
        (another("squat"), (StillUsed("Squat", "Back Squat", "Other"),)),
        # Both have renamed it to the same.
        (another("Back Squat", exercises=RENAMED), ()),
        (another("Lunge"), ()),
    ],
)
def test_an_earlier_name_that_is_not_free_is_noted(other: Routine, found: tuple[RoutineNote, ...]) -> None:
    """Its sets would be those of two exercises."""
    assert notes(routine(*named("Back Squat"), exercises=RENAMED), others=[other]) == found


def test_a_routine_that_still_has_the_earlier_name_itself_is_noted() -> None:
    """With its own name."""
    of = routine(*named("Back Squat", "Squat"), exercises=RENAMED)
    assert notes(of) == (StillUsed("Squat", "Back Squat", of.name),)


def test_a_name_that_was_only_skipped_is_not_missed() -> None:
    """It has nothing to lose."""
    skipped = session("9 Nov  - - × 8", lift())
    assert notes(routine(*named("Lunge")), skipped) == ()


@pytest.mark.parametrize(
    ("item", "found"),
    [
        (lift(implement="band", progress="linear"), (UnusedRule("Squat", "linear"),)),
        (lift(8, 12, implement="band", progress="double"), (UnusedRule("Squat", "double"),)),
        (lift(implement="band", progress="reps"), ()),
        (lift(implement="band"), ()),
        (lift(implement="band", weight=15.0, progress="linear"), ()),
    ],
)
def test_a_rule_that_adds_weight_to_no_weight_is_noted(item: Item, found: tuple[RoutineNote, ...]) -> None:
    """An item that names none stays as the routine says, and needs no note."""
    assert notes(routine(item)) == found


@pytest.mark.parametrize(
    ("note", "words"),
    [
        (
            VanishedName("Squat", 40, "Back Squat"),
            '`Squat` has 40 sets in the history; was it renamed? Then write was = ["Squat"] in [exercise."Back Squat"]',
        ),
        (
            VanishedName('The "one"', 1),
            '`The "one"` has 1 set in the history; was it renamed? '
            'Then write was = ["The \\"one\\""] in [exercise."its new name"]',
        ),
        (
            ClaimedTwice("Squat", "Back Squat", "Front Squat", "Other"),
            "`Squat` is an earlier name of `Back Squat` here and of `Front Squat` in Other; "
            "its sets can belong to one of them only: take it out of the other `was`",
        ),
        (
            StillUsed("Squat", "Back Squat", "Other"),
            "`Squat` is an earlier name of `Back Squat` here and still an exercise of Other, "
            "whose sets are taken for the same: rename it there too, or take it out of `was`",
        ),
        (
            UnusedRule("Walk", "linear"),
            "`Walk` is held by a band without a weight, to which linear has nothing to add; "
            'give the band a `weight`, or write progress = "reps"',
        ),
    ],
)
def test_a_note_says_what_to_write(note: RoutineNote, words: str) -> None:
    """As a TOML file has it."""
    assert routine_note_words(note) == words
