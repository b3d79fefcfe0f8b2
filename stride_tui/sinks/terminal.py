"""Sinks that need no program: what the face writes to its terminal or shows on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from stride_tui.core.cues.cues import Meaning
from stride_tui.core.cues.outlets import SinkTrial
from stride_tui.sinks.announcement import Announcement
from stride_tui.sinks.cue_sink import PHASE_CHANGES, CueSink

PERHAPS = "sent to the terminal, which may be set to ignore it"
NO_TERMINAL = "there is no terminal on standard error"


class TerminalSink:
    """Sends each call to the terminal, which does not say what it makes of it."""

    def __init__(self, send: Callable[[Announcement], None], on_terminal: bool) -> None:
        self._send = send
        self._on_terminal = on_terminal

    def play(self, call: Announcement) -> None:
        """Send a call."""
        self._send(call)

    def close(self) -> None:
        """Do nothing: what was sent cannot be called back."""

    def try_all(self, examples: Mapping[Meaning, str], played: Callable[[Meaning], None]) -> SinkTrial:
        """Send one example, for one shows as much as all of them, if there is a terminal."""
        if not self._on_terminal:
            return SinkTrial(False, why=NO_TERMINAL)
        self._send(Announcement("rest", examples["rest"]))
        return SinkTrial(None, why=PERHAPS)


class ScreenFlash:
    """Flashes the dashboard, which always can."""

    def __init__(self, flash: Callable[[], None]) -> None:
        self._flash = flash

    def play(self, call: Announcement) -> None:
        """Flash once."""
        self._flash()

    def close(self) -> None:
        """Do nothing: a flash is over soon."""

    def try_all(self, examples: Mapping[Meaning, str], played: Callable[[Meaning], None]) -> SinkTrial:
        """Say who flashes: a command has no screen of its own."""
        return SinkTrial(True, "the dashboard")


BELL_SINK = CueSink(
    open=lambda tools: TerminalSink(lambda _: tools.outlets.bell(), tools.outlets.on_terminal),
    # A bell has one sound: it rings for what one has to act on.
    meanings=PHASE_CHANGES | {"rest_over", "rep"},
)
FLASH_SINK = CueSink(
    open=lambda tools: ScreenFlash(tools.outlets.flash),
    meanings=PHASE_CHANGES | {"rest_over", "countdown"},
)
