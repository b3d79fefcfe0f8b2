"""Settings: at the start and while the app runs."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Play, Stage


async def _bells(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The bells of a session of three changes of phase."""
    rung: list[object] = []
    monkeypatch.setattr(stage.app, "bell", lambda: rung.append(stage.phase))
    await stage.press("space", "enter")
    await stage.forward(30)
    return rung


async def test_the_bell_marks_every_change_of_phase(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    """Get ready, work, get ready again."""
    async with play() as stage:
        assert await _bells(stage, monkeypatch) == ["get_ready", "work", "get_ready"]


async def test_the_bell_can_be_silent(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the settings say so."""
    async with play(settings="bell = false\n") as stage:
        assert await _bells(stage, monkeypatch) == []


async def test_keys_can_be_others(play: Play) -> None:
    """The new key works, the old one does not."""
    async with play(settings='[keys]\ntoggle = "f5"\n') as stage:
        await stage.press("space")
        assert stage.app.driver.state is None
        await stage.press("f5")
        assert stage.phase == "get_ready"


async def test_the_keys_for_blocks_can_be_others(play: Play) -> None:
    """The first key of the list is the first block, the third the third."""
    async with play(settings='[keys]\njump = ["f1", "f2", "f3"]\n') as stage:
        await stage.press("space", "f3")
        assert stage.exercise == "Lunge"


async def test_settings_are_taken_live(play: Play) -> None:
    """Theme, keys and bell change while the app runs."""
    async with play() as stage:
        stage.paths.settings.write_text('theme = "stride-light"\nbell = false\n[keys]\ntoggle = "f5"\n')
        await stage.until(lambda: stage.app.theme == "stride-light")
        assert "f5 Begin" in stage.text
        assert not stage.app.model.workspace.settings.bell


async def test_broken_settings_keep_the_old_ones(play: Play) -> None:
    """The mistake is told with its line."""
    async with play(settings='theme = "stride-light"\n') as stage:
        stage.paths.settings.write_text("bell = 3\n")
        await stage.until(lambda: "settings.toml:1" in stage.told)
        assert stage.app.theme == "stride-light"


async def test_settings_broken_at_the_start_are_told(play: Play) -> None:
    """The defaults are used meanwhile."""
    async with play(settings="bell = 3\n") as stage:
        assert "settings.toml:1" in stage.told
        assert stage.app.model.workspace.settings.bell


@pytest.mark.parametrize("theme", ["stride-light", "ansi-dark", "nord", "no-such-theme"])
async def test_every_theme_draws_every_phase(play: Play, theme: str) -> None:
    """Ours, the terminal's own colours, another's, and one that there is not."""
    async with play(settings=f'theme = "{theme}"\n') as stage:
        await stage.to("Plank")
        assert "WORK" in stage.text
        await stage.press("space")
        assert "PAUSED" in stage.text


async def test_without_colours_all_is_said_in_words(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR leaves signs and words as they are."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with play() as stage:
        assert stage.app.no_color
        await stage.to("March")
        assert "● WORK" in stage.text


async def test_dark_and_light_are_an_action_apart(play: Play) -> None:
    """There and back."""
    async with play() as stage:
        themes = []
        for _ in range(2):
            stage.app.actions.do("dark")
            themes.append(stage.app.theme)
        assert themes == ["stride-light", "stride-dark"]


async def test_the_theme_that_was_chosen_is_kept(play: Play) -> None:
    """The action writes the theme into the settings, for the next start."""
    async with play() as stage:
        stage.app.actions.do("dark")
        await stage.pilot.pause()
        assert stage.app.model.workspace.home.paths.settings.read_text() == 'theme = "stride-light"\n'
