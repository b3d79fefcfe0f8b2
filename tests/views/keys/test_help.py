"""The help: every key."""

from __future__ import annotations

import msgspec
import pytest

from stride_tui.views.keys.actions import ACTIONS, Action, resolve_keys
from stride_tui.views.keys.help import all_help_lines, help_lines, help_view
from stride_tui.views.text.spans import plain

VIEW = help_view(resolve_keys({}))
TEXT = " ".join(" ".join(plain(line) for line in all_help_lines(VIEW, 80)).split())


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_every_action_is_explained(action: Action) -> None:
    """Its sentence is in the help."""
    assert action.help in TEXT


def test_a_run_of_keys_is_one_range() -> None:
    """Nine digits are not listed one by one."""
    assert "1–9" in TEXT


def test_an_action_without_a_key_points_to_the_palette() -> None:
    """There is always a way."""
    line = next(plain(row) for row in all_help_lines(VIEW, 80) if "Add a round" in plain(row))
    assert line.startswith("palette")


def test_a_remapped_key_is_shown() -> None:
    """The help tells the keys as they are set."""
    rows = all_help_lines(help_view(resolve_keys({"undo": ("backspace",)})), 80)
    assert any(plain(row).startswith("backspace") for row in rows)


def test_scrolling_stops_at_the_last_line() -> None:
    """However far one scrolls, the panel stays full."""
    far = help_lines(msgspec.structs.replace(VIEW, top=999), 80, 10)
    assert far == tuple(all_help_lines(VIEW, 80)[-10:])
