"""The routine picker: a row a routine, and the chosen one in detail, with the mistakes of broken files."""

from __future__ import annotations

import msgspec
from rich.cells import cell_len

from stride_tui.core.routines.library import Entry, Library
from stride_tui.core.routines.steps import estimate_ms, unroll
from stride_tui.views.session.before_and_after import about_facts
from stride_tui.views.session.next import idle_next, next_lines
from stride_tui.views.text.clean import one_line
from stride_tui.views.text.problem import problem_sentence, source_lines
from stride_tui.views.text.scrolling import entry_at, page_of, scrolled
from stride_tui.views.text.spans import BLANK, Line, Span, box, fit_line, line, pad, pad_left, span, widest, wrap
from stride_tui.views.text.words import about_minutes, plural

CURSOR_CELLS, ROW_GAP = 2, 2
"""The cells of the cursor, and between a name and what stands behind it."""
ROOMY_NAME = 20
"""The cells that names keep, or as many as they need, beside the owner."""


class PickerView(msgspec.Struct, frozen=True):
    """The entries in order, and the number of the row that is chosen, from 0."""

    entries: tuple[Entry, ...]
    chosen: int


def picker_view(library: Library, slug: str) -> PickerView:
    """Return the picker with the row of `slug` chosen."""
    slugs = [entry.slug for entry in library.entries]
    return PickerView(library.entries, slugs.index(slug) if slug in slugs else 0)


def picker_lines(view: PickerView, width: int, height: int) -> tuple[Line, ...]:
    """Return the rows, scrolled so that the chosen one is on show."""
    if not view.entries:
        return box([line(Span("No routines yet; `stride new NAME` writes one.", "dim"))], width, height)
    tails = _tails(view.entries, widest(span(entry.name).text for entry in view.entries), width)
    rows = [
        [_row(entry, n == view.chosen, tail, width)]
        for n, (entry, tail) in enumerate(zip(view.entries, tails, strict=True))
    ]
    return box(scrolled(rows, view.chosen, height), width, height)


def routine_at(view: PickerView, height: int, y: int) -> int | None:
    """Return the number of the routine on line `y`, for the mouse; None where there is none."""
    return entry_at([1] * len(view.entries), view.chosen, height, y)


def _tails(entries: tuple[Entry, ...], names: int, width: int) -> list[str]:
    """Return what stands at the right of each row: its length or its mistakes, and whose it is where there is room
    beside the names, which are `names` cells wide."""
    lengths = [
        plural(len(entry.problems), "mistake")
        if entry.problems
        else about_minutes(estimate_ms(unroll(entry.routine)))
        if entry.routine
        else ""
        for entry in entries
    ]
    cells = widest(lengths)
    owned = [
        f"{pad_left(words, cells)} · {'bundled' if entry.bundled else 'yours  '}"
        for words, entry in zip(lengths, entries, strict=True)
    ]
    room = width - CURSOR_CELLS - ROW_GAP
    return owned if room - widest(owned) >= min(names, ROOMY_NAME) else [pad_left(words, cells) for words in lengths]


def _row(entry: Entry, chosen: bool, tail: str, width: int) -> Line:
    name = pad(span(entry.name).text, max(0, width - CURSOR_CELLS - ROW_GAP - cell_len(tail)))
    return fit_line(
        (
            Span("▸ " if chosen else "  ", "key"),
            Span(name, "strong" if chosen else "plain"),
            Span(" " * ROW_GAP + tail, "bad" if entry.problems else "dim"),
        ),
        width,
    )


def detail_lines(entry: Entry | None, width: int, height: int) -> tuple[Line, ...]:
    """Return the chosen routine: its mistakes first, then what it is."""
    if entry is None:
        return ()
    lines: list[Line] = []
    for problem in entry.problems:
        place = f"line {problem.line}, column {problem.column}: " if problem.line else ""
        lines += [line(Span(text, "bad")) for text in wrap(place + problem_sentence(problem), width)]
        lines += [fit_line(line(Span(text, "plain")), width) for text in source_lines(problem, width)]
    routine = entry.routine
    if routine is None:
        return box(page_of(lines, 0, height), width, height)
    if entry.problems:
        lines += [BLANK, line(Span("The last good version stays in use.", "warn"))]
    # The names of the blocks keep their room, and each fact a line of its own.
    room, facts = height - len(lines) - len(routine.blocks) - 1, about_facts(routine)
    if routine.description:
        about = wrap(one_line(routine.description), width, max(1, room - len(facts)))
        lines += [line(Span(text, "plain")) for text in about]
        room -= len(about)
    for n, (label, words) in enumerate(facts, 1):
        pieces = wrap(words, max(8, width - 7), max(1, room - (len(facts) - n)))
        room -= len(pieces)
        lines += [(Span(f"{label if row == 0 else '':<7}", "dim"), Span(text)) for row, text in enumerate(pieces)]
    lines += [BLANK] if lines and room >= 0 else []
    lines += next_lines(idle_next(routine), width, max(0, height - len(lines)))
    return box(page_of(lines, 0, height), width, height)
