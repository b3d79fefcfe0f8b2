"""The editor: what is typed after its key in the same read is not for stride."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from stride_tui.tui.terminal import editor
from tests.tui.conftest import OpenWindow

OPENS = {"dashboard": [], "session": ["space"], "picker": ["r"], "day": ["tab", "enter"]}
"""Where `e` opens the editor, and the keys that lead there."""


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], asyncio.Event]:
    """The files that an editor was opened on, and what lets it end."""
    files: list[str] = []
    ends = asyncio.Event()

    async def edit(_terminal: object, path: Path, _line: int | None) -> None:
        files.append(path.name)
        await ends.wait()

    monkeypatch.setattr(editor, "open_editor", edit)
    monkeypatch.setattr(editor, "editor_trouble", lambda: None)
    return files, ends


@pytest.mark.parametrize("keys", OPENS.values(), ids=OPENS)
@pytest.mark.parametrize("after", [["q"], ["ctrl+q"], ["space", "e"], ["e"], ["question_mark"]])
async def test_keys_after_that_of_the_editor_do_nothing(
    open_window: OpenWindow, opened: tuple[list[str], asyncio.Event], keys: list[str], after: list[str]
) -> None:
    """Leaving would leave the editor behind on the shell's terminal, and a second one would kill the first."""
    files, ends = opened
    async with open_window() as window:
        await window.press(*keys)
        before = window.app.driver.running
        await window.in_one_read("e", *after)
        await window.until(lambda: bool(files))
        assert not window.app._exit
        assert window.app.driver.running == before
        assert len(files) == 1
        ends.set()
        await window.until(lambda: not window.app.model.editing)
        await window.press("question_mark")
        assert "Keys" in window.text or "help" in window.text.lower()
