"""Texts made to hang or crash a reader: each ends in a problem with a line, at once and without a traceback."""

from __future__ import annotations

import gc
import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stride_tui.core.instant import ManualClock
from stride_tui.core.problem import Problem
from stride_tui.core.routines.routine import Routine
from stride_tui.core.safe_text import unsafe_at
from stride_tui.services.home import Home
from stride_tui.services.settings import known_names
from stride_tui.store.paths import bundled_routines, find_paths
from stride_tui.store.routines.file import item_line, parse_routine
from stride_tui.store.settings.file import parse_settings
from stride_tui.store.toml import problems as mistakes
from stride_tui.store.toml.text import decode_utf8
from stride_tui.views.text.problem import problem_lines

FULL = os.environ.get("STRIDE_TORTURE") == "full"
SIZE = 950_000 if FULL else 200_000
BUDGET_S = 0.5
HEAD = 'name = "x"\n'
ITEM = HEAD + '[[block]]\nname = "A"\n[[block.item]]\nexercise = "x"\n'

TEXTS = {
    "many blocks": "[[block]]\n" * (SIZE // 10),
    "many items": HEAD + '[[block]]\nname="a"\n' + '[[block.item]]\nexercise="a"\nreps=1\n' * (SIZE // 36),
    "unknown keys": "".join(f"a{n}=1\n" for n in range(SIZE // 9)),
    "long unknown keys": "".join(f"k{n}{'x' * 5000}=1\n" for n in range(SIZE // 5010)),
    "deep lists": "a=" + "[" * 2000,
    "deep tables": "a=" + "{b=" * 2000,
    "deep lists that are closed": "a=" + "[" * 390 + "]" * 390,
    "deep tables that are closed": "a=" + "{b=" * 350 + "1" + "}" * 350,
    "a long list": HEAD + "equipment=[" + "1," * (SIZE // 2) + "]",
    "keys of a thousand parts": "".join(f"a{n}{'.a' * 900}=1\n" for n in range(SIZE // 1810)),
    "one key of too many parts": "a" + ".a" * 1500 + "=1\n",
    "headers of a thousand parts": "".join(f"[a{n}{'.a' * 900}]\n" for n in range(SIZE // 1810)),
    "a huge key": "a" * SIZE + "=1",
    "a huge number": HEAD + "a=" + "9" * SIZE,
    "a huge hex number": ITEM + "reps=0x" + "f" * SIZE,
    "a large number": ITEM + "reps=" + "9" * 4000,
    "a huge text": 'name="' + "x" * SIZE + '"',
    "a text of control characters": 'name="' + "\\u001b" * (SIZE // 6) + '"',
    "an unclosed text": 'note="""' + "a" * SIZE,
    "many lines in a text": 'note="""' + 'a"b\n' * (SIZE // 4) + '"""\nfoo=1',
    "backslashes": 'note="""' + "\\\\" * (SIZE // 2) + '"""\nfoo=1',
    "quotes": '"' * SIZE,
    "apostrophes": "'" * SIZE,
    "brackets": "[" * SIZE,
    "one huge line": "a = " + "b " * (SIZE // 2),
    "empty lines": "\n" * SIZE + "x",
    "spaces": "a = " + " " * SIZE + "b c",
    "very many sets": HEAD
    + ('[[block]]\nname="a"\nrounds=50\n' + "item=[" + '{exercise="a",reps=1},' * 150 + "]\n") * 50,
    "many bad exercises": HEAD + "".join(f'[exercise."e{n}"]\nmuscle=1\n' for n in range(SIZE // 28)),
    "a control character": 'name = "\x1b[2J"',
    "a NUL": "\0",
    "a lone carriage return": "a=1\rb=2",
    "a surrogate": 'name="\\ud800"',
    "empty keys": "''=1\n",
    "numbers that are none": ITEM + "time=inf\npace=nan\ntransition=-inf\n",
    "dates": HEAD + "equipment=[2024-01-01T00:00:00Z, 1979-05-27 07:32:00]\nsource=2024-01-01\n",
    "tables for texts": "name=[]\nnote={}\nequipment={a=1}\nblock=[[]]\nexercise=[]\nschedule=1\ndefaults=[]\n",
}


def well_told(problems: tuple[Problem, ...]) -> bool:
    """Whether each problem has a line, and nothing in its words can act."""
    lines = [line for problem in problems for line in problem_lines(problem)]
    return problems[0].line is not None and all(unsafe_at(line) is None and len(line) < 1_200 for line in lines)


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_refused_at_once(name: str) -> None:
    """A problem with a line, in under half a second."""
    # What other tests left in memory would be gone through by the garbage collector again and again.
    gc.freeze()
    begin = time.thread_time()
    found = parse_routine(TEXTS[name], "x", "x.toml")
    took = time.thread_time() - begin
    gc.unfreeze()
    assert isinstance(found, tuple)
    assert well_told(found)
    assert took < BUDGET_S


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_settings_are_refused_at_once(name: str, tmp_path: Path) -> None:
    """The settings are as well guarded as the routines."""
    home = Home(find_paths(tmp_path), ManualClock())
    found = parse_settings(TEXTS[name], "settings.toml", lambda: known_names(home))
    assert found.problems
    assert well_told(found.problems)


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_has_lines_or_none(name: str) -> None:
    """Looking for the editor's line ends, whatever the text."""
    assert item_line(TEXTS[name], 0, 0) in (None, *range(1, 10))


@given(st.binary(max_size=300))
def test_any_bytes_end_in_an_answer(data: bytes) -> None:
    """No bytes at all raise anything."""
    text = decode_utf8(data)
    if not isinstance(text, Problem):
        assert isinstance(parse_routine(text, "x"), Routine | tuple)


@given(st.data())
def test_a_damaged_routine_ends_in_an_answer(data: st.DataObject) -> None:
    """A good file with anything cut out or put in is a routine or has well-told problems."""
    text = (bundled_routines() / "ten-minutes.toml").read_text(encoding="utf-8")
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 30))
        text = text[:at] + data.draw(st.text("[]{}=.,\"'#\\\n\t 08aé", max_size=4)) + text[at + cut :]
    found = parse_routine(text, "x", "x.toml")
    assert isinstance(found, Routine) or well_told(found)


def test_a_good_file_never_pays_for_positions(monkeypatch: pytest.MonkeyPatch) -> None:
    """The scanner runs only when there is a mistake."""
    monkeypatch.setattr(mistakes, "find_positions", lambda _: pytest.fail("the scanner ran"))
    for path in bundled_routines().glob("*.toml"):
        assert isinstance(parse_routine(path.read_text(encoding="utf-8"), path.stem), Routine)
