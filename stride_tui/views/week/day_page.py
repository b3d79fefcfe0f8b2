"""The page of one day: its planned runs, the runs and sessions done, and what the recovery rule says of each."""

from __future__ import annotations

from datetime import date, tzinfo
from typing import Literal, cast

import msgspec

from stride_tui.core.history.records import Run, RunKind, Session
from stride_tui.core.week.adherence import thursday_of
from stride_tui.core.week.calendar import counts, day_of, week_start
from stride_tui.core.week.facts import WeekFacts
from stride_tui.core.week.known_runs import DayRuns, runs_by_day
from stride_tui.core.week.outlook import WeekOutlook, crowded_by
from stride_tui.core.week.plan import OffWeek, PlannedRun
from stride_tui.views.keys.footer import FooterView, key_at, keys_texts
from stride_tui.views.text.dates import LONG_DAYS, day_words
from stride_tui.views.text.scrolling import entry_at, scrolled
from stride_tui.views.text.spans import BLANK, Line, Span, Tone, fit_line, line, span, wrap
from stride_tui.views.text.words import duration
from stride_tui.views.week.day_cell import done_run_words, planned_run_cell
from stride_tui.views.week.instead_words import done_instead_words, instead_words
from stride_tui.views.week.recovery_words import planned_run_words, sum_words

MOST_KEY_LINES = 5
"""The most lines that the keys of a day may take."""


class DayRow(msgspec.Struct, frozen=True):
    """One row of the day: a planned run, a run or a session; `n` is its number among those of its kind, from 0."""

    kind: Literal["planned", "run", "session"]
    n: int
    sign: str
    words: str
    tone: Tone
    note: str = ""


class DayView(msgspec.Struct, frozen=True):
    """The day's rows with the values behind them, and whether its week is off."""

    day: date
    rows: tuple[DayRow, ...]
    of_day: DayRuns
    sessions: tuple[Session, ...]
    off: OffWeek | None = None
    chosen: int = 0
    today: date | None = None

    @property
    def row(self) -> DayRow | None:
        """The chosen row."""
        return self.rows[self.chosen] if self.rows else None

    @property
    def planned_run(self) -> PlannedRun | None:
        """The chosen row's planned run, if it is one."""
        return self.of_day.planned[self.row.n] if self.row and self.row.kind == "planned" else None

    @property
    def done_by(self) -> Run | None:
        """The run that was done for the chosen row's planned run, on its day or instead of it."""
        return self.of_day.done_by[self.row.n] if self.row and self.row.kind == "planned" else None

    @property
    def run(self) -> Run | None:
        """The chosen row's run that was done, if it is one; of a planned run, the one that was done for it."""
        return self.of_day.runs[self.row.n] if self.row and self.row.kind == "run" else self.done_by

    @property
    def session(self) -> Session | None:
        """The chosen row's session, if it is one."""
        return self.sessions[self.row.n] if self.row and self.row.kind == "session" else None


def day_view(seen: WeekFacts, day: date, zone: tzinfo, chosen: int = 0) -> DayView:
    """Return the day, with what crowds what."""
    of_day = runs_by_day(seen.plan, seen.history.runs, day, day)[day]
    sessions = tuple(session for session in seen.history.sessions if day_of(session) == day)
    rows: list[DayRow] = []
    for n, run in enumerate(of_day.planned):
        repeats = f"every {LONG_DAYS[run.weekday]}" if run.weekday is not None else "once"
        words = f"{planned_run_cell(run)[0]} · {repeats}"
        done_by = of_day.done_by[n]
        if done_by is not None and of_day.is_taken_out(n):
            note, sign, tone = done_instead_words(run, day, done_by), "→", "dim"
        else:
            note = _crowded_note(seen, day, run.kind, of_day.place_of(n), zone)
            sign, tone = "◇", "strong" if run.is_quality else "plain"
        rows.append(DayRow("planned", n, sign, words, cast("Tone", tone), _joined(run.note, note)))
    for n, done in enumerate(of_day.runs):
        nth = sum(other.kind == done.kind for other in of_day.runs[:n])
        crowded = _crowded_note(seen, day, done.kind, nth, zone) if done in of_day.unplanned else ""
        words = done_run_words(done)[0].removeprefix("✓ ")
        rows.append(DayRow("run", n, "✓", words, "good", _joined(done.note, instead_words(done), crowded)))
    for n, session in enumerate(sessions):
        rows.append(_session_row(n, session, seen.outlook, zone))
    start = week_start(day, seen.adherence.this.weekday())
    off = seen.plan.off_week(thursday_of(start))
    return DayView(day, tuple(rows), of_day, sessions, off, max(0, min(chosen, len(rows) - 1)), seen.today)


