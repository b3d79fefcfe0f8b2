"""A parsed TOML table read field by field, so that every mistake in a file is reported at once.

A library that decodes into typed values stops at the first mistake. Here a reader asks a `Table` for its fields; each
answer is a usable value even where the file has a mistake, and the mistake goes to a shared list. Lines and columns
are looked up afterwards, and only if there are mistakes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import msgspec

from stride_tui.core.safe_text import unsafe_at
from stride_tui.store.toml import wording

Key = tuple[str | int, ...]
"""A key path: names, and ordinals from 0 inside arrays of tables."""
Elsewhere = Callable[[], Mapping[str, str]]
"""A function that returns a hint for each key of the file's other tables. It is called only for an unknown key."""
Word = TypeVar("Word", bound=str)

MAX_MISTAKES = 500
"""Mistakes after which reading a file stops: a malicious file may have a million."""
MAX_LIST = 200
"""The most texts that one list may have."""
MAX_TABLES = 200
"""The most tables of one name that one table may have."""


class TooManyMistakesError(Exception):
    """A file has `MAX_MISTAKES` mistakes, so reading it stops."""


class Mistake(msgspec.Struct, frozen=True):
    """A mistake at a key path; `at_value` is whether the value is wrong rather than the key."""

    key: Key
    message: str
    hint: str | None = None
    at_value: bool = False


