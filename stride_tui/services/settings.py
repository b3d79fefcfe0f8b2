"""The settings: read in the same way by every face, and changed one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stride_tui.core.problem import Problem
from stride_tui.core.settings.settings import Settings
from stride_tui.services.home import Home
from stride_tui.services.refusal import Refusal
from stride_tui.store.settings.file import load_settings

if TYPE_CHECKING:
    from stride_tui.store.settings.edit import SettingValue


def read_settings_of(home: Home, with_keys: bool = True) -> Settings | tuple[Problem, ...]:
    """Return the settings, or the mistakes in their file. `with_keys` checks the names under `[keys]` as well."""
    if not with_keys:
        return load_settings(home.paths)
    from stride_tui.views.keys.key_tables import BY_NAME

    return load_settings(home.paths, BY_NAME)


def settings_or_default(home: Home) -> Settings:
    """Return the settings, or the default ones where their file has mistakes."""
    found = read_settings_of(home, with_keys=False)
    return found if isinstance(found, Settings) else Settings()


def keep_setting(home: Home, name: str, value: SettingValue) -> Settings | Refusal:
    """Write one setting into the file, whose comments stay; return the settings as they are then."""
    from stride_tui.store.disk.files import SaveError
    from stride_tui.store.settings.edit import change_setting
    from stride_tui.views.text.refusals import SETTINGS_HAVE_MISTAKES

    try:
        found = change_setting(home.paths, name, value)
    except SaveError as error:
        return Refusal(f"{error.explained}.", serious=True)
    return found if isinstance(found, Settings) else Refusal(SETTINGS_HAVE_MISTAKES, found)
