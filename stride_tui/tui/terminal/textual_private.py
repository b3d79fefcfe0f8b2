"""All that stride uses of what Textual keeps to itself, in one file: a new Textual is checked here and nowhere else.

Each use names the version of Textual that it was read in. Where the private thing may be gone, what is left is safe:
the public way, which is only slower.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, TypeVar

from textual.app import App
from textual.screen import Screen

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

    from textual._xterm_parser import XTermParser
    from textual.driver import Driver

Returned = TypeVar("Returned")


class CrashKeepingApp(App[Returned]):
    """An app that keeps the error which ends it, for the caller to report in one line.

    `App._handle_exception` and `App._close_messages_no_wait`, read in 8.2.8: Textual would print a traceback, which
    shows data, and exit with 0.
    """

    crash: Exception | None = None
    """The error that ended the app, if one did."""

    def _handle_exception(self, error: Exception) -> None:
        if self.is_headless:
            super()._handle_exception(error)
            return
        self.crash = self.crash or error
        self._close_messages_no_wait()


class PartlyPainted(Screen[Returned]):
    """A screen that, while others are above it, has only the cells written again that changed and can be seen.

    `Screen._compositor_refresh`, `_on_timer_update`, `_compositor`, `_dirty_widgets`, `_repaint_required` and
    `Widget._set_dirty`, read in 8.2.8: for each change below, Textual would paint the whole screen on top anew, even
    where nothing of it shows through. A screen is painted whole when it is on top again.
    """

    def _on_timer_update(self) -> None:
        # For a screen that is to be painted, Textual forgets which of its widgets changed. Painted in part, it would
        # leave them as they were, and their rows would be written with a later change.
        if self._repaint_required and self._dirty_widgets:
            self._compositor.update_widgets(self._dirty_widgets)
        super()._on_timer_update()

    def _compositor_refresh(self) -> None:
        stack = self.app.screen_stack
        if self is stack[-1] or self not in stack:
            super()._compositor_refresh()
            return
        changed = tuple(self._compositor._dirty_regions)
        self._compositor._dirty_regions.clear()
        self._dirty_widgets.clear()
        *between, top = stack[stack.index(self) + 1 :]
        if changed and all(screen.styles.background.a < 1 for screen in (*between, top)):
            for screen in between:
                screen._set_dirty(*changed)
            top.refresh(*changed)


def driver_of(app: App[Any]) -> Driver | None:
    """Return the app's driver, None before it runs (`App._driver`, 8.2.8)."""
    return app._driver


def is_running(app: App[Any]) -> bool:
    """Return whether the app takes messages (`MessagePump._running`, 8.2.8)."""
    return app._running


def messages_wait(app: App[Any]) -> bool:
    """Return whether a message waits for the app, for an open screen or for a widget of one."""
    if app.message_queue_size:
        return True
    return any(node.message_queue_size for screen in app.screen_stack for node in screen.walk_children(with_self=True))


def layout_waits(app: App[Any]) -> bool:
    """Return whether the screen in front will be laid out anew with its next picture (`Widget._layout_required`,
    8.2.8)."""
    return bool(app.screen_stack) and getattr(app.screen_stack[-1], "_layout_required", False)


def loop_of(app: App[Any]) -> AbstractEventLoop | None:
    """Return the app's event loop while it is open (`App._loop`, 8.2.8)."""
    loop = app._loop
    return None if loop is None or loop.is_closed() else loop


def leave_terminal(driver: Driver) -> bool:
    """Restore the terminal without waiting for the thread that reads its keys, which takes a tenth of a second.

    `LinuxDriver._key_thread` and `exit_event`, 8.2.8. Return False, with nothing done, where the driver has neither.
    """
    if not hasattr(driver, "_key_thread") or not hasattr(driver, "exit_event"):
        return False
    driver._key_thread = None
    # In this order: with its exit event set, the driver would not turn the mouse off.
    driver.stop_application_mode()
    driver.exit_event.set()
    driver.close()
    return True


def exit_event_of(driver: Driver) -> threading.Event | None:
    """Return the event that ends the thread which reads keys (`LinuxDriver.exit_event`, 8.2.8)."""
    event = getattr(driver, "exit_event", None)
    return event if isinstance(event, threading.Event) else None


def key_parser(driver: Driver) -> XTermParser:
    """Return a parser of what a terminal sends, as the driver makes its own (`_xterm_parser`, `_debug`, 8.2.8)."""
    from textual._xterm_parser import XTermParser

    return XTermParser(driver._debug)
