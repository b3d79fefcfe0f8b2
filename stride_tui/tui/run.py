"""The app in a real terminal, and the restoring of the terminal whatever ends the app."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message import Message

from stride_tui.core.session.events import Do
from stride_tui.core.settings.settings import AUTO_THEME
from stride_tui.services.exits import Exit
from stride_tui.services.workspace import Workspace
from stride_tui.tui.app import StrideApp
from stride_tui.tui.terminal.key_reader import with_sleeping_reader
from stride_tui.tui.terminal.signals import catch_signals, catch_stops, end_now, restore_quickly, watch_terminal
from stride_tui.tui.terminal.textual_private import driver_of, loop_of

if TYPE_CHECKING:
    from textual.driver import Driver


def _collect_again() -> None:
    """Turn garbage collection on again after the first picture; what was made for the picture is left out of it."""
    gc.freeze()
    gc.enable()


class TerminalApp(StrideApp):
    """The app in a real terminal: it handles signals, and leaves as soon as everything is saved."""

    _ending: asyncio.Task[None] | None = None
    _stop_asked = False
    _asked = False

    class BackgroundRead(Message):
        """Posted when the terminal has said whether its background is light."""

        def __init__(self, is_light: bool) -> None:
            super().__init__()
            self.is_light = is_light

    def get_driver_class(self) -> type[Driver]:
        """Return Textual's driver, with a reading thread that sleeps, and with stride's way to stop and go on."""
        stops = (self._stop_soon, self._go_on_soon)
        return with_sleeping_reader(super().get_driver_class(), lambda: catch_stops(*stops))

    def on_mount(self) -> None:
        """Watch the terminal, and collect garbage from the first picture on."""
        watch_terminal(lambda: self.leave_soon(Exit.HUNG_UP))
        if self.model.workspace.settings.theme == AUTO_THEME:
            self._ask_background()
        self.call_after_refresh(_collect_again)

    def _guessed_background(self) -> bool:
        """Return whether the environment says that the background is light, as rxvt and Konsole let it."""
        said = os.environ.get("COLORFGBG")
        if not said:
            return False
        from stride_tui.tui.terminal.background import light_by_environment

        return bool(light_by_environment(said))

    def use_theme(self, name: str | None = None) -> str:
        """Use a theme; the terminal is asked for its background where it was not yet and the theme goes by it."""
        if name == AUTO_THEME and self.is_running:
            self._ask_background()
        return super().use_theme(name)

    def _ask_background(self) -> None:
        """Ask the terminal once for its background, before the first picture; what it says comes as a message."""
        # The console of Linux has no such question, and it is dark.
        ask = getattr(driver_of(self), "ask_background", None)
        if ask is not None and not self._asked and os.environ.get("TERM") != "linux":
            self._asked = True
            ask(lambda is_light: self.post_message(self.BackgroundRead(is_light)))

    def on_terminal_app_background_read(self, event: BackgroundRead) -> None:
        """Take the theme that the background asks for, unless one was named meanwhile."""
        self.light_background = event.is_light
        if self.model.workspace.settings.theme == AUTO_THEME:
            self.use_theme(AUTO_THEME)

    def leave_soon(self, code: int) -> None:
        """Leave from the app's own loop; called by a signal handler or from another thread."""
        if loop := loop_of(self):
            loop.call_soon_threadsafe(self._leave_without_editor, code)
        else:
            end_now(code)

    def _leave_without_editor(self, code: int) -> None:
        """Leave; if the editor has the terminal, it is ended first, so that the shell finds the terminal to itself."""
        if self.groups.terminal.lent:
            self._ending = self._ending or asyncio.ensure_future(self._end_editor_and_leave(code))
        else:
            self.leave(code)

    async def _end_editor_and_leave(self, code: int) -> None:
        await self.groups.terminal.end_editor()
        self.leave(code)

    def _stop_soon(self) -> None:
        """Stop from the app's own loop; called by a signal handler."""
        if not self._stop_asked:
            self._stop_asked = True
            self._act_soon(self._stop)

    def _go_on_soon(self) -> None:
        """Go on from the app's own loop; called by a signal handler."""
        self.driver.note_continued()
        self._act_soon(self._go_on)

    def _act_soon(self, act: Callable[[], None]) -> None:
        if loop := loop_of(self):
            loop.call_soon_threadsafe(self.call_later, act)

    def _stop(self) -> None:
        from stride_tui.tui.terminal.job_control import stop

        try:
            if not stop(self.driver, self.groups.terminal, self.dashboard):
                self.groups.terminal.tell_not_stopped()
        finally:
            self._stop_asked = False

    def _go_on(self) -> None:
        from stride_tui.tui.terminal.job_control import go_on

        go_on(self.driver, self.groups.terminal, self.dashboard)

    def leave(self, code: int = 0) -> None:
        """Leave without waiting for what Textual waits for at its end: nothing of it is needed any more."""
        self.driver.do(Do("leave"))
        self.groups.close()
        error = self.saver.close()
        restore_quickly(self)
        from stride_tui.services.left_files.damaged_parts import set_aside_words

        lost = f"stride: the session was not saved: {error}" if error else ""
        for words in filter(None, (set_aside_words(self.model.workspace.home), lost)):
            from stride_tui.services.printing import print_remark

            # Textual redirects sys.stderr while it runs; sys.__stderr__ is the shell's.
            print_remark(words, sys.__stderr__)
        end_now(code or (1 if error else 0))


def run_app(workspace: Workspace, begin: bool = False, light: bool = False) -> int:
    """Run until the app is left; return the exit code. `begin` a session immediately, perhaps a `light` one."""
    app = TerminalApp(workspace, begin, light)
    catch_signals(app.leave_soon)
    app.run()
    app.saver.close()
    if app.crash is not None:
        from stride_tui.services.printing import print_remark

        report = workspace.home.report_crash(app.crash)
        print_remark(f"stride: something broke; what was saved is safe; {report}")
        return Exit.INTERNAL
    return app.return_code or 0
