"""What is asked, and why, to the letter; and the bests that were beaten."""

from __future__ import annotations

import msgspec
import pytest

from stride_tui.core.history.history import History
from stride_tui.core.instant import ManualClock
from stride_tui.core.progression.bests import new_bests
from stride_tui.core.progression.today import today
from stride_tui.core.routines.routine import Item, Load, Timed, Unit
from stride_tui.core.session.engine import Engine
from stride_tui.core.session.events import ChangeSet
from stride_tui.core.settings.settings import Settings
from stride_tui.views.progression.best_words import best_lines
from stride_tui.views.progression.words import ask_line, asked_set_words, asked_words
from tests.helpers.lifts import OWNED, ask, history, hold, lift, routine, session, tuned

LINEAR = lift()
RANGE = lift(8, 12)
PAIR = lift(implement="dumbbells")
PUSH_UP = lift(implement="none", progress="reps")
BAR_KG = lift(implement="barbell")
HELD = Item("Squat", Timed(30_000), load=Load("dumbbell"), progress="linear")


@pytest.mark.parametrize(
    ("item", "lines", "words"),
    [
        (
            LINEAR,
            ["9 Nov  12 × 8 asked 12 of 8", "16 Nov  12 × 8 asked 12 of 8"],
            "8 × 10 kg: you did 12 × 8 kg twice; 10 kg is your next dumbbell, back to 8 reps",
        ),
        (
            PAIR,
            ["9 Nov  12 × 8 asked 12 of 8", "16 Nov  12 × 8 asked 12 of 8"],
            "8 reps at 2 × 10 kg: you did 12 reps at 2 × 8 kg twice; 10 kg is your next pair of "
            "dumbbells, back to 8 reps",
        ),
        (BAR_KG, ["9 Nov  8 × 60", "16 Nov  8 × 60"], "8 × 62.5 kg: you did 8 × 60 kg twice; 62.5 kg is next"),
        (BAR_KG, ["16 Nov  8 × 60"], "8 × 60 kg: you did 8 × 60 kg once; once more and 62.5 kg is next"),
        # Twice means the least of both sessions: eight and then ten are no ten twice.
        (
            BAR_KG,
            ["9 Nov  8 8 × 60", "16 Nov  11 10 × 60"],
            "8 × 62.5 kg: you did at least 8 × 60 kg twice; 62.5 kg is next",
        ),
        (BAR_KG, ["16 Nov  9 8 × 60"], "8 × 60 kg: you did at least 8 × 60 kg once; once more and 62.5 kg is next"),
        (
            BAR_KG,
            ["9 Nov  8 × 60", "16 Nov  10 9 × 60 effort 9.5"],
            "8 × 60 kg: you did 9 × 60 kg in round 2 at effort 9.5, above 9; the same again",
        ),
        (
            lift(8, 12, "none"),
            ["16 Nov  13 12 asked 12 of 8"],
            "12 reps: you did 12 reps in round 2; that is the limit in the routine: next comes a load, if the exercise "
            "takes one, or a harder variation",
        ),
        # Nobody asked for twelve of this weight: the twelve were asked of the 8 kg of the week before.
        (
            LINEAR,
            ["9 Nov  12 × 8 asked 12 of 8", "16 Nov  8 × 10 asked 12 of 8"],
            "9 × 10 kg: you did 8 reps; first 12 reps twice, then 12.5 kg, which is 25 % heavier",
        ),
        (
            LINEAR,
            ["16 Nov  12 × 8 asked 12 of 8"],
            "12 × 8 kg: you did 12 × 8 kg once; once more and 10 kg is next",
        ),
        (
            HELD,
            ["9 Nov  45 × 10 asked 45 of 30", "16 Nov  45 × 10 asked 45 of 30"],
            "30 s at 12.5 kg: you did 45 s at 10 kg twice; 12.5 kg is your next dumbbell, back to 30 s",
        ),
        (HELD, ["16 Nov  33 × 10 asked 40 of 30"], "35 s at 10 kg: you did 33 s of 40 s at 10 kg; again from 35 s"),
        (LINEAR, ["16 Nov  12 9 × 8 asked 12 of 8"], "10 × 8 kg: you did 9 of 12 × 8 kg in round 2; again from 10"),
        (LINEAR, ["19 Oct  11 × 8 asked 11 of 8"], "8 × 8 kg: 5 weeks since the last time; back to 8 reps"),
        (
            LINEAR,
            ["21 Sep  11 × 8 asked 11 of 8"],
            "8 × 6 kg: 9 weeks since the last time; back to 6 kg and 8 reps",
        ),
        (LINEAR, ["16 Nov  6 8 × 8"], "8 × 8 kg: you did 6 of 8 × 8 kg in round 1; the same again"),
        (LINEAR, ["16 Nov  8 8@6 8 × 8"], "8 × 8 kg: you did 8 × 8 kg, but not in every set; the same again"),
        (
            LINEAR,
            ["2 Nov  7 × 8", "9 Nov  7 × 8", "16 Nov  6 × 8"],
            "8 × 6 kg: missed 3 times in a row, last time 6 of 8 × 8 kg; back to 6 kg",
        ),
        (
            LINEAR,
            ["2 Nov  7 × 4", "9 Nov  7 × 4", "16 Nov  6 × 4"],
            "8 × 4 kg: missed 3 times in a row, last time 6 of 8 × 4 kg; there is nothing less, so the same again",
        ),
        (
            LINEAR,
            ["9 Nov  8 × 8", "16 Nov  8 × 8 effort 9.5"],
            "8 × 8 kg: you did 8 × 8 kg at effort 9.5, above 9; the same again",
        ),
        (LINEAR, ["19 Oct  8 × 10"], "8 × 8 kg: 5 weeks since the last time; back to 8 kg"),
        (
            LINEAR,
            ["16 Nov  8 × 9"],
            "9 × 8 kg: you did 8 × 9 kg; first 12 reps twice, then 10 kg, which is 25 % heavier; "
            "9 kg is not among your dumbbells",
        ),
        (
            tuned(BAR_KG, over=2),
            ["16 Nov  8 × 60"],
            "8 × 60 kg: you did 8 × 60 kg; more reps in the last set, twice in a row, and 62.5 kg is next",
        ),
        (RANGE, ["16 Nov  9 × 8"], "10–12 × 8 kg: you did 9 × 8 kg; 1 rep more"),
        (
            RANGE,
            ["16 Nov  12 × 8 asked 12"],
            "8–12 × 10 kg: you did 12 × 8 kg once; 10 kg is your next dumbbell, back to 8 reps",
        ),
        (RANGE, ["16 Nov  9 × 8 asked 11"], "10–12 × 8 kg: you did 9 of 11 × 8 kg; again from 10"),
        (RANGE, ["19 Oct  11 × 8 asked 11"], "8–12 × 8 kg: 5 weeks since the last time; back to 8 reps"),
        (PUSH_UP, ["16 Nov  8"], "9 reps: you did 8 reps; 1 rep more"),
        (lift(8, 12, implement="none"), ["16 Nov  8"], "9–12 reps: you did 8 reps; 1 rep more"),
        (tuned(PUSH_UP, after=2), ["16 Nov  8"], "8 reps: you did 8 reps once; once more and it grows"),
        (
            LINEAR,
            ["16 Nov  8 8 8 | 8 8 6 × 8"],
            "8 × 8 kg: you did 6 of 8 × 8 kg in round 3, on the right; the same again",
        ),
        (LINEAR, ["4 May  8 × 10"], "8 × 6 kg: 29 weeks since the last time; back to 6 kg"),
        (
            LINEAR,
            ["16 Nov  8 × 8 auto"],
            "8 × 8 kg: 8 × 8 kg was logged by time alone, and nobody has confirmed it; the same again",
        ),
        (hold(), ["16 Nov  30"], "35 s: you did 30 s; 5 s more"),
        (hold(), ["16 Nov  22 30"], "30 s: you did 22 s of 30 s in round 1; the same again"),
        (lift(implement="none"), ["16 Nov  8"], "8 reps: as the routine says"),
        (lift(progress="none"), ["16 Nov  8 × 8"], "8 × 8 kg: with the weight of last time"),
        (LINEAR, ["16 Nov  8"], "8 reps: no weight is logged yet; log the one you take"),
        (LINEAR, [], "8 reps: the first time; take a weight that leaves you two or three reps in reserve"),
        (lift(weight=8.0), [], "8 × 8 kg: the first time"),
        (
            lift(8, 12, "band"),
            [],
            "8–12 reps: the first time; take a band that leaves you two or three reps in reserve",
        ),
    ],
)
def test_what_is_asked_and_why(item: Item, lines: list[str], words: str) -> None:
    """One line for each reason there is."""
    assert ask_line(ask(item, *lines)) == words


