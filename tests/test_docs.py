"""What there is, is in the README."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stride_tui.cli.main import COMMANDS
from stride_tui.store.clock import SPEED_VARIABLE
from stride_tui.store.settings.file import SETTINGS_KEYS
from stride_tui.views.keys.actions import ACTIONS, Action, key_name

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    """A section of the README, up to the next one."""
    return README.split(f"\n## {title}\n")[1].split("\n## ")[0]


@pytest.mark.parametrize("name", [name for name, (_, line) in COMMANDS.items() if line])
def test_every_command_is_in_the_readme(name: str) -> None:
    """With what it does."""
    assert f"stride {name}" in section("Commands")


@pytest.mark.parametrize("action", [action for action in ACTIONS if action.keys], ids=lambda action: action.name)
def test_every_key_is_in_the_readme(action: Action) -> None:
    """Each key of each action; a run of them by its ends."""
    keys = [key_name(key) for key in action.keys]
    shown = [keys[0], keys[-1]] if len(keys) > 4 else keys
    assert all(f"`{key}`" in README for key in shown)


@pytest.mark.parametrize("key", sorted(SETTINGS_KEYS))
def test_every_setting_is_in_the_readme(key: str) -> None:
    """In the example of a settings file."""
    assert re.search(rf"^\[?{key}\b", section("Files"), re.MULTILINE)


@pytest.mark.parametrize("variable", [SPEED_VARIABLE, "STRIDE_UPDATE_SNAPSHOTS", "STRIDE_TORTURE"])
def test_every_switch_of_the_tests_is_in_contributing(variable: str) -> None:
    """They are for those who work on it."""
    assert f"`{variable}=" in CONTRIBUTING


def test_every_picture_of_the_readme_is_made_by_the_script() -> None:
    """No picture is taken by hand."""
    made = set(re.findall(r'^    "([a-z-]+)": \(\(', (ROOT / "screenshots" / "make.py").read_text(), re.MULTILINE))
    assert set(re.findall(r"\(screenshots/([a-z-]+)\.svg\)", README)) <= made
