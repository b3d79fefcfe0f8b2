"""The lines of the Now panel during a session, and the place of the moving figure beside them.

The chip, the name and the number stand on the same rows in every phase: their rows follow from the size of the panel
alone, and from the rows that it has in every phase, never from what a phase has to say.
"""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len

from stride_tui.views.drawing.digits import HALF_ROWS, draw
from stride_tui.views.session.fetch_and_notes import notes_column
from stride_tui.views.session.header import progress_line
from stride_tui.views.session.now import NowView
from stride_tui.views.session.phases import sign_of
from stride_tui.views.session.spaced import spaced
from stride_tui.views.text.spans import BLANK, SEPARATOR, Line, Span, box, centre, fit_line, line, span, wrap, wrap_list

DIGIT_ROWS = 5
"""The rows of the smallest digits in whole blocks."""
CLOCK_COLUMNS = 26
"""The columns of a clock such as 0:18 in these digits."""
LEAST_KEPT_NOTES = 1
"""The rows that notes keep before the digits are drawn in whole blocks; where those have to be read, the bar gives way
too."""
MOST_KEPT_NOTES = 4
"""The rows that notes keep before the digits are drawn larger still."""
FIGURE_FROM = (40, 7)
"""The fewest columns of the panel, and rows beside the words, with which a figure is shown."""
BESIDE_ALL_FROM = 56
"""The columns from which the figure stands beside all words; in fewer the chip and the name are above it."""
WORDS_COLUMNS = 36
"""The columns that the words keep beside a figure that stands beside all of them, with the gap."""
MOST_WORDS = 64
"""The most columns of the words beside a figure, unless their number is wider: they stay together in a wide panel."""
SPACED_FROM = 36
"""The rows from which the name is written with blanks between its letters."""
MOST_STEPPER_ROWS = 4
"""The most rows of the open stepper: the set, its fields, and its keys on one or two."""
HINT_NEAR_FROM = 30
"""The rows from which the hint stands below the notes, since the last row would be far from them."""


class NowRows(NamedTuple):
    """The rows of the panel, from 0: the first that is used, the first of the head, the first of the digits and how
    many they are, the one of the unit, the one of the bar (None where it has none), and the one of the hint."""

    first: int
    head: int
    digits: int
    digit_rows: int
    unit: int
    bar: int | None
    hint: int


class FigureBox(NamedTuple):
    """The place of the figure in the panel, in cells from its top left corner within the frame."""

    x: int
    y: int
    width: int
    height: int


class WordsBox(NamedTuple):
    """The columns of the words: of the chip and the name, and of the number and what is below it.

    `sized_for` are the columns that the number is sized for: those beside the figure, also in a phase without room for
    it, so that the number does not change its size.
    """

    head_x: int
    head_width: int
    x: int
    width: int
    sized_for: int


