"""From the model and the session to the values that the dashboard shows, with a memory for what is dear."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from stride_tui.core.history.history import History
from stride_tui.core.history.records import SetRecord
from stride_tui.core.instant import Instant
from stride_tui.core.routines.routine import DEFAULT_RECOVERY_HOURS
from stride_tui.core.routines.steps import estimate_ms, unroll
from stride_tui.core.session.state import SessionState
from stride_tui.core.week.adherence import Adherence, adherence
from stride_tui.core.week.calendar import week_start
from stride_tui.core.week.outlook import SessionNeeds, outlook_of
from stride_tui.core.week.recovery import MINUTE_MS
from stride_tui.services.session.driver import SessionDriver
from stride_tui.tui.model import Model
from stride_tui.views.dashboard.screen import ScreenView, Surroundings, current_set, screen_view
from stride_tui.views.week.day_cell import WeekFacts
from stride_tui.views.week.line import advice, week_line
from stride_tui.views.week.panel import WeekView, week_view

if TYPE_CHECKING:
    from stride_tui.core.progression.prescription import Today
    from stride_tui.views.session.stepper import StepperView


class DashboardViews:
    """Makes the screen's view. What needs the whole history is worked out once for each history, what the
    48-hour rule says once a minute.
    """

    def __init__(self, model: Model, driver: SessionDriver) -> None:
        self._model = model
        self._driver = driver
        self._week: tuple[object, WeekView, str] | None = None
        self._found: tuple[object, Adherence] | None = None
        self._beaten: tuple[str, tuple[str, ...]] | None = None
        self._lasts: dict[tuple[str, str | None], SetRecord | None] = {}
        self._history: History | None = None
        self._kept: object = None
        self._known: object = None
        """What the two memories were made from, kept so that nothing else can have its identity."""

    def view(
        self, single: bool, chosen: int | None = None, stepper: StepperView | None = None, far: bool = False
    ) -> ScreenView:
        """The screen as it is now; `single` is whether one panel fills it, `chosen` the day the arrows stand
        on, `stepper` the line that is open, `far` whether it is to be read from across the room.
        """
        model, driver = self._model, self._driver
        now = driver.now()
        if self._history is not model.history:
            self._history = model.history
            self._lasts.clear()
        week, counsel = self._week_view(now, chosen)
        around = Surroundings(
            entry=model.entry,
            history=model.history,
            week=week,
            keys=model.keys,
            context=driver.context,
            reading=model.reading,
            single=single,
            warning="NOT SAVED" if model.unsaved else "",
            advice=counsel,
            plan_problems=model.plan_problems,
            plan_kept=model.plan_read,
            focused=chosen is not None,
            stepper=stepper,
            far=far,
            today=self._today(),
            bests=self._bests(),
            elsewhere=model.elsewhere,
        )
        return screen_view(driver.state, now, around, self._last(driver.state))

    def _today(self) -> Today | None:
        """What the chosen routine asks for today; nothing is said of it before the history is read."""
        entry = self._model.entry
        if self._model.reading and not self._driver.running:
            return None
        return self._model.todays(entry.routine) if entry and entry.routine else None

    def _bests(self) -> tuple[str, ...]:
        """The bests of the session that has ended, in words; worked out once."""
        state = self._driver.state
        if state is None or not state.ended or state.ended == "discarded":
            self._beaten = None
            return ()
        if self._beaten is None or self._beaten[0] != state.session:
            from stride_tui.core.progression.bests import new_bests
            from stride_tui.core.session.to_records import to_session
            from stride_tui.views.progression.words import best_lines

            session = to_session(state)
            before = [other for other in self._model.history.sessions if other.id != session.id]
            self._beaten = (state.session, best_lines(new_bests(session, History(tuple(before)))))
        return self._beaten[1]

    def today_column(self) -> int:
        """Today's place in its week, from 0."""
        return (self._driver.now().local().date().weekday() - self._model.first_weekday) % 7

    def needs(self) -> SessionNeeds:
        """The hours and the length that the chosen routine asks for."""
        entry = self._model.entry
        routine = entry.routine if entry else None
        if routine is None:
            return SessionNeeds(DEFAULT_RECOVERY_HOURS, 0)
        return SessionNeeds(routine.schedule.recovery_hours, estimate_ms(unroll(routine)))

    def seen(self, now: Instant, start: date) -> WeekFacts:
        """What the week that begins on `start` is seen with."""
        model = self._model
        today = now.local().date()
        found = self._adherence(today)
        met = found.sessions.get(start, 0) >= found.target
        outlook = outlook_of(model.plan, model.history, self.needs(), now.utc, today, start, met, model.zone)
        return WeekFacts(model.history, model.plan, found, outlook, today, self._driver.running)

    def start_on_show(self, now: Instant) -> date:
        """The first day of the week on show."""
        this = week_start(now.local().date(), self._model.first_weekday)
        return this - timedelta(days=7 * self._model.weeks_back)

    def _week_view(self, now: Instant, chosen: int | None) -> tuple[WeekView, str]:
        model = self._model
        start = self.start_on_show(now)
        minute = now.utc // MINUTE_MS
        entry = model.entry
        self._kept = model.history, model.plan, entry
        key = (
            *map(id, self._kept),
            start,
            minute,
            chosen,
            self._driver.running,
            model.target,
        )
        if self._week is None or self._week[0] != key:
            model.settle_zone()
            seen = self.seen(now, start)
            view = week_view(seen, start, week_line(seen, start, now.utc, model.zone), chosen)
            self._week = (key, view, advice(seen.outlook, now.utc, model.zone))
        return self._week[1], self._week[2]

    def _adherence(self, today: date) -> Adherence:
        model = self._model
        key = (id(model.history), id(model.plan), today, model.target, model.first_weekday)
        if self._found is None or self._found[0] != key:
            self._known = model.history, model.plan
            found = adherence(model.history, model.plan, today, model.target, model.first_weekday)
            self._found = (key, found)
        return self._found[1]

    def _last(self, state: SessionState | None) -> SetRecord | None:
        if state is None or state.ended:
            return None
        exercise, side = key = current_set(state)
        if key not in self._lasts:
            self._lasts[key] = self._model.history.last_set(exercise, side)
        return self._lasts[key]
