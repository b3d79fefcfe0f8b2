"""The stepper: arrows change the weight, the reps and the effort of a set; all other keys stay the session's."""

from __future__ import annotations

from stride_tui.core.session.choices import MOST_REPS, SetField, effort_stepped
from stride_tui.core.session.events import ChangeSet
from stride_tui.core.session.state import SessionState
from stride_tui.core.settings.weights import stepped_load
from stride_tui.services.session.driver import SessionDriver
from stride_tui.tui.model import Model
from stride_tui.views.session.stepper import StepperView, Target, fields_of, set_to_change, stepper_view


class Stepper:
    """The stepper's state: open or not, which field, and whether the last set is meant."""

    def __init__(self, model: Model, driver: SessionDriver) -> None:
        self._model = model
        self._driver = driver
        self.open = False
        self._field = 0
        self._wants_last: bool | None = None

    def toggle(self) -> None:
        """Open or close; it opens on the current set while that is being done, else on the last one."""
        self.open = not self.open
        self._field = 0
        self._wants_last = None

    def view(self) -> StepperView | None:
        """Return the line to show, or None; it closes when the session ends."""
        state = self._driver.state
        target = self._target(state)
        if state is None or target is None:
            self.open = False
            return None
        return stepper_view(state, target, self._field, self._model.keys)

    def act(self, action: str) -> None:
        """Do one of the load line's actions, except closing it."""
        state = self._driver.state
        target = self._target(state)
        if state is None or target is None:
            return
        fields = fields_of(state, target)
        field = fields[min(self._field, len(fields) - 1)]
        if action in ("step_left", "step_right"):
            self._field = (fields.index(field) + (1 if action == "step_right" else -1)) % len(fields)
        elif action == "step_other":
            self._wants_last = not self._means_last(state)
        else:
            value = self._stepped(state, target, field, 1 if action == "step_up" else -1)
            self._driver.do(ChangeSet(target.step.place, field, value))

    def _target(self, state: SessionState | None) -> Target | None:
        if not self.open or state is None or state.ended:
            return None
        return set_to_change(state, self._means_last(state))

    def _means_last(self, state: SessionState) -> bool:
        """Return whether the last set is meant: between sets it is, unless Tab chose the other."""
        return state.step.kind != "work" if self._wants_last is None else self._wants_last

    def _stepped(self, state: SessionState, target: Target, field: SetField, by: int) -> float | None:
        if field == "reps":
            return max(0, min(MOST_REPS, (target.reps or 0) + by))
        if field == "effort":
            return effort_stepped(target.effort, by)
        own = state.routine.blocks[target.step.block].items[target.step.item].load
        stepped = stepped_load(target.load, self._model.workspace.settings, by).weight_in(target.load.unit)
        # No weight means the routine's own weight, so a step down from the lightest could step up.
        return target.load.weight if stepped is None and own.weight is not None and not target.logged else stepped