BAR = lift(implement="barbell", unit="lb")
"""A bar for which no weights are named, in pounds."""
LB_BELL = lift(unit="lb")
LB = Settings(units="lb", dumbbells=(10.0, 15.0, 20.0, 25.0))


@pytest.mark.parametrize(
    ("item", "settings", "lines", "words"),
    [
        (
            BAR,
            LB,
            ["16 Nov  8 × 60 kg"],
            "8 × 130 lb: you did 8 × 60 kg (132.28 lb) once; once more and 135 lb is next; "
            "60 kg counts as 130 lb, a whole step",
        ),
        (
            BAR,
            LB,
            ["9 Nov  8 × 60 kg", "16 Nov  8 × 60 kg"],
            "8 × 135 lb: you did 8 × 60 kg (132.28 lb) twice; 135 lb is next",
        ),
        (
            BAR,
            LB,
            ["16 Nov  6 8 × 60 kg"],
            "8 × 130 lb: you did 6 of 8 × 60 kg (132.28 lb) in round 1; the same again; "
            "60 kg counts as 130 lb, a whole step",
        ),
        (
            BAR,
            LB,
            ["16 Nov  8 × 61.23 kg"],
            "8 × 135 lb: you did 8 × 61.23 kg (134.99 lb) once; once more and 140 lb is next",
        ),
        (BAR, LB, ["19 Oct  8 × 60 kg"], "8 × 115 lb: 5 weeks since the last time; back to 115 lb"),
        (
            lift(8, 12, implement="barbell", unit="lb"),
            LB,
            ["19 Oct  11 × 60 kg asked 11"],
            "8–12 × 130 lb: 5 weeks since the last time; back to 8 reps; 60 kg counts as 130 lb, a whole step",
        ),
        (
            lift(implement="barbell", unit="lb", progress="none"),
            LB,
            ["16 Nov  8 × 60 kg"],
            "8 × 130 lb: with the weight of last time, 60 kg (132.28 lb); 60 kg counts as 130 lb, a whole step",
        ),
        (
            LB_BELL,
            LB,
            ["9 Nov  12 × 6.8 kg asked 12 of 8", "16 Nov  12 × 6.8 kg asked 12 of 8"],
            "8 × 20 lb: you did 12 × 6.8 kg (14.99 lb) twice; 20 lb is your next dumbbell, back to 8 reps",
        ),
        (
            lift(implement="dumbbells"),
            OWNED,
            ["16 Nov  8 × 20 lb"],
            "9 reps at 2 × 8 kg: you did 8 reps at 2 × 20 lb (9.07 kg); first 12 reps twice, then 10 kg, "
            "which is 25 % heavier; 9.07 kg is not among your dumbbells",
        ),
        (
            lift(load=Load("dumbbells", optional=True)),
            OWNED,
            ["16 Nov  8"],
            "8 reps: done without a weight so far; log one if you take it",
        ),
        (
            lift(load=Load("dumbbells", optional=True)),
            OWNED,
            [],
            "8 reps: the first time; take a weight that leaves you two or three reps in reserve, or none",
        ),
        (lift(implement="band"), OWNED, [], "8 reps: as the routine says"),
        (lift(implement="band"), OWNED, ["9 Nov  8", "16 Nov  8"], "8 reps: as the routine says"),
    ],
)
def test_what_was_lifted_in_the_other_unit_is_told_as_it_was_lifted(
    item: Item, settings: Settings, lines: list[str], words: str
) -> None:
    """The unit of today stands beside it, to a hundredth; what is asked is a weight that there is."""
    assert ask_line(ask(item, *lines, settings=settings)) == words


