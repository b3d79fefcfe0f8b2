"""Settings: at the start and while the app runs."""

from __future__ import annotations

import pytest
from textual.theme import BUILTIN_THEMES

from stride_tui.core.settings.settings import THEME_NAMES
from stride_tui.tui.themes import DARK, LIGHT
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


async def test_a_wrong_setting_stays_as_it_was_and_the_others_are_taken(open_window: OpenWindow) -> None:
    """The strip shows every mistake's count and the first one's place, until it is mended."""
    async with open_window(settings='theme = "stride-light"\n[keys]\ntoggle = "t"\n') as window:
        window.paths.settings.write_text('theme = 3\nbell = false\n[keys]\ntoggle = "banana"\nfar = "f2"\n')
        await window.until(lambda: "settings.toml:1:9" in window.text)
        assert "2 mistakes · the rest of the file holds" in window.text
        assert window.app.theme == "stride-light"
        assert not window.app.model.workspace.settings.bell
        assert (window.app.model.keys["toggle"], window.app.model.keys["far"]) == (("t",), ("f2",))
        window.paths.settings.write_text("bell = false\n")
        await window.until(lambda: "settings.toml" not in window.text)
        assert window.app.theme == "stride-dark"


async def test_a_file_that_is_no_settings_at_all_changes_nothing(open_window: OpenWindow) -> None:
    """Half a line of it, as while it is being written."""
    async with open_window(settings='theme = "stride-light"\n') as window:
        window.paths.settings.write_text("theme = \n")
        await window.until(lambda: "settings.toml:1" in window.text)
        assert "nothing of it is used" in window.text
        assert window.app.theme == "stride-light"


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 20)], ids=str)
async def test_settings_wrong_at_the_start_are_in_the_strip(open_window: OpenWindow, size: tuple[int, int]) -> None:
    """With what would be right; the default is used for them alone."""
    text = 'bell = false\ntheme = "dracla"\n'
    async with open_window(size, settings=text) as window:
        assert "settings.toml:2:9" in window.text
        assert 'did you mean "dracula"?' in " ".join(window.text.replace("│", " ").split())
        assert (window.app.theme, window.app.model.workspace.settings.bell) == ("stride-dark", False)


async def test_the_routine_of_the_settings_may_go_and_come(open_window: OpenWindow) -> None:
    """The strip follows the folder too, not the settings' file alone."""
    async with open_window(settings='routine = "small"\n') as window:
        path = window.paths.routines / "small.toml"
        text = path.read_text()
        path.unlink()
        await window.until(lambda: "there is no routine `small`" in window.text)
        path.write_text(text)
        await window.until(lambda: "there is no routine" not in window.text)


async def test_mistakes_in_several_files_are_all_named(open_window: OpenWindow) -> None:
    """The first file's are shown, the others named."""
    async with open_window(settings="bell = 3\n") as window:
        window.paths.plan.write_text("strength_per_week = 100\n")
        await window.until(lambda: "plan.toml:1" in window.text)
        assert "settings.toml too" in window.text


async def test_the_theme_is_kept_though_another_setting_is_wrong(open_window: OpenWindow) -> None:
    """One wrong line is no reason to forget a choice."""
    async with open_window(settings="bell = 3\n") as window:
        window.app.actions.do("dark")
        await window.pilot.pause()
        assert 'theme = "stride-light"' in window.paths.settings.read_text()
        assert "bell = 3" in window.paths.settings.read_text()


def test_the_names_of_themes_are_those_that_there_are() -> None:
    """`stride check` has a list of its own, because Textual takes too long to load."""
    assert {*BUILTIN_THEMES, DARK.name, LIGHT.name} == set(THEME_NAMES)


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
