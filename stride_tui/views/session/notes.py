"""The notes of the routine's file to a set and to its block, while they matter."""

from __future__ import annotations

from stride_tui.core.session.state import SessionState
from stride_tui.views.text.clean import one_line
from stride_tui.views.text.spans import Tone
from stride_tui.views.text.words import FETCH, fetch_words

SetNotes = tuple[tuple[str, Tone], ...]
"""Lines of the Now panel, each with its tone."""


def set_notes(state: SessionState, last_time: str, asked: str = "") -> tuple[SetNotes, int]:
    """Return the lines beside the current set, the most useful first, and how many of them are to be read before it.

    What is to be fetched and known comes first while there is time for it, before the set; within it come the reason
    for what is `asked`, and the cues. The block's note has been read by then, and is the last.
    """
    item = state.item
    described = state.routine.exercise(item.exercise)
    own, of_block = _dim(item.note, described.note), _dim(state.block.note)
    cues: SetNotes = tuple((f"· {cue}", "plain") for cue in described.cues)
    why: SetNotes = ((asked, "accent"),) if asked else ()
    last: SetNotes = ((last_time, "dim"),) if last_time else ()
    first: SetNotes
    then: SetNotes
    match state.step.kind:
        case "rest":
            first, then = (*_fetch(state), *of_block, *own), ()
        case "get_ready":
            first, then = (*_fetch(state), *of_block, *own), (*why, *last, *cues)
        case "work":
            first, then = (), (*why, *last, *cues, *own, *of_block)
        case _:
            first, then = own, (*why, *last, *cues, *of_block)
    return (*first, *then), len(first)


def _fetch(state: SessionState) -> SetNotes:
    """Return what to fetch, or nothing."""
    words = fetch_words(state)
    return ((FETCH + words, "accent"),) if words else ()


def _dim(*notes: str | None) -> SetNotes:
    """Return notes of a file in single lines."""
    return tuple((one_line(note), "dim") for note in notes if note)
