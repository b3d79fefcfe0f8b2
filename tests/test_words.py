"""The words of the docstrings: each begins with what the thing is or does, and can be read without knowing our talk."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "stride_tui"

ROOMS = (
    "core/cues",
    "core/figures",
    "core/history",
    "core/routines",
    "core/session",
    "core/settings",
    "core/week",
    "core/*.py",
    "store/demo",
    "store/disk",
    "store/figures",
    "store/history",
    "store/session",
    "store/settings",
    "store/toml",
    "store/week",
    "store/*.py",
    "sinks",
    "views/cues",
    "views/dashboard",
    "views/drawing",
    "views/figures",
    "views/history/amendment_words.py",
    "views/history/lines.py",
    "views/history/logged.py",
    "views/history/note.py",
    "views/history/session_list.py",
    "views/history/session_page.py",
    "views/history/year.py",
    "views/plain",
    "views/session",
    "views/text",
    "views/week/day_cell.py",
    "views/week/line.py",
    "views/week/panel.py",
    "views/week/recovery_words.py",
    "tui/terminal",
    "tui/widgets",
)
"""Folders whose docstrings are held to the rules, with all below them; a pattern names single files. A room is added
by a line."""

FIRST_SENTENCE = 200
"""The most characters before the end of a docstring's first sentence."""
QUESTION = re.compile(r"(?:Whether|What|How|Where|When|Which|Who|Whoever|Whatever|Why)\b")
"""A beginning that is neither the noun that the thing is nor what it does."""
IDIOMS = re.compile(
    r"(?i)\b(?:stands? still|standing still|stood still|dear|conductors?|keepers?|hands it|told|nobody|anybody|whoever"
    r"|from afar|a hair|signs? of life|in its keeping|square to|the house|lest|painters?|at hand|look(?:s|ed) over)\b"
)
"""Idioms and words of theatre and house-keeping that a stranger has to read twice."""


def files() -> list[str]:
    """Return the files of the rooms, by their paths in the package."""
    found = set()
    for room in ROOMS:
        pattern = room if room.endswith(".py") else f"{room}/**/*.py"
        found |= {path.relative_to(PACKAGE).as_posix() for path in PACKAGE.glob(pattern)}
    return sorted(found)


def docstrings(file: str) -> Iterator[tuple[int, str]]:
    """Line and text of every docstring of a file: of the module, its classes, functions, methods and attributes."""
    for node in ast.walk(ast.parse((PACKAGE / file).read_text(encoding="utf-8"))):
        body = getattr(node, "body", None)
        for part in body if isinstance(body, list) else []:
            if (
                isinstance(part, ast.Expr)
                and isinstance(part.value, ast.Constant)
                and isinstance(part.value.value, str)
            ):
                yield part.lineno, part.value.value


def first_sentence(text: str) -> str | None:
    """Return the text up to its first full stop, colon or question mark; None if that is too far away."""
    end = re.search(r"[.:?](?=[\s)\"]|$)", text)
    return text[: end.start()] if end and end.start() <= FIRST_SENTENCE else None


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_has_files(room: str) -> None:
    """A room that was renamed is renamed in the list."""
    assert list(PACKAGE.glob(room if room.endswith(".py") else f"{room}/*.py")) != []


@pytest.mark.parametrize("file", files())
def test_a_docstring_begins_with_a_capital_letter(file: str) -> None:
    """It is a sentence, or a noun with what belongs to it."""
    assert [(line, text[:40]) for line, text in docstrings(file) if not text[:1].isupper()] == []


@pytest.mark.parametrize("file", files())
def test_a_docstring_begins_with_a_verb_or_a_noun(file: str) -> None:
    """ "Return whether …" rather than "Whether …": a reader learns first what it is or does."""
    assert [(line, text[:40]) for line, text in docstrings(file) if QUESTION.match(text)] == []


@pytest.mark.parametrize("file", files())
def test_the_first_sentence_is_short(file: str) -> None:
    """It ends within its first 200 characters."""
    assert [(line, text[:40]) for line, text in docstrings(file) if first_sentence(text) is None] == []


@pytest.mark.parametrize("file", files())
def test_a_docstring_has_no_idiom(file: str) -> None:
    """Paused, not standing still; expensive, not dear; reported, not told."""
    assert [(line, IDIOMS.findall(text)) for line, text in docstrings(file) if IDIOMS.search(text)] == []


def test_the_rules_find_what_they_forbid() -> None:
    """Each of them has something to find."""
    assert QUESTION.match("Whether it runs.")
    assert not QUESTION.match("Whatnot of the year.")
    assert IDIOMS.findall("The clock stands still, dear reader.") == ["stands still", "dear"]
    assert first_sentence("One set. And more.") == "One set"
    assert first_sentence("x" * 250 + ".") is None
