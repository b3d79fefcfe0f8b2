"""A flag, an accent of its own and a family of emoji on the screen: nothing tears them, titles and typing included."""

from __future__ import annotations

import json

import pytest
from textual import events

from tests.helpers.hostile_texts import OF_GRAPHEMES, torn
from tests.tui.conftest import DrivenWindow, OpenWindow

ROUTINE = """\
name = {name}

[[block]]
name = {name}
rounds = 2
kind = "superset"

[[block.item]]
exercise = {name}
reps = 8
sides = "each"
"""


def whole(window: DrivenWindow) -> None:
    """No row of the picture has a part of a grapheme."""
    for row in window.text.splitlines():
        assert not torn(row), row


@pytest.mark.parametrize("text", OF_GRAPHEMES.values(), ids=OF_GRAPHEMES)
@pytest.mark.parametrize("size", [(80, 24), (41, 20)], ids=str)
async def test_no_screen_tears_a_name(open_window: OpenWindow, text: str, size: tuple[int, int]) -> None:
    """Idle, led, far, reviewed, each with the name in its titles; and no accent is left on the frame of a dialog."""
    async with open_window(size) as window:
        window.write(ROUTINE.format(name=json.dumps(text, ensure_ascii=False)), "whole")
        await window.until(lambda: window.app.model.workspace.library.entry("whole") is not None)
        window.app.model.workspace.choose("whole")
        window.app.changed()
        for keys in (("r",), ("escape", "space"), ("enter",), ("z",), ("z", "escape"), ("f", "enter"), ("v",), ("r",)):
            await window.press(*keys)
            # What stands half under a dialog is Textual's own to cut, where it is wider than a cell.
            if window.app.screen.is_modal and text != OF_GRAPHEMES["accents"]:
                continue
            whole(window)


async def test_backspace_takes_off_what_is_read_as_one(open_window: OpenWindow) -> None:
    """In the note of a session, pasted with a flag at its end."""
    async with open_window() as window:
        await window.to("Lunge")
        await window.press("escape", "f")
        await window.until(lambda: len(window.app.model.workspace.history.sessions) == 1)
        await window.press("n")
        window.app.screen.post_message(events.Paste("hot 🇩🇪"))
        await window.press("backspace", "backspace", "backspace")
        assert "ho▏" in window.text
