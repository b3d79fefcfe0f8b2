"""From the model and the session to the values that the dashboard shows, with a memory for what is dear."""

from __future__ import annotations

from stride_tui.core.history import History, SetRecord
from stride_tui.core.instant import Instant
from stride_tui.core.state import SessionState
from stride_tui.store.settings import WEEKDAYS
from stride_tui.tui.conductor import Conductor
from stride_tui.tui.model import Model
from stride_tui.views.screen import ScreenView, Surroundings, current_set, screen_view
from stride_tui.views.week import WeekView, week_view


class Painter:
    """Makes the screen's view. What needs the whole history is worked out once for each history."""

    def __init__(self, model: Model, conductor: Conductor) -> None:
        self._model = model
        self._conductor = conductor
        self._week: tuple[object, WeekView] | None = None
        self._lasts: dict[tuple[str, str | None], SetRecord | None] = {}
        self._history: History | None = None

    def view(self, single: bool) -> ScreenView:
        """The screen as it is now; `single` is whether one panel fills it."""
        model, conductor = self._model, self._conductor
        now = conductor.now()
        if self._history is not model.history:
            self._history = model.history
            self._lasts.clear()
        around = Surroundings(
            entry=model.entry,
            history=model.history,
            week=self._week_view(now),
            keys=model.keys,
            context=conductor.context,
            reading=model.reading,
            single=single,
            warning="NOT SAVED" if model.unsaved else "",
        )
        return screen_view(conductor.state, now, around, self._last(conductor.state))

    def _week_view(self, now: Instant) -> WeekView:
        model = self._model
        today = now.local().date()
        under_way = self._conductor.running
        first = WEEKDAYS.index(model.settings.first_weekday)
        key = (id(model.history), today, model.weeks_back, first, under_way, self._target)
        if self._week is None or self._week[0] != key:
            view = week_view(model.history, today, model.weeks_back, self._target, first, under_way)
            self._week = (key, view)
        return self._week[1]

    @property
    def _target(self) -> int:
        """Sessions a week: what the chosen routine's schedule says."""
        entry = self._model.entry
        return entry.routine.schedule.per_week if entry and entry.routine else 1

    def _last(self, state: SessionState | None) -> SetRecord | None:
        if state is None or state.ended:
            return None
        exercise, side = key = current_set(state)
        if key not in self._lasts:
            self._lasts[key] = self._model.history.last_set(exercise, side)
        return self._lasts[key]
