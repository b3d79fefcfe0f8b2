"""Sessions of one exercise from a line of text, for the tests of what to lift next.

`16 Nov  8 8 6 × 10` is a session on that day of 2026 with three sets of a weight of 10. `8 8 | 8 7` are the left side
and the right, `-` is a set skipped, `6@8` one with another weight. `asked 9`, `asked 9 of 8` (of an item whose file
said 8), `effort 8.5` and `auto` (logged by time alone) may follow. Without `× 10` no weight was logged. In an item of
time the numbers are seconds.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import msgspec

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Session, SetRecord
from stride_tui.core.progression.rules.own_sets import evidence_for
from stride_tui.core.progression.rules.prescription import Prescription
from stride_tui.core.progression.rules.registry import NO_RULE
from stride_tui.core.progression.rules.rule import Rule
from stride_tui.core.progression.today import ask_for
from stride_tui.core.routines.routine import Block, InFile, Item, Load, Reps, Routine, Side, Timed, Unit
from stride_tui.core.routines.tuning import Tuning
from stride_tui.core.settings.settings import Settings

OWNED = Settings(dumbbells=(4.0, 6.0, 8.0, 10.0, 12.5), kettlebells=(12.0, 16.0, 20.0))
"""The weights of the examples in the documents."""

_LINE = re.compile(
    r"(?P<day>\d+ \w+)  (?P<sets>[^×a-z]+?)(?: × (?P<weight>[\d.]+)(?: (?P<unit>kg|lb))?)?"
    r"(?: asked (?P<asked>\d+)(?: of (?P<own>\d+))?)?(?: effort (?P<effort>[\d.]+))?(?P<auto> auto)?"
)


def lift(reps: int = 8, to: int | None = None, implement: str = "dumbbell", **fields: Any) -> Item:
    """An item of loaded rep work."""
    unit = fields.pop("unit", "kg")
    load = fields.pop("load", None) or Load(implement, fields.pop("weight", None), unit)  # type: ignore[arg-type]
    return Item("Squat", Reps(reps, to), load=load, **fields)


def hold(seconds: int = 30, **fields: Any) -> Item:
    """An item of timed work that grows."""
    return Item("Squat", Timed(seconds * 1000), progress="time", **fields)


def tuned(item: Item, **numbers: Any) -> Item:
    """The item with numbers of its own for its rule."""
    return msgspec.structs.replace(item, tuning=Tuning(**numbers))


def at(day: str) -> int:
    """Noon UTC of a day of 2026, such as `16 Nov`, in milliseconds."""
    return round(datetime.strptime(f"{day} 2026 12", "%d %b %Y %H").replace(tzinfo=UTC).timestamp() * 1000)


def session(line: str, item: Item, **fields: Any) -> Session:
    """The session that a line tells, of an item."""
    found = _LINE.fullmatch(line)
    assert found, line
    unit: Unit = "lb" if found["unit"] == "lb" else "kg" if found["unit"] else item.load.unit
    weight = float(found["weight"]) if found["weight"] else None
    sides = found["sets"].split("|")
    names: tuple[Side | None, ...] = ("left", "right") if len(sides) == 2 else (None,)
    sets: list[SetRecord] = []
    for side, text in zip(names, sides, strict=True):
        for n, word in enumerate(text.split()):
            done, _, other = word.partition("@")
            load = msgspec.structs.replace(item.load, weight=float(other) if other else weight, unit=unit)
            record = _record(item, done, found["asked"], side, n + 1, load, found["effort"])
            own = InFile(int(found["own"]) * _unit_of(item), item.load.weight) if found["own"] else None
            sets.append(msgspec.structs.replace(record, auto=bool(found["auto"]), in_file=own))
    start = at(found["day"])
    made = Session(line, "legs", "Legs", start, start + 60_000, 0, True, tuple(sets))
    return msgspec.structs.replace(made, **fields)


def _unit_of(item: Item) -> int:
    """What a number of a line counts: single reps, or the milliseconds of a second."""
    return 1000 if isinstance(item.dose, Timed) else 1


def _record(
    item: Item, done: str, asked: str | None, side: Side | None, turn: int, load: Load, effort: str | None
) -> SetRecord:
    record = SetRecord(
        "A", 0, "superset", item.exercise, 0, turn, "skipped" if done == "-" else "done", 0, 0, side, load=load,
        alternating=item.sides == "alternating", effort=float(effort) if effort else None,
    )  # fmt: skip
    amount = None if done == "-" else int(done)
    if isinstance(item.dose, Timed):
        asked_ms = int(asked) * 1000 if asked else item.dose.ms
        return msgspec.structs.replace(record, asked_ms=asked_ms, done_ms=amount and amount * 1000)
    return msgspec.structs.replace(record, asked_reps=int(asked) if asked else item.dose.count, done_reps=amount)


def history(item: Item, *lines: str) -> History:
    """The history of these sessions."""
    return History.of(session(line, item) for line in lines)


def routine(*items: Item, **fields: Any) -> Routine:
    """A routine of one strength block."""
    return Routine("legs", "Legs", (Block("A", "superset", items),), **fields)


def ask(item: Item, *lines: str, today: str = "23 Nov", settings: Settings = OWNED) -> Prescription:
    """What is asked of an item after these sessions."""
    known = evidence_for(history(item, *lines), routine(item))[0, 0]
    return ask_for(item, known, settings, at(today))


def rule_name(rule: Rule | None) -> str:
    """The name of a rule as a routine file has it."""
    return NO_RULE if rule is None else rule.name


def told(asked: Prescription) -> str:
    """`8 × 10 kg`, `8–12 × 10 kg`, `30 s`."""
    dose = f"{asked.dose.ms // 1000} s" if isinstance(asked.dose, Timed) else f"{asked.dose.count}"
    if isinstance(asked.dose, Reps) and asked.dose.upto:
        dose += f"–{asked.dose.upto}"
    return dose if asked.load.weight is None else f"{dose} × {asked.load.weight:g} {asked.load.unit}"
