"""The theme by the terminal's background, in a terminal that answers in time, late, or is not asked."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from stride_tui.tui.terminal.background import QUERY
from tests.helpers.real_terminal import Terminal

COLOURS = {"COLORTERM": "truecolor"}
DARK_CELLS, LIGHT_CELLS = b"48;2;17;21;28", b"48;2;247;248;250"
"""The backgrounds of stride's own themes, as they are written to the terminal."""
WHITE = "\x1b]11;rgb:ffff/ffff/ffff\x1b\\"


def waiting(seconds: float) -> list[str]:
    """A command that runs the program with another time for the answer, so that no test goes by the wall clock."""
    code = (
        "import runpy, sys\n"
        "from stride_tui.tui.terminal import background\n"
        f"background.ANSWER_WITHIN_S = {seconds}\n"
        "sys.argv = sys.argv[3:]\n"
        "runpy.run_module('stride_tui', run_name='__main__')\n"
    )
    return [sys.executable, "-c", code]


def asked(terminal: Terminal) -> bool:
    """Whether the terminal was asked for its background."""
    return QUERY.encode() in terminal.output


def test_a_light_terminal_gets_the_light_theme(tmp_path: Path) -> None:
    """The answer comes in two pieces, and nothing of it is typed."""
    with Terminal("--home", str(tmp_path), extra=COLOURS, under=waiting(60)) as terminal:
        terminal.until(lambda _: asked(terminal))
        terminal.type(WHITE[:6])
        terminal.type(WHITE[6:])
        terminal.until(lambda text: "Press space" in text and LIGHT_CELLS in terminal.output)


def test_a_late_answer_changes_nothing(tmp_path: Path) -> None:
    """Neither the theme nor, as the keys that its letters are, the screen."""
    with Terminal("--home", str(tmp_path), extra=COLOURS, under=waiting(-1)) as terminal:
        terminal.until(lambda _: asked(terminal))
        terminal.shows("Press space")
        before = terminal.calm()
        terminal.type(WHITE)
        terminal.changes_by("?")
        terminal.type("\x1b")
        terminal.until(lambda text: text == before)
        assert DARK_CELLS in terminal.output
        assert LIGHT_CELLS not in terminal.output


@pytest.mark.parametrize(("theme", "cells"), [("stride-light", LIGHT_CELLS), ("stride-dark", DARK_CELLS)])
def test_a_theme_that_is_named_asks_nothing(tmp_path: Path, theme: str, cells: bytes) -> None:
    """As in settings that an earlier version wrote; the environment does not count either."""
    (tmp_path / "settings.toml").write_text(f'theme = "{theme}"\n', encoding="utf-8")
    extra = COLOURS | {"COLORFGBG": "0;15" if theme == "stride-dark" else "15;0"}
    with Terminal("--home", str(tmp_path), extra=extra) as terminal:
        terminal.shows("Press space")
        assert not asked(terminal)
        assert cells in terminal.output


def test_the_first_picture_goes_by_the_environment(tmp_path: Path) -> None:
    """Where it says that the background is light, and the terminal says nothing."""
    with Terminal("--home", str(tmp_path), extra=COLOURS | {"COLORFGBG": "0;15"}) as terminal:
        terminal.shows("Press space")
        assert LIGHT_CELLS in terminal.output
        assert DARK_CELLS not in terminal.output
