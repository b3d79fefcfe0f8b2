"""The values that the dashboard shows, from the model and the session; what is expensive is remembered."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from rich.cells import cached_cell_len

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Session, SetRecord
from stride_tui.core.instant import MINUTE_MS, Instant
from stride_tui.core.session.state import SessionState
from stride_tui.services.session.driver import SessionDriver
from stride_tui.tui.model import Model
from stride_tui.views.dashboard.screen import ScreenView, Surroundings, current_set, screen_view
from stride_tui.views.week.advice_words import card_words, light_hint
from stride_tui.views.week.line import run_question_words, week_line
from stride_tui.views.week.panel import WeekView, week_view

if TYPE_CHECKING:
    from stride_tui.core.progression.rules.prescription import Today
    from stride_tui.core.routines.exercise_names import ExerciseNames
    from stride_tui.core.week.next_two_weeks import Ahead
    from stride_tui.views.session.lasting_signs import LastingSign
    from stride_tui.views.session.stepper import StepperView
    from stride_tui.views.week.after_session_words import Facts


MOST_WIDTHS = 1_024
"""The most texts whose widths are remembered. Rich would remember 4,096, which takes hours to fill: each minute and
each second has texts of its own, and few are shown again."""


class DashboardViews:
    """The maker of the screen's view. The recovery rule is worked out once a minute, the rest when it changes."""

    def __init__(self, model: Model, driver: SessionDriver) -> None:
        self._model = model
        self._workspace = model.workspace
        self._driver = driver
        self._week: tuple[tuple[object, ...], tuple[object, ...], WeekView, str, Facts] | None = None
        """The values and the numbers that the week's view was made of, the view, the advice, and what comes next."""
        self._ended: tuple[str, History, Session, tuple[str, ...], ExerciseNames] | None = None
        """The id of the session that has ended, the history that it was looked up in, itself, its bests, and the names
        that these were found by."""
        self._last_sets: dict[tuple[str, str | None], tuple[Session, SetRecord] | None] = {}
        self._history: History | None = None
        self._names: ExerciseNames | None = None
        """The history that the last sets were looked up in, and the names of exercises that they were found by."""

    def view(
        self, single: bool, chosen: int | None = None, stepper: StepperView | None = None, far: bool = False
    ) -> ScreenView:
        """Return the screen as it is now.

        `single` is whether one panel fills it, `chosen` the day that the arrows are on (from 0), `stepper` the line
        that is open, `far` whether it is to be read from across the room.
        """
        _forget_old_widths()
        model, workspace, driver = self._model, self._workspace, self._driver
        now = driver.now()
        done, bests = self._done()
        week, advice_words, coming = self._week_view(now, chosen, done)
        around = Surroundings(
            entry=workspace.entry,
            history=workspace.history,
            week=week,
            keys=model.keys,
            context=driver.context,
            reading=not workspace.complete,
            single=single,
            signs=self._signs(),
            advice=advice_words,
            plan_problems=workspace.plan_problems,
            plan_kept=workspace.plan_read,
            settings_found=workspace.settings_found,
            focused=chosen is not None,
            stepper=stepper,
            far=far,
            today=self._today(),
            bests=bests,
            done=done,
            elsewhere=model.elsewhere,
            units=workspace.settings.units,
            coming=coming,
            without=frozenset() if model.can_undo else frozenset({"undo_plan"}),
        )
        return screen_view(driver.state, now, around, self._last_set(driver.state))

    def _signs(self) -> tuple[LastingSign, ...]:
        """Return the signs of the states that last; imported with the first of them."""
        model, state, free = self._model, self._driver.state, self._workspace.hands_free
        if not (free or model.muted or model.unsaved or model.elsewhere or (state is not None and state.hands_free)):
            return ()
        from stride_tui.views.session.lasting_signs import lasting_signs

        return lasting_signs(state, free, model.muted, bool(model.unsaved), bool(model.elsewhere))

    def today_column(self) -> int:
        """Return today's place in its week, from 0."""
        return (self._workspace.today.weekday() - self._workspace.first_weekday) % 7

    @property
    def week_on_show(self) -> WeekView | None:
        """The week's view as it was last made."""
        return self._week[2] if self._week else None

    def start_on_show(self) -> date:
        """Return the first day of the week on show."""
        return self._workspace.this_week - timedelta(days=7 * self._model.weeks_back)

    def _today(self) -> Today | None:
        """Return what the chosen routine asks beside the session; None before the whole history is read."""
        routine = self._workspace.routine
        if routine is None or not self._workspace.complete:
            return None
        from stride_tui.services.session.routine_today import asked_beside

        return asked_beside(self._workspace, routine, self._driver.state)

    def _done(self) -> tuple[Session | None, tuple[str, ...]]:
        """Return the session that has ended and its bests; worked out once for each history, which is corrected."""
        state, history = self._driver.state, self._workspace.history
        if state is None or not state.ended or state.ended == "discarded":
            self._ended = None
            return None, ()
        # The history itself is kept and compared: its corrections may be others though they are as many as before.
        names = self._workspace.names
        kept = self._ended
        if kept is None or kept[0] != state.session or kept[1] is not history or kept[4] is not names:
            from stride_tui.services.session.summary import bests_of, session_of
            from stride_tui.views.progression.best_words import best_lines

            bests = best_lines(bests_of(self._workspace, state), self._workspace.settings.units)
            kept = self._ended = (state.session, history, session_of(self._workspace, state), bests, names)
        return kept[2], kept[3]

    def _week_view(self, now: Instant, chosen: int | None, done: Session | None) -> tuple[WeekView, str, Facts]:
        workspace = self._workspace
        start, running = self.start_on_show(), self._driver.running
        values = (workspace.history, workspace.plan, workspace.entry, self._model.keys, done)
        numbers = (start, now.utc // MINUTE_MS, chosen, running, workspace.target)
        made = self._week
        if made is None or made[1] != numbers or not all(a is b for a, b in zip(made[0], values, strict=True)):
            workspace.settle_zone()
            seen = workspace.week(start, running)
            words = week_line(seen, start, now.utc, workspace.zone, self._model.keys)
            asked = run_question_words(seen, start, self._model.keys)
            view = week_view(seen, start, words, chosen, asked)
            against = card_words(seen.ahead, workspace.zone, now.utc)
            advice = "; ".join(filter(None, [against, light_hint(seen.ahead, self._model.keys)]))
            coming = self._coming(seen.ahead, done, now)
            made = self._week = (values, numbers, view, advice, coming)
        return made[2:]

    def _coming(self, ahead: Ahead, done: Session | None, now: Instant) -> Facts:
        """Return what comes after a session that has ended; imported with the first one."""
        if done is None:
            return ()
        from stride_tui.services.session.summary import run_to_move_after
        from stride_tui.views.week.after_session_words import after_session_facts

        to_move = run_to_move_after(self._workspace, done)
        return after_session_facts(ahead, to_move, self._workspace.zone, now.utc)

    def _last_set(self, state: SessionState | None) -> tuple[Session, SetRecord] | None:
        if state is None or state.ended:
            return None
        if self._history is not self._workspace.history or self._names is not self._workspace.names:
            self._history, self._names = self._workspace.history, self._workspace.names
            self._last_sets.clear()
        exercise, side = key = current_set(state)
        if key not in self._last_sets:
            self._last_sets[key] = self._workspace.history.last_set(exercise, side, self._workspace.names.key)
        return self._last_sets[key]


def _forget_old_widths() -> None:
    """Forget the widths of texts once there are many; those that are still shown are measured again."""
    if cached_cell_len.cache_info().currsize > MOST_WIDTHS:
        cached_cell_len.cache_clear()