def test_a_weight_that_no_one_named_is_called_next_and_no_more() -> None:
    """Whether it is owned is not known."""
    line = ask_line(ask(LINEAR, "9 Nov  8 × 25", "16 Nov  8 × 25", settings=Settings()))
    assert line == "8 × 27.5 kg: you did 8 × 25 kg twice; 27.5 kg is next"


def test_a_hold_with_a_weight() -> None:
    """Time and what is held."""
    item = hold(load=lift(implement="dumbbells", weight=8.0).load)
    assert asked_words(ask(item)) == "30 s at 2 × 8 kg"


def bests(item: Item, *lines: str, units: Unit = "kg") -> tuple[str, ...]:
    """The lines for what the last session beat."""
    return best_lines(new_bests(session(lines[-1], item), history(item, *lines[:-1])), units)


def test_a_best_names_what_it_beat() -> None:
    """With the load as it is held."""
    assert bests(PAIR, "9 Nov  8 × 8", "16 Nov  6 × 10") == ("Squat: heaviest, 2 × 10 kg (before: 2 × 8 kg)",)


def test_the_same_best_on_both_sides_is_one_line() -> None:
    """Where left and right agree, no side is named."""
    assert bests(LINEAR, "9 Nov  8 | 8 × 8", "16 Nov  9 | 9 × 8") == (
        "Squat: most reps at 8 kg, 9 (before: 8)",
        "Squat: most in a session, 72 kg (before: 64 kg)",
    )


