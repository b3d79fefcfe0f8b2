"""The Next panel: the next sets; before a session the blocks of the routine, after it the sets that were done."""

from __future__ import annotations

from typing import Literal

import msgspec
from rich.cells import cell_len

from stride_tui.core.history.records import Session
from stride_tui.core.routines.routine import Item, Rest, Routine
from stride_tui.core.routines.steps import estimate_ms, unroll
from stride_tui.core.session.choices import dose_for
from stride_tui.core.session.state import SessionState, work_index
from stride_tui.core.session.to_records import to_session
from stride_tui.views.text.spans import Line, Span, Tone, box, fit, fit_line, pad, span, wrap
from stride_tui.views.text.words import about_minutes, dose_short, duration, plural

MOST_ROWS = 60
"""The most rows that are made; no panel is higher."""


class NextRow(msgspec.Struct, frozen=True):
    """One row: a set (`now` is the current one), a heading between rounds and blocks, or a rest. `press` is what a
    click on a heading does."""

    kind: Literal["now", "set", "heading", "rest", "item"]
    name: str
    side: str = ""
    dose: str = ""
    press: str = ""


class NextView(msgspec.Struct, frozen=True):
    """The rows in order, and the number of sets after the last of them."""

    title: str
    rows: tuple[NextRow, ...]
    sets_beyond: int = 0


def idle_next(routine: Routine | None) -> NextView:
    """Return the panel before a session: the blocks with their items."""
    if routine is None:
        return NextView("Next", ())
    rows: list[NextRow] = []
    steps = unroll(routine)
    for block_n, block in enumerate(routine.blocks):
        length = estimate_ms(tuple(step for step in steps if step.block == block_n and step.kind != "rest"))
        rounds = f"×{block.rounds} · " if block.rounds > 1 else ""
        rows.append(NextRow("heading", block.name, dose=f"{rounds}{about_minutes(length).removeprefix('about ')}"))
        rows.extend(NextRow("item", item.exercise, _SIDES[item.sides], dose_short(item.dose)) for item in block.items)
    return NextView("Blocks", tuple(rows))


def session_next(state: SessionState, done: Session | None = None) -> NextView:
    """Return the panel during a session: the current set, then what follows it."""
    if state.ended:
        return done_next(done or to_session(state))
    position = state.position
    start = work_index(position)
    rows: list[NextRow] = []
    sets = 0
    before = position.steps[start].place
    for index in range(position.index, len(position.steps)):
        step = position.steps[index]
        if step.kind == "rest":
            rows.append(NextRow("rest", rest_words(step.rest)))
        if step.kind != "work":
            continue
        place = step.place
        if (place.block, place.block_nth) != (before.block, before.block_nth):
            rows.append(NextRow("heading", place.block, press=f"jump block {step.block}"))
        elif place.round != before.round and step.rounds > 1 and place.round > 1:
            rows.append(NextRow("heading", f"round {place.round}"))
        item = state.routine.blocks[step.block].items[step.item]
        kind: Literal["now", "set"] = "now" if index == start else "set"
        dose = dose_for(state.routine, step, position.chosen)
        rows.append(NextRow(kind, item.exercise, _side(item, place.side), dose_short(dose)))
        sets += 1
        before = place
        if len(rows) >= MOST_ROWS:
            break
    remaining = sum(step.kind == "work" for step in position.steps[start:])
    return NextView("Next", tuple(rows), remaining - sets)


def done_next(session: Session) -> NextView:
    """Return the panel after a session: every item with a sign for each of its sets."""
    rows: list[NextRow] = []
    signs = {"done": "●", "partial": "◐", "skipped": "○"}
    marks: dict[tuple[int, int], str] = {}
    names: dict[tuple[int, int], tuple[str, str]] = {}
    for record in session.sets:
        key = (record.block_n, record.item_n)
        marks[key] = marks.get(key, "") + signs[record.status]
        names.setdefault(key, (record.block, record.exercise))
    last = ""
    for key, (block, exercise) in sorted(names.items()):
        if block != last:
            rows.append(NextRow("heading", block))
        rows.append(NextRow("item", exercise, dose=marks[key]))
        last = block
    return NextView("Sets", tuple(rows))


