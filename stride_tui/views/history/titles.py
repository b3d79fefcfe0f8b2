"""The words around the review: the list's title with its filter, and its keys."""

from __future__ import annotations

from stride_tui.core.week.adherence import Adherence
from stride_tui.views.text.spans import Line, Span, fit_line, span
from stride_tui.views.text.words import plural

REVIEW_KEYS = (
    ("↑↓", "session"),
    ("PgUp/PgDn", "year"),
    ("↵", "open"),
    ("/", "find"),
    ("f", "routine"),
    ("x", "exercises"),
    ("c", "correct"),
    ("n", "note"),
    ("Esc", "back"),
)
TYPING = (("↵", "keep"), ("Esc", "clear"))
OPENED = (("↑↓", "lines"), ("←→", "session"), *REVIEW_KEYS[5:])
SHORT = {"open": "", "find": "", "routine": "", "exercises": "curves", "correct": "fix", "back": ""}
"""What the words are where there is no room for them."""
WIDE = 80
"""From how many cells the year's title has room for everything."""


def year_title(year: int, found: Adherence, width: int) -> str:
    """`Review · 2026 · 3 weeks in a row, best 9 · 8 of the last 12`; less of it in a narrow frame."""
    parts = ["Review", str(year)]
    if found.best:
        row = f"{plural(found.streak, 'week')} in a row, " if width >= WIDE else ""
        parts.append(f"{row}best {found.best}")
    if found.of_last and width >= WIDE:
        parts.append(f"{found.met_of_last} of the last {plural(found.of_last, 'week')}")
    return " · ".join(parts)


def review_title(routine: str, text: str, typing: bool) -> str:
    """`Sessions`, with the routine and the text that they are filtered by."""
    parts = ["Sessions"]
    if routine:
        parts.append(routine)
    if text or typing:
        parts.append(f"/{text}{'▏' if typing else ''}")
    return span(" · ".join(parts)).text


def review_keys(state: tuple[bool, bool], width: int, height: int) -> tuple[Line, ...]:
    """The line of keys; `state` is whether the filter is being typed, and whether a session is open."""
    typing, opened = state
    return (_keys_line(TYPING if typing else (OPENED if opened else REVIEW_KEYS), width),)[:height]


EXERCISES_KEYS = (("↑↓", "exercise"), ("PgUp/PgDn", "sets"), ("Esc", "back"))


def exercise_keys(_view: object, width: int, height: int) -> tuple[Line, ...]:
    """The keys of the exercise page."""
    return (_keys_line(EXERCISES_KEYS, width),)[:height]


def _keys_line(keys: tuple[tuple[str, str], ...], width: int) -> Line:
    """Keys with their words. Where they do not all fit, those that nobody has to be told give way, then the words."""
    shown = keys
    for known in ("↑↓", "PgUp/PgDn", "←→"):
        if _width(shown) > width:
            shown = tuple(pair for pair in shown if pair[0] != known)
    if _width(shown) > width:
        shown = tuple((key, SHORT.get(words, words)) for key, words in shown)
    *parts, last = (part for key, words in shown for part in (Span(key, "key"), Span(_spaced(words), "dim")))
    return fit_line((*parts, Span(last.text.rstrip(), "dim")), width)


def _width(keys: tuple[tuple[str, str], ...]) -> int:
    return sum(len(key) + len(_spaced(words)) for key, words in keys) - 2


def _spaced(words: str) -> str:
    return f" {words}  " if words else "  "
