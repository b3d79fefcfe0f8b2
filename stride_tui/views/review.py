"""The words around the review: the list's title with its filter, and its keys."""

from __future__ import annotations

from stride_tui.views.text import Line, Span, fit_line, span

KEYS = (
    ("↑↓", "session"),
    ("PgUp/PgDn", "year"),
    ("↵", "open"),
    ("/", "find"),
    ("f", "routine"),
    ("x", "exercises"),
    ("Esc", "back"),
)
TYPING = (("↵", "keep"), ("Esc", "clear"))


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
    typing, _ = state
    spans: list[Span] = []
    for key, words in TYPING if typing else KEYS:
        spans += [Span(key, "key"), Span(f" {words}  ", "dim")]
    return (fit_line(tuple(spans), width),)[:height]


EXERCISE_KEYS = (("↑↓", "exercise"), ("PgUp/PgDn", "sets"), ("Esc", "back"))


def exercise_keys(_view: object, width: int, height: int) -> tuple[Line, ...]:
    """The keys of the exercise page."""
    spans: list[Span] = []
    for key, words in EXERCISE_KEYS:
        spans += [Span(key, "key"), Span(f" {words}  ", "dim")]
    return (fit_line(tuple(spans), width),)[:height]
