"""The palette's entries: every action that does something now, and every routine."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from stride_tui.views.cues.words import SINKS, sink_turn
from stride_tui.views.keys.actions import ACTIONS, key_name
from stride_tui.views.text.clean import clean

if TYPE_CHECKING:
    from stride_tui.tui.actions.all import Actions as Parts
    from stride_tui.tui.actions.dispatch import Hands
    from stride_tui.tui.window import Window


Entry = tuple[str, str, partial[None]]
"""Words, help, and what is done."""


class Offers(Protocol):
    """What the palette asks of the app that it opens over."""

    def palette_entries(self) -> list[Entry]:
        """All entries there are now."""


class PaletteActions(Provider):
    """Searches the table of actions and the library. Names from files are shown as they are."""

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for words, help_text, act in cast("Offers", self.app).palette_entries():
            yield DiscoveryHit(Content(words), act, text=words, help=help_text)

    async def search(self, query: str) -> Hits:
        """Those that match."""
        matcher = self.matcher(query)
        for words, help_text, act in cast("Offers", self.app).palette_entries():
            if (score := matcher.match(words)) > 0:
                yield Hit(score, Content(words), act, text=words, help=help_text)


def entries(app: Window, parts: Parts, hands: Hands) -> list[Entry]:
    """Every action that does something now, every sink, every routine."""
    context = app.conductor.context
    found: list[Entry] = []
    for action in ACTIONS:
        if action.palette and context in action.contexts:
            keys = " ".join(key_name(key) for key in app.model.keys[action.name])
            found.append((action.help, f"key {keys}" if keys else "", partial(hands.do, action.name)))
    for name in SINKS:
        found.append((sink_turn(name, name in parts.cues.sinks), "", partial(parts.cues.toggle, name)))
    if not app.conductor.running:
        for entry in app.model.library.entries:
            words = f"Routine: {clean(entry.name)}"
            found.append((words, clean(entry.slug), partial(parts.session.choose, entry.slug)))
    return found
