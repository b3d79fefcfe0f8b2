"""Review: a year as a heatmap, the sessions week by week with a filter, and one session in full."""

from __future__ import annotations

from typing import ClassVar

import msgspec
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message

from stride_tui.core.graphemes import first_graphemes, without_last
from stride_tui.core.history.records import Session
from stride_tui.core.week.adherence import Adherence
from stride_tui.core.week.calendar import day_of
from stride_tui.tui.model import Model
from stride_tui.tui.screens.closing import Closing
from stride_tui.tui.screens.keys import Acts, act, key_bar, press
from stride_tui.tui.widgets.key_bar import KeyBar
from stride_tui.tui.widgets.panel import Panel
from stride_tui.views.history.session_list import ListView, list_lines, list_view, routine_name, session_at
from stride_tui.views.history.session_page import DetailView, detail_page, last_top
from stride_tui.views.history.titles import review_title, year_title
from stride_tui.views.history.year import HeatView, heat_lines, heat_view, year_words

MOST_SOUGHT = 60
"""The most letters of the text to find."""


class Review(Closing[None], inherit_bindings=False):
    """All sessions. Arrows go through the sessions, PgUp and PgDn through the years, `/` filters by text."""

    CSS_PATH: ClassVar = "review.tcss"
    AUTO_FOCUS = None

    class CorrectionWanted(Message):
        """Posted when a session is to be corrected: its sets, or as a whole its effort and note."""

        def __init__(self, session: Session, whole: bool) -> None:
            super().__init__()
            self.session = session
            self.whole = whole

    class UndoWanted(Message):
        """Posted when the last correction is to be taken back."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self._model = model
        self._workspace = model.workspace
        self._today = self._workspace.today
        self._year = self._today.year
        self._routine: str | None = None
        self._text = ""
        self._typing = False
        self._list = ListView((), ())
        self._adherence: Adherence | None = None
        self._heats: dict[int, HeatView] = {}
        self._top = 0  # The first line on show of the session in full.

    def compose(self) -> ComposeResult:
        """Lay out the year above, the list and the session below, the keys at the bottom."""
        yield Panel(heat_lines, id="year")
        with Horizontal(id="below"):
            yield Panel(list_lines, id="sessions")
            yield Panel(detail_page, id="session")
        yield KeyBar(key_bar(self, "review"))

    def on_mount(self) -> None:
        """Read the history into the views."""
        self.on_model_changed()

    def on_resize(self, event: events.Resize) -> None:
        """Show the list or the session on a narrow screen, not both; on a low one less of the year, or nothing."""
        width, height = event.size
        sizes = {"-narrow": width < 100, "-tall": height >= 30, "-short": height < 22, "-low": height < 18}
        for name, is_so in sizes.items():
            self.set_class(is_so, name)
        self._paint()

    def on_model_changed(self) -> None:
        """Show everything anew after a change of the history or the plan, with the same session chosen."""
        chosen = self._list.session
        self._adherence = self._workspace.adherence()
        self._heats.clear()
        self._filter()
        if chosen is not None:
            self._choose(next((n for n, s in enumerate(self._list.sessions) if s.id == chosen.id), 0))

    def _filter(self) -> None:
        sessions, first = self._workspace.history.sessions, self._workspace.first_weekday
        self._list = list_view(sessions, self._routine, self._text, first, self._workspace.names.name)
        self._follow_choice()

    def _heat(self) -> HeatView:
        """Return the year's picture; worked out once a year until the history changes."""
        if self._year not in self._heats:
            assert self._adherence is not None
            history, plan, first = self._workspace.history, self._workspace.plan, self._workspace.first_weekday
            self._heats[self._year] = heat_view(history, plan, self._adherence, self._year, self._today, first)
        return self._heats[self._year]

    def _paint(self) -> None:
        if not self.is_mounted or self._adherence is None:
            return
        session = self._list.session
        heat = msgspec.structs.replace(self._heat(), chosen=day_of(session) if session else None)
        width = self.size.width
        year = year_title(self._year, self._adherence, width)
        self.query_one("#year", Panel).show(heat, title=year, subtitle=year_words(heat, width))
        sessions = self._workspace.history.sessions
        title = review_title(routine_name(sessions, self._routine), self._text, self._typing)
        count = f"{len(self._list.sessions)} of {len(sessions)}"
        self.query_one("#sessions", Panel).show(self._list, title=title, subtitle=count)
        self.query_one("#session", Panel).show(DetailView(session, self._top), title="Session")
        self.query_one(KeyBar).show(key_bar(self, self._place))

    def on_key(self, event: events.Key) -> None:
        """Do what a key of the table does; while the filter is typed, any other key is a letter of it."""
        typing = self._typing
        if not press(self, self._place, event, self.acts()) and typing and event.is_printable and event.character:
            self._set_filter(first_graphemes(self._text + event.character, MOST_SOUGHT), self._routine)
        self._paint()

    @on(KeyBar.Clicked)
    def _click(self, event: KeyBar.Clicked) -> None:
        act(self, self._place, event.action, self.acts())
        self._paint()

    @property
    def _place(self) -> str:
        """The name in the table of the keys that are in use now."""
        if self._typing:
            return "find"
        return "opened" if self.has_class("-detail") else "review"

    def acts(self) -> Acts:
        """Return the function for each action."""
        chosen, last = self._list.chosen, len(self._list.sessions) - 1
        page = self.query_one("#session", Panel).content_size.height if self.has_class("-detail") else 10
        return {
            "up": lambda: self._move(-1),
            "down": lambda: self._move(1),
            "page_up": lambda: self._move(-page),
            "page_down": lambda: self._move(page),
            "first": lambda: self._choose(chosen - last),
            "last": lambda: self._choose(chosen + last),
            "year_before": lambda: self._turn(-1),
            "year_after": lambda: self._turn(1),
            "session_before": lambda: self._choose(chosen + 1),
            "session_after": lambda: self._choose(chosen - 1),
            "open": lambda: self.add_class("-detail"),
            "find": lambda: self._type(True),
            "keep_filter": lambda: self._type(False),
            "clear_filter": lambda: self._type(False, ""),
            "erase": lambda: self._set_filter(without_last(self._text), self._routine),
            "filter_routine": self._next_routine,
            "exercises": self._open_exercises,
            "correct": lambda: self._correct(whole=False),
            "note_session": lambda: self._correct(whole=True),
            "undo_correction": lambda: self.post_message(self.UndoWanted()),
            "close": self._close,
            "leave_review": lambda: self.dismiss(None),
        }

    def _move(self, by: int) -> None:
        """Go through the lines of an opened session, else through the sessions."""
        if not self.has_class("-detail"):
            self._choose(self._list.chosen + by)
            return
        size = self.query_one("#session", Panel).content_size
        self._top = max(0, min(last_top(self._list.session, *size), self._top + by))

    def _close(self) -> None:
        """Go from an opened session to the list; then clear the filter; then leave."""
        if self.has_class("-detail"):
            self.remove_class("-detail")
        elif self._text or self._routine:
            self._set_filter("", None)
        else:
            self.dismiss(None)

    def _type(self, typing: bool, text: str | None = None) -> None:
        """Begin or end to type the filter; with another text for it, if one is given."""
        self._typing = typing
        if text is not None:
            self._set_filter(text, self._routine)

    def _set_filter(self, text: str, routine: str | None) -> None:
        self._text, self._routine = text, routine
        self._filter()

    def _correct(self, whole: bool) -> None:
        """Correct the chosen session's sets, or its effort and note."""
        session = self._list.session
        if session is not None:
            self.post_message(self.CorrectionWanted(session, whole))

    def _open_exercises(self) -> None:
        """Open the page of the chosen session's main exercise."""
        from stride_tui.core.progression.exercise_course import main_exercise
        from stride_tui.tui.screens.exercises import Exercises

        session = self._list.session
        self.app.push_screen(Exercises(self._model, main_exercise(session) if session else None))

    def _choose(self, number: int) -> None:
        self._top = 0
        chosen = max(0, min(len(self._list.sessions) - 1, number))
        self._list = msgspec.structs.replace(self._list, chosen=chosen)
        self._follow_choice()

    def _follow_choice(self) -> None:
        """Show the year of the chosen session."""
        if session := self._list.session:
            self._year = day_of(session).year
        self._paint()

    def _turn(self, by: int) -> None:
        """Show another year, and choose its latest session where it has one."""
        oldest = day_of(self._workspace.history.sessions[0]).year if self._workspace.history.sessions else self._year
        self._year = max(oldest, min(self._today.year, self._year + by))
        in_year = [n for n, s in enumerate(self._list.sessions) if day_of(s).year == self._year]
        if in_year:
            self._list = msgspec.structs.replace(self._list, chosen=in_year[0])

    def _next_routine(self) -> None:
        """Show the next routine's sessions only; after the last routine, all again."""
        sessions = self._workspace.history.sessions
        slugs: list[str | None] = [None, *dict.fromkeys(session.routine for session in reversed(sessions))]
        self._set_filter(self._text, slugs[(slugs.index(self._routine) + 1) % len(slugs)])

    def on_click(self, event: events.Click) -> None:
        """Open the session that was clicked; where the list is still beside it, a click on it closes it again."""
        panel = self.query_one("#sessions", Panel)
        region = panel.content_region
        if region.contains(event.screen_x, event.screen_y):
            number = session_at(self._list, region.height, event.screen_y - region.y)
            if number is not None:
                self.set_class(not self.has_class("-detail") or number != self._list.chosen, "-detail")
                self._choose(number)

    def on_panel_scrolled(self, event: Panel.Scrolled) -> None:
        """Go through the sessions with the wheel, over the year through the years."""
        if event.panel.id == "year":
            self._turn(event.by)
            self._paint()
        else:
            self._choose(self._list.chosen + event.by)
