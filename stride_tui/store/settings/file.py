"""The settings file: settings.toml is read into a Settings value and a list of all its mistakes."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from stride_tui.core.problem import Problem
from stride_tui.core.routines.routine import LEAST_LIGHTER_EVERY, MOST_LIGHTER_EVERY, UNITS
from stride_tui.core.settings.cue_sinks import SINK_NAMES
from stride_tui.core.settings.settings import (
    DEFAULT_ROUTINE,
    DEFAULT_THEME,
    DEFAULT_VOLUME,
    THEME_NAMES,
    WEEKDAYS,
    Settings,
    SettingsReading,
)
from stride_tui.store.paths import Paths
from stride_tui.store.settings.own_weights import smallest_step, weights
from stride_tui.store.toml.fields import Mistake, Table, TooManyMistakesError
from stride_tui.store.toml.syntax import parse
from stride_tui.store.toml.text import EMPTY, read_text
from stride_tui.store.toml.wording import nearest, not_a_choice, ticked

if TYPE_CHECKING:
    from stride_tui.store.settings.known_names import NamesToCheck

GetNames = Callable[[], "NamesToCheck"]
"""A function that returns the names; it is called only for a file that uses some."""

SETTINGS_KEYS = frozenset(
    {"theme", "bell", "hands_free", "first_weekday", "reduced_motion", "units", "routine", "keys"}
    | {"dumbbells", "kettlebells", "barbell", "smallest_step"}
    | {"cues", "voice", "volume", "lighter_every"}
)


def load_settings(paths: Paths, known: GetNames | None = None) -> SettingsReading:
    """Return what the settings file says; the defaults if there is none."""
    if not os.path.lexists(paths.settings):
        return SettingsReading()
    return read_settings(paths.settings, known)


def read_settings(path: str | os.PathLike[str], known: GetNames | None = None) -> SettingsReading:
    """Return what a file says; an empty file is allowed and means the defaults."""
    text = read_text(path)
    if isinstance(text, Problem):
        return SettingsReading() if text.message == EMPTY else SettingsReading(problems=(text,), readable=False)
    return parse_settings(text, os.fspath(path), known)


def parse_settings(text: str, path: str | None = None, known: GetNames | None = None) -> SettingsReading:
    """Return what a text says, and all its mistakes; the names that it uses are checked only if the `known` are given.

    Nothing holds of a text with `MAX_MISTAKES` of them.
    """
    values = parse(text, path)
    if isinstance(values, Problem):
        return SettingsReading(problems=(values,), readable=False)
    mistakes: list[Mistake] = []
    try:
        settings = _settings(Table(values, SETTINGS_KEYS, mistakes, elsewhere=_keys_elsewhere), known)
    except TooManyMistakesError:
        settings = None
    if settings is not None and not mistakes:
        return SettingsReading(settings)
    from stride_tui.store.toml.problems import to_problems

    problems = to_problems(mistakes, text, path)
    if settings is None:
        return SettingsReading(problems=problems, readable=False)
    wrong, wrong_keys = _wrong(mistakes, settings)
    return SettingsReading(settings, problems, wrong, wrong_keys)


def _wrong(mistakes: list[Mistake], settings: Settings) -> tuple[frozenset[str], frozenset[str]]:
    """Return the settings of which nothing is right, and the actions none of whose keys is."""
    wrong, wrong_keys = set(), set()
    for name, *within in (mistake.key for mistake in mistakes):
        if name == "keys" and within:
            action = str(within[0])
            if action not in settings.keys:
                wrong_keys.add(action)
        elif name in SETTINGS_KEYS and not (within and getattr(settings, str(name))):
            wrong.add(str(name))
    return frozenset(wrong), frozenset(wrong_keys)


def _settings(table: Table, known: GetNames | None) -> Settings:
    """Return the settings of the file's top table."""
    return Settings(
        theme=_theme(table),
        bell=table.flag("bell", True),
        hands_free=table.flag("hands_free", False),
        first_weekday=table.choice("first_weekday", WEEKDAYS, "monday"),
        reduced_motion=table.flag("reduced_motion", False),
        units=table.choice("units", UNITS, "kg"),
        routine=_routine(table, known),
        keys=_keys(table, known),
        dumbbells=weights(table, "dumbbells"),
        kettlebells=weights(table, "kettlebells"),
        barbell=weights(table, "barbell"),
        smallest_step=smallest_step(table),
        lighter_every=table.whole("lighter_every", None, LEAST_LIGHTER_EVERY, MOST_LIGHTER_EVERY),
        cues=_cues(table),
        voice=table.text("voice"),
        volume=_or(table.whole("volume", None, 0, 100), DEFAULT_VOLUME),
    )


def _keys_elsewhere() -> dict[str, str]:
    """Return a hint for each setting that stands below `[keys]`, and so belongs to that table."""
    return dict.fromkeys(SETTINGS_KEYS, "it belongs at the top of the file, above [keys]")


def _theme(table: Table) -> str:
    """Return the name of the theme."""
    name = table.text("theme")
    if name is None or name in THEME_NAMES:
        return name or DEFAULT_THEME
    from stride_tui.core.settings.spelling import taken_as

    if taken := taken_as(name, THEME_NAMES):
        return taken
    near = nearest(name, THEME_NAMES)
    hint = f'did you mean "{near}"?' if near else f"there are {', '.join(THEME_NAMES)}"
    table.wrong("theme", f"there is no theme {ticked(name)}", hint)
    return DEFAULT_THEME


def _routine(table: Table, known: GetNames | None) -> str:
    """Return the slug of the routine to begin with."""
    slug = table.text("routine")
    hint = known().routine_hint(slug) if known and slug else None
    if slug is None or hint is None:
        return slug or DEFAULT_ROUTINE
    table.wrong("routine", f"there is no routine {ticked(slug)}", hint)
    return DEFAULT_ROUTINE


def _keys(table: Table, known: GetNames | None) -> dict[str, tuple[str, ...]]:
    """Return the keys of each action."""
    if "keys" not in table.values:
        return {}
    # Imported here, because most settings have no such table.
    from stride_tui.store.settings.keys_table import read_keys

    return read_keys(table, known() if known else None)


def _or(value: int | None, default: int) -> int:
    return default if value is None else value


def _cues(table: Table) -> tuple[str, ...]:
    """Return the sinks, each once; an empty list turns all of them off."""
    if "cues" not in table.values:
        return Settings().cues
    from stride_tui.core.settings.spelling import taken_as

    texts, written = table.texts("cues"), table.values["cues"]
    entries = Table({}, (), table.mistakes, (*table.key, "cues"))
    for number, text in enumerate(written if type(written) is list else ()):
        if type(text) is str and text.strip() and taken_as(text, SINK_NAMES) is None:
            entries.wrong(number, *not_a_choice("cues", text, SINK_NAMES))
    taken = {taken_as(text, SINK_NAMES) for text in texts}
    return tuple(name for name in SINK_NAMES if name in taken)
