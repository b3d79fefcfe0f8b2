"""The line below the week, and the advice beside the invitation."""

from __future__ import annotations

from datetime import UTC, date, time, timedelta

from stride_tui.core.history.history import History
from stride_tui.core.week.calendar import week_start
from stride_tui.core.week.plan import OffWeek, Plan, PlannedRun
from stride_tui.views.week.advice_words import card_words
from stride_tui.views.week.line import week_line
from tests.helpers.histories import by_hand, run, session
from tests.helpers.week_views import SUNDAY, at_noon, seen_on

MONDAY, FRIDAY = date(2026, 11, 16), date(2026, 11, 20)
LONG = Plan((PlannedRun("long", weekday=5, at=time(7), minutes=120),))
RACE = Plan((PlannedRun("race", date=SUNDAY, at=time(10)),))
HARD = Plan(tuple(PlannedRun("speed", weekday=n, at=time(7)) for n in range(7)))


def told(
    today: date,
    plan: Plan | None = None,
    history: History | None = None,
    start: date | None = None,
    under_way: bool = False,
) -> str:
    """The line of a week at noon of a day."""
    start = start or week_start(today)
    return week_line(seen_on(today, history, plan, start, under_way=under_way), start, at_noon(today), UTC)


def test_an_empty_home_says_how_to_begin() -> None:
    """Which keys plan a run."""
    assert told(SUNDAY) == "nothing here yet · no runs planned: Tab, then ↵ on a day plans one"


def test_the_clear_windows_are_reported() -> None:
    """Those of the week that are left."""
    assert told(MONDAY, LONG) == (
        "clear for strength: now until Thu 06:40 · Sat 09:00 (after the long run, better from 12:00) "
        "to Thu 26 Nov 06:40, the latest start"
    )


def test_a_clear_start_soon_after_a_run_is_better_later() -> None:
    """At noon, a run that was over at 11:00: better from 14:00."""
    assert told(SUNDAY, Plan((PlannedRun("long", date=SUNDAY, at=time(10)),))) == (
        "clear for strength: any time from now (after the long run, better from 14:00)"
    )


def test_the_hours_between_sessions_are_reported_without_runs_too() -> None:
    """Friday 12:20 and 48 hours: Sunday 12:20."""
    done = History.of([session(FRIDAY, 1, 3)])
    assert told(SUNDAY, None, done).startswith(
        "Fri's session was over at Fri 12:20: 48 h between sessions, so from Sun 12:20 · no runs planned"
    )


def test_where_the_rule_speaks_no_light_session_is_named() -> None:
    """Noon on Friday is under 48 hours before Sunday's race at 10:00: nothing is offered before it."""
    assert told(FRIDAY, RACE) == "clear for strength: Tue from 11:00 on (2 days after Sun's race)"


def test_a_light_session_is_named_with_its_last_start() -> None:
    """Sunday 10:00 less 48 hours and 20 minutes is Friday 09:40."""
    assert told(MONDAY, RACE).startswith(
        "before Sun's race only a light session, begun by Fri 09:40 (one round, no jumps, the same loads) · "
    )


def test_a_week_without_a_clear_time_names_the_least_bad() -> None:
    """And by how many hours it is short."""
    assert told(MONDAY, HARD).startswith("no clear time this week: Tue 08:00 is the least bad, 22 h 40 min, short of")


def test_a_coming_week_without_a_clear_time_is_not_this_one() -> None:
    """The words say that week."""
    assert "no clear time that week" in told(MONDAY, HARD, start=MONDAY + timedelta(weeks=2))


def test_a_target_that_is_met_is_reported_first() -> None:
    """The next session comes after it, at the runner's usual time in the week after."""
    done = History.of([session(MONDAY)])
    assert told(MONDAY, LONG, done) == "target met · next: Mon 23 Nov from 12:00"
    assert told(MONDAY, None, done) == "target met · next: Mon 23 Nov from 12:00"


def test_an_off_week_says_so() -> None:
    """It breaks no streak."""
    assert told(SUNDAY, Plan(off=(OffWeek(2026, 47, "ill"),))) == "this week is off: it breaks no streak"


