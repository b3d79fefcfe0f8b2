"""What `progress` says in a routine file: the name of a rule, or a table with the rule and its numbers."""

from __future__ import annotations

from typing import get_args

import msgspec

from stride_tui.core.progression.rules import default_rule, fits
from stride_tui.core.routines.routine import MAX_TIME_MS, Item, Reps, Rule, Tuning
from stride_tui.store.routines.field import ChoiceKind, Defaults, FieldRow, NumberKind, RoutineTable, WholeKind
from stride_tui.store.toml.fields import Table

PROGRESS: tuple[Rule, ...] = get_args(Rule)

COMMON_KEYS = frozenset({"rule", "after", "back_off_after", "back_off", "effort_limit", "gap_weeks"})
OWN_KEYS: dict[Rule, frozenset[str]] = {
    "linear": frozenset({"over", "step"}),
    "double": frozenset({"step"}),
    "reps": frozenset({"step", "up_to"}),
    "time": frozenset({"step", "up_to"}),
    "none": frozenset(),
}
"""The keys that only some rules know."""
PROGRESS_KEYS = COMMON_KEYS.union(*OWN_KEYS.values())

MAX_SESSIONS = 20
MAX_OVER = 20
MIN_BACK_OFF, MAX_BACK_OFF = 1, 50
MAX_WEEKS = 52
MAX_PROGRESS_STEP = 100
MAX_AMOUNT = 1_000
MAX_STEP_MS = 600_000

NEEDS: dict[Rule, tuple[str, str]] = {
    "linear": ("reps with a load", 'write load = "dumbbells", or what is held'),
    "double": ("a load and a range of reps", "write reps = 8 and reps_to = 12, and what is held"),
    "reps": ("`reps`", 'for time there is progress = "time"'),
    "time": ("`time`", 'for reps there is progress = "reps"'),
}
"""What a rule needs of its item, and what to write where it lacks that."""


def with_default_progress(table: Table, value: Defaults, _: Defaults) -> Defaults:
    """Return `[defaults]` with the rule and numbers that hold for every item they fit."""
    if "progress" not in table.values:
        return value
    rule, tuning = _read(table, None)
    return msgspec.structs.replace(value, progress=rule, tuning=tuning)


def with_progress(table: Table, item: Item, defaults: Defaults) -> Item:
    """Return the item with its own progress, else with that of the defaults where it fits."""
    if "progress" in table.values:
        return _own(table, item)
    rule, tuning = defaults.progress, defaults.tuning
    if (rule is None and tuning == Tuning()) or (rule is not None and not fits(rule, item)):
        return item
    return msgspec.structs.replace(item, progress=rule, tuning=tuning)


def _own(table: Table, item: Item) -> Item:
    told = len(table.mistakes)
    rule, tuning = _read(table, default_rule(item))
    # An item with a mistake of its own may look as if the rule did not fit it.
    if rule is not None and not told and not fits(rule, item):
        needs, hint = NEEDS[rule]
        table.wrong("progress", f'"{rule}" needs {needs}', hint)
    low = item.dose.count if isinstance(item.dose, Reps) else item.dose.ms
    if tuning.up_to is not None and tuning.up_to <= low and len(table.mistakes) == told:
        own = "reps" if isinstance(item.dose, Reps) else "time"
        table.wrong("progress", f"`up_to` is above `{own}`", "it is where the item stops growing")
    return msgspec.structs.replace(item, progress=rule, tuning=tuning)


def _read(table: Table, default: Rule | None) -> tuple[Rule | None, Tuning]:
    """A rule and its numbers; `default` is the rule that numbers without one are for."""
    if type(table.values["progress"]) is not dict:
        return table.choice("progress", PROGRESS, "none"), Tuning()
    inner = table.table("progress", PROGRESS_KEYS)
    rule = inner.choice("rule", PROGRESS, "none") if "rule" in inner.values else None
    meant = rule or default
    known = COMMON_KEYS | (OWN_KEYS[meant] if meant else frozenset())
    for name in inner.values:
        if name in PROGRESS_KEYS and name not in known:
            rules = " or ".join(f'"{other}"' for other, keys in OWN_KEYS.items() if name in keys)
            inner.wrong_key(name, f"`{name}` is for {rules}", _other_rule(meant))
    step, up_to = _amounts(inner, meant)
    numbers = PROGRESS_TABLE.fields(inner, Defaults())
    return rule, Tuning(**numbers, step=step, up_to=up_to)


def _other_rule(meant: Rule | None) -> str:
    return 'name the rule first, such as rule = "linear"' if meant is None else f'the rule here is "{meant}"'


def _amounts(inner: Table, rule: Rule | None) -> tuple[float | None, float | None]:
    """`step` and `up_to`, which are weights, reps or lengths of time, as the rule has it."""
    values = inner.values
    if rule == "time":
        step = inner.duration("step", 0, 1_000, MAX_STEP_MS) if "step" in values else None
        return step, inner.duration("up_to", 0, 1_000, MAX_TIME_MS) if "up_to" in values else None
    if rule == "reps":
        return inner.whole("step", None, 1, MAX_PROGRESS_STEP), inner.whole("up_to", None, 1, MAX_AMOUNT)
    return inner.number("step", None, 0.1, MAX_PROGRESS_STEP), None


# The rows of these keys, for reader, schema and page.


class ProgressKind(msgspec.Struct, frozen=True):
    """The name of a rule of progression, or a table with the rule and its numbers."""

    rules: tuple[str, ...]


class AmountKind(msgspec.Struct, frozen=True):
    """A weight, reps, or a length of time, as the rule has it; `low` and `high` are seconds."""

    low: float
    high: float


BY_ITEM = "by the item"

# fmt: off
PROGRESS_TABLE = RoutineTable("progress = { ... }", "A rule with numbers of its own.", Tuning, (
    FieldRow("rule", ChoiceKind(PROGRESS),
             "linear: more weight. double: more reps, then more weight. reps, time: more.",
             '"linear"', unset=BY_ITEM, fills=None),
    FieldRow("after", WholeKind(1, MAX_SESSIONS), "Sessions in a row that met the target before anything goes up.",
             "2", unset="2 for `linear`, else 1"),
    FieldRow("over", WholeKind(0, MAX_OVER), "linear: reps above the target that the last set has to reach.",
             "2", 0),
    FieldRow("back_off_after", WholeKind(1, MAX_SESSIONS), "Sessions in a row that missed it before a step back.",
             "2", 3),
    FieldRow("back_off", NumberKind(MIN_BACK_OFF, MAX_BACK_OFF), "How far back, in percent.", "15", 10),
    FieldRow("step", AmountKind(0.1, 600), "One step up: a weight, reps, or a time, as the rule has it.",
             "2.5", unset="the next weight; 1 rep; 5 s", fills=None),
    FieldRow("up_to", AmountKind(1, MAX_TIME_MS // 1000), "reps, time: where it stops growing.",
             "20", unset="no limit", fills=None),
    FieldRow("effort_limit", NumberKind(1, 10), "Effort (1 to 10) above which nothing goes up.", "8", 9),
    FieldRow("gap_weeks", NumberKind(1, MAX_WEEKS), "Weeks without it after which it steps back once.",
             "4", 3),
))
# fmt: on
