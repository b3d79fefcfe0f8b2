"""Routine files: what they mean, and what is told of every mistake."""

from __future__ import annotations

import json

import pytest

from stride_tui.core.problem import Problem
from stride_tui.core.progression.rules.registry import RULE_NAMES
from stride_tui.core.routines.routine import Load, Reps, Rest, Routine, Schedule, Timed
from stride_tui.store.routines.file import item_line, parse_routine
from stride_tui.views.text.problem import problem_sentence

HEAD = 'name = "x"\n[[block]]\nname = "A"\n'
ITEM = HEAD + '[[block.item]]\nexercise = "Squat"\n'
"""A good beginning whose item still lacks a dose: lines 1 to 5."""


def read(text: str) -> Routine:
    """The routine that a good text says."""
    routine = parse_routine(text, "slug")
    assert isinstance(routine, Routine), routine
    return routine


def problems(text: str) -> tuple[Problem, ...]:
    """The problems of a bad text."""
    found = parse_routine(text, "slug", "f.toml")
    assert isinstance(found, tuple)
    return found


def told(text: str) -> list[str]:
    """Each problem as `line:column sentence`."""
    return [f"{p.line}:{p.column} {problem_sentence(p)}" for p in problems(text)]


def test_a_short_file_takes_its_defaults() -> None:
    """A name, a block and an item with a dose make a routine."""
    routine = read(ITEM + "reps = 8\n")
    (block,) = routine.blocks
    (item,) = block.items
    assert (routine.slug, routine.schedule) == ("slug", Schedule(1, 48))
    assert (block.kind, block.rounds, block.get_ready_ms) == ("superset", 1, 10_000)
    assert (block.rest_after, block.rest_between) == (Rest(), None)
    assert (item.dose, item.sides, item.load) == (Reps(8), "both", Load())
    assert (item.transition_ms, item.pace_ms) == (5_000, 3_000)


WAS = ITEM + 'reps = 8\n[exercise."Back Squat"]\nwas = {}\n'
"""A routine of squats whose file describes another exercise, with what it was called earlier: lines 7 and 8."""


@pytest.mark.parametrize("was", [["Knee Bend", "Deep Squat"], ["back-squat"], []], ids=str)
def test_an_exercise_can_have_had_other_names(was: list[str]) -> None:
    """Any that no other exercise of the routine has; its own is needless, and no mistake."""
    (exercise,) = read(WAS.format(json.dumps(was))).exercises
    assert exercise.was == tuple(was)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            WAS.format('["Knee Bend", "squat"]'),
            ["8:21 `Squat` is another exercise of this routine: take it out here, or rename it"],
        ),
        (
            WAS.format('["Bend"]') + '[exercise."Front Squat"]\nwas = ["bend"]\n',
            ["10:8 `bend` is what `Back Squat` was too: leave it to one of them"],
        ),
        (
            WAS.format('["Bend"]') + '[exercise."Bend"]\nwas = ["Deep Bend"]\n',
            ["8:8 `Bend` is another exercise of this routine: take it out here, or rename it"],
        ),
        (WAS.format('"Bend"'), ['8:7 `was` is a list of texts: write was = ["Bend"]']),
        (WAS.format("[3]"), None),
    ],
)
def test_an_earlier_name_that_is_not_free_is_a_mistake(text: str, found: list[str] | None) -> None:
    """The sets of one exercise never become those of two."""
    assert told(text) == found if found else told(text)


