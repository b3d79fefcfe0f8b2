"""The settings: read in the same way by every face, and changed one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from stride_tui.core.settings.settings import Settings, SettingsReading
from stride_tui.services.home import Home
from stride_tui.services.refusal import Refusal
from stride_tui.store.settings.file import load_settings

if TYPE_CHECKING:
    from stride_tui.core.settings.key_mistake import KeyMistake
    from stride_tui.store.settings.edit import SettingValue
    from stride_tui.store.settings.known_names import NamesToCheck


def read_settings_of(home: Home, with_names: bool = True) -> SettingsReading:
    """Return what the settings file says. `with_names` checks the names of actions, keys and routines in it as well."""
    return load_settings(home.paths, (lambda: known_names(home)) if with_names else None)


def known_names(home: Home) -> NamesToCheck:
    """Return the names that the settings of a home may use."""
    from stride_tui.store.settings.known_names import NamesToCheck
    from stride_tui.views.keys.key_tables import BY_NAME

    return NamesToCheck(BY_NAME, _key_mistakes, lambda slug: _routine_hint(home, slug))


def _key_mistakes(own: Mapping[str, Iterable[str]]) -> Iterable[KeyMistake]:
    """Return what is wrong with the keys of the actions; imported where the file names keys."""
    from stride_tui.views.keys.key_mistakes import key_mistakes

    return key_mistakes(own)


def _routine_hint(home: Home, slug: str) -> str | None:
    """Return what would be right for a routine that is not there, and None for one that is."""
    from stride_tui.store.routines.library import find_routine, routine_slugs
    from stride_tui.store.toml.wording import nearest

    if find_routine(home.paths, slug):
        return None
    slugs = routine_slugs(home.paths)
    near = nearest(slug, slugs)
    return f'did you mean "{near}"?' if near else f"there are {', '.join(slugs)}"


def settings_or_default(home: Home) -> Settings:
    """Return the settings, with the default ones for what is wrong in their file."""
    return read_settings_of(home, with_names=False).settings


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
