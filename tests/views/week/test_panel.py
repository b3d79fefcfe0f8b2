"""The Week panel under the 48-hour rule: planned against done, the crowded hours, the days, the title."""

from __future__ import annotations

from datetime import date, time, timedelta

import msgspec
import pytest
from msgspec.structs import replace

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Run
from stride_tui.core.week.known_runs import DayRuns, runs_by_day
from stride_tui.core.week.plan import OffWeek, Plan, PlannedRun
from stride_tui.views.text.spans import plain, width_of
from stride_tui.views.week.day_cell import planned_run_cell, run_entries
from stride_tui.views.week.panel import WeekView, day_at, shorter, week_lines, week_view
from tests.helpers.histories import by_hand, run, session
from tests.helpers.week_views import RUNS, SUNDAY, seen_on, week_on

THURSDAY = date(2026, 11, 19)
MONDAY = date(2026, 11, 16)


def rows(view: WeekView, width: int = 112, height: int = 7) -> list[str]:
    """The panel's lines as plain text."""
    return [plain(line) for line in week_lines(view, width, height)]


def week_of(start: date, today: date = SUNDAY, history: History | None = None, plan: Plan | None = None) -> WeekView:
    """A week seen from another day."""
    return week_view(seen_on(today, history, plan, start), start, "")


def words(view: WeekView, day: int) -> list[str]:
    """The longest words of all entries of a day."""
    cell = view.days[day]
    return [entry[0][0] for entry in (*cell.runs, *cell.strength)]


def test_a_planned_run_is_reported_with_its_time_and_length() -> None:
    """In the longest words that fit."""
    assert words(week_on(SUNDAY, plan=RUNS), 1) == ["speed 18:30 50 min"]


@pytest.mark.parametrize(
    ("planned", "told"),
    [
        (PlannedRun("long", weekday=5, at=time(7), km=18), ("long 07:00 18 km", "long 07:00", "long")),
        (PlannedRun("easy", weekday=5, minutes=40), ("easy 40 min", "easy 40 min", "easy")),
        (PlannedRun("race", weekday=5), ("race", "race", "race")),
    ],
)
def test_a_run_has_shorter_words_too(planned: PlannedRun, told: tuple[str, ...]) -> None:
    """The time of day is the last to go, for the rule is about it."""
    assert planned_run_cell(planned) == told


def test_a_run_that_was_done_takes_the_place_of_the_planned_one() -> None:
    """With a tick and what was really run."""
    done = History.of([], [run(date(2026, 11, 17), "speed", "18:30", km=9)])
    assert words(week_on(SUNDAY, done, RUNS), 1) == ["✓ speed 9 km"]


def of_day(planned: tuple[PlannedRun, ...], *done: Run) -> DayRuns:
    """Monday with these runs."""
    return runs_by_day(Plan(planned), done, MONDAY, MONDAY)[MONDAY]


def test_a_run_beside_the_plan_is_shown_too() -> None:
    """The planned one was not done."""
    entries = run_entries(of_day((PlannedRun("speed", weekday=0),), run(MONDAY, "easy")))
    assert [entry[0][-1] for entry in entries] == ["speed", "✓ easy"]


def test_two_planned_runs_of_a_kind_are_two() -> None:
    """One that was done ticks one of them."""
    twice = (PlannedRun("easy", weekday=0, at=time(7)), PlannedRun("easy", weekday=0, at=time(18)))
    assert [entry[0][-1] for entry in run_entries(of_day(twice, run(MONDAY, "easy")))] == ["✓ easy", "easy"]


def test_a_run_done_on_another_day_is_moved() -> None:
    """The planned one is faint and says where it is done; it is not missed."""
    done = run(date(2026, 11, 19), "long", km=18, instead_of="2026-11-21")
    saturday = runs_by_day(RUNS, [done], date(2026, 11, 21), date(2026, 11, 21))[date(2026, 11, 21)]
    assert run_entries(saturday) == ((("long moved to Thu", "long → Thu", "→ Thu"), "dim"),)
    assert words(week_on(SUNDAY, History.of([], [done]), RUNS), 3) == ["✓ long 18 km"]


