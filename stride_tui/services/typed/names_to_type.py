"""The names that a command takes and a shell can complete, each with a few words on it, read as quickly as can be."""

from __future__ import annotations

from stride_tui.core.history.records import Run, Session
from stride_tui.core.instant import DAY_MS
from stride_tui.services.home import Home

SINCE_MS = 84 * DAY_MS
"""The milliseconds of history whose names are offered: older ones are looked for by `stride history list`."""
MOST_NAMES_OFFERED = 30

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


def history_names(home: Home, runs: bool = True) -> NamedWords:
    """Return `last` and the names of the latest sessions, newest first, and those of the runs too unless `runs` is
    False; each with what it was."""
    from stride_tui.core.week.entry_names import entry_names
    from stride_tui.store.history.reading import read_tail
    from stride_tui.views.history.lines import entry_words

    since = home.clock.now().utc - SINCE_MS
    history = read_tail(home.paths, since).history
    both: list[Session | Run] = [*history.sessions, *history.runs]
    names = entry_names(sorted(both, key=lambda entry: (entry.started, entry.id)))
    # Of the first day something may be missing, so that its numbers may be others.
    done = [one for one in both if one.started >= since + DAY_MS and (runs or isinstance(one, Session))]
    done = sorted(done, key=lambda entry: (entry.started, entry.id), reverse=True)[:MOST_NAMES_OFFERED]
    last = {"last": "the latest session"} | ({"last-run": "the latest run"} if runs else {})
    return (last if done else {}) | {names[entry.id]: entry_words(entry) for entry in done}


def set_names(home: Home, session: str) -> NamedWords:
    """Return the names of the sets of a recent session, each as one word, with its round and side; none of any other.

    The session is named as a command names it: `last`, a day, a day and a number, or an id.
    """
    from stride_tui.core.history.spoken_sets import spoken_sets, typed_name
    from stride_tui.core.week.entry_names import entry_names
    from stride_tui.store.history.reading import read_tail

    history = read_tail(home.paths, home.clock.now().utc - SINCE_MS).history
    both: list[Session | Run] = [*history.sessions, *history.runs]
    names = entry_names(sorted(both, key=lambda entry: (entry.started, entry.id)))
    named = [
        one
        for one in history.sessions
        if session in (names[one.id], names[one.id].partition(".")[0])
        or (session and one.id.startswith(session))
        or (session == "last" and one is history.sessions[-1])
    ]
    found: Session | None = named[0] if len(named) == 1 else None
    return {typed_name(spoken): spoken for spoken in spoken_sets(history.sets_of(found)).values()} if found else {}
