"""The settings file: settings.toml is read into a Settings value, or into a list of all its mistakes."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping

from stride_tui.core.problem import Problem
from stride_tui.core.routines.routine import UNITS
from stride_tui.core.settings.cue_sinks import SINK_NAMES
from stride_tui.core.settings.settings import (
    DEFAULT_ROUTINE,
    DEFAULT_THEME,
    DEFAULT_VOLUME,
    WEEKDAYS,
    Settings,
)
from stride_tui.store.paths import Paths
from stride_tui.store.settings.own_weights import smallest_step, weights
from stride_tui.store.toml.fields import Mistake, Table, TooManyMistakesError
from stride_tui.store.toml.syntax import parse
from stride_tui.store.toml.text import EMPTY, read_text
from stride_tui.store.toml.wording import not_a_choice

ActionNames = Mapping[str, Collection[str]]
"""The names allowed in `[keys]` -> the screens on which each does something."""

SETTINGS_KEYS = frozenset(
    {"theme", "bell", "hands_free", "first_weekday", "reduced_motion", "units", "routine", "keys"}
    | {"dumbbells", "kettlebells", "barbell", "smallest_step"}
    | {"cues", "voice", "volume"}
)


def load_settings(paths: Paths, actions: ActionNames | None = None) -> Settings | tuple[Problem, ...]:
    """Return the settings (the defaults if there is no file), or the problems of the file."""
    if not os.path.lexists(paths.settings):
        return Settings()
    return read_settings(paths.settings, actions)


def read_settings(path: str | os.PathLike[str], actions: ActionNames | None = None) -> Settings | tuple[Problem, ...]:
    """Return the settings in a file, or its problems; an empty file is allowed and means the defaults."""
    text = read_text(path)
    if isinstance(text, Problem):
        return Settings() if text.message == EMPTY else (text,)
    return parse_settings(text, os.fspath(path), actions)


def parse_settings(
    text: str, path: str | None = None, actions: ActionNames | None = None
) -> Settings | tuple[Problem, ...]:
    """Return the settings in a text, or all its problems; `actions` are the names allowed in `[keys]` (None: any)."""
    values = parse(text, path)
    if isinstance(values, Problem):
        return (values,)
    mistakes: list[Mistake] = []
    try:
        settings = _settings(Table(values, SETTINGS_KEYS, mistakes), actions)
    except TooManyMistakesError:
        settings = None
    if settings is None or mistakes:
        from stride_tui.store.toml.problems import to_problems

        return to_problems(mistakes, text, path)
    return settings


def _settings(table: Table, actions: ActionNames | None) -> Settings:
    """Return the settings of the file's top table."""
    return Settings(
        theme=table.text("theme") or DEFAULT_THEME,
        bell=table.flag("bell", True),
        hands_free=table.flag("hands_free", False),
        first_weekday=table.choice("first_weekday", WEEKDAYS, "monday"),
        reduced_motion=table.flag("reduced_motion", False),
        units=table.choice("units", UNITS, "kg"),
        routine=table.text("routine") or DEFAULT_ROUTINE,
        keys=_keys(table, actions),
        dumbbells=weights(table, "dumbbells"),
        kettlebells=weights(table, "kettlebells"),
        barbell=weights(table, "barbell"),
        smallest_step=smallest_step(table),
        cues=_cues(table),
        voice=table.text("voice"),
        volume=_or(table.whole("volume", None, 0, 100), DEFAULT_VOLUME),
    )


def _or(value: int | None, default: int) -> int:
    return default if value is None else value


def _cues(table: Table) -> tuple[str, ...]:
    """Return the sinks, each once; an empty list turns all of them off."""
    if "cues" not in table.values:
        return Settings().cues
    texts, written = table.texts("cues"), table.values["cues"]
    entries = Table({}, (), table.mistakes, (*table.key, "cues"))
    for number, text in enumerate(written if type(written) is list else ()):
        if type(text) is str and text.strip() and text.strip() not in SINK_NAMES:
            entries.wrong(number, *not_a_choice("cues", text, SINK_NAMES))
    return tuple(name for name in SINK_NAMES if name in texts)


def _keys(top: Table, actions: ActionNames | None) -> dict[str, tuple[str, ...]]:
    """Return the keys of each action; the file has one name or a list of names."""
    written = top.values.get("keys", {})
    known = frozenset(written) if actions is None and type(written) is dict else frozenset(actions or ())
    table = top.table("keys", known)
    keys_of: dict[str, tuple[str, ...]] = {}
    for name, value in table.values.items():
        if name not in known:
            continue
        if type(value) is str:
            key = table.text(name)
            keys: tuple[str, ...] = (key,) if key else ()
        else:
            keys = table.texts(name)
            if not value and type(value) is list:
                table.wrong(name, f"`{name}` has no key", 'write the key, such as "space"')
        if keys:
            keys_of[name] = keys
    _note_shared(table, keys_of, actions or {})
    return keys_of


def _note_shared(table: Table, keys_of: dict[str, tuple[str, ...]], actions: ActionNames) -> None:
    """Note a mistake for each key that two actions of one screen have."""
    owner: dict[tuple[str, str], str] = {}
    for name, keys in keys_of.items():
        for key in keys:
            owners = {owner.setdefault((screen, key), name) for screen in actions.get(name, ("",))} - {name}
            if owners:
                table.wrong(name, f"`{key}` is the key of `{min(owners)}` already", "give one of the two another key")