def test_a_race_in_its_place_is_named() -> None:
    """The long run of its day is faint, the race is done."""
    done = run(date(2026, 11, 21), "race", instead_of="2026-11-21")
    saturday = runs_by_day(RUNS, [done], date(2026, 11, 21), date(2026, 11, 21))[date(2026, 11, 21)]
    assert [entry[0][0] for entry in run_entries(saturday)] == ["long: race instead", "✓ race"]


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("clear for strength: now", " was it Sat's? i answers · clear for strength: now"),
        ("clear for strength: now until Thursday afternoon", " was it Sat's? i answers · now until Thursday afternoon"),
        ("x" * 60, " was it Sat's? i answers"),
    ],
)
def test_a_question_comes_before_the_sentence(sentence: str, shown: str) -> None:
    """Where both do not fit, the sentence is shortened, then left out; the question stays whole."""
    view = replace(week_on(SUNDAY, words=sentence), asked="was it Sat's? i answers")
    assert [row.rstrip() for row in rows(view, 70, 6) if "Sat's" in row] == [shown]
    assert "was it Sat's? i answers" in " ".join(" ".join(rows(view, 38, 12)).split())


def test_the_suggested_day_is_reported() -> None:
    """Sunday has no quality run, and Saturday has the long one."""
    assert "○ strength?" in words(week_on(date(2026, 11, 20), plan=Plan(RUNS.runs[:3])), 6)


def test_a_preferred_day_gone_by_was_missed() -> None:
    """Only where somebody was lifting at all by then."""
    plan = Plan(preferred=(2,))
    before = History.of([session(SUNDAY - timedelta(weeks=1))])
    assert words(week_on(SUNDAY, before, plan), 2) == ["– missed"]
    assert words(week_on(SUNDAY, History(), plan), 2) == []


def test_a_preferred_day_of_an_off_week_was_not_missed() -> None:
    """An off week asks for nothing."""
    plan = Plan(preferred=(2,), off=(OffWeek(2026, 47, "ill"),))
    before = History.of([session(SUNDAY - timedelta(weeks=1))])
    assert words(week_on(SUNDAY, before, plan), 2) == []


def test_a_session_by_hand_is_done() -> None:
    """Like any other."""
    assert words(week_on(SUNDAY, History.of([by_hand(THURSDAY)])), 3) == ["✔ strength 20 min"]


def test_two_sessions_of_a_day_are_both_there() -> None:
    """One whole, one in part."""
    history = History.of([session(THURSDAY), session(THURSDAY, 1, 4, at="18:00")])
    assert words(week_on(SUNDAY, history), 3) == ["✔ strength 20 min", "◐ in part 20 min"]


def test_an_off_week_says_why() -> None:
    """In its title, and instead of the count."""
    view = week_on(SUNDAY, plan=Plan(off=(OffWeek(2026, 47, "holiday"),)))
    assert view.title == "Week 47 · 16–22 Nov · off: holiday"
    assert view.summary == "off week"


def test_an_off_week_that_was_met_reports_the_count() -> None:
    """It was off and it was met."""
    view = week_on(SUNDAY, History.of([session(THURSDAY)]), Plan(off=(OffWeek(2026, 47),)))
    assert view.summary == "strength 1 of 1 · 1 week in a row"


def test_another_year_is_reported() -> None:
    """Sixty weeks back nobody knows which November it is."""
    assert week_of(MONDAY - timedelta(weeks=60)).title == "Week 39 · 22–28 Sep 2025"
    assert week_of(MONDAY - timedelta(weeks=10)).title == "Week 37 · 7–13 Sep"


def test_weeks_in_a_row_stand_beside_this_week_only() -> None:
    """A week gone by tells of itself."""
    history = History.of([session(SUNDAY), session(SUNDAY - timedelta(weeks=1))])
    assert week_on(SUNDAY, history).summary == "strength 1 of 1 · 2 weeks in a row"
    assert week_of(MONDAY - timedelta(weeks=1), history=history).summary == "strength 1 of 1"


