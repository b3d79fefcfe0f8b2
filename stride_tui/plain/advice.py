"""The lines before a session begins: what speaks against one now, as on the dashboard's card, and the light one."""

from __future__ import annotations

from stride_tui.services.workspace import Workspace
from stride_tui.views.text.clean import clean

OFFER = "stride start --plain --light begins a light session."
"""The offer of a light session, in the days before a race."""


def against_lines(workspace: Workspace, light: bool) -> tuple[str, ...]:
    """Return what speaks against a session now and what is better; none where nothing does.

    Where a light session is offered and this is none, the offer follows.
    """
    from stride_tui.views.week.advice_words import card_words

    workspace.settle_zone()
    ahead = workspace.ahead()
    words = card_words(ahead, workspace.zone, workspace.clock.now().utc).replace(" · ", ", ")
    if not words or (light and ahead.advice.layer == "before a race"):
        return ()
    offer = (OFFER,) if ahead.advice.layer == "before a race" else ()
    return (clean(f"{words[:1].upper()}{words[1:]}."), *offer)
