"""The app in a real terminal, and the restoring of the terminal whatever ends the app."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from stride_tui.core.session.events import Do
from stride_tui.services.exits import Exit
from stride_tui.services.workspace import Workspace
from stride_tui.tui.app import StrideApp
from stride_tui.tui.terminal.key_reader import with_sleeping_reader
from stride_tui.tui.terminal.signals import catch_signals, end_now, restore_quickly, watch_terminal
from stride_tui.tui.terminal.textual_private import loop_of

if TYPE_CHECKING:
    from textual.driver import Driver


def _collect_again() -> None:
    """Turn garbage collection on again after the first picture; what was made for the picture is left out of it."""
    gc.freeze()
    gc.enable()


class TerminalApp(StrideApp):
    """The app in a real terminal: it handles signals, and leaves as soon as everything is saved."""

    def get_driver_class(self) -> type[Driver]:
        """Return Textual's driver, with a reading thread that sleeps."""
        return with_sleeping_reader(super().get_driver_class())

    def on_mount(self) -> None:
        """Set stride's signal handlers, after the driver has set its own."""
        catch_signals(self._leave_soon)
        watch_terminal(lambda: self._leave_soon(Exit.HUNG_UP))
        self.call_after_refresh(_collect_again)

    def _leave_soon(self, code: int) -> None:
        """Leave from the app's own loop; called by a signal handler or from another thread."""
        if loop := loop_of(self):
            loop.call_soon_threadsafe(self.leave, code)

    def leave(self, code: int = 0) -> None:
        """Leave without waiting for what Textual waits for at its end: nothing of it is needed any more."""
        self.driver.do(Do("leave"))
        self.groups.close()
        error = self.saver.close()
        restore_quickly(self)
        if error:
            from stride_tui.services.printing import print_remark

            # Textual redirects sys.stderr while it runs; sys.__stderr__ is the shell's.
            print_remark(f"stride: the session was not saved: {error}", sys.__stderr__)
        end_now(code or (1 if error else 0))


def run_app(workspace: Workspace, begin: bool = False) -> int:
    """Run until the app is left; return the exit code."""
    app = TerminalApp(workspace, begin)
    app.run()
    app.saver.close()
    if app.crash is not None:
        from stride_tui.services.printing import print_remark

        report = workspace.home.report_crash(app.crash)
        print_remark(f"stride: something broke; what was saved is safe; {report}")
        return Exit.INTERNAL
    return app.return_code or 0
