"""The registry of the rules of progression, by name, for reading routine files and for asking the next load."""

from __future__ import annotations

from stride_tui.core.progression.rules.counted import REPS_RULE, TIME_RULE
from stride_tui.core.progression.rules.double import DOUBLE
from stride_tui.core.progression.rules.linear import LINEAR
from stride_tui.core.progression.rules.rule import Rule
from stride_tui.core.routines.routine import Item, Reps, is_unweighed_band

RULES: tuple[Rule, ...] = (LINEAR, DOUBLE, REPS_RULE, TIME_RULE)
"""All rules, in the order in which they are listed."""
DEFAULT_RULES: tuple[Rule, ...] = (DOUBLE, LINEAR)
"""The rules for a loaded item of a strength block that names none: the first that fits. One without a load goes by
`REPS_RULE` if it has a range."""
NO_RULE = "none"
"""The word that a routine file has where an item is to stay as it is."""
RULE_NAMES: tuple[str, ...] = (*(rule.name for rule in RULES), NO_RULE)
"""The words that `progress` may have."""

_BY_NAME = {rule.name: rule for rule in RULES}


def rule_named(name: str | None) -> Rule | None:
    """Return the rule of that name, or None where there is none."""
    return None if name is None else _BY_NAME.get(name)


def fits(name: str, item: Item) -> bool:
    """Return whether an item may name this rule; `none` fits every item."""
    rule = rule_named(name)
    return name == NO_RULE or (rule is not None and rule.fits(item))


def default_rule(item: Item, strength: bool = True) -> Rule | None:
    """Return the rule of an item that names none: of a strength block loaded rep work grows, and so do reps without
    a load within their range; all else stays."""
    if not strength or not isinstance(item.dose, Reps):
        return None
    if item.dose.upto is not None and (item.load.implement == "none" or is_unweighed_band(item.load)):
        return REPS_RULE
    return next((rule for rule in DEFAULT_RULES if rule.fits(item)), None)


def rule_of(item: Item, strength: bool = True) -> Rule | None:
    """Return the rule of an item: the one it names if that fits it, else its default; None where it stays.

    A band stays where the file names no weight of it, because there is nothing to log or to add to.
    """
    named = item.progress is not None and fits(item.progress, item)
    rule = rule_named(item.progress) if named else default_rule(item, strength)
    return None if rule and rule.grows == "weight" and is_unweighed_band(item.load) else rule


def is_ranged(name: str) -> bool:
    """Return whether the rule of that name takes the reps or seconds up from the item's own before the weight."""
    rule = rule_named(name)
    return rule is not None and rule.ranged
