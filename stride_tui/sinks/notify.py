"""Desktop notifications by an escape sequence of the terminal, so that they also arrive through ssh."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Literal

from stride_tui.core.graphemes import first_graphemes
from stride_tui.sinks.cue_sink import CueSink
from stride_tui.sinks.terminal import TerminalSink

Code = Literal[9, 777, 99]

BY_PROGRAM: dict[str, Code] = {"ghostty": 777, "vte": 777, "rxvt": 777, "foot": 777, "kitty": 99}
LONGEST_NOTICE = 200


def code_for(environment: Mapping[str, str]) -> Code:
    """Return the OSC number of notifications in this terminal; 9, which most understand, if it is not known."""
    terminal = f"{environment.get('TERM_PROGRAM', '')} {environment.get('TERM', '')}".lower()
    if "KITTY_WINDOW_ID" in environment:
        return 99
    if "VTE_VERSION" in environment:
        return 777
    return next((code for name, code in BY_PROGRAM.items() if name in terminal), 9)


def notification(title: str, body: str, environment: Mapping[str, str]) -> str:
    """Return the characters that show a notification. No text can end the sequence and add another one."""
    title, body = _plain(title), _plain(body)
    match code_for(environment):
        case 99:
            sequence = f"\x1b]99;i=stride:d=0:p=title;{title}\x1b\\\x1b]99;i=stride:d=1:p=body;{body}\x1b\\"
        case 777:
            sequence = f"\x1b]777;notify;{title};{body}\x1b\\"
        case _:
            # The text must begin with a letter: some terminals read a number as another command.
            sequence = f"\x1b]9;{title}: {body}\x1b\\"
    if "TMUX" in environment:
        return "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    return sequence


def _plain(text: str) -> str:
    """Return a text as one printable line without `;`, which separates fields."""
    shown = "".join(char if char.isprintable() and char != ";" else " " for char in text)
    return first_graphemes(" ".join(shown.split()), LONGEST_NOTICE)


NOTIFY_SINK = CueSink(
    open=lambda tools: TerminalSink(
        lambda call: tools.outlets.write(notification("stride", call.words, os.environ)), tools.outlets.on_terminal
    ),
    # What the runner needs to know while another window is in front.
    meanings=frozenset({"get_ready", "switch", "rest", "rest_over", "session_done"}),
)
