"""The colour behind the terminal's text: how it is asked for, and how the answer is kept out of what was typed.

The question and the form of its answer are those of xterm (OSC 11, in its "Control Sequences"); COLORFGBG is what rxvt
and Konsole set in the environment.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable

QUERY = "\x1b]11;?\x07"
ANSWER_WITHIN_S = 0.1
"""The seconds within which an answer counts. A later one is kept out of the input all the same."""
PART_WAITS_S = 1.0
"""The seconds after which the part of an answer whose rest does not come is thrown away."""
ESCAPE_WAITS_S = 0.05
"""The seconds for which an Escape, or an alt+], is held that may be the beginning of an answer."""
ESCAPES_HELD_S = 3.0
"""The seconds after the question in which an Escape is held so, while there is no answer yet."""
LIGHT_FROM = 0.184
"""The relative luminance (WCAG 2.1) from which a background is light: half of the lightness that eyes see, L* 50."""

_ANSWER = re.compile(r"\x1b\]11;([^\x07\x1b]{0,64})(?:\x07|\x1b\\)")
_BEGUN = re.compile(r"\x1b(?:\](?:1(?:1(?:;[rgba:#0-9a-fA-F/]{0,64}\x1b?)?)?)?)?$")
"""The beginning of an answer at the end of a text."""
_RGB = re.compile(r"rgba?:([0-9a-f]{1,4})/([0-9a-f]{1,4})/([0-9a-f]{1,4})(?:/[0-9a-f]{1,4})?", re.IGNORECASE)
_HEX = re.compile(r"#((?:[0-9a-f]{3}){1,4})", re.IGNORECASE)
_LIGHT_NUMBERS = (7, *range(9, 16))
"""The numbers of COLORFGBG that are light: of 16 colours, light grey and the bright ones but dark grey."""


def is_light(colour: str) -> bool | None:
    """Return whether a colour such as `rgb:ffff/ffff/ffff`, `rgb:ff/ff/ff` or `#fff` is light; None if it is none."""
    if found := _RGB.fullmatch(colour.strip()):
        parts = found.groups()
    elif found := _HEX.fullmatch(colour.strip()):
        digits = len(found[1]) // 3
        parts = tuple(found[1][n * digits : (n + 1) * digits] for n in range(3))
    else:
        return None
    red, green, blue = (_linear(int(part, 16) / (16 ** len(part) - 1)) for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue >= LIGHT_FROM


def light_by_environment(value: str | None) -> bool | None:
    """Return whether COLORFGBG, as `0;15` or `0;default;15`, says that the background is light; None if nothing."""
    number = (value or "").rpartition(";")[2]
    return int(number) in _LIGHT_NUMBERS if number.isdecimal() and len(number) < 3 else None


class AnswerFilter:
    """The input without the answers to `QUERY`, which may come in pieces, late, or more than once.

    It lets everything through until `asked` is called. `found` is called with whether the background is light, on the
    thread that feeds the input, if the answer is there in time.
    """

    def __init__(self, found: Callable[[bool], None], clock: Callable[[], float] = time.monotonic) -> None:
        self._found = found
        self._clock = clock
        self._asked_at: float | None = None
        self._answered = False
        self._held = ""
        self._held_since = 0.0

    def asked(self) -> None:
        """Note that the terminal was asked."""
        self._asked_at, self._answered = self._clock(), False

    def feed(self, text: str) -> str:
        """Return what was typed of a text that was read."""
        if self._asked_at is None:
            return text
        text = self.tick() + self._held + text
        self._held = ""
        text = _ANSWER.sub(self._take, text)
        begun = _BEGUN.search(text)
        if begun and (len(begun[0]) > 1 or (not self._answered and self._within(ESCAPES_HELD_S))):
            self._held, self._held_since = begun[0], self._clock()
            return text[: begun.start()]
        return text

    def tick(self) -> str:
        """Return what was held back for too long and is no answer; what is surely part of one is thrown away."""
        is_key = len(self._held) <= len("\x1b]")
        if not self._held or self._clock() - self._held_since < (ESCAPE_WAITS_S if is_key else PART_WAITS_S):
            return ""
        text, self._held = self._held, ""
        return text if is_key else ""

    def _within(self, seconds: float) -> bool:
        """Return whether the question was asked no longer ago."""
        return self._asked_at is not None and self._clock() - self._asked_at <= seconds

    def _take(self, answer: re.Match[str]) -> str:
        light = is_light(answer[1])
        if light is not None and self._within(ANSWER_WITHIN_S):
            self._found(light)
        self._answered = True
        return ""


def _linear(value: float) -> float:
    """Return a part of a colour (0 to 1) as light, as WCAG 2.1 defines it."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
