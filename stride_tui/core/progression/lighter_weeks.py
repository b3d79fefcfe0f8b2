"""Planned lighter weeks: half the rounds at the same load, after some weeks of training in a row.

- How often: strength athletes plan a lighter week every 5.6 weeks (standard deviation 2.3) and keep the number of
  sessions and the exercises; they do fewer sets (Rogerson and others, "Deloading practices in strength and physique
  sports", Sports Medicine - Open 10, 2024). The number is the runner's, and without one there are no lighter weeks.
- How much: half the rounds, within the 41 to 60 % that a taper takes off the volume at unchanged intensity (Bosquet
  and others, 2007; `week.race` has it in full). So the load stays, though many of those athletes lower it as well.

Pure, and worked out anew each time: a session taken out of the history changes which weeks are lighter.
"""

from __future__ import annotations

from datetime import date, timedelta

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Session
from stride_tui.core.progression.rules.prescription import LighterWeek
from stride_tui.core.routines.routine import Routine
from stride_tui.core.settings.settings import WEEKDAYS, Settings
from stride_tui.core.week.calendar import counts, day_of, week_start

_WEEK = timedelta(days=7)


def lighter_week(routine: Routine, history: History, settings: Settings, day: date) -> LighterWeek | None:
    """Return the lighter week that `day` is in for a routine; None where its week is an ordinary one.

    The number in the routine's file goes by its own sessions, that of the settings by all sessions. Where the weeks
    trained in a row are one fewer than the number, or more, the next week is lighter, whatever is done in it. A week
    without a session that counts is a rest by itself, so counting begins anew after it; so it does after a week that
    was lighter: one in which a session had half its rounds, or in which all were light ones, as before a race.
    """
    every = routine.lighter_every or settings.lighter_every
    if every is None:
        return None
    own = routine.lighter_every is not None
    first_weekday = WEEKDAYS.index(settings.first_weekday)
    weeks: dict[date, list[Session]] = {}
    for session in history.sessions:
        if counts(session) and (not own or session.routine == routine.slug):
            weeks.setdefault(week_start(day_of(session), first_weekday), []).append(session)
    trained = _trained_before(week_start(day, first_weekday), weeks)
    if trained < every - 1:
        return None
    return LighterWeek(trained, any(block.is_strength and block.rounds > 1 for block in routine.blocks))


def _trained_before(this: date, weeks: dict[date, list[Session]]) -> int:
    """Return the weeks of training in a row before the one that begins on `this`; `weeks` has the sessions of each."""
    trained, start = 0, this - _WEEK
    while start in weeks and not _was_lighter(weeks[start]):
        trained, start = trained + 1, start - _WEEK
    return trained


def _was_lighter(sessions: list[Session]) -> bool:
    return any(session.lighter_week for session in sessions) or all(session.light for session in sessions)
