"""The list of sessions, newest first, under headings for their weeks, with a filter."""

from __future__ import annotations

from datetime import date

import msgspec
from rich.cells import cell_len

from stride_tui.core.history.records import Session
from stride_tui.core.routines.routine import NameKey, exercise_key
from stride_tui.core.week.calendar import counts, day_of, week_start
from stride_tui.views.text.dates import day_column, week_words
from stride_tui.views.text.scrolling import entry_at, scrolled
from stride_tui.views.text.spans import Line, Span, fit_line, line, pad, pad_left, span, spread, widest, wrap
from stride_tui.views.text.words import plural

BAR_CELLS, MARK_CELLS, DAY_CELLS = 2, 4, 10
"""The cells of the bar beside the sessions of one week, of the cursor and the sign, and of a day."""
WIDE_LIST = 60
"""The number of cells from which on columns are two cells apart."""
GOOD_NAME, LEAST_LIST_NAME = 20, 8
"""The cells that names keep, or as many as they need, beside sets and minutes, and beside minutes alone."""
LEAST_WITH_WEEKS, LEAST_WITH_YEARS = 4, 7
"""The fewest lines with headings of weeks, and of years, which the panel above names too."""


class Heading(msgspec.Struct, frozen=True):
    """A line above sessions: a year, or a week with several. `tails` are a week's words at the right edge, the longest
    first: the first that fits is shown."""

    words: str
    tails: tuple[str, ...]


class ListRow(msgspec.Struct, frozen=True):
    """A session with the headings above it.

    `sets` are words for how much of it was done, the longest first. `grouped` is whether it stands under the heading
    of a week with several; a week with one session is that session's line alone.
    """

    day: str
    name: str
    sets: tuple[str, ...]
    minutes: str
    counted: bool
    grouped: bool
    above: tuple[Heading, ...] = ()


class ListView(msgspec.Struct, frozen=True):
    """The rows, the sessions that they show in the same order, and the number of the chosen session, from 0.

    `nothing` is said where there is no row.
    """

    rows: tuple[ListRow, ...]
    sessions: tuple[Session, ...]
    chosen: int = 0
    nothing: str = ""

    @property
    def session(self) -> Session | None:
        """The chosen session."""
        return self.sessions[self.chosen] if self.sessions else None


def matches(session: Session, routine: str | None, text: str, name: NameKey = str) -> bool:
    """Return whether a session is of a routine (None: any) and has a text in its name, exercises or notes.

    `name` returns the name that an exercise has now: it is found by that and by the one of then, however both are
    spelt.
    """
    if routine is not None and session.routine != routine:
        return False
    wanted = text.casefold()
    if not wanted or wanted in session.name.casefold() or wanted in (session.note or "").casefold():
        return True
    if any(wanted in (record.note or "").casefold() for record in session.sets):
        return True
    names = {record.exercise for record in session.sets}
    key = exercise_key(text)
    return any(wanted in one.casefold() or key in exercise_key(one) for one in names | set(map(name, names)))


def list_view(
    sessions: tuple[Session, ...],
    routine: str | None = None,
    text: str = "",
    first_weekday: int = 0,
    name: NameKey = str,
) -> ListView:
    """Return the sessions that match, newest first, week by week. `name` returns the name that an exercise has now."""
    matching = tuple(session for session in reversed(sessions) if matches(session, routine, text, name))
    weeks: dict[date, list[Session]] = {}
    for session in matching:
        weeks.setdefault(week_start(day_of(session), first_weekday), []).append(session)
    rows: list[ListRow] = []
    year = None
    for start, those in weeks.items():
        for n, session in enumerate(those):
            above: list[Heading] = []
            if year != (year := day_of(session).year):
                above.append(Heading(str(year), ()))
            if n == 0 and len(those) > 1:
                above.append(_week_heading(start, those))
            rows.append(_row(session, len(those) > 1, tuple(above)))
    return ListView(tuple(rows), matching, nothing="" if rows else _nothing(sessions, routine, text))


def _week_heading(start: date, sessions: list[Session]) -> Heading:
    """Return the heading of a week with several sessions: `Week 47 · 16–22 Nov`, with their number and minutes."""
    # Sessions by hand may have no length, so that there is none to sum up.
    known = [length for session in sessions if (length := active_minutes(session)) is not None]
    count, total = plural(len(sessions), "session"), f"{sum(known)} min"
    return Heading(week_words(start), (f"{count} · {total}", total) if known else (count,))


