"""What opens over the dashboard: the questions about a session, the picker, the help."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from stride_tui.core.session.events import Do
from stride_tui.store.disk.files import SaveError

if TYPE_CHECKING:
    from stride_tui.tui.window import Window
    from stride_tui.views.keys.dialog import DialogView

LOOK_ON_S = 2.0
"""Seconds between two looks at the session of another window."""


class SessionActions:
    """Opens screens on the app and carries out what they answer. Each is imported when it is opened."""

    def __init__(self, app: Window, edit: Callable[[str], None]) -> None:
        self._app = app
        self._edit = edit

    def pick_up(self) -> None:
        """Go on with the session that the journal holds: standing still, and asking how."""
        from stride_tui.store.session.session_lock import HeldElsewhere
        from stride_tui.store.session.unfinished import session_left
        from stride_tui.views.keys.dialog import unfinished_dialog

        app = self._app
        try:
            reading = session_left(app.model.paths)
            if reading is None or reading.id is None:
                return
            found = app.driver.resume()
        except HeldElsewhere:
            app.work(self._look_on(), "elsewhere")
            return
        except SaveError as error:
            app.tell(f"{error.reason}: this window can look, not lead.".capitalize(), alarm=True)
            return
        for problem in reading.problems:
            app.tell(f"The session's journal: {problem.message}", alarm=True)
        state = app.driver.state
        if not found or state is None:
            return
        app.model.slug = state.routine.slug
        entry = app.model.entry
        app.session_path = entry.path if entry else None
        last = reading.last_known
        app.changed()
        self._ask(unfinished_dialog(state, app.driver.now(), last.utc if last else state.at.utc))

    async def _look_on(self) -> None:
        """Another window leads a session: say where it stands, and take over when it is left."""
        from stride_tui.core.session.evolve import replay
        from stride_tui.store.session.journal_reading import read_journal
        from stride_tui.store.session.session_lock import held_elsewhere
        from stride_tui.views.keys.dialog import elsewhere_words

        app, paths = self._app, self._app.model.paths
        while held_elsewhere(paths):
            reading = await asyncio.to_thread(read_journal, paths.journal)
            state = replay(reading.events) if reading else None
            words = elsewhere_words(state)
            if words != app.model.elsewhere:
                app.model.elsewhere = words
                app.changed()
            await asyncio.sleep(LOOK_ON_S)
        app.model.elsewhere = ""
        app.changed()
        if paths.journal.exists():
            self.pick_up()

    def how_to_end(self) -> None:
        """How should the session end?"""
        from stride_tui.views.keys.dialog import end_dialog

        if state := self._app.driver.state:
            self._ask(end_dialog(state))

    def routine(self) -> None:
        """Which routine? Not while one is under way."""
        from stride_tui.tui.screens.picker import Picker

        if not self._app.driver.running:
            self._app.show(Picker(self._app.model), self._picked)

    def choose(self, slug: str) -> None:
        """Choose a routine; nothing while a session is under way."""
        if not self._app.driver.running:
            self._app.model.slug = slug
            self._app.driver.dismiss()
            self._app.changed()

    def help(self) -> None:
        """Every key."""
        from stride_tui.tui.screens.help import Help

        self._app.show(Help(self._app.model.keys))

    def review(self) -> None:
        """The year, the sessions, one session in full."""
        from stride_tui.tui.screens.review import Review

        self._app.show(Review(self._app.model))

    def _ask(self, view: DialogView) -> None:
        from stride_tui.tui.screens.dialog import Dialog
        from stride_tui.views.keys.dialog import with_keys

        self._app.show(Dialog(with_keys(view, self._app.model.keys)), self._answered)

    def _answered(self, answer: str | None) -> None:
        driver = self._app.driver
        state = driver.state
        if state is None or state.ended:
            return
        if answer == "go_on" or (answer == "stay" and state.position.paused_for == "deciding"):
            driver.do(Do("toggle"))
        elif answer == "finish":
            driver.do(Do("finish"))
        elif answer == "discard":
            driver.do(Do("discard"))
        elif answer == "leave":
            self._app.leave()
        self._app.changed()

    def _picked(self, answer: str | None) -> None:
        from stride_tui.tui.screens.picker import EDIT

        if answer and answer.startswith(EDIT):
            self._edit(answer.removeprefix(EDIT))
        elif answer:
            self.choose(answer)
