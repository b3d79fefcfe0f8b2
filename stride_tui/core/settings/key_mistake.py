"""A mistake in the keys that the settings give to actions."""

from __future__ import annotations

from typing import NamedTuple


class KeyMistake(NamedTuple):
    """A key that an action cannot have; `number` is its ordinal among the keys of the action, from 0."""

    action: str
    number: int
    message: str
    hint: str
