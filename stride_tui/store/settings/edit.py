"""Changing one setting in the settings file, with the user's comments and layout kept."""

from __future__ import annotations

from stride_tui.core.problem import Problem
from stride_tui.core.settings.settings import Settings
from stride_tui.store.disk.files import make_folder, read_if_there, write_atomic
from stride_tui.store.disk.lock import locked
from stride_tui.store.paths import Paths
from stride_tui.store.settings.file import load_settings, parse_settings
from stride_tui.store.toml.text import decode_utf8

SettingValue = str | bool | list[str]


def change_setting(paths: Paths, name: str, value: SettingValue) -> Settings | tuple[Problem, ...]:
    """Set one setting and return all of them, or the problems of a file that cannot be read, which is not touched.

    Mistakes in other settings stop nothing, and stay. A new file is written by tomli-w; one that is there is changed
    by tomlkit. `SaveError` if it cannot be written.
    """
    make_folder(paths.settings.parent)
    make_folder(paths.lock.parent)
    with locked(paths.lock):
        before = load_settings(paths)
        if not before.readable:
            return before.problems
        text = decode_utf8(read_if_there(paths.settings), str(paths.settings))
        after = _changed(text if isinstance(text, str) else "", name, value)
        found = parse_settings(after, str(paths.settings))
        if not found.readable or name in found.wrong:
            return found.problems
        write_atomic(paths.settings, after.encode())
        return found.settings


def _changed(text: str, name: str, value: SettingValue) -> str:
    """Return the file's text with the setting changed or added."""
    if not text.strip():
        import tomli_w

        return tomli_w.dumps({name: value})
    import tomlkit

    document = tomlkit.parse(text)
    if name in document:
        document[name] = value
        return tomlkit.dumps(document)
    # A key after a table's header would belong to that table, so a new one goes before all tables.
    line = tomlkit.dumps({name: value})
    return line + text
