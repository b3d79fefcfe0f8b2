"""`progress` in a routine file: the name of a rule or a table with its numbers, and what is told of mistakes."""

from __future__ import annotations

import jsonschema
import pytest
import tomli

from stride_tui.core.progression.rules.double import DOUBLE
from stride_tui.core.progression.rules.registry import RULE_NAMES, rule_of
from stride_tui.core.routines.routine import Item, Routine
from stride_tui.core.routines.tuning import Tuning
from stride_tui.store.routines.file import parse_routine
from stride_tui.store.routines.progress import PROGRESS_KEYS, rules_knowing
from stride_tui.store.routines.schema import routine_schema
from stride_tui.views.text.problem import problem_sentence

HEAD = 'name = "x"\n[[block]]\nname = "A"\n[[block.item]]\nexercise = "Squat"\n'
LOADED = 'reps = 8\nload = "dumbbell"\n'
RANGE = 'reps = 8\nreps_to = 12\nload = "dumbbell"\n'
TIMED = 'time = "30s"\n'
CHOICES = ", ".join(RULE_NAMES)
STEPPING = " or ".join(f'"{name}"' for name in rules_knowing("step"))


def item(text: str) -> Item:
    """The one item of a good file."""
    read = parse_routine(HEAD + text, "x")
    assert isinstance(read, Routine), read
    return read.blocks[0].items[0]


def told(text: str) -> list[str]:
    """The problems of a bad file."""
    read = parse_routine(HEAD + text, "x")
    assert isinstance(read, tuple)
    return [f"{problem.line}:{problem.column} {problem_sentence(problem)}" for problem in read]


def test_a_name_alone_takes_the_rules_own_numbers() -> None:
    """The short form."""
    read = item(RANGE + 'progress = "linear"')
    assert (read.progress, read.tuning) == ("linear", Tuning())


def test_nothing_said_is_no_rule_named() -> None:
    """What the default is, the rules decide."""
    assert (item(RANGE).progress, rule_of(item(RANGE))) == (None, DOUBLE)


@pytest.mark.parametrize(
    ("text", "rule", "tuning"),
    [
        (
            'progress = { rule = "linear", after = 2, over = 2, back_off_after = 3, back_off = 5, step = 2.5, '
            "effort_limit = 9, gap_weeks = 3 }",
            "linear",
            Tuning(2, 2, 3, 5, 2.5, None, 9, 3),
        ),
        ('progress = { rule = "double", after = 2 }', "double", Tuning(after=2)),
        ('progress = { rule = "linear", reps_first_over = 25 }', "linear", Tuning(reps_first_over=25)),
        ('progress = { rule = "reps", step = 2, up_to = 20 }', "reps", Tuning(step=2, up_to=20)),
        ("progress = { effort_limit = 8.5 }", None, Tuning(effort_limit=8.5)),
        ('progress = { rule = "none" }', "none", Tuning()),
    ],
)
def test_a_table_has_numbers_of_its_own(text: str, rule: str | None, tuning: Tuning) -> None:
    """The rule may be left out: then they are for the default one."""
    read = item(RANGE + text)
    assert (read.progress, read.tuning) == (rule, tuning)


def test_the_steps_of_a_time_are_times() -> None:
    """Seconds, or as times are written."""
    read = item(TIMED + 'progress = { rule = "time", step = 10, up_to = "1m30s" }')
    assert read.tuning == Tuning(step=10_000, up_to=90_000)


def test_the_table_may_stand_below_the_item() -> None:
    """TOML's other way to write it."""
    assert item(LOADED + "[block.item.progress]\nafter = 3\n").tuning == Tuning(after=3)


def test_the_defaults_hold_where_they_fit() -> None:
    """An item they do not fit has its own default."""
    text = (
        RANGE + '[[block.item]]\nexercise = "Plank"\ntime = 30\n[defaults]\nprogress = { rule = "double", after = 2 }\n'
    )
    read = parse_routine(HEAD + text, "x")
    assert isinstance(read, Routine)
    first, second = read.blocks[0].items
    assert (first.progress, first.tuning) == ("double", Tuning(after=2))
    assert (second.progress, second.tuning) == (None, Tuning())