def test_a_week_from_sunday_begins_with_it() -> None:
    """Names, entries and hours go together."""
    start = date(2026, 11, 15)
    view = week_view(seen_on(THURSDAY, plan=RUNS, first_weekday=6), start, "")
    assert [day.name for day in view.days][:2] == ["Sun 15", "Mon 16"]
    assert words(view, 2) == ["speed 18:30 50 min"]
    assert view.title == "Week 47 · 15–21 Nov"


def test_the_bar_draws_the_crowded_hours() -> None:
    """Two hours to a cell at 26 cells a day: 48 hours before Saturday 07:00, less the session's 20 minutes."""
    view = week_on(date(2026, 11, 16), plan=Plan((PlannedRun("long", weekday=5, at=time(7), minutes=60),)))
    bar = next(row for row in rows(view, 7 * 13) if "▀" in row)
    days = [bar[n * 13 + 1 : n * 13 + 13] for n in range(7)]
    assert days[2] == "·" * 12
    assert days[3] == "···▀crowded▀"
    assert days[4] == "▀" * 12
    assert days[5] == "▀▀▀▀········"


def crowded_before(at: time, width: int, height: int = 8) -> list[str]:
    """The panel of a week with a long run on Saturday."""
    plan = Plan((PlannedRun("long", weekday=5, at=at, minutes=60),))
    return rows(week_on(date(2026, 11, 16), plan=plan), width, height)


def test_the_bar_says_what_it_is_where_it_is() -> None:
    """In the first day with room for the word: Thursday at 13 cells a day is crowded in nine of its twelve."""
    bar = next(row for row in crowded_before(time(7), 7 * 13) if "▀" in row)
    assert bar[3 * 13 + 1 : 4 * 13] == "···▀crowded▀"
    assert bar.count("crowded") == 1


def test_in_a_list_the_bar_says_it_too() -> None:
    """On a panel with room for a bar below each day."""
    assert sum("crowded" in row for row in crowded_before(time(7), 38, 18)) == 1


def test_a_week_without_quality_runs_has_no_bar() -> None:
    """There is nothing to keep clear of."""
    view = week_on(SUNDAY, plan=Plan((PlannedRun("easy", weekday=1),)))
    assert not view.shaded
    assert not any("▀" in row or "···" in row for row in rows(view))


def test_many_things_on_a_day_are_cut_from_the_runs() -> None:
    """Strength goes first where rows are few."""
    runs = [run(THURSDAY, "easy", f"{hour:02}:00") for hour in range(5, 12)]
    text = "\n".join(rows(week_on(SUNDAY, History.of([session(THURSDAY)], runs)), height=4))
    assert "✔ strength" in text


@pytest.mark.parametrize("width", [56, 57, 76, 112, 113])
def test_each_cell_of_a_column_is_its_day(width: int) -> None:
    """The mouse finds the day whose name stands there."""
    view = week_on(SUNDAY)
    names = rows(view, width)[0]
    for n, name in enumerate(day.name for day in view.days):
        assert day_at(view, width, 8, names.index(name), 0) == n
    assert day_at(view, width, 8, width, 0) is None


def test_the_sentence_below_the_days_is_no_day() -> None:
    """A click on it opens none."""
    view = msgspec.structs.replace(week_on(SUNDAY), line="clear now")
    at = next(n for n, row in enumerate(rows(view, 112)) if "clear now" in row)
    assert day_at(view, 112, 8, 5, at) is None


def test_in_a_list_each_row_is_a_day() -> None:
    """Below the seven there is none."""
    view = week_on(SUNDAY)
    assert [day_at(view, 38, 14, 5, y) for y in (0, 6, 7, -1)] == [0, 6, None, None]


def test_in_a_list_with_bars_each_day_has_two_rows() -> None:
    """Its name and its hours."""
    view = week_on(date(2026, 11, 16), plan=Plan((PlannedRun("long", weekday=5, at=time(7), minutes=60),)))
    assert [day_at(view, 38, 18, 5, y) for y in (0, 1, 2, 13, 14)] == [0, 0, 1, 6, None]


