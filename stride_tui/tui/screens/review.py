"""Review: a year as a heatmap, the sessions week by week with a filter, and one session in full."""

from __future__ import annotations

from typing import ClassVar

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.screen import Screen

from stride_tui.core.history.records import Session
from stride_tui.core.routines.routine import STRENGTH_KINDS
from stride_tui.core.week.adherence import Adherence
from stride_tui.core.week.calendar import day_of
from stride_tui.tui.model import Model
from stride_tui.tui.widgets.panel import Panel
from stride_tui.views.history.session_list import ListView, list_lines, list_top, list_view
from stride_tui.views.history.session_page import DetailView, detail_page, last_top
from stride_tui.views.history.titles import review_keys, review_title, year_title
from stride_tui.views.history.year import HeatView, heat_lines, heat_view, year_words


class Review(Screen[None], inherit_bindings=False):
    """What was done. Arrows go through the sessions, PgUp and PgDn through the years, `/` filters by text."""

    CSS_PATH: ClassVar = "review.tcss"
    AUTO_FOCUS = None

    class Correction(Message):
        """A session is to be corrected: its sets, or as a whole its effort and note."""

        def __init__(self, session: Session, whole: bool) -> None:
            super().__init__()
            self.session = session
            self.whole = whole

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
        self._found: Adherence | None = None
        self._heats: dict[int, HeatView] = {}
        self._top = 0
        """The first line on show of the session in full."""

    def compose(self) -> ComposeResult:
        """The year above, the list and the session below, the keys at the bottom."""
        yield Panel(heat_lines, id="year")
        with Horizontal(id="below"):
            yield Panel(list_lines, id="sessions")
            yield Panel(detail_page, id="session")
        yield Panel(review_keys, id="review-keys")

    def on_mount(self) -> None:
        """Read the history into the views."""
        self.reload()

    def on_resize(self, event: events.Resize) -> None:
        """A narrow screen shows the list or the session, not both."""
        self.set_class(event.size.width < 100, "-narrow")
        self.set_class(event.size.height < 18, "-low")
        self._paint()

    def reload(self) -> None:
        """The history or the plan changed: everything anew, the same session chosen."""
        chosen = self._list.session
        self._found = self._workspace.adherence()
        self._heats.clear()
        self._filter()
        if chosen is not None:
            self._choose(next((n for n, s in enumerate(self._list.sessions) if s.id == chosen.id), 0))

    def on_model_changed(self) -> None:
        """What the model knows changed."""
        self.reload()

    def _filter(self) -> None:
        self._list = list_view(
            self._workspace.history.sessions, self._routine, self._text, self._workspace.first_weekday
        )
        self._follow_choice()

    def _heat(self) -> HeatView:
        """The year's picture; worked out once a year and kept while the history stands."""
        if self._year not in self._heats:
            assert self._found is not None
            self._heats[self._year] = heat_view(
                self._workspace.history,
                self._workspace.plan,
                self._found,
                self._year,
                self._today,
                self._workspace.first_weekday,
            )
        return self._heats[self._year]

    def _paint(self) -> None:
        if not self.is_mounted or self._found is None:
            return
        session = self._list.session
        heat = msgspec.structs.replace(self._heat(), chosen=day_of(session) if session else None)
        width = self.size.width
        year = year_title(self._year, self._found, width)
        self.query_one("#year", Panel).show(heat, title=year, subtitle=year_words(heat, width))
        title = review_title(self._routine_name(), self._text, self._typing)
        self.query_one("#sessions", Panel).show(self._list, title=title, subtitle=self._count())
        self.query_one("#session", Panel).show(DetailView(session, self._top), title="Session")
        self.query_one("#review-keys", Panel).show((self._typing, self.has_class("-detail")))

    def _count(self) -> str:
        return f"{len(self._list.sessions)} of {len(self._workspace.history.sessions)}"

    def _routine_name(self) -> str:
        named = [s.name for s in self._list.sessions if s.routine == self._routine]
        return (named[0] if named else self._routine or "") if self._routine else ""

    def on_key(self, event: events.Key) -> None:
        """Typing goes into the filter while it is open; else a key is a move."""
        event.stop()
        event.prevent_default()
        if self._typing:
            self._type(event)
            return
        if self.has_class("-detail") and self._scroll(event.key):
            return
        last = len(self._list.sessions) - 1
        moves = {"up": -1, "k": -1, "down": 1, "j": 1, "home": -last, "end": last, "ctrl+u": -10, "ctrl+d": 10}
        if event.key in moves:
            self._choose(self._list.chosen + moves[event.key])
        elif event.key in ("pageup", "left"):
            self._turn(-1)
        elif event.key in ("pagedown", "right"):
            self._turn(1)
        elif event.key == "slash":
            self._typing = True
        elif event.key == "f":
            self._next_routine()
        elif event.key == "x":
            self._open_exercises()
        elif event.key in ("c", "n"):
            self._correct(event.key)
        elif event.key == "enter":
            self.toggle_class("-detail")
        elif event.key == "escape" and self.has_class("-detail"):
            self.remove_class("-detail")
        elif event.key == "escape" and (self._text or self._routine):
            self._text, self._routine = "", None
            self._filter()
        elif event.key in ("escape", "q", "v"):
            self.dismiss(None)
            return
        self._paint()

    def _scroll(self, key: str) -> bool:
        """Move through the opened session, or to the one beside it; False if the key means something else."""
        size = self.query_one("#session", Panel).content_size
        lines = {"up": -1, "k": -1, "down": 1, "j": 1, "pageup": -size.height, "pagedown": size.height}
        if key in lines:
            self._top = max(0, min(last_top(self._list.session, *size), self._top + lines[key]))
            self._paint()
        elif key in ("left", "right"):
            self._choose(self._list.chosen + (1 if key == "left" else -1))
        return key in lines or key in ("left", "right")

    def _correct(self, key: str) -> None:
        """Correct the chosen session's sets, or its effort and note."""
        session = self._list.session
        if session is None:
            return
        self.post_message(self.Correction(session, whole=key == "n"))

    def _open_exercises(self) -> None:
        """The page of the chosen session's first strength exercise, rather of one with a weight."""
        from stride_tui.tui.screens.exercises import Exercises

        session = self._list.session
        records = [record for record in session.sets if record.kind in STRENGTH_KINDS] if session else []
        records.sort(key=lambda record: record.load.weight is None)
        self.app.push_screen(Exercises(self._model, records[0].exercise if records else None))

    def _type(self, event: events.Key) -> None:
        if event.key in ("enter", "escape"):
            self._typing = False
            self._text = self._text if event.key == "enter" else ""
        elif event.key == "backspace":
            self._text = self._text[:-1]
        elif event.is_printable and event.character and len(self._text) < 60:
            self._text += event.character
        self._filter()
        self._paint()

    def _choose(self, number: int) -> None:
        self._top = 0
        chosen = max(0, min(len(self._list.sessions) - 1, number))
        self._list = msgspec.structs.replace(self._list, chosen=chosen)
        self._follow_choice()

    def _follow_choice(self) -> None:
        """The year on show is the chosen session's."""
        if session := self._list.session:
            self._year = day_of(session).year
        self._paint()

    def _turn(self, by: int) -> None:
        """Another year: its latest session is chosen where it has one."""
        oldest = day_of(self._workspace.history.sessions[0]).year if self._workspace.history.sessions else self._year
        self._year = max(oldest, min(self._today.year, self._year + by))
        in_year = [n for n, s in enumerate(self._list.sessions) if day_of(s).year == self._year]
        if in_year:
            self._list = msgspec.structs.replace(self._list, chosen=in_year[0])

    def _next_routine(self) -> None:
        """Only the next routine's sessions; after the last, all again."""
        slugs: list[str | None] = [
            None,
            *dict.fromkeys(s.routine for s in reversed(self._workspace.history.sessions)),
        ]
        self._routine = slugs[(slugs.index(self._routine) + 1) % len(slugs)]
        self._filter()

    def on_click(self, event: events.Click) -> None:
        """A click on a session chooses it; a click on the chosen one opens it."""
        panel = self.query_one("#sessions", Panel)
        region = panel.content_region
        if region.contains(event.screen_x, event.screen_y):
            at = list_top(self._list, region.height) + event.screen_y - region.y
            if at < len(self._list.rows) and self._list.rows[at].kind == "session":
                number = self._list.rows[at].number
                if number == self._list.chosen:
                    self.toggle_class("-detail")
                self._choose(number)

    def on_panel_scrolled(self, event: Panel.Scrolled) -> None:
        """The wheel goes through the sessions, over the year through the years."""
        if event.panel.id == "year":
            self._turn(event.by)
            self._paint()
        else:
            self._choose(self._list.chosen + event.by)
