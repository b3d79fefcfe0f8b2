"""The palette's entries: every action that does something now, and every routine."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from stride_tui.views.cues.words import SINKS, sink_turn
from stride_tui.views.keys.dashboard_rows import ACTIONS
from stride_tui.views.keys.footer import without_effect
from stride_tui.views.keys.key_tables import spoken
from stride_tui.views.keys.row import key_name
from stride_tui.views.text.clean import clean

if TYPE_CHECKING:
    from stride_tui.tui.actions.dispatch import Actions
    from stride_tui.tui.actions.groups import ActionGroups
    from stride_tui.tui.window import Window


PaletteEntry = tuple[str, str, partial[None]]
"""An entry: its words, its help, and the action."""


class Offers(Protocol):
    """The part of the app that the palette uses."""

    def palette_entries(self) -> list[PaletteEntry]:
        """Return all entries that there are now."""


class PaletteActions(Provider):
    """The palette: searches the table of actions and the library. Names from files are shown as plain text."""

    async def discover(self) -> Hits:
        """Yield all entries, before anything is typed."""
        for words, help_text, act in cast("Offers", self.app).palette_entries():
            yield DiscoveryHit(Content(words), act, text=words, help=help_text)

    async def search(self, query: str) -> Hits:
        """Yield the entries that match."""
        matcher = self.matcher(query)
        for words, help_text, act in cast("Offers", self.app).palette_entries():
            if (score := matcher.match(words)) > 0:
                yield Hit(score, Content(words), act, text=words, help=help_text)


def entries(window: Window, groups: ActionGroups, actions: Actions) -> list[PaletteEntry]:
    """Return an entry for every action that does something now, every sink and every routine."""
    context = window.driver.context
    without = _without(window, groups)
    rows: list[PaletteEntry] = []
    for action in ACTIONS:
        offered = action.name not in without and (action.name != "recover" or groups.sessions.ended_last)
        if action.palette and offered and context in action.contexts:
            keys = " ".join(key_name(key) for key in window.model.keys[action.name])
            rows.append(
                (
                    spoken(action.help, window.model.keys),
                    f"key {keys}" if keys else "",
                    partial(actions.do, action.name),
                )
            )
    for name in SINKS:
        rows.append((sink_turn(name, name in groups.cues.sinks), "", partial(groups.cues.toggle, name)))
    if not window.driver.running:
        for entry in window.model.workspace.library.entries:
            words = f"Routine: {clean(entry.name)}"
            rows.append((words, clean(entry.slug), partial(groups.screens.choose, entry.slug)))
    return rows


def _without(window: Window, groups: ActionGroups) -> frozenset[str]:
    """Return the actions that would do nothing now."""
    model, state = window.model, window.driver.state
    entry = model.workspace.entry
    can_begin = entry is not None and entry.routine is not None and not model.elsewhere
    done = groups.sessions.session_done()
    return without_effect(state, entry is not None, can_begin, done is not None and bool(done.to_confirm))
