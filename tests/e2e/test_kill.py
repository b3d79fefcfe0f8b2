"""kill -9 in the middle of a set, and the start after it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.helpers.real_terminal import Terminal

FAST = {"STRIDE_CLOCK_SPEED": "10"}
pytestmark = pytest.mark.slow


def _gone(text: str) -> int:
    """The seconds of the session, from the top line."""
    found = re.search(r"(\d\d):(\d\d) gone", text)
    return int(found[1]) * 60 + int(found[2]) if found else -1


def _killed_in_a_set(home: Path) -> int:
    """Nine seconds into the first set, after a get-ready; gives the seconds gone when it died."""
    with Terminal("--home", str(home), extra=FAST) as terminal:
        terminal.shows("Press space")
        terminal.type(" ")
        terminal.shows("WORK", "Standing Figure 8")
        began = _gone(terminal.text)
        terminal.until(lambda text: _gone(text) >= began + 9)
        return _gone(terminal.kill())


def _history(home: Path) -> list[dict[str, object]]:
    path = home / "history.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def test_it_goes_on_within_a_second_of_where_it_was(tmp_path: Path) -> None:
    """The question, the same second, and after one key the same set."""
    seen = _killed_in_a_set(tmp_path)
    with Terminal("--home", str(tmp_path), extra=FAST) as terminal:
        text = terminal.shows("A session is unfinished", "Standing Figure 8")
        assert abs(_gone(text) - seen) <= 1
        terminal.type(" ")
        terminal.shows("WORK", "Standing Figure 8")
        terminal.type("q")
        assert terminal.ends() == 0
    assert _history(tmp_path) == []


def test_what_was_done_can_be_kept(tmp_path: Path) -> None:
    """One line in the history, with the set in part."""
    _killed_in_a_set(tmp_path)
    with Terminal("--home", str(tmp_path), extra=FAST) as terminal:
        terminal.shows("A session is unfinished")
        terminal.type("f")
        terminal.shows("FINISHED EARLY")
        terminal.type("q")
        assert terminal.ends() == 0
    (session,) = _history(tmp_path)
    assert '"partial"' in json.dumps(session)
    assert not (tmp_path / "session.jsonl").exists()


def test_it_can_be_thrown_away(tmp_path: Path) -> None:
    """Two keys, and the history knows nothing of it."""
    _killed_in_a_set(tmp_path)
    with Terminal("--home", str(tmp_path), extra=FAST) as terminal:
        terminal.shows("A session is unfinished")
        terminal.type("x")
        terminal.shows("again")
        terminal.type("x")
        terminal.shows("THROWN AWAY")
        terminal.type("q")
        assert terminal.ends() == 0
    assert _history(tmp_path) == []
    assert not (tmp_path / "session.jsonl").exists()
