"""The messages of the feeds: to the app that something changed, to the screens that the app has taken it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from stride_tui.services.changes import Change


class StoreChanged(Message):
    """Posted when a file has changed; `change` has its new contents."""

    def __init__(self, change: Change) -> None:
        super().__init__()
        self.change = change


class ModelChanged(Message):
    """Posted to screens when the model has new values, so that they read it again."""
