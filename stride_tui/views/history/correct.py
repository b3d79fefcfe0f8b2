"""The page for correcting a session: its start and its sets in rows, a field to step, changes marked until saved."""

from __future__ import annotations

from typing import Literal

import msgspec
from rich.cells import cell_len

from stride_tui.core.history.amendments import SetAdded, SetChange, SetKey
from stride_tui.core.history.corrections import Wish, added_set
from stride_tui.core.history.records import SetRecord
from stride_tui.core.routines.routine import Load
from stride_tui.core.session.choices import MOST_REPS, effort_stepped
from stride_tui.views.history.start_row import START_WIDTH, StartView, start_line, start_stepped
from stride_tui.views.keys.footer import FooterView, keys_text
from stride_tui.views.keys.row import key_name
from stride_tui.views.text.scrolling import entry_at, scrolled
from stride_tui.views.text.spans import Line, Span, Tone, fit_line, line, pad, span, widest, wrap
from stride_tui.views.text.words import number

SetColumn = Literal["weight", "amount", "effort"]
COLUMNS: tuple[SetColumn, ...] = ("weight", "amount", "effort")
HEADS: dict[SetColumn, str] = {"weight": "load", "amount": "done", "effort": "effort"}
NO_SETS = "Logged without sets; n in Review has its effort and note."
HOLD_STEP_MS = 5_000
WIDE_PAGE, WIDE_COLUMN = 52, 8
"""The width from which on a column has more than it needs, and how much that is, in cells."""


class CorrectView(msgspec.Struct, frozen=True):
    """The sets as they are now with their keys, their changed values, and the place of the cursor.

    `armed` is `set` or `session` while a second press would take that out. `start` is when it began and `moved` when
    it is to have begun, if that was changed; the cursor is there in row -1. `planned` has the keys of sets that the
    session, logged by hand, does not have: they are added to it if they are given a value.
    """

    title: str
    sets: tuple[tuple[SetKey, SetRecord], ...]
    changed: dict[SetKey, SetRecord]
    row: int = 0
    column: int = 1
    armed: str = ""
    start: StartView | None = None
    moved: StartView | None = None
    planned: frozenset[SetKey] = frozenset()

    @property
    def record(self) -> SetRecord | None:
        """The set under the cursor, with its changes."""
        if not self.sets or self.row < 0:
            return None
        key, record = self.sets[self.row]
        return self.changed.get(key, record)

    @property
    def changes(self) -> int:
        """The number of rows that were changed and are not saved."""
        return len(self.changed) + (self.moved is not None)


def cursor_moved(view: CorrectView, rows: int = 0, columns: int = 0) -> CorrectView:
    """Return the view with the cursor moved."""
    row = max(first_row_of(view), min(len(view.sets) - 1, view.row + rows))
    here, count = (min(1, view.column), 2) if row < 0 and columns else (view.column, len(COLUMNS))
    return msgspec.structs.replace(view, row=row, column=(here + columns) % count, armed="")


def first_row_of(view: CorrectView) -> int:
    """Return the highest row that the cursor can go to: -1, where the start is on show."""
    return 0 if view.start is None else -1


def cell_stepped(view: CorrectView, by: int, load: Load | None) -> CorrectView:
    """Return the view with the field under the cursor one step on; `load` is the one with the next weight, which the
    caller knows (None: it stays)."""
    if view.row < 0 and view.start is not None:
        moved = start_stepped(view.moved or view.start, view.column, by)
        return msgspec.structs.replace(view, moved=None if moved == view.start else moved, armed="")
    record = view.record
    if record is None:
        return view
    column = COLUMNS[view.column]
    key, original = view.sets[view.row]
    if is_unlogged(view) and column == "amount":
        changed = added_set(record, Wish()) if by > 0 else record
    elif column == "weight":
        record = added_set(record, Wish()) if is_unlogged(view) else record
        load = load or record.load
        # Back at the weight that was logged, it is in the unit that it was logged in again.
        back = load.weight is not None and load.weight_in(original.load.unit) == original.load.weight
        changed = msgspec.structs.replace(record, load=original.load if back else load)
    elif column == "effort":
        record = added_set(record, Wish()) if is_unlogged(view) else record
        changed = msgspec.structs.replace(record, effort=effort_stepped(record.effort, by))
    else:
        changed = _amount(record, by)
    changes = {other: value for other, value in view.changed.items() if other != key}
    if changed != original:
        changes[key] = changed
    return msgspec.structs.replace(view, changed=changes, armed="")


def is_unlogged(view: CorrectView) -> bool:
    """Return whether the set under the cursor is one that the session does not have, and that has no value yet."""
    record = view.record
    return record is not None and view.sets[view.row][0] in view.planned and record.status == "skipped"


def still_changed(view: CorrectView, before: CorrectView) -> dict[SetKey, SetRecord]:
    """Return the changes made before and not saved yet, of those sets that still exist with the same values."""
    now, then = dict(view.sets), dict(before.sets)
    return {key: record for key, record in before.changed.items() if key in now and now[key] == then[key]}


def changes_of(view: CorrectView) -> tuple[SetChange | SetAdded, ...]:
    """Return what is to be saved of the sets: of each changed one the fields that differ, all of one that is new."""
    changes: list[SetChange | SetAdded] = []
    for key, original in view.sets:
        record = view.changed.get(key)
        if record is None:
            continue
        if key in view.planned:
            changes += [SetAdded(record)] if record.status != "skipped" else []
            continue
        fields = ("status", "done_reps", "done_ms", "load", "effort")
        given = {name: getattr(record, name) for name in fields if getattr(record, name) != getattr(original, name)}
        changes.append(SetChange(key, **given))
    return tuple(changes)


