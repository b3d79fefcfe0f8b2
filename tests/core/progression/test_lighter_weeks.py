"""Lighter weeks, by a table: which weeks they are, how many rounds they ask, and what they make of progression."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
import tomli

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Session
from stride_tui.core.instant import Instant
from stride_tui.core.progression.forecast import forecast
from stride_tui.core.progression.lighter_weeks import lighter_week
from stride_tui.core.progression.today import today
from stride_tui.core.routines.light import light_of, lighter_week_of
from stride_tui.core.routines.routine import Block, Routine
from stride_tui.core.settings.settings import Settings
from tests.core.progression.test_table import item_of
from tests.helpers.histories import by_hand, session
from tests.helpers.lifts import at, lift, routine, told
from tests.helpers.lifts import session as lifted

TABLE: dict[str, list[dict[str, Any]]] = tomli.loads(Path(__file__).with_name("lighter_table.toml").read_text("utf-8"))


def done(text: str) -> Session:
    """The session of a case: its date, perhaps a time and a zone, and what kind of session it was."""
    moment, *words = text.split()
    when = datetime.fromisoformat(moment if "T" in moment else f"{moment}T12:00")
    offset = next((int(word) for word in words if word[0] in "+-"), 0)
    made = by_hand(when.date()) if "hand" in words else session(when.date(), at=f"{when:%H:%M}")
    if "early" in words:
        made = session(when.date(), done=1, skipped=2)
    return msgspec.structs.replace(
        made,
        offset=offset * 3600,
        routine="other" if "other" in words else "legs",
        light="light" in words,
        lighter_week="lighter" in words,
    )


@pytest.mark.parametrize("case", TABLE["week"], ids=lambda case: case["name"])
def test_which_weeks_are_lighter(case: dict[str, Any]) -> None:
    """The week of the day asked about, and the weeks of training in a row before it."""
    settings = Settings(lighter_every=case.get("settings"), first_weekday=case.get("first", "monday"))
    of = routine(lift(), lighter_every=case.get("every"))
    found = lighter_week(of, History.of(done(text) for text in case["sessions"]), settings, case["day"])
    assert (found.trained if found else 0) == case["trained"]


@pytest.mark.parametrize("case", TABLE["ask"], ids=lambda case: case["name"])
def test_what_a_lighter_week_makes_of_progression(case: dict[str, Any]) -> None:
    """The next dose and weight, whether that is more or less, and why."""
    item = item_of(case)
    kinds = case.get("kinds", [""] * len(case["sessions"]))
    sessions = [
        lifted(line, item, light=kind == "light", lighter_week=kind == "lighter")
        for line, kind in zip(case["sessions"], kinds, strict=True)
    ]
    of = routine(item, lighter_every=case.get("every"))
    (asked,) = today(of, History.of(sessions), Settings(), at(case["today"])).asks.values()
    assert f"{told(asked)}, {asked.changed}: {asked.reason.why}" == case["asks"]


@pytest.mark.parametrize("case", TABLE["rounds"], ids=lambda case: case["kind"])
def test_half_the_rounds_of_strength_work(case: dict[str, Any]) -> None:
    """Those of warm-up and cool-down stay."""
    blocks = tuple(Block(f"B{n}", case["kind"], (lift(),), n) for n in case["ordinary"])
    assert [block.rounds for block in lighter_week_of(Routine("r", "R", blocks)).blocks] == case["lighter"]


def test_a_light_session_of_a_lighter_week_is_a_light_session() -> None:
    """One round, and one name, not both."""
    light = light_of(lighter_week_of(Routine("r", "R", (Block("A", "superset", (lift(),), 4),))))
    assert light is not None
    assert (light.name, light.blocks[0].rounds, light.light, light.lighter_week) == ("R, light", 1, True, False)


def test_where_each_block_has_one_round_nothing_is_halved() -> None:
    """Words that speak of half the rounds would be wrong there."""
    of = routine(lift(), lighter_every=2)
    found = lighter_week(of, History.of([session(date(2026, 11, 18))]), Settings(), date(2026, 11, 23))
    assert found is not None
    assert not found.halved


def test_the_weeks_to_come_have_their_lighter_weeks() -> None:
    """Every fourth, from a Monday on; two sessions a week are both in it."""
    of = Routine("legs", "Legs", (Block("A", "superset", (lift(),), 3),), lighter_every=4)
    twice = msgspec.structs.replace(of, schedule=msgspec.structs.replace(of.schedule, per_week=2))
    now = Instant(0, 0, at("23 Nov"))
    rounds = [
        [one.today.routine.blocks[0].rounds for one in forecast(r, History(), Settings(), now, 9)] for r in (of, twice)
    ]
    assert rounds[0] == [3, 3, 3, 2, 3, 3, 3, 2, 3]
    assert rounds[1] == [n for n in rounds[0] for _ in range(2)]


def test_the_weeks_to_come_are_those_of_the_local_zone() -> None:
    """Sunday 23:30 UTC is Monday in Berlin: with a session two weeks before by its date there, no week lies between."""
    of = Routine("legs", "Legs", (Block("A", "superset", (lift(),), 2),), lighter_every=2)
    now = Instant(0, 0, at("22 Nov") + 11 * 3_600_000 + 1_800_000, 3600)
    before = History.of([session(date(2026, 11, 16))])
    (first,) = forecast(of, before, Settings(), now, 1)
    assert first.today.lighter is not None
    elsewhere = msgspec.structs.replace(now, offset=0)
    (first,) = forecast(of, before, Settings(), elsewhere, 1)
    assert first.today.lighter is None


def test_sets_logged_by_time_alone_hold_for_ever() -> None:
    """Twenty-six weeks that nobody confirmed ask what the first one asked."""
    of = routine(lift(weight=6.0))
    coming = forecast(of, History(), Settings(), Instant(0, 0, at("23 Nov")), 26, "unconfirmed")
    asks = [one.today.asks[0, 0] for one in coming]
    assert {(told(ask), ask.changed) for ask in asks[1:]} == {("8 × 6 kg", "hold")}
    assert {ask.reason.why for ask in asks[1:]} == {"unconfirmed"}
    assert coming[-1].at - coming[0].at == timedelta(weeks=25) // timedelta(milliseconds=1)
