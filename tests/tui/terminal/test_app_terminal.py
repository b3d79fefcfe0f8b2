"""The terminal as the app has it, where there is none to leave: nothing breaks, and it is said."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from stride_tui.tui.app import StrideApp
from tests.tui.conftest import OpenWindow


@pytest.mark.parametrize("way", [(), ("v",), ("r",), ("question_mark",), ("ctrl+p",), ("space", "escape")], ids=str)
async def test_ctrl_z_without_a_terminal_says_so_on_every_screen(open_window: OpenWindow, way: tuple[str, ...]) -> None:
    """And the screen is the same as before."""
    async with open_window() as window:
        await window.press(*way)
        under = window.app.screen
        await window.press("ctrl+z")
        assert "Not stopped" in window.told
        assert window.app.screen is under


async def test_ctrl_l_draws_every_line_anew(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also over another screen; the session does not notice."""
    async with open_window() as window:
        drawn: list[bool] = []
        refresh = StrideApp.refresh

        def noted(app: StrideApp, *, layout: bool = False, **options: bool) -> StrideApp:
            drawn.append(layout)
            return refresh(app, layout=layout, **options)

        monkeypatch.setattr(StrideApp, "refresh", noted)
        for way in ((), ("question_mark",)):
            await window.press(*way)
            drawn.clear()
            await window.press("ctrl+l")
            assert True in drawn


async def test_nothing_is_written_while_another_program_has_the_terminal(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither bells nor notifications; left within itself it is left once; and it ends with the block."""
    left: list[str] = []

    @contextmanager
    def suspend(_: StrideApp) -> Iterator[None]:
        left.append("left")
        yield
        left.append("back")

    monkeypatch.setattr(StrideApp, "suspend", suspend)
    monkeypatch.setattr(StrideApp, "bell", lambda _: left.append("bell"))
    async with open_window() as window:
        terminal = window.app.groups.terminal
        with terminal.suspend():
            terminal.bell()
            terminal.write("x")
            with terminal.suspend():
                pass
            assert left == ["left"]
        terminal.bell()
        assert left == ["left", "back", "bell"]
