"""Sinks that need no program: the face writes to its terminal, or flashes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from stride_tui.core.cues.cues import Meaning
from stride_tui.core.cues.outlets import SinkTrial
from stride_tui.sinks.announcement import Announcement
from stride_tui.sinks.cue_sink import PHASE_CHANGES, CueSink

PERHAPS = "sent to the terminal, which may be set to ignore it"
NO_TERMINAL = "there is no terminal on standard error"


class TerminalSink:
    """A sink that writes each announcement to the terminal, which does not report what it does with it."""

    def __init__(self, send: Callable[[Announcement], None], on_terminal: bool) -> None:
        self._send = send
        self._on_terminal = on_terminal

    def play(self, announcement: Announcement) -> None:
        """Send an announcement."""
        self._send(announcement)

    def close(self) -> None:
        """Do nothing: what was sent cannot be taken back."""

    def try_all(self, examples: Mapping[Meaning, str], played: Callable[[Meaning], None]) -> SinkTrial:
        """Send one example, if there is a terminal: more of them would not show more."""
        if not self._on_terminal:
            return SinkTrial(False, why=NO_TERMINAL)
        self._send(Announcement("rest", examples["rest"]))
        return SinkTrial(None, why=PERHAPS)


class ScreenFlash:
    """A sink that flashes the dashboard, which always works."""

    def __init__(self, flash: Callable[[], None]) -> None:
        self._flash = flash

    def play(self, announcement: Announcement) -> None:
        """Flash once."""
        self._flash()

    def close(self) -> None:
        """Do nothing: a flash is over soon."""

    def try_all(self, examples: Mapping[Meaning, str], played: Callable[[Meaning], None]) -> SinkTrial:
        """Return that the dashboard flashes: a command has no screen of its own to try it on."""
        return SinkTrial(True, "the dashboard")


BELL_SINK = CueSink(
    open=lambda tools: TerminalSink(lambda _: tools.outlets.bell(), tools.outlets.on_terminal),
    # A bell has one sound, so it rings only for what the runner has to act on.
    meanings=PHASE_CHANGES | {"rest_over", "rep"},
)
FLASH_SINK = CueSink(
    open=lambda tools: ScreenFlash(tools.outlets.flash),
    meanings=PHASE_CHANGES | {"rest_over", "countdown"},
)
