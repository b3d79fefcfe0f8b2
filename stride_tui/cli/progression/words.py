"""The output of `stride progress`: the asks of a routine, and those of the weeks to come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from stride_tui.core.instant import Instant
from stride_tui.core.progression.forecast import Assumption, Coming
from stride_tui.core.progression.rules.prescription import Direction, Today
from stride_tui.core.routines.routine import Item, Reps
from stride_tui.views.progression.words import ask_line, asked_words, lighter_week_words, reason_words
from stride_tui.views.text.words import plural

SIDES_WORDS = {
    "each": "each side",
    "left": "left side",
    "right": "right side",
    "alternating": "alternating sides",
    "both": "",
}
DIRECTION_MARKS: dict[Direction, str] = {"up": "+", "down": "-", "hold": "=", "first": " "}
"""The mark beside each session to come: more, less, or the same as the one before."""

ASSUMPTIONS: dict[Assumption, str] = {
    "met": "As if every set is done as asked, and logged by hand or confirmed.",
    "missed": "As if every set falls a rep or a second short of its target.",
    "unconfirmed": "As if every set is logged by time alone, hands-free, and never confirmed: so nothing ever goes up.",
}
"""The first line of a forecast, by what it assumes."""
ItemPlace = tuple[int, int]


def asked_text(asked: Today, places: Sequence[ItemPlace]) -> list[str]:
    """Return two lines for each item: its name, and what is asked and why; before them that a week is lighter."""
    lighter = lighter_week_words(asked)
    lines = [f"{lighter[:1].upper()}{lighter[1:]}."] if lighter else []
    if not places:
        return [*lines, "nothing in this routine grows by itself; `progress` in its file says how it would"]
    for place in places:
        lines += [_name(asked, place), f"  {ask_line(asked.asks[place])}"]
    return lines


def coming_text(coming: Sequence[Coming], places: Sequence[ItemPlace], now: Instant, assumed: Assumption) -> list[str]:
    """Return what is assumed, then for each item a line for each session to come: its date, what is asked, and why.

    A session of a lighter week has its rounds as well.
    """
    if not places:
        return asked_text(coming[0].today, places)
    lines = [ASSUMPTIONS[assumed]]
    for place in places:
        asks = [(_date(one, now), one.today.asks[place], _rounds_words(one.today, place)) for one in coming]
        width = max(len(asked_words(ask)) for _, ask, _ in asks)
        lines.append(_name(coming[0].today, place))
        lines += [
            f"  {day} {DIRECTION_MARKS[ask.changed]} {asked_words(ask):<{width}}  {rounds}{reason_words(ask)}"
            for day, ask, rounds in asks
        ]
    return lines


def _rounds_words(asked: Today, place: ItemPlace) -> str:
    """Return the rounds of a strength block in a lighter week: `lighter week, 2 rounds: `; else ""."""
    block = asked.routine.blocks[place[0]]
    if not asked.lighter or not block.is_strength:
        return ""
    return f"lighter week, {plural(block.rounds, 'round')}: "


def asked_json(asked: Today, places: Sequence[ItemPlace]) -> list[dict[str, object]]:
    """Return the same for programs."""
    return [_named(asked, place) | _ask_json(asked, place) for place in places]


def coming_json(
    coming: Sequence[Coming], places: Sequence[ItemPlace], now: Instant, assumed: Assumption
) -> list[dict[str, object]]:
    """Return the same for programs, the sessions of each item in a list, with what they assume."""
    return [
        _named(coming[0].today, place)
        | {"assumes": assumed}
        | {"sessions": [{"date": _date(one, now)} | _ask_json(one.today, place) for one in coming]}
        for place in places
    ]


def _item(asked: Today, place: ItemPlace) -> Item:
    return asked.routine.blocks[place[0]].items[place[1]]


def _name(asked: Today, place: ItemPlace) -> str:
    item = _item(asked, place)
    return ", ".join(filter(None, [item.exercise, SIDES_WORDS[item.sides], asked.routine.blocks[place[0]].name]))


def _named(asked: Today, place: ItemPlace) -> dict[str, object]:
    item = _item(asked, place)
    block = asked.routine.blocks[place[0]]
    return {"routine": asked.routine.slug, "block": block.name, "exercise": item.exercise, "sides": item.sides}


def _ask_json(asked: Today, place: ItemPlace) -> dict[str, object]:
    ask = asked.asks[place]
    reps = ask.dose if isinstance(ask.dose, Reps) else None
    return {
        "rule": ask.rule,
        "changed": ask.changed,
        "reps": reps.count if reps else None,
        "reps_to": reps.upto if reps else None,
        "seconds": None if isinstance(ask.dose, Reps) else ask.dose.ms / 1000,
        "implement": ask.load.implement,
        "weight": ask.load.weight,
        "unit": ask.load.unit,
        "next_weight": ask.reason.then,
        "rounds": asked.routine.blocks[place[0]].rounds,
        "lighter_week": asked.lighter is not None,
        "reason": ask.reason.why,
        "text": ask_line(ask),
    }


def _date(one: Coming, now: Instant) -> str:
    return (now.local() + timedelta(milliseconds=one.at - now.utc)).date().isoformat()
