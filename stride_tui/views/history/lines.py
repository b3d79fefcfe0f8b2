"""The history in plain lines: a row for each session and run, or one of them in full with its uncorrected values."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from rich.cells import cell_len

from stride_tui.core.history.amendments import SetKey
from stride_tui.core.history.history import History
from stride_tui.core.history.records import Run, Session, SetRecord
from stride_tui.core.history.set_names import set_name
from stride_tui.core.routines.routine import NameKey
from stride_tui.views.history.logged import RUN_NAMES, logged_run_line, start_words
from stride_tui.views.history.session_list import active_minutes, matches
from stride_tui.views.history.session_page import spent_words
from stride_tui.views.text.clean import clean
from stride_tui.views.text.clock_note import clock_note
from stride_tui.views.text.spans import pad
from stride_tui.views.text.words import duration, load_words, number, plural, record_words, unconfirmed_words
from stride_tui.views.week.instead_words import instead_words

WIDEST_EXERCISE = 40


def matches_entry(entry: Session | Run, routine: str | None, text: str, name: NameKey = str) -> bool:
    """Return whether a session or run fits a filter; a run has no routine, and its kind is its name.

    `name` returns the name that an exercise has now.
    """
    if isinstance(entry, Session):
        return matches(entry, routine, text, name)
    names = f"{RUN_NAMES[entry.kind]}\n{entry.note or ''}".casefold()
    return routine is None and text.casefold() in names


def list_rows(entries: tuple[Session | Run, ...], ids: Mapping[str, str], originals: Mapping[str, object]) -> list[str]:
    """Return a row for each entry: id, day and time, name and facts, in columns."""
    rows = [(ids[entry.id], _when(entry), _name(entry), _facts(entry, entry.id in originals)) for entry in entries]
    widths = [max((cell_len(clean(row[n])) for row in rows), default=0) for n in range(3)]
    return ["  ".join([*(pad(clean(row[n]), widths[n]) for n in range(3)), row[3]]).rstrip() for row in rows]


def run_lines(history: History, run: Run) -> list[str]:
    """Return a run in full."""
    lines = [logged_run_line(run), f"id    {run.id}"]
    if run.note:
        lines.append(f"note  {run.note}")
    before = history.originals.get(run.id)
    if isinstance(before, Run) and (was := _run_and_note(before)) != _run_and_note(run):
        lines.append(f"was   {was}")
    return lines


def _run_and_note(run: Run) -> str:
    """Return a run in one line, its note at the end."""
    return f"{logged_run_line(run)}{f', note: {run.note}' if run.note else ''}"


def session_lines(history: History, session: Session) -> list[str]:
    """Return a session in full: a line for each set under its block, with its name and its uncorrected values."""
    lines = [session.name, f"{_when(session)} · {_sets(session)} · id {session.id}"]
    lines += filter(None, (spent_words(session), clock_note(session), *_effort_and_note(session), _to_confirm(session)))
    before = history.originals.get(session.id)
    written: dict[SetKey, SetRecord] = {}
    if isinstance(before, Session):
        written = history.raw.sets_of(before)
        if head := _summary_before(session, before):
            lines.append(f"was: {head}")
    now = history.sets_of(session)
    keys = tuple(written or now)
    names = max((len(set_name(key)) for key in keys), default=0)
    exercises = min(
        WIDEST_EXERCISE, max((cell_len(clean(_any(key, now, written).exercise)) for key in keys), default=0)
    )
    for block, some in groupby(keys, key=lambda key: _any(key, now, written).block):
        lines += ["", block]
        for key in some:
            exercise = pad(clean(_any(key, now, written).exercise), exercises)
            lines.append(f"  {set_name(key):<{names}}  {exercise}  {_set(now.get(key), written.get(key))}")
    return lines


def set_words(record: SetRecord) -> str:
    """Return a set with effort and note: `7 reps at 2 × 12 kg, partial, effort 8, “left knee”`."""
    parts = [record_words(record)]
    if record.done_ms is not None and record.load.weight is not None:
        # For timed work `record_words` names the weight but not the implement.
        parts.append(load_words(record.load))
    if record.status == "partial":
        parts.append("partial")
    if record.effort is not None:
        parts.append(f"effort {number(record.effort)}")
    if record.note:
        parts.append(f"“{record.note}”")
    return ", ".join(parts)


def to_add_rows(sets: Mapping[SetKey, SetRecord]) -> list[str]:
    """Return a row for each set that can be added to a session: its name, its exercise, and what is asked."""
    rows = [(set_name(key), record.exercise, _asked(record)) for key, record in sets.items()]
    widths = [max((cell_len(clean(row[n])) for row in rows), default=0) for n in range(2)]
    return ["  ".join([*(pad(clean(row[n]), widths[n]) for n in range(2)), row[2]]) for row in rows]


def _asked(record: SetRecord) -> str:
    """Return what is asked of a set: `8 reps, 2 × 10 kg dumbbells`, `20 s`."""
    asked = duration(record.asked_ms or 0) if record.asked_reps is None else plural(record.asked_reps, "rep")
    return ", ".join(filter(None, [asked, load_words(record.load)]))


def session_summary(session: Session, start: bool = False) -> str:
    """Return a session's own values: `20 min, effort 6, “felt strong”`, with `start` when it began before them."""
    began = [_when(session)] if start else []
    minutes = active_minutes(session)
    length = "no length" if minutes is None else f"{minutes} min"
    return ", ".join(filter(None, [*began, length, *_effort_and_note(session), _to_confirm(session)]))


