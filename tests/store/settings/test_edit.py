"""Changing one setting: a new file, a file with comments, tables, a broken file."""

from __future__ import annotations

from pathlib import Path

from stride_tui.core.settings.settings import Settings
from stride_tui.store.paths import find_paths
from stride_tui.store.settings.edit import change_setting


def test_a_new_file_has_the_setting_alone(tmp_path: Path) -> None:
    """Where there is no file, one is written with the one setting."""
    paths = find_paths(tmp_path)
    change_setting(paths, "theme", "stride-light")
    assert paths.settings.read_text() == 'theme = "stride-light"\n'


def test_comments_and_other_settings_stay(tmp_path: Path) -> None:
    """Only the value changes."""
    paths = find_paths(tmp_path)
    paths.settings.write_text('# mine\ntheme = "stride-dark"  # at night\nbell = false\n')
    change_setting(paths, "theme", "stride-light")
    assert paths.settings.read_text() == '# mine\ntheme = "stride-light"  # at night\nbell = false\n'


def test_a_setting_that_was_not_said_goes_before_the_tables(tmp_path: Path) -> None:
    """A new key does not fall into the table of keys."""
    paths = find_paths(tmp_path)
    paths.settings.write_text('# mine\n[keys]\nskip = "n"\n')
    found = change_setting(paths, "theme", "stride-light")
    assert isinstance(found, Settings)
    assert (found.theme, found.keys) == ("stride-light", {"skip": ("n",)})


def test_the_new_settings_are_given(tmp_path: Path) -> None:
    """What the file says afterwards comes back."""
    found = change_setting(find_paths(tmp_path), "hands_free", True)
    assert isinstance(found, Settings)
    assert found.hands_free


def test_a_broken_file_is_not_touched(tmp_path: Path) -> None:
    """The problems come back, and the file is as it was."""
    paths = find_paths(tmp_path)
    paths.settings.write_text("theme = \n")
    assert not isinstance(change_setting(paths, "theme", "stride-light"), Settings)
    assert paths.settings.read_text() == "theme = \n"


def test_a_value_that_is_none_is_not_written(tmp_path: Path) -> None:
    """A setting that would break the file is refused with its problem."""
    paths = find_paths(tmp_path)
    assert not isinstance(change_setting(paths, "first_weekday", "someday"), Settings)
    assert not paths.settings.exists()
