"""What `progress` says in a routine file: the name of a rule, or a table with the rule and its numbers."""

from __future__ import annotations

import msgspec

from stride_tui.core.progression.evidence import Grows
from stride_tui.core.progression.rules.registry import NO_RULE, RULE_NAMES, RULES, default_rule, fits, rule_named
from stride_tui.core.routines.routine import MAX_TIME_MS, Item, Reps, Tuning
from stride_tui.store.toml.fields import Table

COMMON_KEYS = frozenset({"rule", "after", "back_off_after", "back_off", "effort_limit", "gap_weeks"})
"""The keys that every rule knows."""
PROGRESS_KEYS = COMMON_KEYS.union(*(rule.own_keys for rule in RULES))

MAX_SESSIONS = 20
MAX_OVER = 20
MIN_BACK_OFF, MAX_BACK_OFF = 1, 50
MAX_WEEKS = 52
MAX_PROGRESS_STEP = 100
MAX_AMOUNT = 1_000
MAX_STEP_MS = 600_000


def default_progress(table: Table) -> tuple[str | None, Tuning]:
    """The rule and numbers that hold for every item they fit."""
    return _read(table, None) if "progress" in table.values else (None, Tuning())


def with_progress(table: Table, item: Item, rule: str | None, tuning: Tuning) -> Item:
    """The item with its own progress, else with that of the defaults where it fits."""
    if "progress" in table.values:
        return _own(table, item)
    if (rule is None and tuning == Tuning()) or (rule is not None and not fits(rule, item)):
        return item
    return msgspec.structs.replace(item, progress=rule, tuning=tuning)


def _own(table: Table, item: Item) -> Item:
    told = len(table.mistakes)
    default = default_rule(item)
    name, tuning = _read(table, NO_RULE if default is None else default.name)
    rule = rule_named(name)
    # An item with a mistake of its own may look as if the rule did not fit it.
    if rule is not None and not told and not rule.fits(item):
        table.wrong("progress", f'"{rule.name}" needs {rule.needs}', rule.hint)
    low = item.dose.count if isinstance(item.dose, Reps) else item.dose.ms
    if tuning.up_to is not None and tuning.up_to <= low and len(table.mistakes) == told:
        own = "reps" if isinstance(item.dose, Reps) else "time"
        table.wrong("progress", f"`up_to` is above `{own}`", "it is where the item stops growing")
    return msgspec.structs.replace(item, progress=name, tuning=tuning)


def _read(table: Table, default: str | None) -> tuple[str | None, Tuning]:
    """A rule and its numbers; `default` is the rule that numbers without one are for."""
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
    return rule, Tuning(
        inner.whole("after", None, 1, MAX_SESSIONS),
        inner.whole("over", None, 0, MAX_OVER),
        inner.whole("back_off_after", None, 1, MAX_SESSIONS),
        inner.number("back_off", None, MIN_BACK_OFF, MAX_BACK_OFF),
        step,
        up_to,
        inner.number("effort_limit", None, 1, 10),
        inner.number("gap_weeks", None, 1, MAX_WEEKS),
    )


def rules_knowing(key: str) -> tuple[str, ...]:
    """Return the names of the rules that know a key which not every rule knows."""
    return tuple(rule.name for rule in RULES if key in rule.own_keys)


def _other_rule(meant: str | None) -> str:
    return 'name the rule first, such as rule = "linear"' if meant is None else f'the rule here is "{meant}"'


def _amounts(inner: Table, grows: Grows | None) -> tuple[float | None, float | None]:
    """`step` and `up_to`, which are weights, reps or lengths of time, as what grows is."""
    values = inner.values
    if grows == "time":
        step = inner.duration("step", 0, 1_000, MAX_STEP_MS) if "step" in values else None
        return step, inner.duration("up_to", 0, 1_000, MAX_TIME_MS) if "up_to" in values else None
    if grows == "reps":
        return inner.whole("step", None, 1, MAX_PROGRESS_STEP), inner.whole("up_to", None, 1, MAX_AMOUNT)
    return inner.number("step", None, 0.1, MAX_PROGRESS_STEP), None
