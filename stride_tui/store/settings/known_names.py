"""The names that the settings may use and that are defined elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from stride_tui.core.settings.key_mistake import KeyMistake


class NamesToCheck(NamedTuple):
    """The names that the settings may use and that are defined elsewhere.

    `actions` are those of `[keys]`, `key_mistakes` returns what is wrong with the keys of all actions. `routine_hint`
    returns what would be right for the slug of a routine that is not there, and None for one that is.
    """

    actions: Collection[str]
    key_mistakes: Callable[[Mapping[str, Iterable[str]]], Iterable[KeyMistake]]
    routine_hint: Callable[[str], str | None]