def test_every_key_is_read() -> None:
    """A file that says everything is read whole."""
    routine = read(
        """
name = "x"
description = "d"
source = "s"
note = "n\\nm"
equipment = ["mat"]
[defaults]
transition = 4
get_ready = "1m"
pace = 2.5
unit = "lb"
progress = "double"
[schedule]
per_week = 2
recovery_hours = 36.5
[[block]]
name = "A"
kind = "straight"
rounds = 3
rest_after = "none"
rest_between = "90s"
note = "b"
[[block.item]]
exercise = "Squat"
reps = 8
reps_to = 12
sides = "each"
load = "dumbbells"
load_optional = true
weight = 12.5
note = "i"
[[block.item]]
exercise = "Walk"
time = "1m30s"
transition = 0
pace = 1
progress = "time"
[exercise.Squat]
muscles = ["glutes"]
cues = ["down", "up"]
equipment = ["rack"]
figure = "squat"
note = "e"
"""
    )
    (block,) = routine.blocks
    first, second = block.items
    assert (routine.description, routine.source, routine.note, routine.equipment) == ("d", "s", "n\nm", ("mat",))
    assert routine.schedule == Schedule(2, 36.5)
    assert (block.get_ready_ms, block.rest_after, block.rest_between) == (60_000, None, Rest(90_000, False))
    assert block.rest_between_items == block.rest_between
    assert first.load == Load("dumbbells", 12.5, "lb", True)
    assert (first.dose, first.pace_ms, first.transition_ms, first.progress) == (Reps(8, 12), 2_500, 4_000, "double")
    assert (second.dose, second.pace_ms, second.transition_ms, second.progress) == (Timed(90_000), 1_000, 0, "time")
    assert routine.exercise("Squat").cues == ("down", "up")
    assert routine.exercise("Walk").name == "Walk"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("rep = 8", "6:1 unknown key `rep`, did you mean `reps`?"),
        ('reps = "8"', "6:8 `reps` is a number: write 8 without quotes"),
        ('reps = "eight"', "6:8 `reps` is a number: write reps = 8"),
        ("reps = 8.0", "6:8 `reps` is a whole number: write 8"),
        ("reps = true", "6:8 `reps` is a number: this is true"),
        ("reps = [8]", "6:8 `reps` is a number: this is a list"),
        ("reps = 0", "6:8 `reps` goes from 1 to 1000: this is 0"),
        ("reps = -3", "6:8 `reps` goes from 1 to 1000: this is -3"),
        ("reps = 8\ntime = 20", "6:1 give `reps` or `time`, not both"),
        ("time = 01:30", '6:8 `time` was read as a clock time: write "1m30s"'),
        ('time = "01:30"', '6:8 `time` is a length of time: write "1m30s"'),
        ('time = "20"', '6:8 `time` is a length of time: write 20 or "20s"'),
        ('time = "20 sec"', '6:8 `time` is a length of time: write "20s"'),
        ("time = 0", "6:8 `time` goes from 1s to 2h: this is 0"),
        ("time = nan", "6:8 `time` goes from 1s to 2h: this is nan"),
        ("time = inf", "6:8 `time` goes from 1s to 2h: this is inf"),
        ("reps_to = 12", "6:1 `reps_to` needs `reps`: write reps = 8 and reps_to = 12"),
        ("reps = 8\nreps_to = 8", "7:11 `reps_to` is above `reps`, which is 8: this is 8"),
        (
            'reps = 8\nsides = "eech"',
            '7:9 `sides` is one of each, left, right, alternating, both, did you mean "each"?',
        ),
        (
            'reps = 8\nload = "rock"',
            '7:8 `load` is one of none, dumbbell, dumbbells, kettlebell, kettlebells, barbell, band: this is "rock"',
        ),
        ("reps = 8\nweight = 10", '7:1 `weight` needs `load`: write load = "dumbbells", or what is held'),
        ('reps = 8\nload = "band"\nweight = -1', "8:10 `weight` goes from 0.1 to 1000: this is -1"),
        ('reps = 8\nload = "band"\nweight = nan', "8:10 `weight` goes from 0.1 to 1000: this is nan"),
        ("reps = 8\ntransition = 601", "7:14 `transition` goes from 0s to 10m: this is 601"),
        ('time = 20\ntempo = "2-0-1"', "7:1 `tempo` needs `reps`"),
        ('reps = 8\npace = 3\ntempo = "2-0-1"', "8:1 give `pace` or `tempo`, not both"),
        (
            'reps = 8\ntempo = "2-1"',
            '7:9 `tempo` is three or four numbers: write the seconds of lowering, hold and lifting: tempo = "2-0-1"',
        ),
        ('reps = 8\ntempo = "0-0-0"', "7:9 a repetition lasts from 1s to 1m: this is 0s"),
        ("reps = 8\npace = 0", "7:8 `pace` goes from 0.2s to 1m: this is 0"),
        (
            'reps = 8\nprogress = "linaer"',  # codespell:ignore
            f'7:12 `progress` is one of {", ".join(RULE_NAMES)}, did you mean "linear"?',
        ),
        ('reps = 8\nnote = "\\u202e"', "7:8 `note` has a character that cannot be shown"),
        ('reps = 8\nnote = " "', "7:8 `note` is empty: give it a text, or leave the line out"),
    ],
)
def test_a_mistake_in_an_item_is_reported_with_what_would_be_right(line: str, expected: str) -> None:
    """Each mistake is told once, at its place, with what to write."""
    (found,) = told(f"{ITEM}{line}\n")
    assert found.startswith(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ITEM, '4:1 the item has no dose: give `reps` or `time`, such as reps = 8 or time = "20s"'),
        (HEAD, "2:1 the block has no item: begin one with [[block.item]]"),
        ('name = "x"\n', "1:1 the routine has no block: begin one with [[block]]"),
        ('name = "x"\nblock = []\n', "1:1 the routine has no block: begin one with [[block]]"),
        (ITEM.replace('name = "x"', "") + "reps = 8\n", '1:1 `name` is missing: write name = "..."'),
        (ITEM.replace('"x"', '" "') + "reps = 8\n", "1:8 `name` is empty: give it a text, or leave the line out"),
        (ITEM.replace('"x"', "8") + "reps = 8\n", '1:8 `name` is a text: write "8" in quotes'),
        (ITEM.replace('"A"', '"A"\nrounds = 51') + "reps = 8\n", "4:10 `rounds` goes from 1 to 50: this is 51"),
        (
            ITEM.replace('"A"', '"A"\nrest_after = "yes"') + "reps = 8\n",
            '4:14 `rest_after` is a rest: write "as needed", "none" or a length such as "90s"',
        ),
        (
            ITEM.replace('"A"', '"A"\nrest_after = 01:30') + "reps = 8\n",
            '4:14 `rest_after` was read as a clock time: write "1m30s"',
        ),
        ('name = "x"\n[block]\n', "2:2 there may be several of `block`: write [[block]] with two brackets"),
        (HEAD + "[block.item]\n", "4:8 there may be several of `item`: write [[block.item]] with two brackets"),
        (HEAD + "[[block.items]]\n", "4:9 unknown key `items`, did you mean `item`?"),
        ('name = "x"\n[[blocks]]\n', "2:3 unknown key `blocks`, did you mean `block`?"),
        (
            ITEM + "reps = 8\n[excercise.Squat]\n",  # codespell:ignore
            "7:2 unknown key `excercise`, did you mean `exercise`?",  # codespell:ignore
        ),
        (ITEM + "reps = 8\n[exercise.Squat]\ncue = []\n", "8:1 unknown key `cue`, did you mean `cues`?"),
        (
            ITEM + "reps = 8\n[exercise.Squat]\ncues = 'up'\n",
            '8:8 `cues` is a list of texts: write cues = ["up"]',
        ),
        (
            ITEM + "reps = 8\n[[exercise.Squat]]\n",
            '7:3 each exercise is described in a table of its own: write [exercise."Name of the exercise"]',
        ),
        (ITEM + "reps = 8\n[schedule]\nrecovery_hours = 97\n", "8:18 `recovery_hours` goes from 0 to 96: this is 97"),
        (ITEM + "reps = 8\n[defaults]\nunit = 'stone'\n", '8:8 `unit` is one of kg, lb: this is "stone"'),
    ],
)
def test_a_mistake_around_the_items_is_reported(text: str, expected: str) -> None:
    """Tables, headers and blocks have their own mistakes, each told once."""
    assert told(text) == [expected]


