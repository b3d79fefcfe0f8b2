"""What opens over the dashboard: the questions about a session, the picker, the help."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from stride_tui.core.session.events import Do
from stride_tui.services.refusal import Refusal
from stride_tui.services.session.begin import LedElsewhere, Sessions

if TYPE_CHECKING:
    from stride_tui.tui.window import Window
    from stride_tui.views.keys.dialog import DialogView

LOOK_ON_S = 2.0
"""Seconds between two looks at the session of another window."""


class SessionActions:
    """Opens screens on the app and carries out what they answer. Each is imported when it is opened."""

    def __init__(self, window: Window, sessions: Sessions, edit: Callable[[str], None]) -> None:
        self._window = window
        self._sessions = sessions
        self._edit = edit

    def begin(self) -> None:
        """Begin the chosen routine, if it can be and nothing is under way."""
        window, entry = self._window, self._window.model.workspace.entry
        if window.driver.running or entry is None:
            return
        if window.model.elsewhere:
            window.tell("Another window leads a session; this one looks on.")
            return
        if self._sessions.unfinished and not window.driver.saver.busy:
            # Another window, or an earlier run, left a session since this one looked.
            self.pick_up()
            return
        if refusal := self._sessions.begin(entry):
            window.tell(refusal.words, alarm=refusal.serious)
            return
        window.changed()

    def pick_up(self) -> None:
        """Go on with the session that the journal holds, paused, and ask how."""
        from stride_tui.views.keys.dialog import unfinished_dialog

        window = self._window
        found = self._sessions.pick_up()
        if isinstance(found, LedElsewhere):
            window.work(self._look_on(), "elsewhere")
        elif isinstance(found, Refusal):
            window.tell(f"{found.words}: this window can look, not lead.".capitalize(), alarm=True)
        elif found is not None:
            for problem in found.problems:
                window.tell(f"The session's journal: {problem.message}", alarm=True)
            window.changed()
            self._ask(unfinished_dialog(found.state, window.driver.now(), found.since_utc))

    def bring_back(self) -> None:
        """Bring back the session that was thrown away last."""
        if self._window.driver.running:
            return
        refusal = self._sessions.bring_back()
        if refusal:
            self._window.tell(refusal.words)
        else:
            self.pick_up()

    async def _look_on(self) -> None:
        """Another window leads a session: say where it is, and take over when it is left."""
        from stride_tui.views.keys.dialog import elsewhere_words

        window, sessions = self._window, self._sessions
        while sessions.led_elsewhere():
            words = elsewhere_words(await asyncio.to_thread(sessions.state_elsewhere))
            if words != window.model.elsewhere:
                window.model.elsewhere = words
                window.changed()
            await asyncio.sleep(LOOK_ON_S)
        window.model.elsewhere = ""
        window.changed()
        if sessions.unfinished:
            self.pick_up()

    def how_to_end(self) -> None:
        """How should the session end?"""
        from stride_tui.views.keys.dialog import end_dialog

        if state := self._window.driver.state:
            self._ask(end_dialog(state))

    def routine(self) -> None:
        """Which routine? Not while one is under way."""
        from stride_tui.tui.screens.picker import Picker

        if not self._window.driver.running:
            self._window.show(Picker(self._window.model), self._picked)

    def choose(self, slug: str) -> None:
        """Choose a routine; nothing while a session is under way."""
        if not self._window.driver.running:
            self._window.model.workspace.slug = slug
            self._window.driver.dismiss()
            self._window.changed()

    def help(self) -> None:
        """Every key."""
        from stride_tui.tui.screens.help import Help
        from stride_tui.views.keys.help import help_view

        window = self._window
        window.show(Help(help_view(window.model.workspace.settings.keys, window.dashboard.place)))

    def review(self) -> None:
        """The year, the sessions, one session in full."""
        from stride_tui.tui.screens.review import Review

        self._window.show(Review(self._window.model))

    def _ask(self, view: DialogView) -> None:
        from stride_tui.tui.screens.dialog import Dialog
        from stride_tui.views.keys.dialog import with_keys

        self._window.show(Dialog(with_keys(view, self._window.model.keys)), self._answered)

    def _answered(self, answer: str | None) -> None:
        driver = self._window.driver
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
            self._window.leave()
        self._window.changed()

    def _picked(self, answer: str | None) -> None:
        from stride_tui.tui.screens.picker import EDIT

        if answer and answer.startswith(EDIT):
            self._edit(answer.removeprefix(EDIT))
        elif answer:
            self.choose(answer)