def _row(session: Session, grouped: bool, above: tuple[Heading, ...]) -> ListRow:
    """Return the row of a session."""
    done = sum(record.status != "skipped" for record in session.sets)
    sets: tuple[str, ...] = (f"{done}/{len(session.sets)}",)
    if session.by_hand:
        sets = (f"by hand, {plural(done, 'set')}", "by hand") if done else ("by hand",)
    length = active_minutes(session)
    minutes = "" if length is None else f"{length} min"
    day = day_column(day_of(session))
    return ListRow(day, span(session.name).text, sets, minutes, counts(session), grouped, above)


def _nothing(sessions: tuple[Session, ...], routine: str | None, text: str) -> str:
    """Return what is said where no session is listed: the question that had no answer, where one was asked."""
    name = routine_name(sessions, routine)
    of = f" of {name}" if name else ""
    if text:
        return span(f"No session{of} has “{text}” in its name, in an exercise or in a note.").text
    return span(f"No session{of} here.").text if sessions else "No session yet: the first begins on the dashboard."


def routine_name(sessions: tuple[Session, ...], routine: str | None) -> str:
    """Return the name that a routine had in its latest session; "" if none of the sessions is of it."""
    return next((session.name for session in reversed(sessions) if session.routine == routine), "")


def active_minutes(session: Session) -> int | None:
    """Return the minutes of a session without its pauses; None where no one said how long it was."""
    return None if session.length_ms is None else round(session.length_ms / 60_000)


def list_lines(view: ListView, width: int, height: int) -> tuple[Line, ...]:
    """Return the rows around the chosen session, with the number of those left above and below."""
    if not view.rows:
        return tuple(line(Span(text, "dim")) for text in wrap(view.nothing, width)[:height])
    columns = _columns(view.rows, width)
    entries = [
        [
            *(_heading(heading, width) for heading in _headings(row, height)),
            fit_line(_cells(row, n == view.chosen, columns), width),
        ]
        for n, row in enumerate(view.rows)
    ]
    return tuple(fit_line(text, width) for text in scrolled(entries, view.chosen, height))


def session_at(view: ListView, height: int, y: int) -> int | None:
    """The number of the session on line `y` or under the heading there, for the mouse; None where there is none."""
    return entry_at([1 + len(_headings(row, height)) for row in view.rows], view.chosen, height, y)


def _headings(row: ListRow, height: int) -> tuple[Heading, ...]:
    """Return the headings above a row that the list is high enough for."""
    return tuple(
        heading for heading in row.above if height >= (LEAST_WITH_WEEKS if heading.tails else LEAST_WITH_YEARS)
    )


def _heading(heading: Heading, width: int) -> Line:
    """Return a heading in `width` cells."""
    spare = width - cell_len(heading.words) - 2
    tail = next((words for words in heading.tails if cell_len(words) <= spare), "")
    return spread((Span(heading.words, "accent"),), (Span(tail, "dim"),), width)


class _Columns(msgspec.Struct, frozen=True):
    """The cells of a row's columns; a column of no cells is left out. `gap` is between two of them."""

    bar: int
    name: int
    sets: int
    minutes: int
    gap: int


def _columns(rows: tuple[ListRow, ...], width: int) -> _Columns:
    """Return the widths of the columns, measured over all rows: as much as leaves the names room that is of use."""
    names, minutes = widest(row.name for row in rows), widest(row.minutes for row in rows)
    whole, short = (widest(row.sets[at] for row in rows) for at in (0, -1))
    bar = BAR_CELLS if any(row.grouped for row in rows) else 0
    gap = 2 if width >= WIDE_LIST else 1
    left = width - bar - MARK_CELLS - DAY_CELLS - gap
    for sets, wanted in ((whole, GOOD_NAME), (short, GOOD_NAME), (0, LEAST_LIST_NAME)):
        room = left - sum(cells + gap for cells in (sets, minutes) if cells)
        if room >= min(names, wanted):
            return _Columns(bar, room, sets, minutes, gap)
    return _Columns(bar, max(0, left), 0, 0, gap)


def _cells(row: ListRow, chosen: bool, columns: _Columns) -> Line:
    """Return a row in its columns."""
    gap = " " * columns.gap
    spans = [Span("▸ " if chosen else "  ", "key")]
    if columns.bar:
        spans.append(Span("│ " if row.grouped else "  ", "dim"))
    spans += [
        Span("✔ " if row.counted else "◐ ", "good" if row.counted else "warn"),
        Span(f"{row.day}{gap}{pad(row.name, columns.name)}", "strong" if chosen else "plain"),
    ]
    if columns.sets:
        sets = next((words for words in row.sets if cell_len(words) <= columns.sets), "")
        spans.append(Span(gap + pad_left(sets, columns.sets), "dim"))
    if columns.minutes:
        spans.append(Span(gap + pad_left(row.minutes, columns.minutes), "dim"))
    return tuple(spans)
