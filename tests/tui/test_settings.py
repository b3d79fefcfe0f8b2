"""Settings: at the start and while the app runs."""

from __future__ import annotations

import pytest

from tests.tui.conftest import DrivenWindow, OpenWindow


async def _bells(window: DrivenWindow, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The bells of a session of three changes of phase."""
    rung: list[object] = []
    monkeypatch.setattr(window.app, "bell", lambda: rung.append(window.phase))
    await window.press("space", "enter")
    await window.forward(30)
    return rung


async def test_the_bell_marks_every_change_of_phase(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Get ready, work, get ready again."""
    async with open_window() as window:
        assert await _bells(window, monkeypatch) == ["get_ready", "work", "get_ready"]


async def test_the_bell_can_be_silent(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the settings say so."""
    async with open_window(settings="bell = false\n") as window:
        assert await _bells(window, monkeypatch) == []


async def test_keys_can_be_others(open_window: OpenWindow) -> None:
    """The new key works, the old one does not."""
    async with open_window(settings='[keys]\ntoggle = "f5"\n') as window:
        await window.press("space")
        assert window.app.driver.state is None
        await window.press("f5")
        assert window.phase == "get_ready"


async def test_the_keys_for_blocks_can_be_others(open_window: OpenWindow) -> None:
    """The first key of the list is the first block, the third the third."""
    async with open_window(settings='[keys]\njump = ["f1", "f2", "f3"]\n') as window:
        await window.press("space", "f3")
        assert window.exercise == "Lunge"


async def test_settings_are_taken_live(open_window: OpenWindow) -> None:
    """Theme, keys and bell change while the app runs."""
    async with open_window() as window:
        window.paths.settings.write_text('theme = "stride-light"\nbell = false\n[keys]\ntoggle = "f5"\n')
        await window.until(lambda: window.app.theme == "stride-light")
        assert "f5 Begin" in window.text
        assert not window.app.model.workspace.settings.bell


async def test_broken_settings_keep_the_old_ones(open_window: OpenWindow) -> None:
    """The mistake is told with its line."""
    async with open_window(settings='theme = "stride-light"\n') as window:
        window.paths.settings.write_text("bell = 3\n")
        await window.until(lambda: "settings.toml:1" in window.told)
        assert window.app.theme == "stride-light"


async def test_settings_broken_at_the_start_are_reported(open_window: OpenWindow) -> None:
    """The defaults are used meanwhile."""
    async with open_window(settings="bell = 3\n") as window:
        assert "settings.toml:1" in window.told
        assert window.app.model.workspace.settings.bell


@pytest.mark.parametrize("theme", ["stride-light", "ansi-dark", "nord", "no-such-theme"])
async def test_every_theme_draws_every_phase(open_window: OpenWindow, theme: str) -> None:
    """Ours, the terminal's own colours, another's, and one that there is not."""
    async with open_window(settings=f'theme = "{theme}"\n') as window:
        await window.to("Plank")
        assert "WORK" in window.text
        await window.press("space")
        assert "PAUSED" in window.text


async def test_without_colours_all_is_said_in_words(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR leaves signs and words as they are."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_window() as window:
        assert window.app.no_color
        await window.to("March")
        assert "● WORK" in window.text


async def test_dark_and_light_are_an_action_apart(open_window: OpenWindow) -> None:
    """There and back."""
    async with open_window() as window:
        themes = []
        for _ in range(2):
            window.app.actions.do("dark")
            themes.append(window.app.theme)
        assert themes == ["stride-light", "stride-dark"]


async def test_the_theme_that_was_chosen_is_kept(open_window: OpenWindow) -> None:
    """The action writes the theme into the settings, for the next start."""
    async with open_window() as window:
        window.app.actions.do("dark")
        await window.pilot.pause()
        assert window.app.model.workspace.home.paths.settings.read_text() == 'theme = "stride-light"\n'