def test_a_session_under_way_is_reported() -> None:
    """With the run that it keeps clear of, or with the sum, where it is too close to one."""
    assert told(MONDAY, None, under_way=True) == "a session is under way"
    assert told(MONDAY, LONG, under_way=True) == "a session is under way · clear of Sat's long run"
    assert told(FRIDAY, LONG, under_way=True) == (
        "a session is under way · Fri 12:20 → Sat 07:00 is 18 h 40 min, under 48 h"
    )


def test_a_week_gone_by_reports_what_was_done() -> None:
    """Sets, a session by hand, or none; and the key that leads back."""
    last = MONDAY - timedelta(weeks=1)
    assert told(SUNDAY, None, History.of([session(last)]), last) == "1 week back: 2 sets done · t today"
    assert told(SUNDAY, None, History.of([by_hand(last)]), last) == "1 week back: a session by hand · t today"
    assert told(SUNDAY, None, None, last - timedelta(weeks=1)) == "2 weeks back: no session · t today"


def test_a_week_gone_by_reports_what_was_too_close() -> None:
    """With the sum."""
    last = MONDAY - timedelta(weeks=1)
    history = History.of([session(last)], [run(last + timedelta(days=1), "race", "09:00")])
    assert told(SUNDAY, None, history, last) == (
        "1 week back: 2 sets done · too close: Mon 12:20 → Tue 09:00 is 20 h 40 min, under 48 h · t today"
    )


def test_while_now_is_clear_there_is_no_advice() -> None:
    """Nothing to say is nothing said."""
    assert card_words(seen_on(MONDAY, plan=LONG).ahead, UTC, at_noon(MONDAY)) == ""


def test_while_now_is_crowded_the_advice_has_sum_and_better_time() -> None:
    """One calm line: the long run takes two hours, since 18 km have no duration in an hour each six minutes."""
    assert card_words(seen_on(FRIDAY, plan=LONG).ahead, UTC, at_noon(FRIDAY)) == (
        "now is crowded: Fri 12:20 → Sat 07:00 is 18 h 40 min, under 48 h; better: Sun from 06:00"
    )


def test_advice_is_about_now_whatever_week_is_on_show() -> None:
    """Three weeks back on the panel, the same line beside the invitation."""
    far = seen_on(FRIDAY, plan=LONG, start=MONDAY - timedelta(weeks=3)).ahead
    assert card_words(far, UTC, at_noon(FRIDAY)).startswith("now is crowded: Fri 12:20 → Sat 07:00 is 18 h 40 min")


def test_before_a_race_the_next_full_session_is_named() -> None:
    """Not as a better one: the light one is offered. Noon and two days after the race are Tuesday at 11:00."""
    words = card_words(seen_on(MONDAY, None, RACE).ahead, UTC, at_noon(MONDAY))
    assert words.endswith("the same loads); next full one: Tue 24 Nov from 11:00")


def test_a_light_session_is_offered_between_a_speed_session_and_a_race() -> None:
    """Wednesday's session is over at 19:30; Sunday 10:00 less 48 hours and 20 minutes is Friday 09:40."""
    plan = Plan((PlannedRun("speed", date=FRIDAY - timedelta(days=2), at=time(18, 30)), *RACE.runs))
    today = FRIDAY - timedelta(days=3)
    fits = "a light one fits Wed 19:30 to Fri 09:40, better from Thu 06:00"
    ahead = seen_on(today, None, plan).ahead
    assert card_words(ahead, UTC, at_noon(today)) == (
        "now is crowded: Tue 12:20 → Wed 18:30 is 30 h 10 min, under 48 h; "
        f"{fits}; next full one: Tue 24 Nov from 11:00"
    )
    assert fits in week_line(seen_on(today, None, plan), week_start(today), at_noon(today), UTC, printed=True)


def test_no_light_session_is_offered_where_the_rule_leaves_no_start() -> None:
    """On Friday at noon it is under 48 hours to the race."""
    assert "light" not in card_words(seen_on(FRIDAY, None, RACE).ahead, UTC, at_noon(FRIDAY))


def test_a_card_urges_no_more_once_the_target_is_met() -> None:
    """Friday noon with Thursday's session behind it: what speaks against another, and where the week stands."""
    done = History.of([session(FRIDAY - timedelta(days=1))])
    words = card_words(seen_on(FRIDAY, done, LONG).ahead, UTC, at_noon(FRIDAY))
    assert words == (
        "now is crowded: Fri 12:20 → Sat 07:00 is 18 h 40 min, under 48 h; target met · next: Mon from 12:00"
    )
