"""The list of sessions, newest first, under headings for their weeks, with a filter."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec
from rich.cells import cell_len

from stride_tui.core.history.records import Session
from stride_tui.core.routines.routine import NameKey, exercise_key
from stride_tui.core.week.calendar import counts, day_of, week_start
from stride_tui.views.text.dates import NO_NEAR_DAY, day_words, week_words
from stride_tui.views.text.spans import Line, Span, Tone, fit_line, pad, span
from stride_tui.views.text.words import plural


class ListRow(msgspec.Struct, frozen=True):
    """A week's heading, or a session. `number` is its place in the list, from 0 (-1 for a heading).

    `tails` are the words at the right edge, the longest first: the first that fits is shown.
    """

    kind: Literal["week", "session"]
    words: str
    tails: tuple[str, ...]
    number: int = -1
    counted: bool = True


class ListView(msgspec.Struct, frozen=True):
    """The rows, the sessions that they show in the same order, and the number of the chosen session, from 0."""

    rows: tuple[ListRow, ...]
    sessions: tuple[Session, ...]
    chosen: int = 0

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
    weeks: dict[date, list[int]] = {}
    for number, session in enumerate(matching):
        weeks.setdefault(week_start(day_of(session), first_weekday), []).append(number)
    rows: list[ListRow] = []
    for start, numbers in weeks.items():
        # Sessions by hand may have no length, so that there is none to sum up.
        known = [length for n in numbers if (length := active_minutes(matching[n])) is not None]
        count, total = plural(len(numbers), "session"), f"{sum(known)} min"
        tails = (f"{count} · {total}", total) if known else (count,)
        rows.append(ListRow("week", week_words(start, NO_NEAR_DAY), tails))
        for n in numbers:
            session = matching[n]
            done = sum(record.status != "skipped" for record in session.sets)
            sets = f"{done}/{len(session.sets)}"
            if session.by_hand:
                sets = f"by hand, {plural(done, 'set')}" if done else "by hand"
            words = f"{day_words(day_of(session))}  {session.name}"
            length = active_minutes(session)
            tails = (sets,) if length is None else (f"{sets} · {length} min", f"{length} min")
            rows.append(ListRow("session", words, tails, n, counts(session)))
    return ListView(tuple(rows), matching)


def active_minutes(session: Session) -> int | None:
    """Return the minutes of a session without its pauses; None where no one said how long it was."""
    return None if session.length_ms is None else round(session.length_ms / 60_000)


def list_lines(view: ListView, width: int, height: int) -> tuple[Line, ...]:
    """Return the rows around the chosen session."""
    if not view.rows:
        return ((Span("No session here.", "dim"),),)
    top = list_top(view, height)
    return tuple(_row(row, row.number == view.chosen, width) for row in view.rows[top : top + height])


def list_top(view: ListView, height: int) -> int:
    """Return the number of the first row that is shown, from 0, so that the chosen session is among them."""
    at = next((n for n, row in enumerate(view.rows) if row.number == view.chosen), 0)
    return max(0, min(at - height // 2, len(view.rows) - height))


def session_at(view: ListView, height: int, y: int) -> int | None:
    """The number of the session on line `y`, for the mouse; None where there is another thing or nothing."""
    at = list_top(view, height) + y
    return view.rows[at].number if at < len(view.rows) and view.rows[at].kind == "session" else None


def _row(row: ListRow, chosen: bool, width: int) -> Line:
    """Return one row in `width` cells."""
    spare = width - cell_len(row.words) - (2 if row.kind == "week" else 6)
    tail = next((words for words in row.tails if cell_len(words) <= spare), row.tails[-1])
    if row.kind == "week":
        gap = width - cell_len(row.words) - cell_len(tail)
        return fit_line((Span(row.words, "accent"), Span(" " * max(1, gap)), Span(tail, "dim")), width)
    sign = "✔" if row.counted else "◐"
    tone: Tone = "strong" if chosen else "plain"
    name = pad(span(row.words).text, width - 5 - cell_len(tail))
    return fit_line(
        (
            Span("▸ " if chosen else "  ", "key"),
            Span(f"{sign} ", "good" if row.counted else "warn"),
            Span(name, tone),
            Span(f" {tail}", "dim"),
        ),
        width,
    )
