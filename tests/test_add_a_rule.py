"""A rule of progression is added in two files, and is then read, checked, asked and documented like every other."""

from __future__ import annotations

import json

import jsonschema
import pytest
import tomli

from tests.helpers.package_copy import PackageCopy, files_to_touch

PAIRS = '''"""The rule `pairs`: two reps more after each session that reached the target."""

from __future__ import annotations

from stride_tui.core.routines.routine import target_amount
from stride_tui.core.progression.rules.rule import Case, Move, Numbers, Rule
from stride_tui.core.routines.routine import Reps


def _step(case: Case) -> Move:
    newest = case.newest
    asked = newest.asked or target_amount(case.item)
    if newest.low < asked:
        return Move("hold", "missed", asked, newest.weight)
    return Move("up", "more", newest.low + round(case.numbers.step or 2), newest.weight)


PAIRS = Rule(
    name="pairs",
    grows="reps",
    fits=lambda item: isinstance(item.dose, Reps),
    needs="a count of reps",
    hint="write reps = 8",
    step=_step,
    numbers=Numbers(step=2),
    words="two reps more",
    goes_up="2 reps after a session that reached the target",
    goes_back="never",
    sources=("A coach who counts in pairs.",),
)
'''
REGISTRY = "stride_tui/core/progression/rules/registry.py"
HEAD = 'name = "Legs"\n[[block]]\nname = "A"\n[[block.item]]\nexercise = "Squat"\n'
GOOD = HEAD + 'reps = 8\nload = "dumbbell"\nprogress = { rule = "pairs", step = 4 }\n'
SHORT = HEAD + 'reps = 8\nload = "dumbbell"\nprogress = "pairs"\n'
ASK = """
import sys
from stride_tui.core.progression.today import today
from stride_tui.store.routines.file import parse_routine
from stride_tui.views.progression.words import ask_line
from tests.helpers.lifts import OWNED, at, history
routine = parse_routine(sys.stdin.read(), "legs")
done = history(routine.blocks[0].items[0], "16 Nov  8 8 × 8")
ask = today(routine, done, OWNED, at("23 Nov")).asks[0, 0]
print(ask.rule, ask_line(ask), sep=": ")
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> PackageCopy:
    """The program with a fifth rule."""
    found = PackageCopy(tmp_path_factory.mktemp("rule"))
    found.add_file("stride_tui/core/progression/rules/pairs.py", PAIRS)
    imported = "from stride_tui.core.progression.rules.pairs import PAIRS\n"
    found.add_text(REGISTRY, "from stride_tui.core.progression.rules.rule import", imported)
    found.add_text(REGISTRY, ')\n"""All rules, in the order', ", PAIRS")
    return found


def test_a_rule_takes_the_files_that_contributing_names(copy: PackageCopy) -> None:
    """Two: its own and the registry."""
    assert copy.touched == files_to_touch("a rule of progression", "pairs")


@pytest.mark.parametrize(("text", "ask"), [(SHORT, "10 × 8 kg"), (GOOD, "12 × 8 kg")])
def test_the_rule_says_what_is_asked_today(copy: PackageCopy, text: str, ask: str) -> None:
    """With its own numbers, or with those of the file, and in the words of every rule."""
    answer = copy.run("-c", ASK, said=text)
    assert answer.stdout.startswith(f"pairs: {ask}: you did 8 × 8 kg; "), answer.stderr


def test_a_file_with_the_rule_is_right(copy: PackageCopy) -> None:
    """For `stride check`, and for an editor that goes by the schema."""
    (copy.folder / "legs.toml").write_text(GOOD, encoding="utf-8")
    assert copy.stride("check", "legs.toml").returncode == 0
    jsonschema.validate(tomli.loads(GOOD), json.loads(copy.stride("schema").stdout))


def test_a_misspelt_name_is_reported_with_the_rule(copy: PackageCopy) -> None:
    """It is one of the choices."""
    (copy.folder / "misspelt.toml").write_text(SHORT.replace("pairs", "pears"), encoding="utf-8")
    answer = copy.stride("check", "misspelt.toml")
    assert 'linear, double, reps, time, pairs, none, did you mean "pairs"?' in answer.stdout + answer.stderr


def test_an_item_that_the_rule_does_not_fit_is_reported_what_it_needs(copy: PackageCopy) -> None:
    """In the rule's own words."""
    (copy.folder / "held.toml").write_text(HEAD + 'time = "30s"\nprogress = "pairs"\n', encoding="utf-8")
    answer = copy.stride("check", "held.toml")
    assert '"pairs" needs a count of reps: write reps = 8' in answer.stdout + answer.stderr


def test_a_number_of_other_rules_is_a_mistake(copy: PackageCopy) -> None:
    """It is told which rules know it."""
    (copy.folder / "over.toml").write_text(SHORT.replace('"pairs"', '{ rule = "pairs", over = 2 }'), encoding="utf-8")
    answer = copy.stride("check", "over.toml")
    assert '`over` is for "linear": the rule here is "pairs"' in answer.stdout + answer.stderr


def test_the_rule_is_in_the_documents(copy: PackageCopy) -> None:
    """By a row in the table of rules, with its source by its number."""
    assert copy.run("docs/make.py").returncode == 0
    page = (copy.folder / "docs" / "progression.md").read_text(encoding="utf-8")
    row = "| `pairs` | a count of reps | 2 reps after a session that reached the target | never | 5 |"
    assert row in page.splitlines()
    assert "5. A coach who counts in pairs." in page.splitlines()
