"""The `field=value` words of `stride history amend`, read into values; every mistake says what would be right."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar, get_args

import msgspec

from stride_tui.core.history.corrections import Wish, was_timed
from stride_tui.core.history.records import MAX_NOTE, RunKind, SetRecord, SetStatus
from stride_tui.core.routines.routine import Implement, Load, Unit
from stride_tui.core.safe_text import character_name, unsafe_at
from stride_tui.core.settings.spelling import probably, taken_as
from stride_tui.services.refusal import Refusal
from stride_tui.services.typed.amounts import TypedWeight, number_from, seconds_from, weight_from
from stride_tui.services.typed.times_and_distances import km_from, minutes_from
from stride_tui.views.text.clean import clean

FieldValue = str | float | int | TypedWeight | None
Reader = Callable[[str], FieldValue]
FoundValue = TypeVar("FoundValue", float, TypedWeight)


class WrongField(Exception):
    """A word that is no field, or a value that a field cannot have; its text is a sentence."""


def read_number(least: float, most: float, what: str, unset: bool = True) -> Callable[[str], float | None]:
    """Return a reader of numbers between `least` and `most`; with `unset`, an empty text removes the value."""

    def read(text: str) -> float | None:
        if not text and unset:
            return None
        return _good(number_from(text, least, most, what))

    return read


def read_weight(text: str) -> FieldValue:
    """Read the weight of one implement, which may have its unit: `12.5`, `101,25`, `225lb`; empty removes it."""
    return _good(weight_from(text)) if text else None


def set_seconds(text: str) -> FieldValue:
    """Read the seconds of a set: `45`, `45s`, `0:45`, `1m05s`."""
    return _good(seconds_from(text))


def _good(found: FoundValue | Refusal) -> FoundValue:
    """Return a value that could be read; `WrongField` if it could not."""
    if isinstance(found, Refusal):
        raise WrongField(clean(found.words))
    return found


def whole(least: int, most: int, what: str) -> Reader:
    """Return a reader of whole numbers."""
    inner = read_number(least, most, what, unset=False)

    def read(text: str) -> FieldValue:
        if not text.isdecimal():
            raise WrongField(f"is {what}, a whole number from {least} to {most}, not `{text}`")
        return int(inner(text) or 0)

    return read


def one_of(names: Iterable[str]) -> Reader:
    """Return a reader of one of some words."""
    known = tuple(names)

    def read(text: str) -> FieldValue:
        if (taken := text if text in known else taken_as(text, known)) is not None:
            return taken
        near = [word] if (word := probably(text, known)) else difflib.get_close_matches(text, known, 1)
        raise WrongField(
            f"is one of {', '.join(known)}, not `{text}`" + (f"; did you mean `{near[0]}`?" if near else "")
        )

    return read


def note(text: str) -> FieldValue:
    """Read a note that can be shown; an empty text removes it."""
    text = text.strip()
    at = unsafe_at(text)
    if at is not None:
        raise WrongField(f"has a character that cannot be shown ({character_name(text[at])})")
    if len(text) > MAX_NOTE:
        raise WrongField(f"has at most {MAX_NOTE} characters")
    return text or None


def confirmed(text: str) -> FieldValue:
    """Read that the sets logged by time alone were done as asked."""
    if text != "yes":
        raise WrongField(f"is yes, where every set was done as asked, not `{text}`")
    return True


def text_of_time(text: str) -> FieldValue:
    """Read a day or a time of day, which is looked at where the session or the run is known."""
    if not text.strip():
        raise WrongField('needs a value: at=07:00, on=2026-11-21, at="2026-11-21 07:00"')
    return text.strip()


def answer_text(text: str) -> FieldValue:
    """Read what a run was done instead of, which is looked up where the run is known; an empty text asks it again."""
    return text.strip() or None


def _spoken(read: Callable[[str], float | Refusal]) -> Reader:
    """Return a reader of what can be said in several ways; an empty text removes the value."""

    def reader(text: str) -> FieldValue:
        return _good(read(text)) if text else None

    return reader


def session_minutes(text: str) -> FieldValue:
    """Read the length of a session, which it always has."""
    found = _MINUTES(text)
    if found is None:
        raise WrongField("is its length, such as 45 or 1h05m")
    return found


_MINUTES = _spoken(minutes_from)
_START: Mapping[str, Reader] = {"at": text_of_time, "on": text_of_time}
_EFFORT = read_number(1, 10, "an effort (RPE)")
SET_FIELDS: Mapping[str, Reader] = {
    "reps": whole(1, 10_000, "the reps done"),
    "seconds": set_seconds,
    "weight": read_weight,
    "unit": one_of(get_args(Unit)),
    "load": one_of(get_args(Implement)),
    "effort": _EFFORT,
    "note": note,
    "status": one_of(get_args(SetStatus)),
}
SESSION_FIELDS: Mapping[str, Reader] = {
    "effort": _EFFORT,
    "note": note,
    "minutes": session_minutes,
    "confirmed": confirmed,
    **_START,
}
RUN_FIELDS: Mapping[str, Reader] = {
    "kind": one_of(get_args(RunKind)),
    "minutes": _MINUTES,
    "km": _spoken(km_from),
    "note": note,
    "instead": answer_text,
    **_START,
}


def read_fields(words: Iterable[str], fields: Mapping[str, Reader], what: str) -> dict[str, FieldValue]:
    """Return the values by field; `WrongField` for the first word that is none of the fields of `what`."""
    values: dict[str, FieldValue] = {}
    for word in words:
        name, mark, text = word.partition("=")
        if name not in fields:
            near = difflib.get_close_matches(name, fields, 1)
            hint = f"did you mean `{near[0]}`?" if near else f"it has {', '.join(fields)}"
            raise WrongField(f"{what} has no field `{name}`; {hint}")
        if not mark:
            raise WrongField(f"`{name}` needs a value: write {name}=…")
        if name in values:
            raise WrongField(f"`{name}` is given twice")
        try:
            values[name] = fields[name](text)
        except WrongField as wrong:
            raise WrongField(f"`{name}` {wrong}") from None
    if not values:
        raise WrongField(f"say what to change in {what}: {', '.join(f'{name}=…' for name in fields)}")
    return values


def wish_of(record: SetRecord, values: Mapping[str, Any]) -> Wish:
    """Return the changes of a set that the fields ask for; `WrongField` where they do not fit the set."""
    wish: dict[str, Any] = {name: values[name] for name in ("effort", "note", "status") if name in values}
    if values.get("status") == "skipped" and {"reps", "seconds"} & values.keys():
        raise WrongField("a skipped set has neither reps nor seconds")
    if "reps" in values:
        if was_timed(record):
            raise WrongField("this set is counted in time: write seconds=…")
        wish["reps"] = values["reps"]
    if "seconds" in values:
        if not was_timed(record):
            raise WrongField("this set is counted in reps: write reps=…")
        wish["ms"] = round(values["seconds"] * 1000)
    if {"weight", "unit", "load"} & values.keys():
        wish["load"] = _load(record.load, values)
    return Wish(**wish)


def _load(load: Load, values: Mapping[str, Any]) -> Load:
    """Return the load with the values given in place of its own."""
    implement = values.get("load", load.implement)
    weight: Any = values.get("weight", None if values.get("load") == "none" else load.weight)
    unit = values.get("unit", load.unit)
    if isinstance(weight, TypedWeight):
        if weight.unit not in (None, values.get("unit", weight.unit)):
            raise WrongField(f"`weight` is in {weight.unit} and `unit` says {unit}: write one of them")
        weight, unit = weight.value, weight.unit or unit
    if weight is not None and implement == "none":
        raise WrongField("this set was done without a load: write load=dumbbells (or another) beside the weight")
    return msgspec.structs.replace(load, implement=implement, weight=weight, unit=unit)
