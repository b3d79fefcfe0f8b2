"""Text from files on the screen: shown as it is, and never obeyed."""

from __future__ import annotations

import json

import pytest

from stride_tui.core.safe_text import unsafe_at
from tests.tui.conftest import SMALL, DrivenWindow, OpenWindow

NAMES = {
    "unclosed": "[bold Squat",
    "closing": "[/] [/kg] Squat",
    "action": "[@click=app.quit]Squat[/]",
    "rest": "[rest=2:00] [70%] Squat",
    "link": "[link=https://example.org]Squat[/link]",
    "escape": "Squat \\[b] $x {y} %s",
    "emoji": "👩‍👩‍👧‍👦 [深蹲] e\u0301",
}


def routine_of(name: str) -> str:
    """A routine with a text in every field that takes one."""
    text = json.dumps(name, ensure_ascii=False)
    return f"""\
name = {text}
description = {text}
source = {text}
note = {text}
equipment = [{text}]

[[block]]
name = {text}
kind = "superset"
rounds = 2
note = {text}

[[block.item]]
exercise = {text}
reps = 8
sides = "each"
load = "dumbbells"
weight = 10
note = {text}

[exercise.{text}]
muscles = [{text}]
cues = [{text}, {text}]
equipment = [{text}]
note = {text}
"""


def shows(window: DrivenWindow, name: str) -> bool:
    """Whether a name is on the screen, letter for letter, and nothing unsafe is."""
    assert all(unsafe_at(line) is None for line in window.text.split("\n"))
    return name in window.text


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
async def test_a_hostile_name_is_shown_literally_everywhere(open_window: OpenWindow, name: str) -> None:
    """Idle, picker, palette, a toast, get ready, work, dialog and summary: not a letter is lost, and nothing acts."""
    async with open_window(size=(120, 36)) as window:
        window.write(routine_of(name))
        await window.until(lambda: getattr(window.app.model.workspace.entry, "name", None) == name)
        assert shows(window, name)
        await window.press("r")
        assert shows(window, name)
        await window.press("escape", "ctrl+p", *"routine:")
        await window.until(lambda: "Routine: " in window.text)
        assert shows(window, name)
        await window.press("escape")
        window.app.tell(name)
        await window.pilot.pause()
        await window.until(lambda: shows(window, name))
        await window.press("space")
        assert shows(window, name)
        await window.press("enter")
        assert shows(window, name)
        await window.press("escape")
        assert shows(window, name)
        await window.press("f")
        assert shows(window, name)
        for _ in range(3):
            await window.pilot.click(offset=(40, 10))
        assert not window.app._exit


async def test_a_mistake_quotes_hostile_text_literally(open_window: OpenWindow) -> None:
    """The strip and the picker show the line as it stands."""
    async with open_window() as window:
        window.write('"[@click=app.quit]x[/]" = 3\n')
        await window.until(lambda: "small.toml:1" in window.text)
        assert shows(window, "[@click=app.quit]x[/]")
        await window.press("r")
        assert shows(window, "[@click=app.quit]x[/]")


async def test_a_control_character_never_reaches_the_screen(open_window: OpenWindow) -> None:
    """A file that writes the clipboard is a mistake, told without the bytes that would do it."""
    async with open_window() as window:
        window.write(SMALL.replace('"Small"', '"\\u001b]52;c;aGk=\\u0007"'))
        await window.until(lambda: "small.toml:1" in window.text)
        assert shows(window, "U+001B")
