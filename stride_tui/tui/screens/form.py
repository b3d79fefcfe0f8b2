"""The screen of a form: its fields are typed into, or stepped through."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Literal, Protocol

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from stride_tui.services.refusal import Refusal
from stride_tui.tui.screens.closing import Closing
from stride_tui.tui.screens.keys import key_bar, press
from stride_tui.tui.widgets.panel import Panel
from stride_tui.views.week.form import (
    Field,
    Form,
    FormValue,
    at_field,
    erased,
    moved,
    put_back,
    stepped,
    typed,
    understood,
    untyped,
)
from stride_tui.views.week.form_lines import field_at, form_keys, form_lines, form_title

VALUE_FROM = 14
"""The column of a row from which on a click is on its value's end, which steps up; before it, down."""


class FormActs(Protocol):
    """The actions that a form uses while it is open."""

    def warning(self, form: Form) -> str:
        """Return what the run or session would crowd, or why it cannot be; "" where there is nothing."""

    def read(self, field: Field, text: str) -> FormValue | Refusal:
        """Return what a text that was typed means in a field."""


class FormScreen(ModalScreen[Form | None], Closing[Form | None], inherit_bindings=False):
    """A Form; dismissed with it on Enter, with nothing on Escape. `place` is its name in the table of keys."""

    CSS_PATH: ClassVar = "day.tcss"

    def __init__(self, form: Form, acts: FormActs, place: Literal["run_form", "session_form"]) -> None:
        super().__init__()
        self._acts = acts
        self._place = place
        self._form = form

    def compose(self) -> ComposeResult:
        """Lay out one panel."""
        yield Panel(form_lines, id="form")

    def on_mount(self) -> None:
        """Show the form with its first warning."""
        self._change(self._form)

    def on_key(self, event: events.Key) -> None:
        """Do what a key of the table does; any other key is a letter of the current field."""
        acts: dict[str, Callable[[], object]] = {
            "up": lambda: self._change(moved(self._form, -1)),
            "down": lambda: self._change(moved(self._form, 1)),
            "less": lambda: self._change(stepped(self._form, -1)),
            "more": lambda: self._change(stepped(self._form, 1)),
            "much_less": lambda: self._change(stepped(self._form, -1, large=True)),
            "much_more": lambda: self._change(stepped(self._form, 1, large=True)),
            "erase": lambda: self._read(erased(self._form)),
            "save": self._save,
            "close": self._close,
        }
        if not press(self, self._place, event, acts) and event.is_printable and event.character:
            self._read(typed(self._form, event.character))

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted text into the current field, on one line."""
        event.stop()
        self._read(typed(self._form, " ".join(event.text.split())))

    def on_panel_scrolled(self, event: Panel.Scrolled) -> None:
        """Step the field with the wheel."""
        self._change(stepped(self._form, event.by))

    def on_click(self, event: events.Click) -> None:
        """Choose the field that was clicked; step the chosen one by the signs at both ends of its value. Beside the
        panel, leave."""
        panel = self.query_one("#form", Panel)
        region = panel.content_region
        if not panel.region.contains(event.screen_x, event.screen_y):
            self._close()
            return
        field = field_at(self._form, *panel.content_size, event.screen_y - region.y)
        if field is None:
            return
        if field != self._form.field:
            self._change(at_field(self._form, field))
        elif event.screen_x >= region.x + VALUE_FROM - 2:
            self._change(stepped(self._form, -1 if event.screen_x < region.x + VALUE_FROM else 1))

    def _read(self, form: Form) -> None:
        """Show a form with what is typed in it, and what it means."""
        if form.typing is not None:
            found = self._acts.read(form.current, form.typing.text)
            wrong = found.words if isinstance(found, Refusal) else ""
            form = understood(form, None if isinstance(found, Refusal) else found, wrong)
        self._change(form)

    def _save(self) -> None:
        """Close with the form, unless something typed is no value, which stands below its field already."""
        if not self._form.wrong:
            self.dismiss(untyped(self._form))

    def _close(self) -> None:
        """Take back what is typed; without that, leave."""
        if self._form.typing is None:
            self.dismiss(None)
        else:
            self._change(put_back(self._form))

    def _change(self, form: Form) -> None:
        self._form = msgspec.structs.replace(form, warning=self._acts.warning(form))
        keys = key_bar(self, self._place, *form_keys(form))
        self.query_one("#form", Panel).show(self._form, title=form_title(form), subtitle=keys)
