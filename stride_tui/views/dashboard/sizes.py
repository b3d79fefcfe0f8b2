"""The shape of the dashboard and the size of each panel, from the size of the terminal and what is happening."""

from __future__ import annotations

from typing import Literal

import msgspec

from stride_tui.core.session.state import Phase
from stride_tui.views.text.spans import Line, Span, centre, wrap

Shape = Literal["wide", "tall", "single", "tiny"]

SMALLEST = (32, 12)
"""The smallest columns and rows at which a panel can be used."""
WIDE_FROM = (72, 16)
"""The columns and rows from which Round and Next stand beside Now."""
TALL_ROWS = 28
LIST_TALL_ROWS = 30
"""The rows from which a narrower terminal has all panels below each other, without and with the week as a list."""
LIST_BELOW = 60
"""The columns below which the Week panel is a list of days, which takes more rows."""
HIGH = (96, 38)
"""Below these columns and from these rows on panels below each other use the room better than beside each other."""
LINES_AROUND = 3
"""The rows of the top line, of the progress and of the keys."""
FRAME = 2
"""The rows, and the columns, that the frame of a panel takes."""

UNFOLDED_FROM = {"wide": 27, "tall": 36}
"""The rows for panels from which the Week panel is whole in every phase."""
HALTED = (None, "rest", "paused", "done")
"""The phases in which there is time to read the week; None is before a session."""
MOST_BLOCKS = 10
"""The rows of Next, before a session, in which the blocks of most routines are listed with Round beside them."""
LEAST_PANEL = 3
"""The fewest rows of a panel with its frame."""
FOLDED = 1
"""The rows of a Week panel that is folded to one line, without a frame."""


class PanelSizes(msgspec.Struct, frozen=True):
    """The rows of each panel with its frame, and the columns of the side; 0 is a panel that is not on show.

    `side` are the columns of Round and Next where they stand beside Now, else 0. `steady` are the rows of Now that it
    has in every phase: what must not move stands within them.
    """

    shape: Shape
    side: int
    now: int
    round: int
    next: int
    week: int
    steady: int

    @property
    def folded(self) -> bool:
        """Return whether the Week panel is folded to one line."""
        return self.week == FOLDED


def shape_of(columns: int, rows: int) -> Shape:
    """Return the shape at a size in cells.

    `wide` has Round and Next beside Now, `tall` all panels below each other, `single` one panel at a time, `tiny` a
    sentence.
    """
    if columns < SMALLEST[0] or rows < SMALLEST[1]:
        return "tiny"
    if columns >= WIDE_FROM[0]:
        if columns < HIGH[0] and rows >= HIGH[1]:
            return "tall"
        return "wide" if rows >= WIDE_FROM[1] else "single"
    return "tall" if rows >= (LIST_TALL_ROWS if columns < LIST_BELOW else TALL_ROWS) else "single"


def side_columns(columns: int) -> int:
    """Return the columns of Round and Next beside Now: what Now can spare, from 36 up to 64."""
    if columns <= 120:
        return max(36, min(40, columns - 62), min(48, columns - 72))
    return min(64, 48 + (columns - 120) // 8)


def round_columns(columns: int, rows: int) -> int:
    """Return the columns within the frame of Round."""
    return (side_columns(columns) if shape_of(columns, rows) == "wide" else columns) - 2 * FRAME


def sizes_of(
    columns: int, rows: int, phase: Phase | None, round_rows: int = 2, strip: int = 0, focused: bool = False
) -> PanelSizes:
    """Return the size of every panel.

    `phase` is None before a session, `round_rows` are the rows that Round has to fill, `strip` the rows of the strip
    of mistakes; `focused` is whether the arrows are the Week panel's, which is whole then.
    """
    shape = shape_of(columns, rows)
    room = max(0, rows - LINES_AROUND - strip)
    if shape == "wide":
        return _wide(side_columns(columns), room, phase, round_rows, focused)
    if shape == "tall":
        return _tall(columns, room, phase, round_rows, focused)
    return PanelSizes(shape, 0, room, room, room, room, room)


def _wide(side: int, room: int, phase: Phase | None, round_rows: int, focused: bool) -> PanelSizes:
    """Return the sizes with Round and Next beside Now, and the week below them."""
    whole = _whole_week(room, phase)
    week = whole if whole and (room >= UNFOLDED_FROM["wide"] or phase in HALTED or focused) else FOLDED
    steady = room - (whole or FOLDED)
    if focused and not whole:
        week, steady = 5, room - 5
    now = room - week
    airy = round_rows + FRAME + (1 if room >= UNFOLDED_FROM["wide"] else 0)
    round_ = max(LEAST_PANEL, min(airy, now - LEAST_PANEL))
    return PanelSizes("wide", side, now, round_, max(0, now - round_), week, steady)


def _whole_week(room: int, phase: Phase | None) -> int:
    """Return the rows of a whole Week panel beside which Now keeps twelve; 0 where there is no such room."""
    if room >= 24 or (room >= 21 and phase is None):
        return 7
    return next((week for week, least in ((6, 19), (5, 17)) if room >= least), 0)


def _tall(columns: int, room: int, phase: Phase | None, round_rows: int, focused: bool) -> PanelSizes:
    """Return the sizes with all panels below each other; Next gives way to the week, Now never does."""
    as_list = columns < LIST_BELOW
    now = max(13, room // 2 + (not as_list))
    round_ = min(round_rows + FRAME, 7)
    left = room - now - round_
    whole = (11 if room >= 36 else 9) if as_list else (5 if room < 30 else 6 if room < 34 else 7)
    if left < whole:
        if focused:
            return PanelSizes("tall", 0, room - whole, 0, 0, whole, room - whole)
        week = FOLDED
    else:
        week = whole if room >= UNFOLDED_FROM["tall"] or phase in HALTED or focused else FOLDED
    following = left - week
    if phase is None and following < MOST_BLOCKS:
        # Before a session Round has nothing that the list of blocks has not.
        following, round_ = following + round_, 0
    if following >= LEAST_PANEL:
        return PanelSizes("tall", 0, now, round_, following, week, now)
    if week == FOLDED:
        return PanelSizes("tall", 0, now + following, round_, 0, week, now + following)
    return PanelSizes("tall", 0, now, round_, 0, left, now)


def tiny_lines(size: tuple[int, int], width: int, height: int) -> tuple[Line, ...]:
    """Return a sentence for a window of `size` cells, which is too small; the session goes on meanwhile."""
    words = f"stride needs {SMALLEST[0]}×{SMALLEST[1]} cells; this window is {size[0]}×{size[1]}. Nothing is lost."
    lines = [centre((Span(text, "plain"),), width) for text in wrap(words, width)]
    top = max(0, (height - len(lines)) // 2)
    return tuple([*([()] * top), *lines][:height])