def test_an_items_own_stands_for_the_whole_of_the_default() -> None:
    """Numbers of another rule do not stay behind."""
    read = item(RANGE + 'progress = "linear"\n[defaults]\nprogress = { rule = "double", after = 4 }\n')
    assert (read.progress, read.tuning) == ("linear", Tuning())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            LOADED + "progress = 3",
            f"8:12 `progress` is one of {CHOICES}: this is 3",
        ),
        (
            LOADED + 'progress = { rule = "linaer" }',  # codespell:ignore
            f'8:21 `rule` is one of {CHOICES}, did you mean "linear"?',
        ),
        (LOADED + "progress = { afer = 2 }", "8:14 unknown key `afer`, did you mean `after`?"),  # codespell:ignore
        (LOADED + "progress = { after = 0 }", "8:22 `after` goes from 1 to 20: this is 0"),
        (LOADED + "progress = { back_off = 60 }", "8:25 `back_off` goes from 1 to 50: this is 60"),
        (LOADED + "progress = { effort_limit = 11 }", "8:29 `effort_limit` goes from 1 to 10: this is 11"),
        (LOADED + 'progress = { gap_weeks = "3" }', "8:26 `gap_weeks` is a number: write 3 without quotes"),
        (LOADED + "progress = { up_to = 20 }", '8:14 `up_to` is for "reps" or "time": the rule here is "linear"'),
        (LOADED + "progress = { reps_first_over = 101 }", "8:32 `reps_first_over` goes from 0 to 100: this is 101"),
        ('reps = 8\nprogress = { rule = "reps", reps_first_over = 5 }',
         '7:29 `reps_first_over` is for "linear" or "double": the rule here is "reps"'),
        (RANGE + "progress = { over = 2 }", '9:14 `over` is for "linear": the rule here is "double"'),
        ("reps = 8\nprogress = { step = 2 }", f'7:14 `step` is for {STEPPING}: the rule here is "none"'),
        (LOADED + 'progress = "double"', '8:12 "double" needs a load and a range of reps: '
         "write reps = 8 and reps_to = 12, and what is held"),
        ('reps = 8\nprogress = "linear"', '7:12 "linear" needs reps or time with a load: '
         'write load = "dumbbells", or what is held'),
        ('reps = 8\nprogress = "time"', '7:12 "time" needs `time`: for reps there is progress = "reps"'),
        (TIMED + 'progress = "reps"', '7:12 "reps" needs `reps`: for time there is progress = "time"'),
        ('reps = 8\nprogress = { rule = "reps", up_to = 8 }', "7:12 `up_to` is above `reps`: "
         "it is where the item stops growing"),
        (TIMED + 'progress = { rule = "time", step = "5" }', '7:36 `step` is a length of time: write 5 or "5s"'),
        (LOADED + "[defaults]\nprogress = { over = 2 }", '9:14 `over` is for "linear": '
         'name the rule first, such as rule = "linear"'),
    ],
)  # fmt: skip
def test_a_mistake_is_reported_with_what_would_be_right(text: str, expected: str) -> None:
    """Each with its place and a sentence of its own."""
    assert told(text) == [expected]


def test_a_broken_item_is_reported_once() -> None:
    """A dose with a mistake does not make the rule look wrong too."""
    assert len(told('reps = "8"\nprogress = "time"')) == 1


def test_the_schema_has_the_readers_keys() -> None:
    """Editors complete the table as the reader takes it, and explain each key."""
    block = routine_schema()["properties"]["block"]["items"]["properties"]
    names, table = block["item"]["items"]["properties"]["progress"]["anyOf"]
    assert set(table["properties"]) == PROGRESS_KEYS
    assert all(part["description"] for part in table["properties"].values())
    assert names["anyOf"][0]["enum"] == list(RULE_NAMES)


@pytest.mark.parametrize(
    ("text", "good"),
    [
        (LOADED + 'progress = "linear"', True),
        (LOADED + 'progress = { rule = "linear", step = 2.5 }', True),
        (TIMED + 'progress = { rule = "time", step = "5s", up_to = "2m" }', True),
        (LOADED + 'progress = "linaer"', False),  # codespell:ignore
        (LOADED + "progress = { afer = 2 }", False),  # codespell:ignore
        (LOADED + "progress = { after = 0 }", False),
    ],
)
def test_the_schema_and_the_reader_agree(text: str, good: bool) -> None:
    """What the one takes the other takes."""
    assert jsonschema.Draft4Validator(routine_schema()).is_valid(tomli.loads(HEAD + text)) == good
    assert isinstance(parse_routine(HEAD + text, "x"), Routine) == good


@pytest.mark.parametrize(("text", "unit"), [('[defaults]\nunit = "lb"\n', "lb"), ("", None)])
def test_whether_a_file_names_its_unit_is_known(text: str, unit: str | None) -> None:
    """Where it names none, the settings decide."""
    read = parse_routine(HEAD + LOADED + text, "x")
    assert isinstance(read, Routine)
    assert read.unit == unit
