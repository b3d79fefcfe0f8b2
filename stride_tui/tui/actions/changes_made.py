"""The changes of the plan and of what was logged that were made in this window, so that each can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from stride_tui.services.refusal import Refusal

if TYPE_CHECKING:
    from stride_tui.tui.window import Window

NOTHING_TO_TAKE_BACK = "There is no change of the plan to take back, nor of what was logged here."


class Change(NamedTuple):
    """One change: the words on it, and the function that takes it back or says why it cannot."""

    words: str
    take_back: Callable[[], Refusal | None]


class ChangesMade:
    """The changes, newest last. One that cannot be taken back now stays: it may be possible later."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._made: list[Change] = []

    def __bool__(self) -> bool:
        return bool(self._made)

    def note(self, words: str, take_back: Callable[[], Refusal | None]) -> None:
        """Note a change that was made: what it was, and how it is taken back."""
        self._made.append(Change(words, take_back))

    def undo(self) -> None:
        """Take the last change back, and say which it was, or why it stays."""
        if not self._made:
            self._window.tell(NOTHING_TO_TAKE_BACK)
            return
        words, take_back = self._made[-1]
        if refusal := take_back():
            self._window.tell(refusal.words, alarm=refusal.serious)
            return
        self._made.pop()
        self._window.tell(f"Taken back: {words}.")
        self._window.changed()