class Table:
    """One table of a file, with its key path and the list that its mistakes are added to.

    `meant` has the known key for words that users write instead: "miles" for `distance`.
    """

    __slots__ = ("elsewhere", "key", "meant", "missed", "mistakes", "values")

    def __init__(
        self,
        values: dict[str, Any],
        known: Iterable[str],
        mistakes: list[Mistake],
        key: Key = (),
        meant: Mapping[str, str] | None = None,
        elsewhere: Elsewhere | None = None,
    ) -> None:
        self.values = values
        self.elsewhere = elsewhere
        self.key = key
        self.mistakes = mistakes
        self.missed: set[str] = set()
        self.meant = meant or {}
        known = known if isinstance(known, frozenset) else frozenset(known)
        if not values.keys() <= known:
            self._note_unknown(known)

    def wrong(self, name: str | int, message: str, hint: str | None = None) -> None:
        """Note a mistake in the value of a field, or in an entry of a list by its ordinal."""
        self._note((*self.key, name), message, hint, at_value=True)

    def wrong_key(self, name: str, message: str, hint: str | None = None) -> None:
        """Note that a field must not be there."""
        self._note((*self.key, name), message, hint)

    def lacks(self, name: str, message: str, hint: str | None = None) -> None:
        """Note that a field is missing, unless a misspelt key that was meant for it is noted already."""
        if name not in self.missed:
            self._note(self.key, message, hint)

    def text(self, name: str, *, required: bool = False, multiline: bool = False) -> str | None:
        """Return a text, stripped; None where there is none (a mistake if `required`)."""
        value = self.values.get(name)
        if value is None:
            if required:
                self.lacks(name, f"`{name}` is missing", f'write {name} = "..."')
            return None
        return self._one_text(name, value, multiline)

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts; a single text without a list is a mistake."""
        value = self.values.get(name)
        if value is None:
            return ()
        if type(value) is not list:
            hint = f"write {name} = [{wording.quoted(value)}]" if isinstance(value, str) else None
            self.wrong(name, f"`{name}` is a list of texts", hint or f'write {name} = ["...", "..."]')
            return ()
        if len(value) > MAX_LIST:
            self.wrong(name, f"`{name}` has {len(value)} entries", f"{MAX_LIST} are the most that fit")
            return ()
        place = Table({}, (), self.mistakes, (*self.key, name))
        texts = [place._one_text(n, part, False) for n, part in enumerate(value)]
        return tuple(text for text in texts if text is not None)

    def flag(self, name: str, default: bool) -> bool:
        """Return True or False."""
        value = self.values.get(name)
        if value is None:
            return default
        if type(value) is not bool:
            self.wrong(name, f"`{name}` is true or false", wording.flag_hint(value))
            return default
        return value

    def whole(self, name: str, default: int | None, low: int, high: int) -> int | None:
        """Return a whole number from `low` to `high`."""
        value = self.values.get(name)
        if value is None:
            return default
        if type(value) is not int:
            self.wrong(name, f"`{name}` is a {wording.kind_of_number(value)}", _number_hint(name, value, high, True))
            return default
        if not low <= value <= high:
            self.wrong(name, f"`{name}` goes from {low} to {high}", f"this is {wording.shown(value)}")
            return default
        return value

    def number(self, name: str, default: float | None, low: float, high: float) -> float | None:
        """Return a number from `low` to `high`, whole or not."""
        value = self.values.get(name)
        if value is None:
            return default
        if type(value) is not int and type(value) is not float:
            self.wrong(name, f"`{name}` is a number", _number_hint(name, value, high))
            return default
        # Written with `not`, so that NaN, which compares as False with everything, is refused too.
        if not low <= value <= high:
            self.wrong(name, f"`{name}` goes from {low:g} to {high:g}", f"this is {wording.shown(value)}")
            return default
        return value

    def choice(self, name: str, choices: tuple[Word, ...], default: Word) -> Word:
        """Return one of a few words, in any case and in the short forms of `spelling`."""
        value = self.values.get(name)
        if value is None:
            return default
        if value in choices:
            return choices[choices.index(value)]
        from stride_tui.core.settings.spelling import taken_as

        if taken := taken_as(value, choices):
            return taken
        self.wrong(name, *wording.not_a_choice(name, value, choices))
        return default

    def duration(self, name: str, default: int, low: int = 0, high: int = 600_000) -> int:
        """Return a length of time in whole milliseconds, from `low` to `high` milliseconds."""
        value = self.values.get(name)
        if value is None:
            return default
        ms = wording.to_ms(value)
        if ms is None:
            from stride_tui.store.toml.mended import not_a_duration

            self.wrong(name, *not_a_duration(name, value))
            return default
        if not low <= ms <= high:
            limits = f"from {wording.length_words(low)} to {wording.length_words(high)}"
            self.wrong(name, f"`{name}` goes {limits}", f"this is {wording.shown(value)}")
            return default
        return ms

    def table(self, name: str, known: Iterable[str]) -> Table:
        """Return a table inside this one, empty where there is none."""
        value = self.values.get(name, {})
        if type(value) is not dict:
            self.wrong_key(name, f"`{name}` is a table", f"write [{wording.dotted((*self.key, name))}]")
            value = {}
        return Table(value, known, self.mistakes, (*self.key, name), None, self.elsewhere)

    def tables(
        self, name: str, known: frozenset[str], most: int = MAX_TABLES, meant: Mapping[str, str] | None = None
    ) -> list[Table]:
        """Return the tables of an array of tables, such as every `[[block]]`."""
        value = self.values.get(name)
        if value is None:
            return []
        key = (*self.key, name)
        if type(value) is not list or any(type(part) is not dict for part in value):
            from stride_tui.store.toml.wrong_keys import not_several

            self._note(*not_several(key, value))
            return []
        if len(value) > most:
            self.wrong_key(name, f"there are {len(value)} of `{name}`", f"{most} are the most that fit")
            return []
        return [Table(part, known, self.mistakes, (*key, n), meant, self.elsewhere) for n, part in enumerate(value)]

    def _one_text(self, name: str | int, value: Any, multiline: bool) -> str | None:
        """Return a text that is not blank and has no unsafe characters, or None after noting what is wrong with it."""
        if type(value) is not str:
            self._wrong_text(name, "is a text", f"write {wording.quoted(value)} in quotes")
            return None
        text = value.strip()
        if not text:
            self._wrong_text(name, "is empty", "give it a text, or leave the line out")
            return None
        if not text.isprintable():
            at = unsafe_at(text, multiline=multiline)
            if at is not None:
                self._wrong_text(name, wording.has_unsafe(text[at]), "take it out")
        return text

    def _wrong_text(self, name: str | int, message: str, hint: str) -> None:
        """Note a mistake in a text: a field's or, if `name` is an ordinal, a list's."""
        key = (*self.key, name)
        subject = f"`{name}`" if isinstance(name, str) else f"this entry of `{self.key[-1]}`"
        self._note(key, f"{subject} {message}", hint, at_value=True)

    def _note(self, key: Key, message: str, hint: str | None, at_value: bool = False) -> None:
        self.mistakes.append(Mistake(key, message, hint, at_value))
        if len(self.mistakes) >= MAX_MISTAKES:
            raise TooManyMistakesError

    def _note_unknown(self, known: frozenset[str]) -> None:
        """Note each key that is not among the known ones, with the known one that was probably meant."""
        from stride_tui.store.toml.wrong_keys import unknown_key_hint

        others = self.elsewhere() if self.elsewhere else {}
        every, free = sorted(known), sorted(known - self.values.keys())
        for name in self.values:
            if name not in known:
                hint, near = unknown_key_hint(name, every, free, self.meant, others)
                if near:
                    self.missed.add(near)
                self.wrong_key(name, f"unknown key {wording.ticked(name)}", hint)


def _number_hint(name: str, value: Any, high: float, whole: bool = False) -> str:
    from stride_tui.store.toml.mended import number_hint

    return number_hint(name, value, high, whole)
