"""The palette's entries: every action that does something now, and every routine."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from stride_tui.views.cues.words import SINKS, sink_turn
from stride_tui.views.keys.actions import ACTIONS, key_name
from stride_tui.views.text.clean import clean

if TYPE_CHECKING:
    from stride_tui.tui.app import StrideApp


class Actions(Provider):
    """Searches the table of actions and the library. Names from files are shown as they are."""

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for words, help_text, act in self._entries():
            yield DiscoveryHit(Content(words), act, text=words, help=help_text)

    async def search(self, query: str) -> Hits:
        """Those that match."""
        matcher = self.matcher(query)
        for words, help_text, act in self._entries():
            if (score := matcher.match(words)) > 0:
                yield Hit(score, Content(words), act, text=words, help=help_text)

    def _entries(self) -> list[tuple[str, str, partial[None]]]:
        app = cast("StrideApp", self.app)
        context = app.conductor.context
        found: list[tuple[str, str, partial[None]]] = []
        for action in ACTIONS:
            if action.palette and context in action.contexts:
                keys = " ".join(key_name(key) for key in app.model.keys[action.name])
                found.append((action.help, f"key {keys}" if keys else "", partial(app.hands.do, action.name)))
        for name in SINKS:
            found.append((sink_turn(name, name in app.cueing.sinks), "", partial(app.cueing.toggle, name)))
        if not app.conductor.running:
            for entry in app.model.library.entries:
                words = f"Routine: {clean(entry.name)}"
                found.append((words, clean(entry.slug), partial(app.choose, entry.slug)))
        return found
