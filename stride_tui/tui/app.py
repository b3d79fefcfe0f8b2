"""The app: it connects model, driver, dashboard and feeds, and saves before it leaves."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.message import Message

from stride_tui.core.session.events import Do
from stride_tui.core.settings.settings import AUTO_THEME, DEFAULT_THEME
from stride_tui.services.session.driver import SessionDriver
from stride_tui.services.session.saver import Saved, Saver
from stride_tui.services.workspace import Workspace
from stride_tui.tui.actions.dispatch import Actions
from stride_tui.tui.actions.groups import ActionGroups
from stride_tui.tui.feeds.message import ModelChanged, StoreChanged
from stride_tui.tui.model import Model
from stride_tui.tui.screens.dashboard import Dashboard
from stride_tui.tui.terminal.input_order import InputOrderApp
from stride_tui.tui.terminal.textual_private import is_running
from stride_tui.tui.themes import DARK, LIGHT, stride_variables
from stride_tui.tui.window import Result
from stride_tui.views.keys.key_tables import everywhere_action, leaving_words
from stride_tui.views.text.clean import clean

if TYPE_CHECKING:
    from textual.command import Provider
    from textual.screen import Screen

    from stride_tui.tui.actions.cues import SinkFailed
    from stride_tui.tui.actions.palette import PaletteEntry
    from stride_tui.tui.screens.review import Review


LEAVES_ANYWHERE = "ctrl+q"
"""The key that leaves from every screen: Textual binds it, before any screen has it."""


def _palette() -> type[Provider]:
    from stride_tui.tui.actions.palette import PaletteActions

    return PaletteActions


class StrideApp(InputOrderApp[int]):
    """The dashboard's app, made with a model; it makes the rest."""

    TITLE = "stride"
    CSS_PATH: ClassVar = "screens/dashboard.tcss"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_palette}
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "help_quit", show=False, system=True, priority=True)]

    class Reported(Message):
        """Posted when the saver has saved, or failed to."""

        def __init__(self, saved: Saved) -> None:
            super().__init__()
            self.saved = saved

    def __init__(self, workspace: Workspace, begin: bool = False, light: bool = False) -> None:
        super().__init__()
        self.light_background = self._guessed_background()
        self.model = model = Model(workspace)
        self.saver = Saver(workspace.home.paths, self._saver_reports)
        self.driver = SessionDriver(workspace.clock, self.saver)
        self.driver.on_cues = lambda cues: self.groups.cues.follow(cues)
        self.dashboard = Dashboard(model, self.driver)
        self.groups = ActionGroups(self, self, self.use_theme)
        self.actions = Actions(self, self.groups)
        self._begin, self._light = begin, light
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.use_theme(workspace.settings.theme)

    def _guessed_background(self) -> bool:
        """Return whether the background is light, as far as that is known before the terminal is asked."""
        return False

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the colours of phases and keys, which every theme has from its own colours."""
        return stride_variables(self.current_theme)

    def get_default_screen(self) -> Dashboard:
        """Return the dashboard, the app's first screen."""
        return self.dashboard

    def on_mount(self) -> None:
        """Start, after the first picture, reading the rest of the files and picking up the session that was left."""
        self.call_after_refresh(self._settle_in)

    def _settle_in(self) -> None:
        from stride_tui.services.shared_folders import shared_warning
        from stride_tui.tui.feeds.follow import feed_added_history, feed_files, feed_history

        workspace = self.model.workspace
        if words := shared_warning(workspace.home):
            self.tell(words, alarm=True)
        if self._begin:
            self.groups.session.begin(self._light)
        elif self.groups.sessions.unfinished:
            self.groups.session.pick_up()
        # The feed notes the files' state before they are read, so that nothing added meanwhile is missed.
        self.run_worker(feed_added_history(workspace, self.post_message), group="history changes")
        self.run_worker(feed_history(workspace, self.post_message), group="history")
        self.run_worker(feed_files(workspace, self.post_message), group="files")

    def tell(self, words: str, alarm: bool = False) -> None:
        """Show a sentence for a moment, as plain text."""
        self.notify(clean(words), severity="error" if alarm else "information", markup=False)

    def _tell_set_aside(self) -> None:
        from stride_tui.services.left_files.damaged_parts import set_aside_words

        if words := set_aside_words(self.model.workspace.home):
            self.tell(words, alarm=True)

    def leave(self, code: int = 0) -> None:
        """Leave the app; a session under way is kept for later."""
        self.driver.do(Do("leave"))
        self.exit(code)

    async def action_quit(self) -> None:
        """Leave as q does, in place of Textual's own quit."""
        self.actions.do("quit")

    def _action_help_quit(self) -> None:
        """Say on ctrl+c how to leave, in place of Textual's own words; from other screens than the dashboard too."""
        in_front = self.screen is self.dashboard
        keys = self.model.keys["quit"] if in_front else ()
        self.tell(leaving_words(keys[0] if keys else LEAVES_ANYWHERE, self.driver.running))

    @property
    def ignores_input(self) -> bool:
        """Return whether the editor has the terminal, or is about to have it."""
        return self.model.editing

    async def take(self, event: events.Event) -> None:
        """Take the keys that act on every screen, before any screen does."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            action = everywhere_action(self.model.workspace.settings.keys, event.key)
            if action:
                self.actions.do(action, event.key)
                return
        await super().take(event)

    # Messages

    @on(CommandPalette.Opened)
    def _palette_opened(self) -> None:
        """Let the palette's cursor be steady: what does not change is not written, and nothing blinks."""
        from textual.widgets import Input

        for field in self.screen.query(Input):
            field.cursor_blink = False

    @on(Dashboard.Wanted)
    def _wanted(self, event: Dashboard.Wanted) -> None:
        self.actions.do(event.action, event.key)

    def on_sink_failed(self, event: SinkFailed) -> None:
        """Report that a sink cannot be used here; the session goes on without it."""
        self.tell(event.words, alarm=True)

    def _saver_reports(self, saved: Saved) -> None:
        """Bring a report from the saver's thread to the screen's, while the app runs."""
        if is_running(self):
            self.post_message(self.Reported(saved))

    @on(Reported)
    def _reported(self, event: Reported) -> None:
        saved, model = event.saved, self.model
        if saved.error and model.unsaved is None:
            self.tell(f"Not saved: {saved.error}. It is kept here and tried again every second.", alarm=True)
        elif model.unsaved and not saved.error:
            self.tell("Saved again.")
        self._tell_set_aside()
        news = saved.error != model.unsaved or saved.finished is not None
        model.unsaved = saved.error
        if saved.finished is not None:
            self.groups.sessions.finished(saved.finished)
        if news:
            self.dashboard.paint()

    def on_review_correction_wanted(self, event: Review.CorrectionWanted) -> None:
        """Open the correction that Review asks for."""
        if event.whole:
            self.groups.history.ask_note(event.session)
        else:
            self.groups.history.open(event.session)

    def on_review_undo_wanted(self) -> None:
        """Take the last correction back, wherever it was made."""
        self.groups.history.undo()

    @on(StoreChanged)
    def _fed(self, event: StoreChanged) -> None:
        self.groups.changes.take(event.change)

    # What actions ask of their window

    def show(self, screen: Screen[Result], answered: Callable[[Result | None], None] | None = None) -> None:
        """Open a screen."""
        self.push_screen(screen, answered)

    def changed(self) -> None:
        """Paint the dashboard, and let the screens above it read the model again."""
        self._tell_set_aside()
        self.dashboard.paint()
        for screen in self.screen_stack[1:]:
            screen.post_message(ModelChanged())

    def work(self, work: Coroutine[Any, Any, None], group: str) -> None:
        """Run a coroutine; it cancels the one that runs in its group."""
        self.run_worker(work, group=group, exclusive=True)

    def palette_entries(self) -> list[PaletteEntry]:
        """Return what the palette offers now."""
        from stride_tui.tui.actions.palette import entries

        return entries(self, self.groups, self.actions)

    def use_theme(self, name: str | None = None) -> str:
        """Use a theme, or without a name the other one; return the name of the theme in use."""
        is_light = self.light_background if name == AUTO_THEME else self.current_theme.dark
        wanted = name if name and name != AUTO_THEME else (LIGHT if is_light else DARK).name
        # The settings name no theme that is not there, unless another release of Textual has it no more.
        self.theme = wanted if wanted in self.available_themes else DEFAULT_THEME
        return self.theme
