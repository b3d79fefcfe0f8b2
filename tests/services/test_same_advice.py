"""One home asked from every face: the same next load, the same verdict, the same window."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple, cast

from hypothesis import given, settings
from hypothesis import strategies as st

from stride_tui.cli.week.next_words import next_json, next_text, short_next
from stride_tui.cli.week.planned_week import planned_week
from stride_tui.cli.week.week_words import week_json, week_text
from stride_tui.core.history.records import RunKind
from stride_tui.core.instant import ManualClock
from stride_tui.plain.advice import advice_lines, against_lines
from stride_tui.services.home import Home
from stride_tui.services.open_workspace import open_workspace
from stride_tui.services.session.begin import Sessions
from stride_tui.services.session.driver import SessionDriver
from stride_tui.services.session.saver import Saver
from stride_tui.services.workspace import Workspace
from stride_tui.store.history.file import append_run, append_session
from stride_tui.store.paths import Paths, find_paths
from stride_tui.tui.dashboard_view import DashboardViews
from stride_tui.tui.model import Model
from stride_tui.views.plain.answers import opening_lines
from stride_tui.views.progression.next_words import amount_of
from stride_tui.views.session.before_and_after import moves_words
from stride_tui.views.session.card_layout import CardView
from stride_tui.views.session.next import NextView
from stride_tui.views.text.words import dose_short
from stride_tui.views.week.panel import WeekView
from tests.helpers.histories import SUNDAY, run, session, utc
from tests.helpers.home_with_lifts import HEAVY, OWNED, heavy, lifted
from tests.tui.conftest import write_routine

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONDAY = SUNDAY - timedelta(days=6)


class Written(NamedTuple):
    """A home before it is written: planned runs, the weeks, weights and reps of sessions, the percent that a weight may
    be heavier without reps first, further sessions and runs."""

    planned: list[str]
    lifts: list[tuple[int, float, int]]
    reps_first_over: int
    sessions: list[tuple[int, int]]
    runs: list[tuple[int, RunKind, float | None, float | None, int | str | None]]
    now: tuple[int, int]
    extra: str
    lighter: str


@st.composite
def planned_runs(draw: st.DrawFn) -> str:
    """One run of a plan: on a weekday or a date, with or without a time, a length and a distance."""
    kind = draw(st.sampled_from(["easy", "speed", "long", "race"]))
    on = f'"{draw(st.sampled_from(DAYS))}"' if kind != "race" else f"{MONDAY + timedelta(draw(st.integers(0, 20)))}"
    lines = ["[[run]]", f"on = {on}", f'kind = "{kind}"']
    lines += [f'at = "{draw(st.integers(0, 23)):02}:30"'] if draw(st.booleans()) else []
    lines += draw(st.sampled_from([[], ['duration = "90m"'], ["distance = 18"]]))
    return "\n".join(lines)


homes = st.builds(
    Written,
    planned=st.lists(planned_runs(), max_size=4),
    lifts=st.lists(
        st.tuples(st.integers(1, 30), st.sampled_from([8.0, 10.0, 12.5]), st.sampled_from([8, 8, 9, 12])),
        max_size=4,
        unique_by=lambda x: x[0],
    ),
    reps_first_over=st.sampled_from([25, 10]),
    sessions=st.lists(st.tuples(st.integers(0, 60), st.integers(5, 11)), max_size=6, unique=True),
    runs=st.lists(
        st.tuples(
            st.integers(0, 60),
            st.sampled_from(["easy", "speed", "long", "race"]),
            st.sampled_from([None, 60.0, 150.0]),
            st.sampled_from([None, 10.0, 20.0]),
            st.sampled_from([None, None, "none", -2, 0, 1, 3]),
        ),
        max_size=6,
        unique_by=lambda x: x[:2],
    ),
    now=st.tuples(st.integers(0, 6), st.integers(12, 23)),
    extra=st.sampled_from(["", "strength_per_week = 2\n", 'preferred = ["friday"]\n']),
    lighter=st.sampled_from(["", "lighter_every = 2\n"]),
)


def write(home: Written, paths: Paths) -> int:
    """Write a home; return its moment (UTC ms), in the week of Monday the 16th."""
    day = MONDAY + timedelta(days=home.now[0])
    now = utc(day, f"{home.now[1]}:15")
    heavy(paths)
    write_routine(paths, HEAVY.replace("_over = 25", f"_over = {home.reps_first_over}"), "heavy")
    paths.settings.write_text(f'routine = "heavy"\n{OWNED}{home.lighter}', "utf-8")
    paths.plan.write_text(home.extra + "\n".join(home.planned), "utf-8")
    for back, weight, reps in home.lifts:
        append_session(paths, lifted(back, weight, reps))
    for back, hour in home.sessions:
        append_session(paths, session(day - timedelta(days=back), at=f"{hour:02}:00", routine="heavy", sets=()))
    for back, kind, minutes, km, instead in home.runs:
        on = day - timedelta(days=back)
        other = str(on + timedelta(days=instead)) if isinstance(instead, int) else instead
        append_run(paths, run(on, kind, at="06:00", minutes=minutes, km=km, instead_of=other))
    return now


def opened(paths: Paths, now: int) -> Workspace:
    """A workspace as a face opens it."""
    found = open_workspace(Home(paths, ManualClock(now)))
    assert isinstance(found, Workspace)
    assert found.plan_problems == ()
    return found


def commanded(paths: Paths, now: int, whole: bool) -> Workspace:
    """A workspace as the commands open it."""
    found = planned_week(Home(paths, ManualClock(now)), whole)
    assert isinstance(found, Workspace)
    return found


@settings(max_examples=40, deadline=None)
@given(homes)
def test_every_face_says_the_same(home: Written) -> None:
    """Dashboard, plain lines, `next` in its three forms and `week --json`, each with a workspace of its own."""
    with TemporaryDirectory() as folder, ExitStack() as ends:
        paths = find_paths(Path(folder))
        now = write(home, paths)
        said = cast("dict[str, Any]", next_json(commanded(paths, now, whole=True)))
        week = commanded(paths, now, whole=True)
        shown = cast("dict[str, Any]", week_json(week, week.this_week))
        advice = said["advice"]

        # The commands: one verdict, the same windows, the same loads.
        assert (shown["advice"], shown["asked"]) == (advice, said["asked"])
        assert short_next(commanded(paths, now, whole=False)) == said["text"]
        text = next_text(commanded(paths, now, whole=True))
        assert text[0] == advice["text"] or not advice["text"]

        # One question, and the same days offered.
        assert shown["question"] == said["question"]
        question = said["question"]["text"] if said["question"] else ""
        assert text[-1].startswith(question)
        assert week_text(week, week.this_week)[-1].startswith(question)
        assert ("history amend" in " ".join(text)) == bool(question)
        still_open = {day["date"] for day in shown["days"] for run in day["planned"] if run["done_on"] is None}
        to_come = {run.day.isoformat() for run in week.ahead().runs if not run.done}
        assert to_come & {day["date"] for day in shown["days"]} <= still_open

        # The dashboard, with the whole history read.
        workspace = opened(paths, now)
        workspace.complete_history()
        saver = Saver(paths, lambda _: None)
        ends.callback(saver.close)
        driver = SessionDriver(workspace.clock, saver)
        view = DashboardViews(Model(workspace), driver).view(single=False)
        card, panel = view.now.view, view.week.view
        assert isinstance(card, CardView)
        assert isinstance(panel, WeekView)
        assert isinstance(view.next.view, NextView)
        assert card.advice.startswith(advice["text"])
        assert bool(card.advice) == bool(advice["text"] or advice["target_met"])
        assert panel.asked == (f"{question} i answers" if question else "")
        assert f"strength {shown['strength']} of {shown['target']}" in panel.summary or "off week" in panel.summary
        best = advice["suggested"]
        if best and date.fromisoformat(best["date"]) < week.this_week + timedelta(days=7):
            assert (shown["suggested"], shown["suggested_start"]) == (best["date"], best["start"])
        if best and card.advice:
            clock = datetime.fromisoformat(best["start"]).astimezone(UTC)
            assert f"from {clock:%H:%M}" in card.advice or "now" in card.advice

        # Both faces begin with the reps and loads that the commands name and the dashboard lists, and plain mode says
        # what the card does.
        assert workspace.entry is not None
        assert Sessions(workspace, driver).begin(workspace.entry) is None
        assert driver.state is not None
        items = [item for block in driver.state.routine.blocks for item in block.items]
        asked = {(ask["exercise"], ask["reps"] or ask["seconds"], ask["weight"]) for ask in said["asked"]}
        assert asked <= {(item.exercise, amount_of(item.dose), item.load.weight) for item in items}
        listed = [row.dose for row in view.next.view.rows if row.kind == "item"]
        assert listed == [dose_short(item.dose) for item in items]
        begun = driver.state.routine
        assert {(ask["rounds"], ask["lighter_week"]) for ask in said["asked"]} == {
            (block.rounds, begun.lighter_week) for block in begun.blocks
        }
        plain = opened(paths, now)
        assert plain.routine is not None
        today = plain.asked_today(plain.routine)
        opening = " ".join(opening_lines(driver.state, today))
        moves = moves_words(today).replace(" ↑", ", more").replace(" ↓", ", less")
        assert dict(card.facts).get("Today", "") == moves_words(today) or not card.facts
        assert moves in opening
        lines = against_lines(plain, light=False)
        words = card.advice.removesuffix("; l begins a light session").replace(" · ", ", ")
        assert [line.casefold() for line in lines[:1]] == ([f"{words}.".casefold()] if words else [])
        spoken = advice_lines(plain, light=False)[len(lines) :]
        assert [line.casefold().startswith(question.casefold()) for line in spoken] == ([True] if question else [])
