"""What is no TOML at all: told at its place, in words a person can act on."""

from __future__ import annotations

import pytest

from stride_tui.core.problem import Problem
from stride_tui.store.toml.syntax import LARGE, parse
from stride_tui.views.text.problem import problem_sentence


def told(text: str) -> list[str]:
    """The problem as `line:column sentence`."""
    problem = parse(text)
    assert isinstance(problem, Problem)
    return [f"{problem.line}:{problem.column} {problem_sentence(problem)}"]


def test_good_text_is_parsed() -> None:
    """What is TOML comes back as values."""
    assert parse("a = 1\n[b]\nc = 'x'\n") == {"a": 1, "b": {"c": "x"}}


def test_a_large_text_of_usual_keys_is_parsed() -> None:
    """The look that a large text gets does not stumble over dots in its sentences."""
    assert isinstance(parse('note = "' + "and so on ... " * LARGE + '"\n'), dict)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("time = 20s", '1:10 this value cannot be read: write time = "20s"'),
        ("reps = 8-12", "1:9 this value cannot be read: write reps = 8 and reps_to = 12"),
        ("kind = superset", '1:8 this value cannot be read: put text in quotes: "superset"'),
        ("bell = True", "1:8 this value cannot be read: write true"),
        ('name = "x', "1:10 this value cannot be read: the quotes are not closed"),
        ("name = “x”", "1:8 this is not TOML: use straight quotes, \" or '"),
        ("name =", "1:7 this value cannot be read: there is nothing after the ="),
        ("[[block]\n", "1:8 this header is not closed: write as many ] as there are ["),
        ("[[block]]\n[block]\n", "2:1 this is here twice, once as [[block]]: write [[block]] with two brackets"),
        ("name = 'x'\nname = 'y'\n", "2:1 `name` is here twice: a table has each key only once"),
        ("hello", "1:6 this is not TOML: write a key, = and a value"),
    ],
)
def test_a_syntax_error_is_reported_at_its_place(text: str, expected: str) -> None:
    """What is no TOML at all is told with a hint where the line shows what was meant."""
    (found,) = told(text)
    assert found.startswith(expected)
