"""Notifications: the sequence that the terminal knows, from which no text can break out."""

from __future__ import annotations

import re

import pytest

from stride_tui.sinks.notify import code_for, notification
from tests.helpers.hostile_texts import HOSTILE

TERMINALS: dict[str, tuple[dict[str, str], int]] = {
    "kitty": ({"TERM": "xterm-kitty"}, 99),
    "kitty by its window": ({"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"}, 99),
    "foot": ({"TERM": "foot"}, 777),
    "urxvt": ({"TERM": "rxvt-unicode-256color"}, 777),
    "GNOME and others": ({"TERM": "xterm-256color", "VTE_VERSION": "7600"}, 777),
    "ghostty": ({"TERM": "xterm-ghostty", "TERM_PROGRAM": "ghostty"}, 777),
    "iTerm": ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, 9),
    "WezTerm": ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, 9),
    "unknown": ({}, 9),
}
SHAPES = {
    9: r"\x1b\]9;[^\x00-\x1f\x7f-\x9f;]*\x1b\\",
    777: r"\x1b\]777;notify;[^\x00-\x1f\x7f-\x9f;]*;[^\x00-\x1f\x7f-\x9f;]*\x1b\\",
    99: r"(\x1b\]99;i=stride:d=[01]:p=(title|body);[^\x00-\x1f\x7f-\x9f;]*\x1b\\){2}",
}


@pytest.mark.parametrize(("environment", "code"), TERMINALS.values(), ids=TERMINALS)
def test_each_terminal_is_reported_by_its_own_sequence(environment: dict[str, str], code: int) -> None:
    """As far as the environment tells which one it is."""
    assert code_for(environment) == code
    assert notification("stride", "Rest.", environment).startswith(f"\x1b]{code};")


@pytest.mark.parametrize("text", [*HOSTILE.values(), "\x1b\\\x1b]52;c;eA==\x07", "a;b;c", "\x9c\x07"])
@pytest.mark.parametrize(("environment", "code"), [TERMINALS[name] for name in ("kitty", "foot", "unknown")])
def test_no_text_ends_the_sequence(text: str, environment: dict[str, str], code: int) -> None:
    """Whatever a routine is called: one sequence, and nothing beside it."""
    assert re.fullmatch(SHAPES[code], notification(text, text, environment))


def test_tmux_passes_it_on() -> None:
    """In the envelope that it opens, with every escape doubled."""
    found = notification("stride", "Rest.", {"TMUX": "/tmp/x"})
    assert found == "\x1bPtmux;\x1b\x1b]9;stride: Rest.\x1b\x1b\\\x1b\\"
