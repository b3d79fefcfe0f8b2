"""The table of the dashboard's actions: the function for each name of `views/keys`, one line each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from stride_tui.core.session.events import ADJUST_STEP_MS, Adjust, Do
from stride_tui.views.keys.key_tables import spoken
from stride_tui.views.session.phases import NO_MORE_ROUNDS, ROUND_UNDER_WAY

if TYPE_CHECKING:
    from stride_tui.tui.actions.groups import ActionGroups
    from stride_tui.tui.window import Window

STEPPER_ACTIONS = ("step_up", "step_down", "step_left", "step_right", "step_other")
"""The stepper's own actions, which its keys ask for."""


class Actions:
    """All actions by their names. Each is in the group of its noun, which is imported when it is first used."""

    def __init__(self, window: Window, groups: ActionGroups) -> None:
        self._window = window
        g = groups
        self._warned = False
        dashboard = window.dashboard
        self._acts: dict[str, Callable[[str], None]] = {
            "toggle": lambda _: g.session.toggle(),
            "light": lambda _: g.session.begin(light=True),
            "confirm": lambda _: g.session.confirm(),
            "back": lambda _: g.session.arrow(-1),
            "skip": lambda _: g.session.arrow(1),
            "undo": lambda _: g.session.undo(),
            "longer": lambda _: g.session.command(Adjust(ADJUST_STEP_MS)),
            "shorter": lambda _: g.session.command(Adjust(-ADJUST_STEP_MS)),
            "jump": lambda key: g.session.jump(key),
            "add_round": lambda _: g.session.command(Do("add_round"), NO_MORE_ROUNDS),
            "drop_round": lambda _: g.session.command(Do("drop_round"), ROUND_UNDER_WAY),
            "mute": lambda _: g.cues.toggle_mute(),
            "hands_free": lambda _: g.cues.toggle_hands_free(),
            "end": lambda _: g.session.end(),
            "note": lambda _: g.session.with_done(g.history.ask_note),
            "as_asked": lambda _: g.session.with_done(g.history.confirm),
            "recover": lambda _: g.session.bring_back(),
            "routines": lambda _: g.screens.pick_routine(),
            "edit": lambda _: g.routines.open_current(),
            "earlier": lambda _: g.week.show_week(1),
            "later": lambda _: g.week.show_week(-1),
            "today": lambda _: g.week.show_week(None),
            "instead": lambda _: g.instead.ask_open(),
            "far": lambda _: dashboard.toggle_far(),
            "stepper": lambda _: self._sets(g),
            "step_close": lambda _: dashboard.toggle_stepper(),
            **{action: self._step(action) for action in STEPPER_ACTIONS},
            "day_before": lambda _: g.week.choose_day(-1),
            "day_after": lambda _: g.week.choose_day(1),
            "undo_plan": lambda _: self._undo_in_panel(g),
            "open_day": lambda _: g.week.open_chosen(),
            "open_chosen_day": lambda _: g.week.open_chosen(),
            "leave_week": lambda _: dashboard.leave_week(),
            "leave_far": lambda _: dashboard.toggle_far(),
            "review": lambda _: g.screens.review(),
            "panel": lambda _: dashboard.next_panel(1),
            "panel_before": lambda _: dashboard.next_panel(-1),
            "help": lambda _: g.screens.help(),
            "suspend": lambda _: g.terminal.stop_process(),
            "redraw": lambda _: g.terminal.redraw(),
            "dark": lambda _: g.settings.switch_theme(),
            "quit": lambda _: self._quit(),
        }

    def do(self, action: str, key: str = "") -> None:
        """Do an action by its name in the table; `key` is the key that asked for it, if one did."""
        self._acts[action](key)

    def _sets(self, groups: ActionGroups) -> None:
        """Open the load line; after the end of the session, all its sets for correction."""
        if self._window.driver.context == "done":
            groups.session.with_done(groups.history.open)
        else:
            self._window.dashboard.toggle_stepper()

    def _undo_in_panel(self, groups: ActionGroups) -> None:
        """Take the last change of the week back; without any, that of the session, as everywhere else."""
        if self._window.model.can_undo or self._window.driver.context == "idle":
            groups.made.undo()
        else:
            groups.session.undo()

    def _step(self, action: str) -> Callable[[str], None]:
        def step(_key: str) -> None:
            self._window.dashboard.stepping.act(action)
            self._window.dashboard.paint()

        return step

    def _quit(self) -> None:
        """Leave the app; warn once if something is not saved."""
        unsaved = self._window.model.unsaved
        if unsaved and not self._warned:
            self._warned = True
            again = spoken("{quit} again leaves, and what is not saved is lost.", self._window.model.keys)
            self._window.tell(f"Not saved yet: {unsaved}. {again}", True)
            return
        self._window.leave()