def test_a_best_of_one_side_says_which() -> None:
    """The other side had none."""
    assert bests(PUSH_UP, "9 Nov  8 | 8", "16 Nov  8 | 9") == ("Squat, right: most reps, 9 (before: 8)",)


def test_a_longest_hold() -> None:
    """In the words of a time."""
    assert bests(hold(), "9 Nov  50", "16 Nov  70") == ("Squat: longest, 1 min 10 s (before: 50 s)",)


@pytest.mark.parametrize(
    ("units", "moved"), [("lb", "320 lb (before: 160 lb)"), ("kg", "145.15 kg (before: 72.57 kg)")]
)
def test_what_was_moved_in_all_is_in_the_unit_of_the_settings(units: Unit, moved: str) -> None:
    """320 lb × 0.45359237 are 145.15 kg, and 160 lb are 72.57 kg."""
    lines = "9 Nov  8 × 20", "16 Nov  8 8 × 20"
    assert bests(lift(unit="lb"), *lines, units=units) == (f"Squat: most in a session, {moved}",)


def test_a_best_beats_what_was_lifted_in_the_other_unit() -> None:
    """That one is told in both."""
    assert bests(BAR, "9 Nov  8 × 60 kg", "16 Nov  6 × 135 lb") == (
        "Squat: heaviest, 135 lb (before: 60 kg, 132.28 lb)",
    )


def test_nothing_in_a_name_can_act() -> None:
    """A name from a file is made safe before it is shown."""
    item = msgspec.structs.replace(PUSH_UP, exercise="a\x1b[2J")
    assert bests(item, "9 Nov  8", "16 Nov  9") == ("a\ufffd[2J: most reps, 9 (before: 8)",)


def test_the_advice_for_a_first_weight_is_gone_once_one_is_chosen() -> None:
    """It has been followed."""
    clock = ManualClock()
    of = today(routine(LINEAR), History(), Settings(), clock.now().utc)
    engine, _ = Engine.start(of.routine, "s", clock.now())
    assert asked_set_words(engine.state, of).endswith("two or three reps in reserve")
    place = engine.state.step.place
    engine.do(ChangeSet(place, "weight", 10.0), clock.forward(1000))
    assert asked_set_words(engine.state, of) == ""
