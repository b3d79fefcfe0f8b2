"""The changes of the plan and of what was logged that were made in this window, so that each can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from stride_tui.services.refusal import Refusal

if TYPE_CHECKING:
    from stride_tui.tui.window import Window

NOTHING_TO_TAKE_BACK = "There is no change of the plan to take back, nor of what was logged here."


class MadeChange(NamedTuple):
    """One change: the words on it, and the function that takes it back or says why it cannot; `may_wait` is whether
    it may be able to later."""

    words: str
    take_back: Callable[[], Refusal | None]
    may_wait: bool


class ChangesMade:
    """The changes, newest last."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._made: list[MadeChange] = []

    def note(self, words: str, take_back: Callable[[], Refusal | None], may_wait: bool = False) -> None:
        """Note a change that was made: what it was, and how it is taken back."""
        self._made.append(MadeChange(words, take_back, may_wait))
        self._window.model.can_undo = True

    def undo(self) -> None:
        """Take the last change back, and say which it was, or why it cannot be; one that may be later is kept."""
        if not self._made:
            self._window.tell(NOTHING_TO_TAKE_BACK)
            return
        words, take_back, may_wait = self._made[-1]
        refusal = take_back()
        if refusal is None or not (may_wait or refusal.serious):
            self._made.pop()
            self._window.model.can_undo = bool(self._made)
        if refusal:
            self._window.tell(refusal.words, alarm=refusal.serious)
        else:
            self._window.tell(f"Taken back: {words}.")
        self._window.changed()
