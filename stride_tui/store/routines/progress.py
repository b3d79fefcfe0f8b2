"""The key `progress` of a routine file: the name of a rule, or a table with the rule and its numbers."""

from __future__ import annotations

import msgspec

from stride_tui.core.progression.rules.evidence import Grows
from stride_tui.core.progression.rules.registry import NO_RULE, RULE_NAMES, RULES, default_rule, fits, rule_named
from stride_tui.core.routines.routine import MAX_TIME_MS, Item, Reps
from stride_tui.core.routines.tuning import Tuning
from stride_tui.store.routines.field import ChoiceKind, Defaults, FieldRow, NumberKind, RoutineTable, WholeKind
from stride_tui.store.toml.fields import Table

COMMON_KEYS = frozenset({"rule", "after", "back_off_after", "back_off", "effort_limit", "gap_weeks"})
"""The keys that every rule knows."""
PROGRESS_KEYS = COMMON_KEYS.union(*(rule.own_keys for rule in RULES))

MAX_SESSIONS = 20
MAX_OVER = 20
MIN_BACK_OFF, MAX_BACK_OFF = 1, 50
MAX_REPS_FIRST = 100
MAX_WEEKS = 52
MAX_PROGRESS_STEP = 100
MAX_AMOUNT = 1_000
MAX_STEP_MS = 600_000


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
    mistakes_before = len(table.mistakes)
    default = default_rule(item)
    name, tuning = _read(table, NO_RULE if default is None else default.name)
    rule = rule_named(name)
    # An item with a mistake of its own may look as if the rule did not fit it.
    if rule is not None and not mistakes_before and not rule.fits(item):
        table.wrong("progress", f'"{rule.name}" needs {rule.needs}', rule.hint)
    low = item.dose.count if isinstance(item.dose, Reps) else item.dose.ms
    if tuning.up_to is not None and tuning.up_to <= low and len(table.mistakes) == mistakes_before:
        own = "reps" if isinstance(item.dose, Reps) else "time"
        table.wrong("progress", f"`up_to` is above `{own}`", "it is where the item stops growing")
    return msgspec.structs.replace(item, progress=name, tuning=tuning)


def _read(table: Table, default: str | None) -> tuple[str | None, Tuning]:
    """Read a rule and its numbers; `default` is the rule that numbers without a rule are for."""
    if type(table.values["progress"]) is not dict:
        return table.choice("progress", RULE_NAMES, NO_RULE), Tuning()
    inner = table.table("progress", PROGRESS_KEYS)
    rule = inner.choice("rule", RULE_NAMES, NO_RULE) if "rule" in inner.values else None
    meant = rule or default
    one = rule_named(meant)
    known = COMMON_KEYS if one is None else COMMON_KEYS | one.own_keys
    for name in inner.values:
        if name in PROGRESS_KEYS and name not in known:
            rules = " or ".join(f'"{other}"' for other in rules_knowing(name))
            inner.wrong_key(name, f"`{name}` is for {rules}", _other_rule(meant))
    step, up_to = _amounts(inner, None if one is None else one.grows)
    numbers = PROGRESS_TABLE.fields(inner, Defaults())
    return rule, Tuning(**numbers, step=step, up_to=up_to)


def rules_knowing(key: str) -> tuple[str, ...]:
    """Return the names of the rules that know a key which not every rule knows."""
    return tuple(rule.name for rule in RULES if key in rule.own_keys)


def _other_rule(meant: str | None) -> str:
    return 'name the rule first, such as rule = "linear"' if meant is None else f'the rule here is "{meant}"'


def _amounts(inner: Table, grows: Grows | None) -> tuple[float | None, float | None]:
    """Read `step` and `up_to`: weights, reps or milliseconds, as `grows` is weight, reps or time."""
    values = inner.values
    if grows == "time":
        step = inner.duration("step", 0, 1_000, MAX_STEP_MS) if "step" in values else None
        return step, inner.duration("up_to", 0, 1_000, MAX_TIME_MS) if "up_to" in values else None
    if grows == "reps":
        return inner.whole("step", None, 1, MAX_PROGRESS_STEP), inner.whole("up_to", None, 1, MAX_AMOUNT)
    return inner.number("step", None, 0.1, MAX_PROGRESS_STEP), None


# The rows of these keys, for reader, schema and page.


class ProgressKind(msgspec.Struct, frozen=True):
    """The name of a rule of progression, or a table with the rule and its numbers."""

    rules: tuple[str, ...]


class AmountKind(msgspec.Struct, frozen=True):
    """A weight, reps, or a length of time, as the rule has it; `low` and `high` are in seconds for a time."""

    low: float
    high: float


def _knowing(key: str) -> str:
    return ", ".join(rules_knowing(key))


BY_ITEM = "by the item"

# fmt: off
PROGRESS_TABLE = RoutineTable("progress = { ... }", "A rule with numbers of its own.", Tuning, (
    FieldRow("rule", ChoiceKind(RULE_NAMES), " ".join([f"{rule.name}: {rule.words}." for rule in RULES]), '"linear"',
             unset=BY_ITEM, fills=None),
    FieldRow("after", WholeKind(1, MAX_SESSIONS), "Sessions in a row that met the target before anything goes up.",
             "2", unset="2 for `linear`, else 1"),
    FieldRow("over", WholeKind(0, MAX_OVER),
             f"{_knowing('over')}: reps above the target that the last set has to reach.", "2", 0),
    FieldRow("back_off_after", WholeKind(1, MAX_SESSIONS), "Sessions in a row that missed it before a step back.",
             "2", 3),
    FieldRow("back_off", NumberKind(MIN_BACK_OFF, MAX_BACK_OFF), "How far back, in percent.", "15", 10),
    FieldRow("step", AmountKind(0.1, 600), "One step up: a weight, reps, or a time, as the rule has it.",
             "2.5", unset="the next weight; 1 rep, 2 with alternating sides; 5 s", fills=None),
    FieldRow("up_to", AmountKind(1, MAX_TIME_MS // 1000), f"{_knowing('up_to')}: where it stops growing.",
             "20", unset="no limit", fills=None),
    FieldRow("effort_limit", NumberKind(1, 10), "Effort (1 to 10) above which nothing goes up.", "8", 9),
    FieldRow("gap_weeks", NumberKind(1, MAX_WEEKS), "Weeks without it after which it steps back once.",
             "4", 3),
    FieldRow("reps_first_over", NumberKind(0, MAX_REPS_FIRST),
             f"{_knowing('reps_first_over')}: where the next weight is more than this many percent heavier, reps or "
             "seconds grow first, up to half as many again; 100: never.", "25", 10),
))
# fmt: on