def now_rows(width: int, height: int, steady: int) -> NowRows:
    """Return the rows in a panel of `height`, of which it has `steady` in every phase; `width` is that of the words."""
    head = next((rows for rows, least in ((5, 16), (4, 10), (3, 7), (2, 4)) if steady >= least), 1)
    with_bar = steady >= 9
    below = 1 + with_bar
    room = steady - head - below - 1
    digits = HALF_ROWS if room >= HALF_ROWS else 1
    for scale in range(room // DIGIT_ROWS, 0, -1):
        kept = LEAST_KEPT_NOTES if scale == 1 else MOST_KEPT_NOTES
        if CLOCK_COLUMNS * scale <= width and DIGIT_ROWS * scale + kept <= room:
            digits = DIGIT_ROWS * scale
            break
    gap = 1 if digits > DIGIT_ROWS else 0
    used = head + digits + gap + below
    top = max(0, (steady - used - MOST_KEPT_NOTES - 1) // 3)
    hint, first = height - 1, 0
    if steady >= HINT_NEAR_FROM:
        hint = min(hint, top + used + 2 * MOST_KEPT_NOTES + 2)
        first = (steady - 1 - hint) // 2
        top, hint = top + first, hint + first
    unit = top + head + digits + gap
    return NowRows(first, top, top + head, digits, unit, unit + 1 if with_bar else None, hint)


def figure_box(view: NowView, width: int, height: int) -> FigureBox | None:
    """Return the place of the figure, or None where there is none or no room for it."""
    return _boxes(view, width, height)[1]


def _boxes(view: NowView, width: int, height: int) -> tuple[WordsBox, FigureBox | None]:
    """Return the columns of the words, and the place of the figure or None."""
    if not view.figure or width < FIGURE_FROM[0]:
        return WordsBox(0, width, 0, width, width), None
    steady = min(view.steady or height, height)
    beside_all = width >= BESIDE_ALL_FROM
    gap = 4 if width > 100 else 2
    most = min(steady * 4 // 3, max(34, width * 2 // 5))
    columns = min(most, width // 2 - 2, width - WORDS_COLUMNS) if beside_all else min(most, width * 2 // 5)
    free = width - columns - gap
    rows = now_rows(free, height, steady)
    words = min(free, max(MOST_WORDS, CLOCK_COLUMNS * rows.digit_rows // DIGIT_ROWS + 4))
    left = (free - words) // 2
    top = rows.first if beside_all else rows.digits
    high = rows.hint - len(_foot(view, width, rows)) + 1 - top
    # In a short rest what there is to fetch needs the room.
    if high < FIGURE_FROM[1] or (view.phase == "rest" and not beside_all and height < 16):
        return WordsBox(0, width, 0, width, free), None
    x = left + columns + gap
    head = (x, words) if beside_all else (0, width)
    return WordsBox(*head, x, words, free), FigureBox(left, top, columns, high)


def now_lines(view: NowView, width: int, height: int) -> tuple[Line, ...]:
    """Return the panel's lines: chip, name, number, unit and bar, each centred on its row, then the notes and the
    hint."""
    steady = min(view.steady or height, height)
    words, _ = _boxes(view, width, height)
    rows = now_rows(words.sized_for, height, steady)
    lines: list[Line] = [BLANK] * height

    def put(row: int, part: Line, x: int, room: int) -> None:
        if 0 <= row < height:
            shown = centre(part, room)
            lines[row] = (Span(" " * x), *shown) if x and shown else shown

    for n, part in enumerate(_head(view, words.head_width, rows.digits - rows.head, steady)):
        put(rows.head + n, part, words.head_x, words.head_width)
    for n, text in enumerate(draw(view.big, words.width, rows.digit_rows)):
        put(rows.digits + n, (Span(text, "phase"),), words.x, words.width)
    below = [text for text in (view.unit, view.aside) if text]
    if cell_len(SEPARATOR.join(below)) <= words.width:
        below = [SEPARATOR.join(below)]
    put(rows.unit, line(Span(below[0], "phase")), words.x, words.width)
    foot = _foot(view, width, rows)
    first = rows.hint - len(foot) + 1
    below_head = (0, width) if view.stepper is not None else (words.head_x, words.head_width)
    for n, part in enumerate(foot):
        put(first + n, part, *below_head)
    bar, start = rows.bar, rows.unit + 1
    if bar is not None and (not _has_bar(view) or _urgent_rows(view, words.width) > first - bar - 1):
        # There is time now for what is to be fetched and read; the number says as much as the bar.
        bar = None
    if len(below) > 1 and rows.bar is not None and rows.bar < first and not _has_bar(view):
        put(rows.bar, line(Span(below[1], "phase")), words.x, words.width)
        start = rows.bar + 1
    if bar is not None:
        longest = max(60, CLOCK_COLUMNS * rows.digit_rows // DIGIT_ROWS)
        put(bar, _bar_line(view, min(words.width - 4, longest)), words.x, words.width)
        start = bar + 1
    space = max(0, first - start)
    notes = notes_column(view.notes, words.width, space)
    # A blank row above the notes, where they lose nothing by it.
    airy = space > len(notes) and len(notes) == len(notes_column(view.notes, words.width, space - 1))
    for n, part in enumerate(notes):
        lines[start + airy + n] = (Span(" " * words.x), *part) if words.x else part
    return box(lines, width, height)


def _head(view: NowView, width: int, rows: int, steady: int) -> list[Line]:
    """Return the chip, the name and the detail in `rows` lines."""
    chip: Line = (Span(f" {sign_of(view.phase)} {view.label} ", "fill"),)
    name = span(view.title).text
    most = max(1, min(2, rows - 2))
    names = spaced(name, width, most) if steady >= SPACED_FROM else wrap(name, width, most)
    most = max(0, min(2, rows - 1 - len(names)))
    details = wrap_list(_shorter(span(view.detail).text, width * most), width, most) if view.detail else []
    return [chip, *((Span(text, "strong"),) for text in names), *((Span(text, "accent"),) for text in details)][:rows]


def _shorter(detail: str, cells: int) -> str:
    """Return side and load in fewer words where they do not fit, so that the load can still be read."""
    for words in (", left first", " sides", " side"):
        if cell_len(detail) <= cells:
            break
        detail = detail.replace(words, "", 1)
    return detail


def _foot(view: NowView, width: int, rows: NowRows) -> list[Line]:
    """Return the hint, which is as wide as the name, or in its place the open stepper, which takes the whole width
    and the rows below the number and its unit."""
    if view.stepper is not None:
        from stride_tui.views.session.stepper import stepper_lines

        return stepper_lines(view.stepper, width, max(1, min(MOST_STEPPER_ROWS, rows.hint - rows.unit)))
    return [line(Span(view.hint, "key", view.press))]


def _urgent_rows(view: NowView, width: int) -> int:
    """Return the rows of the notes that are to be read now: before the set, or why it is paused."""
    paused_for = 1 if view.notes and view.notes[0][1] == "warn" else 0
    return len(notes_column(view.notes[: max(view.first, paused_for)], width))


def _has_bar(view: NowView) -> bool:
    """Return whether there is something to draw on the row of the bar."""
    return bool(view.beat) or view.bar is not None


def _bar_line(view: NowView, width: int) -> Line:
    """Return the bar of the step or, where reps are counted by themselves, the parts of the rep that have begun."""
    return _beat_line(view, width) if view.beat else progress_line(view.bar or 0, width, "phase")


def _beat_line(view: NowView, width: int) -> Line:
    """Return a piece of line for each part of a rep, as long as it lasts: thick once it has begun."""
    whole = sum(ms for ms, _ in view.beat)
    free = max(0, width - len(view.beat) + 1)
    pieces: list[Span] = []
    at = gone = 0
    for ms, begun in view.beat:
        gone += ms
        cells = max(1, gone * free // whole - at)
        at += cells
        pieces += [Span(("━" if begun else "─") * cells, "phase" if begun else "dim"), Span(" ")]
    return fit_line(tuple(pieces[:-1]), width)
