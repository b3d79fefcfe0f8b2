"""Typed lines read as orders. Every line is one: a line that cannot be read has an answer that says why."""

from __future__ import annotations

import re

import msgspec

from stride_tui.core.graphemes import first_graphemes
from stride_tui.core.instant import Instant
from stride_tui.core.routines.routine import Unit, convert
from stride_tui.core.session.choices import SetField
from stride_tui.core.session.events import ADJUST_STEP_MS, Adjust, ChangeSet, Command, Do, Jump
from stride_tui.core.session.state import SessionState
from stride_tui.views.plain import answers as words
from stride_tui.views.plain.answers import Question
from stride_tui.views.session.phases import NO_MORE_ROUNDS, ROUND_UNDER_WAY
from stride_tui.views.session.stepper import fields_of, set_to_change

AnswerLines = tuple[str, ...]

LIMITS: dict[SetField, tuple[float, float, str]] = {
    "weight": (0, 2000, "w takes the weight of one implement from 0 to 2000, such as w 12.5 or w 25 lb."),
    "reps": (0, 500, "r takes whole reps from 0 to 500, such as r 7."),
    "effort": (1, 10, "x takes an effort from 1 to 10, such as x 8."),
}
"""The least and the most of each value, and what to type."""


class AskOrder(msgspec.Struct, frozen=True):
    """A question about the session."""

    what: Question


class SetValue(msgspec.Struct, frozen=True):
    """A weight, reps or an effort, for the set under way or the last one."""

    field: SetField
    value: float
    unit: Unit | None = None
    """The unit that was typed behind a weight; None for that of the set."""


class LeaveOrder(msgspec.Struct, frozen=True):
    """The order to leave the session for later."""


class MuteOrder(msgspec.Struct, frozen=True):
    """The order to mute the cues, or to unmute them."""


class Misread(msgspec.Struct, frozen=True):
    """A line that is no order; `words` answer it."""

    words: str


Order = Command | AskOrder | SetValue | LeaveOrder | MuteOrder | Misread

_WORDS: dict[str, Order] = {
    "p": Do("toggle"),
    "b": Do("back"),
    "s": Do("skip"),
    "u": Do("undo"),
    "f": Do("finish"),
    "+": Adjust(ADJUST_STEP_MS),
    "=": Adjust(ADJUST_STEP_MS),
    "-": Adjust(-ADJUST_STEP_MS),
    "r+": Do("add_round"),
    "r +": Do("add_round"),
    "r-": Do("drop_round"),
    "r -": Do("drop_round"),
    "m": MuteOrder(),
    "l": LeaveOrder(),
    "q": LeaveOrder(),
    "n": AskOrder("next"),
    "t": AskOrder("time"),
    "c": AskOrder("cues"),
    "h": AskOrder("here"),
    "a": AskOrder("about"),
    "?": AskOrder("help"),
    "d d": Do("discard"),
    "dd": Do("discard"),
    "d": Misread("d d throws the session away. Nothing would be added to your history."),
}
_FIELDS: dict[str, SetField] = {"w": "weight", "r": "reps", "x": "effort"}
_NUMBER = re.compile(r"\d{1,6}(?:[.,]\d{1,6})?")


def read_order(line: str) -> Order:
    """Return what a line asks for. Enter alone confirms, space and Enter pauses."""
    text = line.strip("\r\n")
    if not text:
        return Do("confirm")
    typed = " ".join(text.casefold().split())
    if not typed:
        return Do("toggle")
    if typed in _WORDS:
        return _WORDS[typed]
    if typed.isascii() and typed.isdigit() and len(typed) < 4:
        return Jump(int(typed) - 1)
    if typed[0] in _FIELDS and (typed[1:2] in (" ", "") or typed[1].isdigit()):
        return _put(_FIELDS[typed[0]], typed[1:].strip())
    return Misread(f"There is no {first_graphemes(text.strip(), 20)}. Type ? and Enter for help.")


def _put(field: SetField, text: str) -> Order:
    least, most, right = LIMITS[field]
    if field == "weight" and text.strip("0.,"):
        # Imported here, because most lines have no weight.
        from stride_tui.services.refusal import Refusal
        from stride_tui.services.typed.amounts import weight_from

        found = weight_from(text)
        return Misread(f"{right[:-1]}; this {found.words}.") if isinstance(found, Refusal) else SetValue(field, *found)
    if not _NUMBER.fullmatch(text):
        return Misread(right)
    value = float(text.replace(",", "."))
    whole = field != "reps" or value == int(value)
    return SetValue(field, value) if whole and least <= value <= most else Misread(right)


def resolve(
    order: Command | AskOrder | SetValue | Misread, state: SessionState, now: Instant
) -> tuple[Command | None, AnswerLines]:
    """Return the command of an order, if it has one, and the lines to print if the command changes nothing."""
    match order:
        case AskOrder(what=what):
            return None, words.answer_lines(what, state, now)
        case Misread(words=answer):
            return None, (answer,)
        case SetValue(field=field, value=value, unit=unit):
            target = set_to_change(state, state.step.kind != "work")
            if target is None or field not in fields_of(state, target):
                return None, (f"This set takes no {'load' if field == 'weight' else field}.",)
            value = value if unit is None else convert(value, unit, target.load.unit)
            return ChangeSet(target.step.place, field, value), ("It has that value already.",)
        case Do(name="confirm"):
            return order, (words.TOO_LATE,)
        case Do(name="undo"):
            return order, ("There is nothing to take back.",)
        case Do(name="add_round"):
            return order, (f"{NO_MORE_ROUNDS}.",)
        case Do(name="drop_round"):
            return order, (f"{ROUND_UNDER_WAY}.",)
        case Adjust():
            return order, ("There is no time to change here.",)
        case Jump(block=block):
            return order, (f"There is no block {block + 1}.",)
    return order, ()
