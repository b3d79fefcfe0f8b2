"""The words of docstrings and comments: a stranger reads each once, and learns first what the thing is or does."""

from __future__ import annotations

import ast
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "stride_tui"

FIRST_SENTENCE = 200
"""The most characters before the end of a docstring's first sentence."""
QUESTION = re.compile(r"(?:Whether|What|How|Where|When|Which|Who|Whoever|Whatever|Why)\b")
"""A beginning that is neither the noun that the thing is nor what it does."""
IDIOMS = re.compile(
    r"(?i)\b(?:stands? still|standing still|stood still|dear|conductors?|keepers?|hands it|told|nobody|anybody|whoever"
    r"|from afar|a hair|signs? of life|in its keeping|square to|the house|lest|painters?|at hand|look(?:s|ed) over"
    r"|look(?:s|ed|ing)? on|as (?:it|they) stands?|stands so|lets? go|ma(?:d|k)es? known|without a word|at will"
    r"|leads? out|stammers?)\b"
)
"""Idioms and words of theatre and house-keeping that a stranger has to read twice."""

FILES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))


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


def comments(file: str) -> Iterator[tuple[int, str]]:
    """Line and text of every comment of a file."""
    with (PACKAGE / file).open(encoding="utf-8") as source:
        for token in tokenize.generate_tokens(source.readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string


def first_sentence(text: str) -> str | None:
    """Return the text up to its first full stop, colon or question mark; None if that is too far away."""
    end = re.search(r"[.:?](?=[\s)\"]|$)", text)
    return text[: end.start()] if end and end.start() <= FIRST_SENTENCE else None


ALL = [(file, line, text) for file in FILES for line, text in docstrings(file)]
"""File, line and text of every docstring of the package."""


def test_a_docstring_begins_with_a_capital_letter() -> None:
    """It is a sentence, or a noun with what belongs to it."""
    assert [(file, line, text[:40]) for file, line, text in ALL if not text[:1].isupper()] == []


def test_a_docstring_begins_with_a_verb_or_a_noun() -> None:
    """ "Return whether …" rather than "Whether …": a reader learns first what it is or does."""
    assert [(file, line, text[:40]) for file, line, text in ALL if QUESTION.match(text)] == []


def test_the_first_sentence_is_short() -> None:
    """It ends within its first 200 characters."""
    assert [(file, line, text[:40]) for file, line, text in ALL if first_sentence(text) is None] == []


def test_no_docstring_or_comment_has_an_idiom() -> None:
    """Paused, not standing still; expensive, not dear; reported, not told."""
    texts = [*ALL, *((file, line, text) for file in FILES for line, text in comments(file))]
    assert [(file, line, IDIOMS.findall(text)) for file, line, text in texts if IDIOMS.search(text)] == []


def test_the_whole_package_is_read() -> None:
    """Every file has a docstring, at least that of its module, and some have comments."""
    assert [file for file in FILES if not any(docstrings(file))] == []
    assert sum(len(list(comments(file))) for file in FILES) > 50


def test_the_rules_find_what_they_forbid() -> None:
    """Each of them has something to find."""
    assert QUESTION.match("Whether it runs.")
    assert not QUESTION.match("Whatnot of the year.")
    assert IDIOMS.findall("The clock stands still, dear reader.") == ["stands still", "dear"]
    assert first_sentence("One set. And more.") == "One set"
    assert first_sentence("x" * 250 + ".") is None
