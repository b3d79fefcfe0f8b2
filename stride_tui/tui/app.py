"""The app: it wires model, conductor, dashboard and feeds together, and leaves in good order."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import App
from textual.binding import BindingType
from textual.message import Message
from textual.theme import BUILTIN_THEMES

from stride_tui.core.session.events import Do
from stride_tui.core.settings.settings import DEFAULT_THEME, Settings
from stride_tui.services.session.driver import Conductor
from stride_tui.services.session.saver import Keeper, Saved
from stride_tui.tui.actions.dispatch import Hands
from stride_tui.tui.actions.session import Asking
from stride_tui.tui.feeds.message import Fed
from stride_tui.tui.model import Model
from stride_tui.tui.screens.dashboard import Dashboard
from stride_tui.tui.themes import DARK, LIGHT, phase_variables
from stride_tui.views.text.clean import clean

if TYPE_CHECKING:
    from textual.command import Provider

    from stride_tui.tui.actions.cues import AppCueing, SinkFailed
    from stride_tui.tui.actions.history import Correcting
    from stride_tui.tui.actions.routines import Editing
    from stride_tui.tui.actions.take_changes import Taking
    from stride_tui.tui.actions.week import Planning
    from stride_tui.tui.screens.review import Review


def _palette() -> type[Provider]:
    from stride_tui.tui.actions.palette import Actions

    return Actions


class StrideApp(App[int]):
    """The dashboard's app. Give it a model; it makes the rest."""

    TITLE = "stride"
    CSS_PATH: ClassVar = "screens/dashboard.tcss"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_palette}
    BINDINGS: ClassVar[list[BindingType]] = []

    class Reported(Message):
        """The keeper has saved, or failed to."""

        def __init__(self, saved: Saved) -> None:
            super().__init__()
            self.saved = saved

    def __init__(self, model: Model, begin: bool = False) -> None:
        super().__init__()
        self.model = model
        self.keeper = Keeper(model.paths, self._hear_keeper)
        self.conductor = Conductor(model.clock, self.keeper)
        self.conductor.on_cues = lambda cues: self.cueing.follow(cues)
        self.dashboard = Dashboard(model, self.conductor)
        self.hands = Hands(self)
        self.asking = Asking(self)
        self.session_path: str | None = None
        """The file that the session under way follows."""
        self.crash: Exception | None = None
        """The error that ended the app, if one did."""
        self._begin = begin
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self._use_theme()

    @cached_property
    def editing(self) -> Editing:
        """What opens the editor, and lets a session follow its file; made when it is first asked for."""
        from stride_tui.tui.actions.routines import Editing

        return Editing(self)

    @cached_property
    def correcting(self) -> Correcting:
        """What corrects the history; made when it is first asked for."""
        from stride_tui.tui.actions.history import Correcting

        return Correcting(self)

    @cached_property
    def cueing(self) -> AppCueing:
        """What makes cues known; made with the first session."""
        from stride_tui.tui.actions.cues import AppCueing

        return AppCueing(self)

    @cached_property
    def planning(self) -> Planning:
        """What the Week panel's keys do; made when one is pressed."""
        from stride_tui.tui.actions.week import Planning

        return Planning(self)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of the phases, which every theme has from its own colours."""
        return phase_variables(self.current_theme.to_color_system().generate())

    def get_default_screen(self) -> Dashboard:
        """The dashboard is the app's first screen."""
        return self.dashboard

    def on_mount(self) -> None:
        """After the first picture: the rest of the files, and the session that was left."""
        self.call_after_refresh(self._settle_in)

    def _settle_in(self) -> None:
        from stride_tui.tui.feeds.follow import feed_files, feed_history, follow_history

        if self.model.first_words:
            self.tell(self.model.first_words, alarm=True)
        if self.model.paths.journal.exists():
            self.asking.pick_up()
        elif self._begin:
            self.hands.begin()
        # It looks at the files before they are read, so that what is added meanwhile is not missed.
        self.run_worker(follow_history(self.model.paths, self.post_message), group="history changes")
        self.run_worker(feed_history(self.model.paths, self.post_message), group="history")
        self.run_worker(feed_files(self.model.paths, lambda: self.model.library, self.post_message), group="files")

    def tell(self, words: str, alarm: bool = False) -> None:
        """A word in passing, shown as it is."""
        self.notify(clean(words), severity="error" if alarm else "information", markup=False)

    def choose(self, slug: str) -> None:
        """Choose a routine; nothing while a session is under way."""
        if not self.conductor.running:
            self.model.slug = slug
            self.conductor.dismiss()
            self.dashboard.paint()

    def leave(self, code: int = 0) -> None:
        """Leave the app; a session under way is kept for later."""
        self.conductor.do(Do("leave"))
        self.exit(code)

    async def action_quit(self) -> None:
        """Textual's own way out is ours."""
        self.leave()

    def _handle_exception(self, error: Exception) -> None:
        """A crash: leave with the session kept, and let the caller tell it in one line."""
        if self.is_headless:
            super()._handle_exception(error)
            return
        self.crash = self.crash or error
        self._close_messages_no_wait()

    # Messages

    @on(Dashboard.Wanted)
    def _wanted(self, event: Dashboard.Wanted) -> None:
        self.hands.do(event.action, event.key)

    def on_sink_failed(self, event: SinkFailed) -> None:
        """A sink cannot be used here: told once, and the session goes on without it."""
        self.tell(event.words, alarm=True)

    def _hear_keeper(self, saved: Saved) -> None:
        """On the keeper's thread: bring its report to the screen's."""
        if self._running:
            self.post_message(self.Reported(saved))

    @on(Reported)
    def _reported(self, event: Reported) -> None:
        saved, model = event.saved, self.model
        if saved.error and model.unsaved is None:
            self.tell(f"Not saved: {saved.error}. It is kept here and tried again every second.", alarm=True)
        elif model.unsaved and not saved.error:
            self.tell("Saved again.")
        news = saved.error != model.unsaved or saved.finished is not None
        model.unsaved = saved.error
        if saved.finished is not None:
            model.history = model.history.with_session(saved.finished)
        if news:
            self.dashboard.paint()

    def on_review_correction(self, event: Review.Correction) -> None:
        """Review asks for a correction."""
        if event.whole:
            self.correcting.ask_note(event.session)
        else:
            self.correcting.open(event.session)

    @on(Fed)
    def _fed(self, event: Fed) -> None:
        self._taking.take(event)

    @cached_property
    def _taking(self) -> Taking:
        from stride_tui.tui.actions.take_changes import Taking

        return Taking(self)

    def reload_plan(self) -> None:
        """Read the plan at once."""
        from stride_tui.store.week.plan_file import load_plan

        self.model.take_plan(load_plan(self.model.paths))
        self.dashboard.paint()
        self.planning.after()

    def use_settings(self, settings: Settings) -> None:
        """Take new settings."""
        self.model.use(settings)
        if "cueing" in vars(self):
            self.cueing.use(settings)
        self._use_theme()

    def _use_theme(self) -> None:
        wanted = self.model.settings.theme
        known = wanted in BUILTIN_THEMES or wanted in (DARK.name, LIGHT.name)
        if not known:
            self.model.first_words = self.model.first_words or f"settings.toml: there is no theme `{wanted}`."
        self.theme = wanted if known else DEFAULT_THEME
