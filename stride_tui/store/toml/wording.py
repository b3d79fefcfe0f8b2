"""The words of a mistake: what a field must be, what the file has, and what would be right; and lengths of time, read
and written."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import Any

from stride_tui.core.safe_text import character_name

MAX_SHOWN = 40
"""The most characters of a value or a key that a message repeats."""
A_SLIP = 0.8
"""The least likeness, from 0 to 1, of a word with a typing slip and the word that was meant."""

DURATION_PATTERN = "([0-9]{1,3}h ?)?([0-9]{1,5}m ?)?([0-9]{1,6}(\\.[0-9]{1,3})?s)?"
"""The pattern of a length of time as text; it matches the empty text too."""

_DURATION = re.compile(DURATION_PATTERN)


def nearest(word: str, choices: Sequence[str]) -> str | None:
    """Return the choice that `word` was probably meant to be, or None.

    One that differs by a slip comes first; then the first that has the word as a part of its own, as `stride-dark` has
    "dark"; then whatever is most like it.
    """
    if len(word) > MAX_SHOWN:
        return None
    from difflib import get_close_matches

    folded = word.casefold().replace("_", "-").replace(" ", "-")
    by_fold = {choice.casefold().replace("_", "-"): choice for choice in choices}
    matches = get_close_matches(folded, list(by_fold), 1, 0.6)
    if not get_close_matches(folded, matches, 1, A_SLIP):
        matches = [choice for choice in by_fold if folded and f"-{folded}-" in f"-{choice}-"] or matches
    return by_fold[matches[0]] if matches else None


def shown(value: Any) -> str:
    """Return a value as a message shows it, never long."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and value.bit_length() > 100:
        return "a huge number"
    if isinstance(value, (int, float)):
        return f"{value}"
    if isinstance(value, str):
        return f'"{_short(value)}"'
    return _kind(value)


def quoted(value: Any) -> str:
    """Return a value in quotes, for a hint where a text is wanted."""
    return shown(value) if isinstance(value, str) else f'"{shown(value)}"' if _plain(value) else '"..."'


def ticked(word: str) -> str:
    """Return a key as a message shows it, never long."""
    return f"`{_short(word)}`"


def dotted(key: tuple[str | int, ...]) -> str:
    """Return a key path as a table's header has it: `block.item`."""
    return ".".join(
        part if part.replace("-", "").replace("_", "").isalnum() else f'"{part}"'
        for part in key
        if isinstance(part, str)
    )


def kind_of_number(value: Any) -> str:
    """Return "whole number" where the file has a fraction, else "number"."""
    return "whole number" if isinstance(value, float) else "number"


def flag_hint(value: Any) -> str:
    """Return a hint for a value where true or false is wanted."""
    if isinstance(value, str) and value.strip().lower() in ("true", "false"):
        return f"write {value.strip().lower()} without quotes"
    if isinstance(value, str) and value.strip().lower() in ("yes", "on", "no", "off"):
        return f"write {'true' if value.strip().lower() in ('yes', 'on') else 'false'}"
    if type(value) is int and value in (0, 1):
        return f"write {'true' if value else 'false'}"
    return f"this is {shown(value)}"


def not_a_choice(name: str, value: Any, choices: Sequence[str]) -> tuple[str, str]:
    """Return message and hint for a word that is not one of those allowed."""
    message = f"`{name}` is one of {', '.join(choices)}"
    near = None
    if isinstance(value, str):
        # Imported here, because a file without mistakes needs none of it.
        from stride_tui.core.settings.spelling import probably

        near = probably(value, choices) or nearest(value, choices)
    return message, f'did you mean "{near}"?' if near else f"this is {shown(value)}"


def length_words(ms: int) -> str:
    """Return milliseconds as files write a length of time: "1m30s", "0.5s"."""
    minutes, rest = divmod(ms, 60_000)
    hours, minutes = divmod(minutes, 60)
    seconds = f"{rest / 1000:g}s" if rest or not (hours or minutes) else ""
    return f"{f'{hours}h' if hours else ''}{f'{minutes}m' if minutes else ''}{seconds}"


def to_ms(value: Any) -> int | None:
    """Return a length of time as files write it (`20`, `0.8`, "20s", "1m30s", "1h") in milliseconds, or None."""
    if type(value) is int or type(value) is float:
        return round(value * 1000) if -1e9 < value < 1e9 else -1
    if type(value) is not str or not value:
        return None
    match = _DURATION.fullmatch(value)
    if match is None:
        return None
    hours, minutes, seconds = (float((part or "0").rstrip("hms ")) for part in match.groups()[:3])
    return round((hours * 3600 + minutes * 60 + seconds) * 1000)


def has_unsafe(char: str) -> str:
    """Return the end of a sentence about a text with a character that may not be shown."""
    return f"has a character that cannot be shown ({character_name(char)})"


def _short(text: str) -> str:
    """Return a text cut off after `MAX_SHOWN` characters."""
    if len(text) <= MAX_SHOWN:
        return text
    # Imported here, because a file without mistakes needs none of it.
    from stride_tui.core.graphemes import first_graphemes

    return first_graphemes(text, MAX_SHOWN - 1) + "…"


def _plain(value: Any) -> bool:
    return isinstance(value, (bool, int, float))


def _kind(value: Any) -> str:
    """Return the name of a value's kind that is neither text nor number."""
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a table"
    return "a clock time" if isinstance(value, datetime.time) else "a date"


def is_number(word: str) -> bool:
    """Return whether a text is a number as TOML writes one, or nearly."""
    try:
        float(word)
    except ValueError:
        return False
    return True
