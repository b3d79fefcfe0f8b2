"""What each action of the table does. A line or two each; rules are in the core."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from stride_tui.core.session.events import ADJUST_STEP_MS, Adjust, Command, Do, Jump, Pause
from stride_tui.services.refusal import Refusal
from stride_tui.views.session.phases import TAKEN_BACK

if TYPE_CHECKING:
    from stride_tui.tui.actions.groups import ActionGroups
    from stride_tui.tui.window import Window

WEEKS_AHEAD = 53
"""How far the panel goes into the weeks to come."""
WEEKS_BACK = 52 * 50
"""How far it goes into the weeks gone by."""
STEPPER_ACTIONS = ("step_up", "step_down", "step_left", "step_right", "step_other")
"""The stepper's own actions, which its keys give."""


class Actions:
    """Carries out actions on the app."""

    def __init__(self, window: Window, groups: ActionGroups) -> None:
        self._window = window
        self._groups = groups
        self._model = window.model
        self._driver = window.driver
        self._warned = False
        self._acts: dict[str, Callable[[str], None]] = {
            "toggle": self._toggle,
            "confirm": self._confirm,
            "back": lambda _: self._arrow("back", -1),
            "skip": lambda _: self._arrow("skip", 1),
            "undo": self._undo,
            "longer": lambda _: self._command(Adjust(ADJUST_STEP_MS)),
            "shorter": lambda _: self._command(Adjust(-ADJUST_STEP_MS)),
            "jump": self._jump,
            "add_round": lambda _: self._command(Do("add_round"), "No more rounds fit"),
            "drop_round": lambda _: self._command(Do("drop_round"), "This round is under way: skip its sets instead"),
            "mute": lambda _: self._groups.cues.toggle_mute(),
            "hands_free": self._hands_free,
            "end": self._end,
            "recover": lambda _: self._groups.session.bring_back(),
            "routines": lambda _: self._groups.session.routine(),
            "edit": self._edit,
            "earlier": lambda _: self._week(1),
            "later": lambda _: self._week(-1),
            "today": lambda _: self._week(None),
            "far": lambda _: self._window.dashboard.toggle_far(),
            "stepper": lambda _: self._stepper(None),
            "step_close": lambda _: self._stepper(None),
            **{action: self._step(action) for action in STEPPER_ACTIONS},
            "day_before": lambda _: self._day(-1),
            "day_after": lambda _: self._day(1),
            "open_day": lambda _: self._open_day(),
            "open_chosen_day": lambda _: self._open_day(),
            "leave_week": lambda _: self._window.dashboard.focus_week(False),
            "note": self._note,
            "review": lambda _: self._groups.session.review(),
            "panel": lambda _: self._window.dashboard.next_panel(1),
            "panel_before": lambda _: self._window.dashboard.next_panel(-1),
            "help": lambda _: self._groups.session.help(),
            "dark": self._dark,
            "quit": self._quit,
        }

    def do(self, action: str, key: str = "") -> None:
        """Do an action by its name in the table."""
        self._acts[action](key)

    def _quit(self, _key: str) -> None:
        """Leave; what is in memory alone is not dropped without a word."""
        if self._model.unsaved and not self._warned:
            self._warned = True
            self._window.tell(
                f"Not saved yet: {self._model.unsaved}. q again leaves, and what is not saved is lost.", True
            )
            return
        self._window.leave()

    def _command(self, command: Command, nothing: str = "") -> None:
        happened = self._driver.do(command)
        if not happened and nothing and self._driver.running:
            self._window.tell(nothing)
        self._window.dashboard.paint()

    def _hands_free(self, _key: str) -> None:
        from stride_tui.tui.actions.cues import toggle_hands_free

        toggle_hands_free(self._window)

    def _undo(self, _key: str) -> None:
        state = self._driver.state
        what = state.undo_stack[-1][0] if state and state.undo_stack else ""
        self._command(Do("undo"), "There is nothing to take back")
        if what:
            self._window.tell(f"Taken back: {TAKEN_BACK.get(what, what)}.")

    def _toggle(self, _key: str) -> None:
        if self._driver.state is None:
            self._groups.session.begin()
        else:
            self._command(Do("toggle"))

    def _confirm(self, _key: str) -> None:
        if self._driver.context == "done":
            self._driver.dismiss()
            self._window.dashboard.paint()
        else:
            self._command(Do("confirm"))

    def _arrow(self, name: str, by: int) -> None:
        """In a session the arrows are the session's; before one they go through the routines."""
        if self._driver.running:
            self._command(Do("back" if name == "back" else "skip"))
        elif self._driver.state is None:
            self._model.workspace.choose_neighbour(by)
            self._window.dashboard.paint()

    def _jump(self, key: str) -> None:
        """The first key is the first block's, whatever keys they are."""
        keys = self._model.keys["jump"]
        if key in keys:
            self._command(Jump(keys.index(key)))

    def _end(self, _key: str) -> None:
        if not self._driver.running:
            return
        self._command(Pause("deciding"))
        self._groups.session.how_to_end()

    def _edit(self, _key: str) -> None:
        state = self._driver.state
        self._groups.routines.open(state.routine.slug if state else self._model.workspace.slug)

    def _week(self, back: int | None) -> None:
        self._show_week(0 if back is None else self._model.weeks_back + back)
        self._window.dashboard.paint()

    def _show_week(self, back: int) -> None:
        """The week so many weeks back, as far as the panel goes."""
        self._model.weeks_back = max(-WEEKS_AHEAD, min(WEEKS_BACK, back))

    def _stepper(self, action: str | None) -> None:
        """Open or close the stepper, or step in it."""
        stepping = self._window.dashboard.stepping
        if action is None:
            stepping.toggle()
            self._window.dashboard.show_now()
        else:
            stepping.act(action)
        self._window.dashboard.paint()

    def _step(self, action: str) -> Callable[[str], None]:
        return lambda _key: self._stepper(action)

    def _note(self, _key: str) -> None:
        """The effort and a note of the session that has just ended."""
        state = self._driver.state
        found = [session for session in self._model.workspace.history.sessions if state and session.id == state.session]
        if found:
            self._groups.history.ask_note(found[-1])
        else:
            thrown = state is not None and state.ended == "discarded"
            self._window.tell(
                "It was thrown away: nothing is kept of it." if thrown else "The history has it in a moment."
            )

    def _dark(self, _key: str) -> None:
        """The other theme, now and from now on."""
        from stride_tui.services.settings import keep_setting

        kept = keep_setting(self._model.workspace.home, "theme", self._groups.use_theme(None))
        if isinstance(kept, Refusal):
            self._window.tell(f"The theme is not kept: {kept.words}")

    def _day(self, by: int) -> None:
        """Another day of the week on show; beyond its ends another week."""
        dashboard = self._window.dashboard
        day = (dashboard.chosen_day or 0) + by
        self._show_week(self._model.weeks_back - day // 7)
        dashboard.focus_week(True, day % 7)

    def _open_day(self) -> None:
        dashboard = self._window.dashboard
        if dashboard.chosen_day is None:
            dashboard.focus_week(True)
        start = dashboard.views.start_on_show()
        self._groups.week.open(start + timedelta(days=dashboard.chosen_day or 0))