def test_all_mistakes_are_reported_at_once_in_the_order_of_the_file() -> None:
    """However they were found, they come by line and column."""
    text = HEAD + 'kind = "x"\n[[block.item]]\nrep = 1\nexercise = 3\n[schedule]\nper_week = 0\n'
    found = [(p.line, p.column) for p in problems("nam = 1\n" + text)]  # codespell:ignore
    assert found == [(1, 1), (5, 8), (7, 1), (8, 12), (10, 12)]


def test_a_problem_carries_file_key_and_line() -> None:
    """Tools get the key path, people the line."""
    (problem,) = problems(ITEM + "reps = true  # yes\n")
    assert (problem.path, problem.key, problem.source) == ("f.toml", "block.item.reps", "reps = true  # yes")


def test_very_many_mistakes_are_cut() -> None:
    """A hundred are told, and how many are left."""
    found = problems("".join(f"k{n} = 1\n" for n in range(300)))
    assert len(found) == 101
    assert found[-1].message == "and 202 more problems"


def test_a_description_that_no_item_uses_is_fine() -> None:
    """A described exercise may wait for its use."""
    assert read(ITEM + "reps = 8\n[exercise.Other]\n").exercises[0].name == "Other"


def test_a_routine_of_too_many_sets_is_refused() -> None:
    """A routine that no session could hold is a mistake, and not a hang."""
    item = '[[block.item]]\nexercise = "x"\nreps = 1\n'
    (found,) = told(HEAD.replace('"A"', '"A"\nrounds = 50') + item * 41)
    assert found.endswith("the routine has 2050 sets: 2000 are the most that fit")


@pytest.mark.parametrize(("place", "line"), [((0, 0), 4), ((0, 1), 8), ((1, 0), 12), ((1, 7), 10), ((5, 0), None)])
def test_the_line_of_an_item_is_found(place: tuple[int, int], line: int | None) -> None:
    """The editor opens at the item, at its block if the item is gone, and nowhere if both are."""
    text = HEAD + "[[block.item]]\n# a\n\n\n  [[block.item]]\n\n[[block]]\n\nitem = [{ reps = 1 }]\n"
    assert item_line(text, *place) == line


def test_no_line_is_found_in_a_broken_text() -> None:
    """A text that is no TOML has no items."""
    assert item_line("[[block]", 0, 0) is None