def test_the_shortest_words_read_alone() -> None:
    """At 56 columns, six cells a day: what is suggested is to lift."""
    view = week_on(SUNDAY, History.of([session(SUNDAY - timedelta(weeks=1))], []))
    assert any("○ lift?" in row or "○ lif" in row for row in rows(view, 63))


def test_a_long_line_loses_its_asides_first() -> None:
    """Then the words before the colon, never the times."""
    told = "clear for strength: Sat 10:00 (after the long run) to Sun 17:40, the latest start"
    assert shorter(told, 60) == "clear for strength: Sat 10:00 to Sun 17:40, the latest start"
    assert shorter(told, 40) == "Sat 10:00 to Sun 17:40, the latest start"
    # The colon of a later part takes nothing away from the parts before it.
    met = "target met · next: Mon from 18:20 · too close: Fri 19:00 → Sat 07:00 is 12 h, under 24 h"
    assert shorter(met, 40) == met


@pytest.mark.parametrize("chosen", [None, 0, 6])
@pytest.mark.parametrize("height", [1, 2, 5, 9, 20])
@pytest.mark.parametrize("width", [8, 20, 40, 55, 56, 80, 120])
def test_no_size_is_overrun(width: int, height: int, chosen: int | None) -> None:
    """Never more lines than the height, never more cells than the width."""
    history = History.of([session(THURSDAY), by_hand(SUNDAY)], [run(THURSDAY, "race", km=42.2)])
    view = week_view(seen_on(SUNDAY, history, RUNS), MONDAY, "clear for strength: " + "any time " * 30, chosen)
    lines = week_lines(view, width, height)
    assert len(lines) <= height
    assert all(width_of(line) <= width for line in lines)


WEDNESDAY = date(2026, 11, 18)


def crowded_day(count: int) -> WeekView:
    """A Wednesday with so many sessions and two runs."""
    sessions = [session(WEDNESDAY, at=f"{8 + n:02}:00", id=f"s{n}") for n in range(count)]
    return week_on(SUNDAY, History.of(sessions, [run(WEDNESDAY), run(WEDNESDAY, "long", "20:00")]))


ONE_ROW = [
    # sessions on the day, the width; the row
    (1, 54, "✔ strength 20 min ✓ easy ✓ long"),
    (2, 54, "✔ strength ✔ strength ✓ easy ✓ long"),
    (3, 54, "✔ done ✔ done ✔ done ✓ easy ✓ long"),
    (3, 38, "✔ done ✔ done ✔ done +2"),
    (4, 38, "✔ done ✔ done ✔ done +3"),
    (9, 54, "✔ done ✔ done ✔ done ✔ done ✔ done +6"),
]


@pytest.mark.parametrize(("count", "width", "row"), ONE_ROW)
def test_a_third_session_on_a_day_is_told_like_the_others(count: int, width: int, row: str) -> None:
    """In the same words, however few fit; what does not fit is counted."""
    assert plain(week_lines(crowded_day(count), width, 8)[2]).strip() == f"Wed 18    {row}"


def test_sessions_of_one_column_are_told_alike() -> None:
    """A short one that would fit in longer words is shortened with the others."""
    long = session(WEDNESDAY, at="08:00", id="a", work_ms=65 * 60_000)
    short = session(WEDNESDAY, at="12:00", id="b", work_ms=5 * 60_000)
    seen = rows(week_on(SUNDAY, History.of([long, short])), 126, 7)
    assert [row.count("✔ strength ") for row in seen[1:3]] == [1, 1]
    assert not any("min" in row for row in seen[1:3])


def test_what_finds_no_row_is_counted() -> None:
    """A low panel, a day with more than it has rows."""
    seen = rows(crowded_day(3), 112, 5)
    assert [row.strip() for row in seen[1:4]] == ["✔ strength", "✔ strength", "+ 3 more"]