def _joined(*notes: str | None) -> str:
    """Return the notes that there are, side by side."""
    return " · ".join(filter(None, notes))


def _session_row(n: int, session: Session, outlook: WeekOutlook, zone: tzinfo) -> DayRow:
    done = sum(record.status != "skipped" for record in session.sets)
    active = session.length_ms
    parts = [session.name]
    if session.sets:
        parts.append(f"{done} of {len(session.sets)} sets")
    if active:
        parts.append(duration(max(1, round(active / 60_000)) * 60_000))
    if session.by_hand:
        parts.append("by hand")
    conflict = outlook.conflicts.get(session.id)
    note = _joined(session.note, sum_words(conflict, zone) if conflict else "")
    sign = "✔" if counts(session) else "◐"
    tone: Tone = "good" if counts(session) else "warn"
    return DayRow("session", n, sign, " · ".join(parts), tone, note)


def _crowded_note(seen: WeekFacts, day: date, kind: RunKind, nth: int, zone: tzinfo) -> str:
    """Return the session that crowds a quality run of the day, with the sum."""
    conflict = crowded_by(seen.outlook.runs, seen.history, day, kind, nth)
    return planned_run_words(conflict, zone) if conflict else ""


def day_title(view: DayView) -> str:
    """Return `Thu 19 Nov`, with its year if that is another one, and that the week is off."""
    return day_words(view.day, view.today) + (f" · week off: {view.off.reason}" if view.off else "")


def _entries(view: DayView, width: int) -> list[list[Line]]:
    """Return the lines of each run and session: a row, with its notes below."""
    entries: list[list[Line]] = []
    for n, row in enumerate(view.rows):
        chosen = n == view.chosen
        marker, tone = Span("▸ " if chosen else "  ", "key"), row.tone
        words = (marker, Span(f"{row.sign} ", tone), span(row.words, "strong" if chosen else tone))
        notes = [line(Span("    "), Span(text, "warn")) for text in wrap(span(row.note).text, width - 4)]
        entries.append([fit_line(words, width), *notes])
    return entries


def day_page(view: tuple[DayView, FooterView], width: int, height: int) -> tuple[Line, ...]:
    """Return the rows around the chosen one, and the keys at the bottom; on a low panel these leave room for rows."""
    day, footer = view
    keys = _key_texts(footer, width, height)
    room = height - len(keys)
    lines: tuple[Line, ...] = (line(Span("Nothing planned, nothing done.", "dim")),)[:room]
    if day.rows:
        lines = tuple(fit_line(text, width) for text in scrolled(_entries(day, width), day.chosen, room))
    return (*lines, *[BLANK] * (room - len(lines)), *[line(Span(text, "dim")) for text in keys])


def day_key_at(view: tuple[DayView, FooterView], width: int, height: int, x: int, y: int) -> str | None:
    """Return the key whose name or word is at a cell of the page, for the mouse."""
    keys = _key_texts(view[1], width, height)
    return key_at(view[1], keys, x, y - (height - len(keys)))


def row_at(view: tuple[DayView, FooterView], width: int, height: int, y: int) -> int | None:
    """Return the number of the row under line `y`, for the mouse."""
    day, footer = view
    sizes = [len(entry) for entry in _entries(day, width)]
    return entry_at(sizes, day.chosen, height - len(_key_texts(footer, width, height)), y)


def _key_texts(footer: FooterView, width: int, height: int) -> tuple[str, ...]:
    """Return the lines of keys."""
    return tuple(keys_texts(footer, width, min(MOST_KEY_LINES, height // 2)))
