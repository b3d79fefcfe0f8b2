"""Actions on a session: begin it, pause, confirm, skip, undo, end it; pick up one that was left.

What a command then does to the session is decided in `core/session/decide.py`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from stride_tui.core.history.records import Session
from stride_tui.core.session.events import Command, Do, Jump, Pause
from stride_tui.core.session.evolve import END
from stride_tui.services.refusal import Refusal
from stride_tui.services.session.begin import LedElsewhere, NothingKept, Sessions
from stride_tui.views.keys.key_tables import spoken
from stride_tui.views.session.phases import TAKEN_BACK

if TYPE_CHECKING:
    from stride_tui.core.routines.library import Library
    from stride_tui.tui.window import Window
    from stride_tui.views.keys.dialog import DialogView

WATCH_S = 2.0
"""Seconds between two looks at the session of another window."""


class SessionActions:
    """The actions that send commands to the session under way, and ask how to begin and to end one."""

    def __init__(self, window: Window, sessions: Sessions, follow: Callable[[Library], None]) -> None:
        self._window = window
        self._sessions = sessions
        self._follow = follow

    def toggle(self) -> None:
        """Begin; pause; go on from a pause or a rest."""
        if self._window.driver.state is None:
            self.begin()
        else:
            self.command(Do("toggle"))

    def confirm(self) -> None:
        """Finish the set; start now; go on; after the end, go back to the start."""
        if self._window.driver.state is not None and not self._window.driver.running:
            self._window.driver.dismiss()
            self._window.dashboard.paint()
        else:
            self.command(Do("confirm"))

    def arrow(self, by: int) -> None:
        """Go one set back (-1) or on (1); before a session, choose the routine before or after."""
        window = self._window
        if window.driver.running:
            self.command(Do("back" if by < 0 else "skip"))
        elif window.driver.state is None:
            window.model.workspace.choose_neighbour(by)
            window.dashboard.paint()

    def jump(self, key: str) -> None:
        """Jump to a block: the first of the action's keys is for the first block, whatever keys they are.

        A click says `block` and the block's number, from 0.
        """
        keys = self._window.model.keys["jump"]
        if key in keys:
            self.command(Jump(keys.index(key)))
        elif key.startswith("block "):
            self.command(Jump(int(key.removeprefix("block "))))

    def undo(self) -> None:
        """Undo the last action of the session, and show which it was; after the end, take that back."""
        driver = self._window.driver
        # What is over by now goes first: it may be the last action, or the end.
        driver.tick()
        state = driver.state
        if state is not None and state.ended:
            self.bring_back()
            return
        what = state.undo_stack[-1][0] if state and state.undo_stack else ""
        self.command(Do("undo"), "There is nothing to take back")
        if what:
            self._tell_taken_back(what)

    def end(self) -> None:
        """Pause, and ask how the session should end."""
        if self._window.driver.running:
            self.command(Pause("deciding"))
            self._how_to_end()

    def with_done(self, act: Callable[[Session], None]) -> None:
        """Do something with the session that has just ended: confirm it, correct it, ask for its effort and a note."""
        session = self._sessions.session_done()
        if session is not None:
            act(session)
        else:
            discarded = self._window.driver.context == "thrown_away"
            self._window.tell(
                "It was thrown away: the history has nothing of it." if discarded else "It is being saved: try again."
            )

    def command(self, command: Command, nothing: str = "") -> None:
        """Send a command to the session; `nothing` is shown where the command changes nothing."""
        happened = self._window.driver.do(command)
        if not happened and nothing and self._window.driver.running:
            self._window.tell(nothing)
        self._window.dashboard.paint()

    def begin(self, light: bool = False) -> None:
        """Begin the chosen routine, or a `light` session of it, if it can be begun and nothing is under way."""
        window, entry = self._window, self._window.model.workspace.entry
        if window.driver.running:
            return
        if window.model.elsewhere:
            window.tell("Another window leads a session; this one only watches.")
            return
        if self._sessions.unfinished and not window.driver.saver.busy and self.pick_up():
            # Another window has left a session, or an earlier start of stride, since this one last looked.
            return
        if entry is None:
            return
        if refusal := self._sessions.begin(entry, light):
            window.tell(f"{refusal.words} {spoken(refusal.hint, window.model.keys)}".strip(), alarm=refusal.serious)
            return
        window.changed()

    def pick_up(self, ask: bool = True) -> bool:
        """Go on with the session that the journal holds, paused, and `ask` what to do with it.

        Return whether it keeps a new session from beginning now, or something else does, which is shown.
        """
        from stride_tui.views.keys.dialog import unfinished_dialog
        from stride_tui.views.text.damaged_files import journal_lost, journal_unread

        window = self._window
        left = self._sessions.pick_up()
        if isinstance(left, LedElsewhere):
            window.work(self._watch(), "elsewhere")
        elif isinstance(left, Refusal):
            words = f"{left.words}. This window cannot lead the session."
            window.tell(words[:1].upper() + words[1:], alarm=True)
        elif isinstance(left, NothingKept):
            window.tell(journal_lost(left.problems), alarm=True)
            return False
        elif left is None:
            return window.driver.saver.busy
        else:
            for words in journal_unread(left.unread):
                window.tell(words, alarm=True)
            if window.model.workspace.library_read:
                # Its file may have been edited while it was left. The first reading of the library is followed anyway.
                self._follow(window.model.workspace.library)
            window.changed()
            if ask:
                self._ask(unfinished_dialog(left.state, window.driver.now(), left.since_utc))
            else:
                self._tell_taken_back(END)
            if left.dropped:
                from stride_tui.views.history.amendment_words import dropped_words

                window.tell(dropped_words(left.dropped, left.dropped_of))
        return True

    def bring_back(self) -> None:
        """Open the session that ended last again, paused where it was."""
        if self._window.driver.running:
            return
        refusal = self._sessions.take_back_end()
        if refusal:
            self._window.tell(refusal.words, alarm=refusal.serious)
            return
        self.pick_up(ask=False)

    def _tell_taken_back(self, what: str) -> None:
        """Show what an undo took back; `what` is the name of its undo point."""
        self._window.tell(f"Taken back: {TAKEN_BACK.get(what, what)}.")

    async def _watch(self) -> None:
        """Show the position of the session that another window leads, and pick it up when that window leaves it."""
        from stride_tui.views.keys.dialog import elsewhere_words

        window, sessions = self._window, self._sessions
        while sessions.led_elsewhere():
            words = elsewhere_words(await asyncio.to_thread(sessions.state_elsewhere))
            if words != window.model.elsewhere:
                window.model.elsewhere = words
                window.changed()
            await asyncio.sleep(WATCH_S)
        window.model.elsewhere = ""
        window.changed()
        if sessions.unfinished:
            self.pick_up()

    def _how_to_end(self) -> None:
        """Ask how the session should end."""
        from stride_tui.views.keys.dialog import end_dialog

        if state := self._window.driver.state:
            self._ask(end_dialog(state))

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
