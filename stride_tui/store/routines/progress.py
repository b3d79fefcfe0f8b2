"""What `progress` says in a routine file: the name of a rule, or a table with the rule and its numbers."""

from __future__ import annotations

from typing import get_args

import msgspec

from stride_tui.core.progression.rules.registry import default_rule, fits
from stride_tui.core.routines.routine import MAX_TIME_MS, Item, Reps, Rule, Tuning
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


def default_progress(table: Table) -> tuple[Rule | None, Tuning]:
    """The rule and numbers that hold for every item they fit."""
    return _read(table, None) if "progress" in table.values else (None, Tuning())


def with_progress(table: Table, item: Item, rule: Rule | None, tuning: Tuning) -> Item:
    """The item with its own progress, else with that of the defaults where it fits."""
    if "progress" in table.values:
        return _own(table, item)
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
