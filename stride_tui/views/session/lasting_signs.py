"""The signs of states that last, such as not saved and hands-free. Every face says them in the same words."""

from __future__ import annotations

import msgspec

from stride_tui.core.session.state import SessionState
from stride_tui.views.text.spans import SEPARATOR, Line, Span, Tone


class LastingSign(msgspec.Struct, frozen=True, array_like=True):
    """A state that lasts, in a word or two, and its tone."""

    words: str
    tone: Tone = "accent"


NOT_SAVED = LastingSign("NOT SAVED", "bad")
LOOKING_ON = LastingSign("looking on", "warn")
MUTED = LastingSign("muted", "warn")
HANDS_FREE = LastingSign("hands-free")


def lasting_signs(
    state: SessionState | None, hands_free: bool, muted: bool = False, unsaved: bool = False, looking_on: bool = False
) -> tuple[LastingSign, ...]:
    """Return the signs of the states that hold now, what may be lost first.

    A session under way is hands-free or not by itself; before one and after it, `hands_free` is what the next one will
    be. `looking_on` is whether another window leads a session.
    """
    running = state is not None and not state.ended
    free = state.hands_free if running and state is not None else hands_free
    holding = ((unsaved, NOT_SAVED), (looking_on, LOOKING_ON), (muted, MUTED), (free, HANDS_FREE))
    return tuple(sign for holds, sign in holding if holds)


def signs_line(signs: tuple[LastingSign, ...]) -> Line:
    """Return the signs side by side."""
    spans: list[Span] = []
    for sign in signs:
        spans += [Span(SEPARATOR, "dim")] if spans else []
        spans.append(Span(sign.words, sign.tone))
    return tuple(spans)


def signs_sentence(signs: tuple[LastingSign, ...]) -> str:
    """Return the signs as a sentence, `Muted, hands-free.`; empty where nothing lasts."""
    words = ", ".join(sign.words.lower() for sign in signs)
    return f"{words[:1].upper()}{words[1:]}." if words else ""
