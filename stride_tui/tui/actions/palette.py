"""The palette's entries: every action that does something now, and every routine."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from stride_tui.views.cues.words import SINKS, sink_turn
from stride_tui.views.keys.dashboard_rows import ACTIONS
from stride_tui.views.keys.row import key_name
from stride_tui.views.text.clean import clean

if TYPE_CHECKING:
    from stride_tui.tui.actions.dispatch import Actions
    from stride_tui.tui.actions.groups import ActionGroups
    from stride_tui.tui.window import Window


PaletteEntry = tuple[str, str, partial[None]]
"""Words, help, and what is done."""


class Offers(Protocol):
    """What the palette asks of the app that it opens over."""

    def palette_entries(self) -> list[PaletteEntry]:
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


def entries(window: Window, groups: ActionGroups, actions: Actions) -> list[PaletteEntry]:
    """Every action that does something now, every sink, every routine."""
    context = window.driver.context
    found: list[PaletteEntry] = []
    for action in ACTIONS:
        if action.palette and context in action.contexts:
            keys = " ".join(key_name(key) for key in window.model.keys[action.name])
            found.append((action.help, f"key {keys}" if keys else "", partial(actions.do, action.name)))
    for name in SINKS:
        found.append((sink_turn(name, name in groups.cues.sinks), "", partial(groups.cues.toggle, name)))
    if not window.driver.running:
        for entry in window.model.workspace.library.entries:
            words = f"Routine: {clean(entry.name)}"
            found.append((words, clean(entry.slug), partial(groups.screens.choose, entry.slug)))
    return found
