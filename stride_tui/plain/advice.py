"""The advice for a session: what speaks against one now, as on the dashboard's card, the light one, what is asked."""

from __future__ import annotations

from stride_tui.core.progression.rules.prescription import Today
from stride_tui.core.session.state import SessionState
from stride_tui.services.session.routine_today import asked_beside
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


def advice_lines(workspace: Workspace, light: bool) -> tuple[str, ...]:
    """Return the same, and the question about a run that may have been done instead of a planned one."""
    from stride_tui.services.week.instead import question_line

    words = question_line(workspace).replace("`", "")
    asked = (clean(f"{words[:1].upper()}{words[1:]}."),) if words else ()
    return (*against_lines(workspace, light), *asked)


def asked_of(workspace: Workspace, state: SessionState) -> Today | None:
    """Return what the session's routine asks today, from its file; None where the file has mistakes or is gone."""
    entry = workspace.library.entry(state.routine.slug)
    return asked_beside(workspace, entry.routine, state) if entry and entry.routine else None