def rest_words(rest: Rest | None) -> str:
    """Return a rest for a list: `rest as needed`, `rest 1 min 30 s`."""
    if rest is None or rest.as_needed:
        return "rest as needed"
    return f"rest {duration(rest.ms)}"


def next_lines(view: NextView, width: int, height: int) -> tuple[Line, ...]:
    """Return the panel's lines. Where they do not all fit, a list of blocks loses its items, a list of sets its end.

    No name takes more than half of the lines then, so that others are seen beside it.
    """
    rows = view.rows
    if view.title == "Blocks" and len(rows) > height:
        rows = tuple(row for row in rows if row.kind == "heading")
    whole = [_row_lines(row, width) for row in rows]
    most = max(1, height // 2) if sum(map(len, whole)) > height else height
    lines: list[Line] = []
    shown: list[tuple[NextRow, int]] = []
    for row, piece in zip(rows, whole, strict=True):
        if len(piece) > most:
            piece = _row_lines(row, width, most)
        if len(lines) + len(piece) > height:
            break
        lines += piece
        shown.append((row, len(piece)))
    hidden = sum(row.kind in _SETS for row in rows[len(shown) :]) + view.sets_beyond
    if hidden and height > 2 and view.title == "Next":
        while shown and len(lines) >= height:
            row, size = shown.pop()
            hidden += row.kind in _SETS
            del lines[-size:]
        lines.append(fit_line((Span(f"  … {plural(hidden, 'more set')}", "dim"),), width))
    return box(lines, width, height)


_SETS = ("now", "set", "item")


def _row_lines(row: NextRow, width: int, most: int | None = None) -> list[Line]:
    """Return one row as a line, or several, `most` of them, where its name does not fit beside its side and dose."""
    if row.kind == "rest":
        return [fit_line((Span("  "), span(f"○ {row.name}", "dim")), width)]
    if row.kind == "heading":
        return [_heading(row, width)]
    lead = "▸ " if row.kind == "now" else "  "
    tone: Tone = "strong" if row.kind == "now" else "plain"
    side = pad(row.side, 4) if row.side else ""
    dose_width = max(5, cell_len(row.dose))
    room = max(8, width - 2 - cell_len(side) - dose_width - 2)
    first, *others = wrap(span(row.name).text, room, most) or [""]
    head: Line = (
        Span(lead, "phase" if row.kind == "now" else "plain"),
        Span(pad(first, room), tone),
        Span(f" {side}", "accent" if row.kind == "now" else "dim"),
        Span(" " + " " * (dose_width - cell_len(row.dose)) + row.dose, tone if row.kind == "now" else "dim"),
    )
    return [head, *((Span("    "), Span(text, tone)) for text in others)]


def _heading(row: NextRow, width: int) -> Line:
    """Return the line of a heading: its name with its length or, without one, with a rule."""
    name = fit(span(row.name).text, max(4, width - cell_len(row.dose) - 4))
    if row.dose:
        gap = width - cell_len(name) - cell_len(row.dose)
        return fit_line((Span(name, "accent"), Span(" " * max(1, gap)), Span(row.dose, "dim")), width)
    rule = "─" * max(0, width - cell_len(name) - 3)
    return (Span("─ ", "dim", row.press), Span(name, "accent", row.press), Span(f" {rule}", "dim", row.press))


_SIDES = {"each": "L+R", "left": "L", "right": "R", "alternating": "alt", "both": ""}


def _side(item: Item, side: str | None) -> str:
    """Return the short name of a set's side: `L`, `R`, `alt` or ""."""
    if side:
        return "L" if side == "left" else "R"
    return _SIDES[item.sides]