def _set(now: SetRecord | None, before: SetRecord | None) -> str:
    """Return a set after corrections, with what it was before where that reads differently."""
    words = set_words(now) if now else "deleted"
    was = set_words(before) if before is not None else words
    return words if was == words else f"{words} (was {was})"


def _any(key: SetKey, now: Mapping[SetKey, SetRecord], written: Mapping[SetKey, SetRecord]) -> SetRecord:
    """Return a set by its key: after corrections or, if it was deleted, as it was written."""
    return now[key] if key in now else written[key]


def _effort_and_note(session: Session) -> list[str]:
    """Return a session's effort and note in words, those of them that it has."""
    effort = [f"effort {number(session.effort)}"] if session.effort is not None else []
    return [*effort, *([f"“{session.note}”"] if session.note else [])]


def _to_confirm(session: Session) -> str:
    """Return how many sets are not confirmed: `6 sets logged by time alone, not confirmed`; "" where there are none."""
    words = unconfirmed_words(session)
    return f"{words}, not confirmed" if words else ""


def _summary_before(session: Session, before: Session) -> str:
    """Return a session's own values before a correction of these; "" if they were not corrected."""
    moved = _when(before) != _when(session)
    was = session_summary(before, moved)
    return was if was != session_summary(session, moved) else ""


def _sets(session: Session) -> str:
    """Return how much of a session was done: `35 of 35 sets`, `12 of 35 sets · finished early`, `logged by hand`."""
    if session.by_hand:
        added = [plural(len(session.sets), "set")] if session.sets else []
        return " · ".join(["logged by hand", *added])
    done = sum(record.status != "skipped" for record in session.sets)
    return f"{done} of {plural(len(session.sets), 'set')}{'' if session.finished else ' · finished early'}"


def entry_words(entry: Session | Run) -> str:
    """Return a session or run in one line: `Legs, Wed 18 Nov 2026 18:00`, `long run, Sat 21 Nov 2026 07:00, 18 km`."""
    return logged_run_line(entry) if isinstance(entry, Run) else f"{entry.name}, {_when(entry)}"


def _when(entry: Session | Run) -> str:
    """Return when a session or run began: `Wed 18 Nov 2026 18:00`, without the time where it is not known."""
    return start_words(entry.started, entry.offset, entry.timed)


def _name(entry: Session | Run) -> str:
    return RUN_NAMES[entry.kind] if isinstance(entry, Run) else entry.name


def _facts(entry: Session | Run, amended: bool) -> str:
    """Return sets and minutes of a session, distance and minutes of a run, effort, and whether it was corrected."""
    facts: list[str] = []
    if isinstance(entry, Session):
        done = sum(record.status != "skipped" for record in entry.sets)
        own = f"by hand, {plural(done, 'set')}" if done else "by hand"
        facts.append(own if entry.by_hand else f"{done}/{len(entry.sets)} sets")
        if minutes := active_minutes(entry):
            facts.append(f"{minutes} min")
        if entry.effort is not None:
            facts.append(f"effort {number(entry.effort)}")
    else:
        facts += [f"{number(entry.km)} km"] if entry.km is not None else []
        facts += [f"{number(entry.minutes)} min"] if entry.minutes is not None else []
        facts += [words] if (words := instead_words(entry)) else []
    return " · ".join([*facts, *(["amended"] if amended else [])])
