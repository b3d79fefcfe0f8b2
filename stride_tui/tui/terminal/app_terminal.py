"""The terminal of the app, for cues, the editor and job control: what is written to it, and who has it."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from textual.app import App
from textual.message import Message

from stride_tui.services.job_control import has_job_control
from stride_tui.tui.terminal.textual_private import driver_of, is_running
from stride_tui.views.text.refusals import NOT_STOPPED


class AppTerminal:
    """The terminal that an app draws on. It can be left to another program for a while."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._left = False
        self._returned = asyncio.Event()
        self.editor: asyncio.subprocess.Process | None = None
        """The editor that has the terminal, if one does."""
        self.ending: asyncio.Task[None] | None = None
        """The ending of that editor, once it has begun."""
        self.whole_job = False
        """True if the next stop is one of the whole job: ctrl+z asks for it, a signal to this process does not."""

    @property
    def lent(self) -> bool:
        """Return whether another program has the terminal."""
        return self._left

    def post(self, message: Message) -> None:
        """Post a message to the app, from any thread, while it runs."""
        if is_running(self._app):
            self._app.post_message(message)

    def write(self, text: str) -> None:
        """Write control codes such as a notification; nothing while another program has the terminal."""
        driver = driver_of(self._app)
        if driver is not None and not self._app.is_headless and not self._left:
            driver.write(text)
            driver.flush()

    def bell(self) -> None:
        """Ring the bell; not while another program has the terminal."""
        if not self._left:
            self._app.bell()

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Leave the terminal to another program while the context lasts; then draw everything anew.

        Nothing is drawn meanwhile: the thread that writes has ended, and what is given to it waits for ever once thirty
        pieces wait. If the terminal is left already, nothing happens.
        """
        if self._left:
            yield
            return
        with self._app.batch_update():
            self._left = True
            self._returned.clear()
            try:
                with self._app.suspend():
                    yield
            finally:
                self._left = False
                self._returned.set()

    def stop_process(self) -> None:
        """Give the terminal back to the shell and stop, with the whole job, by the handler of that signal; say so where
        nothing can be stopped."""
        if self._app.is_headless or not has_job_control():
            self.tell_not_stopped()
        else:
            self.whole_job = True
            signal.raise_signal(signal.SIGTSTP)

    def tell_not_stopped(self) -> None:
        """Say that the system stops nothing here."""
        self._app.notify(NOT_STOPPED, severity="error", markup=False)

    def redraw(self) -> None:
        """Draw the whole picture anew, over whatever another program has written."""
        self._app.refresh(layout=True)

    async def end_editor(self) -> None:
        """End the editor, if it has the terminal, and wait until the app has the terminal back."""
        from stride_tui.tui.terminal.end_editor import LOOK_S, end_process

        while self._left and self.editor is None:
            await asyncio.sleep(LOOK_S)  # It is about to be opened.
        if self.editor is not None:
            self.ending = asyncio.create_task(end_process(self.editor))
            await self.ending
            await self._returned.wait()
