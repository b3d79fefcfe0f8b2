"""Text from files on the screen: shown as it is, and never obeyed."""

from __future__ import annotations

import json

import pytest

from stride_tui.core.safe_text import unsafe_at
from tests.tui.conftest import SMALL, Play, Stage

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


def shows(stage: Stage, name: str) -> bool:
    """Whether a name is on the screen, letter for letter, and nothing unsafe is."""
    assert all(unsafe_at(line) is None for line in stage.text.split("\n"))
    return name in stage.text


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
async def test_a_hostile_name_is_shown_literally_everywhere(play: Play, name: str) -> None:
    """Idle, picker, palette, a toast, get ready, work, dialog and summary: not a letter is lost, and nothing acts."""
    async with play(size=(120, 36)) as stage:
        stage.write(routine_of(name))
        await stage.until(lambda: getattr(stage.app.model.workspace.entry, "name", None) == name)
        assert shows(stage, name)
        await stage.press("r")
        assert shows(stage, name)
        await stage.press("escape", "ctrl+p", *"routine:")
        await stage.until(lambda: "Routine: " in stage.text)
        assert shows(stage, name)
        await stage.press("escape")
        stage.app.tell(name)
        await stage.pilot.pause()
        await stage.until(lambda: shows(stage, name))
        await stage.press("space")
        assert shows(stage, name)
        await stage.press("enter")
        assert shows(stage, name)
        await stage.press("escape")
        assert shows(stage, name)
        await stage.press("f")
        assert shows(stage, name)
        for _ in range(3):
            await stage.pilot.click(offset=(40, 10))
        assert not stage.app._exit


async def test_a_mistake_quotes_hostile_text_literally(play: Play) -> None:
    """The strip and the picker show the line as it stands."""
    async with play() as stage:
        stage.write('"[@click=app.quit]x[/]" = 3\n')
        await stage.until(lambda: "small.toml:1" in stage.text)
        assert shows(stage, "[@click=app.quit]x[/]")
        await stage.press("r")
        assert shows(stage, "[@click=app.quit]x[/]")


async def test_a_control_character_never_reaches_the_screen(play: Play) -> None:
    """A file that writes the clipboard is a mistake, told without the bytes that would do it."""
    async with play() as stage:
        stage.write(SMALL.replace('"Small"', '"\\u001b]52;c;aGk=\\u0007"'))
        await stage.until(lambda: "small.toml:1" in stage.text)
        assert shows(stage, "U+001B")
