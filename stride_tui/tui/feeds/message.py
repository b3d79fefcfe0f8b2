"""What the feeds' messages have in common."""

from __future__ import annotations

from textual.message import Message


class StoreChanged(Message):
    """Something in the store changed; each kind of change is a message of its own."""


class ModelChanged(Message):
    """For screens: the model has other values than before; read it again."""
