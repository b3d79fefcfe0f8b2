"""The keys of every screen: a key is looked up in the table, and the screen's function for its action is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol, cast

from textual import events
from textual.screen import Screen

from stride_tui.tui.model import Model
from stride_tui.views.keys.footer import FooterView, keys_view
from stride_tui.views.keys.help import help_view
from stride_tui.views.keys.key_tables import action_of

Acts = Mapping[str, Callable[[], object]]
"""The name of an action with the function for it."""


class HasModel(Protocol):
    """The part of the app that a screen uses."""

    model: Model


def own_keys(screen: Screen[Any]) -> Mapping[str, tuple[str, ...]]:
    """Return the keys that the user chose for actions."""
    return cast("HasModel", screen.app).model.workspace.settings.keys


def press(screen: Screen[Any], place: str, event: events.Key, acts: Acts) -> bool:
    """Do what a key is for; return False if it is for nothing. `place` is the screen's name in the table.

    The event ends here: the screens below do not receive it.
    """
    event.stop()
    event.prevent_default()
    return act(screen, place, action_of(own_keys(screen), place, event.key), acts)


def act(screen: Screen[Any], place: str, name: str, acts: Acts) -> bool:
    """Do an action by its name; return False without one. Every screen has the help."""
    if name == "help":
        from stride_tui.tui.screens.help import Help

        screen.app.push_screen(Help(help_view(own_keys(screen), place)))
    elif name:
        acts[name]()
    return bool(name)


def key_bar(
    screen: Screen[Any], place: str, without: frozenset[str] = frozenset(), words: Mapping[str, str] | None = None
) -> FooterView:
    """Return the screen's line of keys, `without` the actions that would do nothing now, with `words` of its own."""
    return keys_view(own_keys(screen), place, without, words)
