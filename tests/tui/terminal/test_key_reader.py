"""The reader of keys in a real terminal: patient, and it loses none."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from queue import Queue
from types import SimpleNamespace

import pytest
from textual import events
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from stride_tui.tui.terminal import key_reader as driver
from stride_tui.tui.terminal.background import AnswerFilter
from stride_tui.tui.terminal.key_reader import ATTENTIVE_S, ExitEvent, with_sleeping_reader


class Keyboard:
    """A reader of keys on a pipe, in a thread as Textual starts it."""

    def __init__(self, answers: AnswerFilter | None = None) -> None:
        self.descriptor, self._typing = os.pipe()
        self.bell = ExitEvent(self.descriptor)
        self.keys: Queue[str] = Queue()
        reader = SimpleNamespace(
            exit_event=self.bell, fileno=self.descriptor, _debug=False, process_message=self._process, answers=answers
        )
        read = with_sleeping_reader(LinuxDriver).run_input_thread  # type: ignore[attr-defined]
        self.thread = threading.Thread(target=read, args=(reader,), name="textual-input", daemon=True)

    def type(self, data: bytes) -> None:
        """Press keys."""
        os.write(self._typing, data)

    def hang_up(self) -> None:
        """Take the keyboard away."""
        os.close(self._typing)

    def _process(self, message: Message) -> None:
        if isinstance(message, events.Key):
            self.keys.put(message.key)


@pytest.fixture
def keyboard() -> Iterator[Keyboard]:
    """A keyboard whose reader ends with the test."""
    found = Keyboard()
    yield found
    if found.thread.is_alive():
        found.bell.set()
        found.thread.join(5)
    assert not found.thread.is_alive()


def test_keys_are_read(keyboard: Keyboard) -> None:
    """Plain ones, long ones, and those of several bytes."""
    keyboard.thread.start()
    keyboard.type(b"a\x1b[A\r" + "é".encode())
    assert [keyboard.keys.get(timeout=5) for _ in range(4)] == ["a", "up", "enter", "é"]


def test_a_character_that_comes_in_halves_is_one(keyboard: Keyboard) -> None:
    """The first half is not taken for the end of the terminal."""
    keyboard.thread.start()
    first, second = "é".encode()[:1], "é".encode()[1:]
    keyboard.type(b"a" + first)
    assert keyboard.keys.get(timeout=5) == "a"
    keyboard.type(second)
    assert keyboard.keys.get(timeout=5) == "é"


def test_escape_alone_is_reported_though_the_reader_was_about_to_sleep(
    keyboard: Keyboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It came in the last moment of the attention that an earlier key had drawn."""
    now = [1_000.0]
    monkeypatch.setattr(driver, "time", SimpleNamespace(monotonic=lambda: now[0]))
    keyboard.bell.note_input()
    keyboard.thread.start()
    keyboard.type(b"a")
    assert keyboard.keys.get(timeout=5) == "a"
    now[0] += ATTENTIVE_S + 1
    keyboard.type(b"\x1b")
    assert keyboard.keys.get(timeout=5) == "escape"


def test_a_terminal_that_is_gone_ends_the_reader(keyboard: Keyboard) -> None:
    """It neither waits nor spins."""
    keyboard.thread.start()
    keyboard.hang_up()
    keyboard.thread.join(5)
    assert not keyboard.thread.is_alive()
