"""The names that a command takes and a shell can complete, each with a few words on it, read as quickly as can be."""

from __future__ import annotations

from stride_tui.core.history.records import Run, Session
from stride_tui.core.instant import DAY_MS
from stride_tui.services.home import Home

SINCE_MS = 84 * DAY_MS
"""The milliseconds of history whose ids are offered: older ones are looked for by `stride history list`."""
MOST_IDS = 30

NamedWords = dict[str, str]
"""Names, each with a few words on it, or ""."""


def routine_names(home: Home) -> NamedWords:
    """Return the slugs of all routines; their files are not read."""
    from stride_tui.store.routines.library import routine_slugs

    return dict.fromkeys(routine_slugs(home.paths), "")


def figure_names(home: Home) -> NamedWords:
    """Return the names of all figures; their files are not read."""
    from stride_tui.store.figures.file import figure_files

    return dict.fromkeys(figure_files(home.paths), "")


def exercise_names(home: Home, slug: str | None) -> NamedWords:
    """Return the exercises of a routine, or of the one that the settings choose."""
    from stride_tui.services.settings import read_settings_of
    from stride_tui.store.routines.library import load_entry

    entry = load_entry(home.paths, slug or read_settings_of(home, with_names=False).settings.routine)
    routine = entry.routine if entry else None
    return dict.fromkeys(routine.exercise_names, "") if routine else {}


def history_ids(home: Home, runs: bool = True) -> NamedWords:
    """Return `last` and the ids of the latest sessions, newest first, and those of the runs too unless `runs` is False;
    each with its day and what it was."""
    from stride_tui.store.history.reading import read_tail
    from stride_tui.views.history.lines import entry_words

    history = read_tail(home.paths, home.clock.now().utc - SINCE_MS).history
    done: list[Session | Run] = [*history.sessions, *(history.runs if runs else ())]
    done = sorted(done, key=lambda entry: (entry.started, entry.id), reverse=True)[:MOST_IDS]
    last = {"last": "the latest session"} | ({"last-run": "the latest run"} if runs else {})
    return (last if done else {}) | {entry.id: entry_words(entry) for entry in done}


def set_names(home: Home, id: str) -> NamedWords:
    """Return the names of the sets of a recent session, each with its exercise; none of any other."""
    from stride_tui.core.history.set_names import set_name
    from stride_tui.store.history.reading import read_tail

    history = read_tail(home.paths, home.clock.now().utc - SINCE_MS).history
    named = [one for one in history.sessions if one.id.startswith(id) or (id == "last" and one is history.sessions[-1])]
    found: Session | None = named[0] if len(named) == 1 else None
    return {set_name(key): record.exercise for key, record in history.sets_of(found).items()} if found else {}
