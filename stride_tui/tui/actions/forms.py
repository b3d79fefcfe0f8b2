"""The opening of a form: what is typed into it is read, and what it would crowd is said while it is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from stride_tui.services.refusal import Refusal
from stride_tui.services.typed.times_and_distances import field_from

if TYPE_CHECKING:
    from stride_tui.tui.window import Window
    from stride_tui.views.week.form import Field, Form, FormValue


class FormActions:
    """The actions of a form that is open: its warning comes from who opened it."""

    def __init__(self, window: Window, form: Form, warning: Callable[[Form], str]) -> None:
        self._window = window
        self._near = form.day
        self._to_come = form.purpose in ("plan", "move")
        self.warning = warning

    def read(self, field: Field, text: str) -> FormValue | Refusal:
        """Return what a text that was typed means in a field."""
        return field_from(field, text, self._near, self._window.model.workspace.today, self._to_come)


def open_form(window: Window, form: Form, warning: Callable[[Form], str], save: Callable[[Form], None]) -> None:
    """Open a form, and save it when it is closed with Enter."""
    from stride_tui.tui.screens.form import FormScreen

    def answered(filled: Form | None) -> None:
        if filled is not None:
            save(filled)

    place: Literal["run_form", "session_form"]
    place = "session_form" if form.purpose in ("log_session", "change_session") else "run_form"
    window.show(FormScreen(form, FormActions(window, form, warning), place), answered)