def correct_page(page: tuple[CorrectView, FooterView], width: int, height: int) -> tuple[Line, ...]:
    """Return the start, a heading, the sets around the cursor, and below them the keys, or what a second press takes
    out."""
    view, footer = page
    widths = _column_widths(view, width)
    wide = max(8, width - 2 - sum(widths))
    heads = (Span(pad(HEADS[name], cells), "dim") for name, cells in zip(COLUMNS, widths, strict=True))
    head = (Span("  " + pad("set", wide), "dim"), *heads)
    room = _room(view, height)
    turns = _turn_width(view)
    sets = [[fit_line(_row(view, n, wide, widths, turns), width)] for n in range(len(view.sets))]
    rows: list[Line] = [fit_line(head, width), *scrolled(sets, max(0, view.row), room)]
    if not view.sets:
        rows = [line(Span(text, "dim")) for text in wrap(NO_SETS, width)]
    if view.start is not None:
        start = start_line(
            view.moved or view.start, view.start, view.row < 0, view.column, min(wide, width - START_WIDTH)
        )
        rows.insert(0, fit_line(start, width))
    rows += [()] * max(0, height - 1 - len(rows))
    foot = line(Span(_armed(view.armed, footer), "bad") if view.armed else Span(keys_text(footer, width), "dim"))
    return tuple([*rows[: height - 1], fit_line(foot, width)][:height])


def _armed(what: str, footer: FooterView) -> str:
    """Return `x again takes this set out`, with the key that does it."""
    keys = dict(footer.keys).get(f"take_out_{what}", ())
    words = {"set": "takes this set out", "session": "takes the whole session out"}
    return " ".join(filter(None, [key_name(keys[0]) if keys else "", "again", words[what]]))


def row_at_line(view: CorrectView, height: int, y: int) -> int | None:
    """Return the row on line `y`, for the mouse: -1 for the start; None where there is none."""
    if view.start is not None:
        if y == 0:
            return -1
        y -= 1
    return entry_at([1] * len(view.sets), max(0, view.row), _room(view, height), y - 1) if y > 0 else None


def _room(view: CorrectView, height: int) -> int:
    """Return how many sets there is room for, below the start and the heading and above the keys."""
    return max(1, height - 2 - (view.start is not None))


def _column_widths(view: CorrectView, width: int) -> list[int]:
    """Return the widths of the columns: no wider than what is in them where the page is narrow."""
    records = [view.changed.get(key, record) for key, record in view.sets]
    gaps = (1,) * (len(COLUMNS) - 1) + (0,)
    return [
        max(
            WIDE_COLUMN if width >= WIDE_PAGE else 0,
            gap + max(cell_len(text) for text in (HEADS[name], *(_value(record, name) for record in records))),
        )
        for name, gap in zip(COLUMNS, gaps, strict=True)
    ]


def _turn_width(view: CorrectView) -> tuple[int, int]:
    """Return the cells of a round and of a side behind it, the widest of each."""
    records = [record for _, record in view.sets]
    return widest(str(record.round) for record in records), 2 if any(record.side for record in records) else 0


def _row(view: CorrectView, n: int, wide: int, widths: list[int], turns: tuple[int, int]) -> Line:
    key, original = view.sets[n]
    record = view.changed.get(key, original)
    side = pad({"left": " L", "right": " R", None: ""}[record.side], turns[1])
    turn = f" {record.round:>{turns[0]}}"
    name = span(record.exercise).text
    room = wide - cell_len(turn + side) - 1
    spans = [
        Span("▸ " if n == view.row else "  ", "key"),
        Span(pad(name, room), "strong" if n == view.row else "plain"),
        Span(f"{turn}{side} ", "dim"),
    ]
    for column, name_of in enumerate(COLUMNS):
        text, before = _value(record, name_of), _value(original, name_of)
        if key in view.planned and text == "skipped":
            text = before = ""
        here = n == view.row and column == view.column
        tone: Tone = "today" if here else ("warn" if text != before else "plain")
        spans += [Span(text or "–", tone), Span(" " * (widths[column] - cell_len(text or "–")))]
    return tuple(spans)


def _value(record: SetRecord, column: SetColumn) -> str:
    if column == "weight":
        return f"{number(record.load.weight)} {record.load.unit}" if record.load.weight is not None else ""
    if column == "effort":
        return number(record.effort) if record.effort is not None else ""
    if record.status == "skipped":
        return "skipped"
    return str(record.done_reps) if record.done_reps is not None else f"{round((record.done_ms or 0) / 1000)} s"


def _amount(record: SetRecord, by: int) -> SetRecord:
    """Return the record with one rep more or less, or five seconds; below the least the set counts as skipped."""
    if record.asked_ms is not None:
        done = (0 if record.status == "skipped" else record.done_ms or 0) + by * HOLD_STEP_MS
        if done <= 0:
            return msgspec.structs.replace(record, status="skipped", done_ms=None)
        status = "done" if done >= record.asked_ms else "partial"
        return msgspec.structs.replace(record, status=status, done_ms=done)
    reps = min(MOST_REPS, (0 if record.status == "skipped" else record.done_reps or 0) + by)
    if reps <= 0:
        return msgspec.structs.replace(record, status="skipped", done_reps=None)
    status = "done" if reps >= (record.asked_reps or 0) else "partial"
    return msgspec.structs.replace(record, status=status, done_reps=reps)
