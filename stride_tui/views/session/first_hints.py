"""The keys that the card before a session names, besides the one that begins."""

from __future__ import annotations

from stride_tui.views.keys.key_tables import Keys, actions_in, hints

LESSER_KEYS = {"routines": "{routines} another routine", "edit": "{edit} edit", "help": "{help} keys"}
"""The lesser keys before a session, by the actions that they are for."""
FIRST_KEYS = {
    "{toggle}": "leads you through it",
    "{panel}": "to the week: plan your runs",
    "{edit}": "edit it; or `stride new`",
}
"""The keys to try first, with what they do."""


def first_hints(keys: Keys) -> tuple[tuple[str, str, str], ...]:
    """Return what to try first, each key with what it does and its action: it is shown until there is a session in the
    history."""
    lines = [(hints((key,), keys), words, *actions_in(key)) for key, words in FIRST_KEYS.items()]
    return tuple((shown, words, action) for shown, words, action in lines if shown)
