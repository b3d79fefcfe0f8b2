"""The exercise page: every exercise that was done, and the course of the chosen one."""

from __future__ import annotations

from typing import ClassVar

import msgspec
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal

from stride_tui.core.progression.exercise_course import course_of, exercises_of
from stride_tui.tui.model import Model
from stride_tui.tui.screens.closing import Closing
from stride_tui.tui.screens.keys import Acts, act, key_bar, press
from stride_tui.tui.widgets.key_bar import KeyBar
from stride_tui.tui.widgets.panel import Panel
from stride_tui.views.progression.exercise_page import ExerciseView, exercise_lines, exercise_view, last_set_top
from stride_tui.views.text.name_list import NameList, name_at, name_lines


class Exercises(Closing[None], inherit_bindings=False):
    """The exercises and a page of the chosen one. Arrows go through the exercises, PgUp and PgDn through its sets."""

    CSS_PATH: ClassVar = "exercises.tcss"
    AUTO_FOCUS = None

    def __init__(self, model: Model, exercise: str | None = None) -> None:
        super().__init__()
        self._model = model
        self._names = self._list(exercise)
        self._pages: dict[str, ExerciseView] = {}
        self._top = 0

    def compose(self) -> ComposeResult:
        """Lay out the names to the left, the page to the right, the keys below."""
        with Horizontal(id="exercise-main"):
            yield Panel(name_lines, self._names, id="names")
            yield Panel(exercise_lines, id="page")
        yield KeyBar(key_bar(self, "exercises"))

    def on_mount(self) -> None:
        """Show the first page."""
        self._paint()

    def on_resize(self, event: events.Resize) -> None:
        """Show the page alone on a narrow screen, with the exercise's name in its title."""
        self.set_class(event.size.width < 90, "-narrow")
        self._paint()

    def on_model_changed(self) -> None:
        """Show every page anew after a change of the history, with the same exercise chosen."""
        chosen = self._names.names[self._names.chosen] if self._names.names else None
        self._names = self._list(chosen)
        self._pages.clear()
        self._scroll(0)

    def _list(self, chosen: str | None) -> NameList:
        """Return the names of the exercises, with the one chosen that `chosen` is a name of."""
        workspace = self._model.workspace
        found = exercises_of(workspace.history, workspace.names)
        key = None if chosen is None else workspace.names.key(chosen)
        return NameList(found, next((n for n, other in enumerate(found) if workspace.names.key(other) == key), 0))

    def on_key(self, event: events.Key) -> None:
        """Do what a key of the table does."""
        press(self, "exercises", event, self.acts())

    @on(KeyBar.Clicked)
    def _click(self, event: KeyBar.Clicked) -> None:
        act(self, "exercises", event.action, self.acts())

    def acts(self) -> Acts:
        """Return the function for each action."""
        return {
            "up": lambda: self._choose(self._names.chosen - 1),
            "down": lambda: self._choose(self._names.chosen + 1),
            "page_up": lambda: self._scroll(-10),
            "page_down": lambda: self._scroll(10),
            "close": lambda: self.dismiss(None),
        }

    def on_click(self, event: events.Click) -> None:
        """Choose the name that was clicked."""
        region = self.query_one("#names", Panel).content_region
        if region.contains(event.screen_x, event.screen_y):
            number = name_at(self._names, region.height, event.screen_y - region.y)
            if number is not None:
                self._choose(number)

    def on_panel_scrolled(self, event: Panel.Scrolled) -> None:
        """Go through the sets with the wheel, over the names through the names."""
        if event.panel.id == "names":
            self._choose(self._names.chosen + event.by)
        else:
            self._scroll(event.by * 3)

    def _choose(self, number: int) -> None:
        if 0 <= number < len(self._names.names):
            self._names = msgspec.structs.replace(self._names, chosen=number)
            self._top = 0
            self._paint()

    def _scroll(self, by: int) -> None:
        page = self._page()
        most = last_set_top(page, *self.query_one("#page", Panel).content_size) if page else 0
        self._top = max(0, min(most, self._top + by))
        self._paint()

    def _page(self) -> ExerciseView | None:
        """Return the chosen exercise's page; worked out once."""
        if not self._names.names:
            return None
        name = self._names.names[self._names.chosen]
        if name not in self._pages:
            workspace = self._model.workspace
            units = workspace.settings.units
            course = course_of(workspace.history, name, workspace.first_weekday, workspace.names, units)
            self._pages[name] = exercise_view(course)
        return msgspec.structs.replace(self._pages[name], top=self._top)

    def _paint(self) -> None:
        if not self.is_mounted:
            return
        page = self._page()
        self.query_one(KeyBar).show(key_bar(self, "exercises"))
        self.query_one("#names", Panel).show(self._names, title="Exercises")
        self.query_one("#page", Panel).show(page or _NOTHING, title=page.name if page else "Exercises")


_NOTHING = ExerciseView("", (), (), "", "", "", (), (), ())
