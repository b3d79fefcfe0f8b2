"""The help: every key."""

from __future__ import annotations

import msgspec
import pytest

from stride_tui.views.keys.help import all_help_lines, help_lines, help_view
from stride_tui.views.keys.key_tables import SCREENS, KeyRow, key_rows
from stride_tui.views.text.spans import BLANK, plain

VIEW = help_view({})
TEXT = " ".join(" ".join(plain(line) for line in all_help_lines(VIEW, 80)).split())


@pytest.mark.parametrize("row", list(key_rows()), ids=lambda row: f"{row.title}: {row.action.name}")
def test_every_key_is_explained(row: KeyRow) -> None:
    """Its sentence is in the help, and the screen it is of."""
    assert row.help in TEXT
    assert row.action.group or row.title in TEXT


@pytest.mark.parametrize("screen", [name for name in SCREENS if name != "dashboard"])
def test_the_help_begins_with_the_screen_it_was_opened_over(screen: str) -> None:
    """The rest comes after it, each screen once."""
    rows = [plain(line) for line in all_help_lines(help_view({}, screen), 80)]
    assert rows[0] == SCREENS[screen].title
    assert [row for row in rows if row == SCREENS[screen].title] == rows[:1]
    assert len(rows) == len(all_help_lines(VIEW, 80))


def test_the_help_of_the_dashboard_begins_with_the_session() -> None:
    """Session, week, app, then the other screens."""
    heads = [plain(line) for line in all_help_lines(VIEW, 80) if line and line[0].tone == "accent"]
    assert heads[:5] == ["Session", "Week", "App", SCREENS["week"].title, SCREENS["stepper"].title]


def test_a_run_of_keys_is_one_range() -> None:
    """Nine digits are not listed one by one."""
    assert "1–9" in TEXT


def test_an_action_without_a_key_points_to_the_palette() -> None:
    """There is always a way."""
    line = next(plain(row) for row in all_help_lines(VIEW, 80) if "Add a round" in plain(row))
    assert line.startswith("palette")


def test_a_remapped_key_is_shown() -> None:
    """The help tells the keys as they are set."""
    rows = all_help_lines(help_view({"undo": ("backspace",)}), 80)
    assert any(plain(row).startswith("backspace") for row in rows)


def test_scrolling_stops_at_the_last_line() -> None:
    """However far one scrolls, the panel stays full."""
    far = help_lines(msgspec.structs.replace(VIEW, top=999), 80, 10)
    assert far[1:] == tuple(all_help_lines(VIEW, 80)[-9:])
    assert plain(far[0]).endswith(" lines above")


@pytest.mark.parametrize("width", [36, 34, 28])
def test_in_a_narrow_window_the_words_have_most_of_the_room(width: int) -> None:
    """The column of the keys is as wide as the longest of them."""
    lines = all_help_lines(VIEW, width)
    session = lines[1 : lines.index(BLANK)]
    (beside,) = {len(row[0].text) for row in session}
    assert beside == max(len(plain(row)[:beside].rstrip()) for row in session) + 2
    assert all(len(plain(row)) <= width for row in session)
