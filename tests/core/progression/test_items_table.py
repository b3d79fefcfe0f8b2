"""Which sets an item goes by, by a table of routines with several items."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, cast

import msgspec
import pytest
import tomli

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Session
from stride_tui.core.progression.today import today
from stride_tui.core.routines.routine import Implement, InFile, Item, Load, Reps, Sides, Timed, target_amount
from stride_tui.core.routines.tuning import Tuning
from stride_tui.core.settings.settings import Settings
from tests.helpers.lifts import at, routine, session, told

CASES: list[dict[str, Any]] = tomli.loads(Path(__file__).with_name("items_table.toml").read_text("utf-8"))["case"]
WEEK_MS = 7 * 86_400_000
_ITEM = re.compile(
    r"(\d+)(?: to (\d+))? (reps|s)(?:, (dumbbell|kettlebell|barbell|band))?(?:, ([\d.]+) kg)?(?:, (left|right|each))?"
)


def item_of(text: str, progress: dict[str, Any]) -> Item:
    """The item that a case tells."""
    found = _ITEM.fullmatch(text)
    assert found, text
    low, high, kind, implement, weight, sides = found.groups()
    dose = Timed(int(low) * 1000) if kind == "s" else Reps(int(low), int(high) if high else None)
    load = Load(cast(Implement, implement or "none"), float(weight) if weight else None)
    numbers = dict(progress)
    rule = numbers.pop("rule", None)
    return Item("Squat", dose, cast(Sides, sides or "both"), load, progress=rule, tuning=Tuning(**numbers))


def in_file(item: Item, under: Any, n: int) -> InFile | None:
    """What the file asked of item `n` when the sessions were done."""
    if under == "unknown":
        return None
    return InFile(target_amount(item), item.load.weight if under is None else under[n] or None)


def done(number: int, lines: list[str], items: list[Item], under: Any, slug: str) -> Session:
    """The session of a case: each of its lines is an item."""
    sets = []
    for n, (line, item) in enumerate(zip(lines, items, strict=True)):
        for record in session(line, item).sets if line else ():
            side = item.sides if item.sides in ("left", "right") else record.side
            changed = msgspec.structs.replace(record, item_n=n, side=side, in_file=in_file(item, under, n))
            sets.append(changed)
        if not line:
            skipped = session(f"{next(filter(None, lines)).partition('  ')[0]}  -", item).sets[0]
            sets.append(msgspec.structs.replace(skipped, item_n=n))
    day = next(filter(None, lines))
    return session(day, items[0], id=f"s{number}", sets=tuple(sets), routine=slug)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_each_item_goes_by_its_own(case: dict[str, Any]) -> None:
    """The next dose and weight of each item, whether that is more or less, why, and the weight after that."""
    progress = case.get("progress", {})
    items = [item_of(text, progress) for text in case["items"]]
    others = [item_of(text, progress) for text in case.get("other", ())]
    sessions = []
    for number, lines in enumerate(case["sessions"]):
        elsewhere = lines[0] == "other"
        of = (lines[1:], others, None, "other") if elsewhere else (lines, items, case.get("under"), "legs")
        sessions.append(done(number, *of))
    now = at(case["today"]) if "today" in case else sessions[-1].started + WEEK_MS
    asks = today(routine(*items), History.of(sessions), Settings(), now).asks.values()
    assert [f"{told(ask)}, {ask.changed}: {ask.reason.why}" for ask in asks] == case["asks"]
    if "next" in case:
        assert [f"{ask.reason.then:g} after {ask.reason.top}" for ask in asks] == case["next"]
