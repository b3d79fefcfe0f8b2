"""The app: it wires model, conductor, dashboard and feeds together, and opens what else there is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import App
from textual.binding import BindingType
from textual.message import Message
from textual.theme import BUILTIN_THEMES

from stride_tui.core.events import Do, Pause, Replan
from stride_tui.core.library import Library
from stride_tui.core.settings import DEFAULT_THEME
from stride_tui.core.state import work_index
from stride_tui.store.files import SaveError
from stride_tui.tui.conductor import Conductor
from stride_tui.tui.hands import Hands
from stride_tui.tui.keeper import Keeper, Saved
from stride_tui.tui.model import Model
from stride_tui.tui.screens.dashboard import Dashboard
from stride_tui.tui.themes import DARK, LIGHT, phase_variables
from stride_tui.views.clean import clean

if TYPE_CHECKING:
    from textual.command import Provider

    from stride_tui.tui.feeds import HistoryRead, LibraryChanged, SettingsChanged


def _palette() -> type[Provider]:
    from stride_tui.tui.palette import Actions

    return Actions


class StrideApp(App[int]):
    """The dashboard's app. Give it a model; it makes the rest."""

    TITLE = "stride"
    CSS_PATH: ClassVar = "screens/dashboard.tcss"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_palette}
    BINDINGS: ClassVar[list[BindingType]] = []
    ENABLE_COMMAND_PALETTE = True

    class Reported(Message):
        """The keeper has saved, or failed to."""

        def __init__(self, saved: Saved) -> None:
            super().__init__()
            self.saved = saved

    def __init__(self, model: Model, begin: bool = False) -> None:
        super().__init__()
        self.model = model
        self.keeper = Keeper(model.paths, self._saved_elsewhere)
        self.conductor = Conductor(model.clock, self.keeper)
        self.dashboard = Dashboard(model, self.conductor)
        self.hands = Hands(self)
        self.session_path: str | None = None
        """The file that the session under way follows."""
        self._begin = begin
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self._use_theme()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of the phases, which every theme has from its own colours."""
        return phase_variables(self.current_theme.to_color_system().generate())

    def get_default_screen(self) -> Dashboard:
        """The dashboard is the app's first screen."""
        return self.dashboard

    def on_mount(self) -> None:
        """After the first picture: the rest of the files, the session that was left, the signals."""
        self.call_after_refresh(self._settle_in)

    def _settle_in(self) -> None:
        from stride_tui.tui.feeds import feed_files, feed_history

        if self.model.paths.journal.exists():
            self.pick_up()
        elif self._begin:
            self.hands.begin()
        self.run_worker(feed_history(self.model.paths, self.post_message), group="history")
        self.run_worker(feed_files(self.model.paths, lambda: self.model.library, self.post_message), group="files")

    def tell(self, words: str, alarm: bool = False) -> None:
        """A word in passing, shown as it is."""
        self.notify(clean(words), severity="error" if alarm else "information", markup=False)

    # The session

    def pick_up(self) -> None:
        """Go on with the session that the journal holds: standing still, and asking."""
        from stride_tui.store.journal import session_left
        from stride_tui.views.dialog import unfinished_dialog

        try:
            reading = session_left(self.model.paths)
            if reading is None or reading.id is None:
                return
            found = self.conductor.resume()
        except SaveError as error:
            self.tell(f"{error}. This window can look, not lead.", alarm=True)
            return
        state = self.conductor.state
        if not found or state is None:
            return
        self.model.slug = state.routine.slug
        entry = self.model.entry
        self.session_path = entry.path if entry else None
        last = reading.last_known
        self.dashboard.paint()
        self._ask(unfinished_dialog(state, self.conductor.now(), last.utc if last else state.at.utc), self._answered)

    def ask_end(self) -> None:
        """How should the session end?"""
        from stride_tui.views.dialog import end_dialog

        if state := self.conductor.state:
            self._ask(end_dialog(state), self._answered)

    def _ask(self, view: object, answered: Callable[[str | None], None]) -> None:
        from stride_tui.tui.screens.dialog import Dialog
        from stride_tui.views.dialog import DialogView

        assert isinstance(view, DialogView)
        self.push_screen(Dialog(view), answered)

    def _answered(self, answer: str | None) -> None:
        state = self.conductor.state
        if state is None or state.ended:
            return
        if answer == "go_on" or (answer == "stay" and state.position.hold == "deciding"):
            self.conductor.do(Do("toggle"))
        elif answer == "finish":
            self.conductor.do(Do("finish"))
        elif answer == "discard":
            self.conductor.do(Do("discard"))
        elif answer == "leave":
            self.leave()
        self.dashboard.paint()

    def leave(self) -> None:
        """Leave the app; a session under way is kept for later."""
        self.conductor.do(Do("leave"))
        self.exit(0)

    async def action_quit(self) -> None:
        """Textual's own way out is ours."""
        self.leave()

    # Messages

    @on(Dashboard.Wanted)
    def _wanted(self, event: Dashboard.Wanted) -> None:
        self.hands.do(event.action, event.key)

    @on(Dashboard.Turned)
    def _turned(self, event: Dashboard.Turned) -> None:
        if self.model.settings.bell and event.phase is not None:
            self.bell()

    def _saved_elsewhere(self, saved: Saved) -> None:
        """On the keeper's thread: bring its report to the screen's."""
        if self._running:
            self.post_message(self.Reported(saved))

    @on(Reported)
    def _reported(self, event: Reported) -> None:
        saved = event.saved
        if saved.error and self.model.unsaved is None:
            self.tell(f"Not saved: {saved.error}. It is kept here and tried again every second.", alarm=True)
        elif self.model.unsaved and not saved.error:
            self.tell("Saved again.")
        self.model.unsaved = saved.error
        if saved.finished is not None:
            self.model.history = self.model.history.with_session(saved.finished)
        self.dashboard.paint()

    def on_library_changed(self, event: LibraryChanged) -> None:
        """Take the new routines; a session follows its own file."""
        self.model.library = event.library
        self._follow(event.library)
        self.dashboard.paint()
        if hasattr(self.screen, "refresh_library"):
            self.screen.refresh_library()

    def _follow(self, library: Library) -> None:
        state = self.conductor.state
        if state is None or not self.conductor.running:
            return
        entry = library.entry(state.routine.slug)
        # A deleted copy uncovers the bundled routine of the same name: that is no edit.
        if entry is None or entry.problems or entry.routine is None:
            return
        if entry.path == self.session_path or not entry.bundled:
            self.session_path = entry.path
            self.conductor.do(Replan(entry.routine))

    def on_history_read(self, event: HistoryRead) -> None:
        """Take the whole history, with what this window finished meanwhile."""
        model = self.model
        known = {session.id for session in event.history.sessions}
        fresh = [session for session in model.history.sessions if session.id not in known]
        model.history = type(event.history).of([*event.history.sessions, *fresh]) if fresh else event.history
        model.reading = False
        model.history_problems = event.problems
        if event.problems:
            first = event.problems[0]
            self.tell(f"{len(event.problems)} lines of the history cannot be read: {first.message}")
        self.dashboard.paint()

    def on_settings_changed(self, event: SettingsChanged) -> None:
        """Take new settings; a broken file changes nothing and is told."""
        if event.settings is None:
            first = event.problems[0]
            self.tell(f"settings.toml:{first.line or 1}: {first.message}. The old settings stay.", alarm=True)
            return
        self.model.use(event.settings)
        self._use_theme()
        self.dashboard.paint()

    # What else there is

    def open_picker(self) -> None:
        """Choose a routine."""
        from stride_tui.tui.screens.picker import Picker

        if not self.conductor.running:
            self.push_screen(Picker(self.model), self._picked)

    def _picked(self, slug: str | None) -> None:
        if slug and slug.startswith("edit:"):
            self.edit(slug.removeprefix("edit:"))
        elif slug:
            self.choose(slug)

    def choose(self, slug: str) -> None:
        """Choose a routine; nothing while a session is under way."""
        if not self.conductor.running:
            self.model.slug = slug
            self.conductor.dismiss()
            self.dashboard.paint()

    def open_help(self) -> None:
        """Every key."""
        from stride_tui.tui.screens.help import Help

        self.push_screen(Help(self.model.keys))

    @work(group="editor", exclusive=True)
    async def edit(self, slug: str) -> None:
        """Open a routine in the editor: at its first mistake, or at the item under way."""
        from stride_tui.store.own_routine import line_of, own_copy
        from stride_tui.tui.editor import open_editor

        entry = self.model.library.entry(slug)
        if entry is None:
            self.tell("There is no routine to edit; `stride new NAME` writes one.")
            return
        try:
            path = own_copy(self.model.paths, entry)
        except SaveError as error:
            self.tell(f"Not opened: {error}", alarm=True)
            return
        self.conductor.do(Pause("editing"))
        self.dashboard.paint()
        if trouble := await open_editor(self, path, line_of(path, self._item_under_way(slug), entry.problems)):
            self.tell(trouble, alarm=True)
        self._reread(Path(path))

    def _item_under_way(self, slug: str) -> tuple[int, int] | None:
        state = self.conductor.state
        if state is None or not self.conductor.running or state.routine.slug != slug:
            return None
        step = state.position.steps[work_index(state.position)]
        return step.block, step.item

    def _reread(self, path: Path) -> None:
        """The editor has closed: read at once what it wrote."""
        from stride_tui.store.library import load_library
        from stride_tui.tui.feeds import LibraryChanged

        if path.exists():
            self.post_message(LibraryChanged(load_library(self.model.paths, self.model.library)))

    def other_theme(self) -> None:
        """From dark to light and back."""
        self.theme = LIGHT.name if self.current_theme.dark else DARK.name

    def _use_theme(self) -> None:
        wanted = self.model.settings.theme
        known = wanted in BUILTIN_THEMES or wanted in (DARK.name, LIGHT.name)
        self.theme = wanted if known else DEFAULT_THEME
