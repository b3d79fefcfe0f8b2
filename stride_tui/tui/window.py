"""The window that actions act in, as a protocol. The app is one; a test may be another."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from asyncio import Task
    from asyncio.subprocess import Process
    from contextlib import AbstractContextManager

    from textual.message import Message
    from textual.screen import Screen

    from stride_tui.services.session.driver import SessionDriver
    from stride_tui.tui.model import Model
    from stride_tui.tui.screens.dashboard import Dashboard

Result = TypeVar("Result")


class Window(Protocol):
    """One window of stride: of all that the app has, actions use these eight names and nothing else."""

    model: Model
    driver: SessionDriver
    dashboard: Dashboard

    def tell(self, words: str, alarm: bool = False) -> None:
        """Show a sentence for a moment."""

    def show(self, screen: Screen[Result], answered: Callable[[Result | None], None] | None = None) -> None:
        """Open a screen; `answered` is called with what it is dismissed with."""

    def changed(self) -> None:
        """Paint the dashboard, and let the screens above it read the model again."""

    def work(self, work: Coroutine[Any, Any, None], group: str) -> None:
        """Run a coroutine; it cancels the one that runs in its group."""

    def leave(self, code: int = 0) -> None:
        """Leave the app; a session under way is kept for later."""


class Terminal(Protocol):
    """The part of the app for cues and the editor: its terminal. No other action uses it."""

    def post(self, message: Message) -> None:
        """Post a message to the app, from any thread."""

    def write(self, text: str) -> None:
        """Write control codes to the terminal, in order with what is painted."""

    def bell(self) -> None:
        """Ring the terminal's bell."""

    def suspend(self) -> AbstractContextManager[None]:
        """Release the terminal to another program while the context lasts."""

    editor: Process | None
    """The editor that has the terminal, if one does."""

    ending: Task[None] | None
    """The ending of that editor, once it has begun."""
