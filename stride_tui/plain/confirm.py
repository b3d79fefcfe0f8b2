"""Lines typed after a session: how hard it was, that its sets were done as asked, or which were not."""

from __future__ import annotations

import re

import msgspec
from msgspec import UNSET

from stride_tui.core.graphemes import first_graphemes
from stride_tui.core.history.amendments import SessionChange
from stride_tui.core.history.corrections import Wish, set_change, was_timed
from stride_tui.core.history.records import Session
from stride_tui.core.session.state import SessionState
from stride_tui.plain.typed_commands import SetValue, read_order
from stride_tui.services.logbook import confirm_as_asked, correct
from stride_tui.services.refusal import Refusal
from stride_tui.services.session.summary import session_of
from stride_tui.services.workspace import Workspace
from stride_tui.views.history.note import MOST_LETTERS, saved_words
from stride_tui.views.plain.answers import CONFIRMED, numbered_sets, set_corrected
from stride_tui.views.text.clean import clean

_SET = re.compile(r"w (\d{1,3}) (\d{1,4})")
_EFFORT = re.compile(r"(10|\d)(?:\s+(\S.*))?")


class Confirmed(msgspec.Struct, frozen=True):
    """The answer to a line: what to print, and whether nothing is left to ask."""

    lines: tuple[str, ...]
    over: bool


def confirm_typed(workspace: Workspace, state: SessionState, text: str) -> Confirmed | None:
    """Return the answer to a line typed after the end of a session; None if it is about something else.

    `8`: its effort (`0` is 10), and after a blank a note; `x 8` is the same. `y`: all as asked. `w`: the sets with
    their numbers; `w 3 6`: the third had 6 reps (or seconds). An effort confirms the sets too.
    """
    typed = " ".join(text.casefold().split())
    session = session_of(workspace, state)
    if typed == "y":
        return _answer(confirm_as_asked(workspace, session), CONFIRMED, over=True)
    if typed == "w":
        return Confirmed(numbered_sets(session), over=False)
    if match := _SET.fullmatch(typed):
        return _correct_set(workspace, session, int(match[1]), int(match[2]))
    if match := _EFFORT.fullmatch(text.strip()):
        effort, note = float(match[1]) or 10, match[2] and first_graphemes(match[2].strip(), MOST_LETTERS)
        change = SessionChange(effort=effort, note=note or UNSET)
        said = saved_words(effort, note or session.note)
        return _answer(correct(workspace, session.id, change), said, over=True)
    order = read_order(text)
    if isinstance(order, SetValue) and order.field == "effort":
        return _answer(correct(workspace, session.id, SessionChange(effort=order.value)), CONFIRMED, over=True)
    return None


def _correct_set(workspace: Workspace, session: Session, number: int, amount: int) -> Confirmed:
    sets = list(workspace.history.sets_of(session).items())
    if not 1 <= number <= len(sets):
        return Confirmed((f"There are {len(sets)} sets: w 1 6 says that the first had 6.",), over=False)
    key, record = sets[number - 1]
    wish = Wish(ms=amount * 1000) if was_timed(record) else Wish(reps=amount)
    change = set_change(key, record, wish if amount else Wish(status="skipped"))
    refusal = correct(workspace, session.id, change) if change else None
    return _answer(refusal, set_corrected(number, record, amount), over=False)


def _answer(refusal: Refusal | None, words: str, over: bool) -> Confirmed:
    if refusal is None:
        return Confirmed((clean(words),), over)
    said = refusal.words[:1].upper() + refusal.words[1:]
    return Confirmed((clean(f"{said.rstrip('.')}."),), over and not refusal.serious)
