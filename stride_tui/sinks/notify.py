"""Desktop notifications by a sequence that the terminal understands, so that they also come through ssh."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Literal

from stride_tui.sinks.cue_sink import CueSink
from stride_tui.sinks.terminal import TerminalSink

Code = Literal[9, 777, 99]

BY_PROGRAM: dict[str, Code] = {"ghostty": 777, "vte": 777, "rxvt": 777, "foot": 777, "kitty": 99}
LONGEST_NOTICE = 200


def code_for(environment: Mapping[str, str]) -> Code:
    """The sequence that the terminal knows; 9 is the one that most do."""
    told = f"{environment.get('TERM_PROGRAM', '')} {environment.get('TERM', '')}".lower()
    if "KITTY_WINDOW_ID" in environment:
        return 99
    if "VTE_VERSION" in environment:
        return 777
    return next((code for name, code in BY_PROGRAM.items() if name in told), 9)


def notification(title: str, body: str, environment: Mapping[str, str]) -> str:
    """The characters that show a notification. Whatever the texts are, they cannot end the sequence."""
    title, body = _plain(title), _plain(body)
    match code_for(environment):
        case 99:
            sequence = f"\x1b]99;i=stride:d=0:p=title;{title}\x1b\\\x1b]99;i=stride:d=1:p=body;{body}\x1b\\"
        case 777:
            sequence = f"\x1b]777;notify;{title};{body}\x1b\\"
        case _:
            # It begins with a letter: some terminals take a number for another command.
            sequence = f"\x1b]9;{title}: {body}\x1b\\"
    if "TMUX" in environment:
        return "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    return sequence


def _plain(text: str) -> str:
    """One line that is printable, without the sign that parts fields."""
    shown = "".join(char if char.isprintable() and char != ";" else " " for char in text)
    return " ".join(shown.split())[:LONGEST_NOTICE]


NOTIFY_SINK = CueSink(
    open=lambda tools: TerminalSink(
        lambda call: tools.outlets.write(notification("stride", call.words, os.environ)), tools.outlets.on_terminal
    ),
    # What one wants to know while looking at something else.
    meanings=frozenset({"get_ready", "switch", "rest", "rest_over", "session_done"}),
)
