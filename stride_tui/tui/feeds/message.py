"""The messages of the feeds: to the app that something changed, to the screens that the app has taken it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from stride_tui.services.changes import Change


class StoreChanged(Message):
    """A file changed; `change` is what it says now."""

    def __init__(self, change: Change) -> None:
        super().__init__()
        self.change = change


class ModelChanged(Message):
    """For screens: the model has other values than before; read it again."""
