"""Lists and pages that are longer than their panel: what is on show, and how much is left above and below."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from stride_tui.views.text.spans import Line, Span, line


class OnShow(msgspec.Struct, frozen=True):
    """The entries of a list that are on show: from number `first` up to `end`, which is not among them, from 0.

    `above` and `below` are whether a line before and after them says how many are left.
    """

    first: int
    end: int
    above: bool = False
    below: bool = False


def on_show(sizes: Sequence[int], chosen: int, height: int) -> OnShow:
    """Return the entries around the chosen one that fit into `height` lines; `sizes` are the lines of each.

    Where there is room for one line beside the chosen entry, it is the one below, which then counts both.
    """
    count = len(sizes)
    if sum(sizes) <= height:
        return OnShow(0, count)
    first, end = chosen, chosen + 1
    before, after = 0, 0
    while True:
        for up in (True, False) if before <= after else (False, True):
            wider = (first - 1, end) if up else (first, end + 1)
            if wider[0] < 0 or wider[1] > count:
                continue
            lines = sum(sizes[wider[0] : wider[1]]) + (wider[0] > 0) + (wider[1] < count)
            if lines <= height:
                before, after = (before + sizes[wider[0]], after) if up else (before, after + sizes[end])
                first, end = wider
                break
        else:
            break
    spare = max(height - sum(sizes[first:end]), int(height > 1))
    below = end < count and spare > 0
    return OnShow(first, end, first > 0 and spare > below, below)


def scrolled(entries: Sequence[Sequence[Line]], chosen: int, height: int) -> tuple[Line, ...]:
    """Return the lines of the entries around the chosen one, with the number of those left above and below."""
    shown = on_show([len(entry) for entry in entries], chosen, height)
    room = height - shown.above - shown.below
    lines = [text for entry in entries[shown.first : shown.end] for text in entry][: max(0, room)]
    left = len(entries) - shown.end
    if shown.above:
        lines.insert(0, _left(f"{shown.first} more above"))
    if shown.below:
        lines.append(_left(f"{left} more" if shown.above or not shown.first else f"{shown.first} above, {left} below"))
    return tuple(lines)


def entry_at(sizes: Sequence[int], chosen: int, height: int, y: int) -> int | None:
    """Return the number of the entry on line `y`, for the mouse; None where there is none."""
    shown = on_show(sizes, chosen, height)
    at = y - shown.above
    if at < 0 or y >= height - shown.below:
        return None
    for n in range(shown.first, shown.end):
        if at < sizes[n]:
            return n
        at -= sizes[n]
    return None


def page_of(lines: Sequence[Line], top: int, height: int, things: str = "lines") -> tuple[Line, ...]:
    """Return the lines from number `top` on, from 0; the first and the last say how many are left above and below.

    `things` is what the lines are called.
    """
    top = max(0, min(top, len(lines) - height))
    page, left = list(lines[top : top + height]), len(lines) - top - height
    if left > 0 and height > 1:
        page[-1] = _left(f"{left + 1} more {things}")
    if top > 0 and height > 2:
        page[0] = _left(f"{top + 1} {things} above")
    return tuple(page)


def _left(words: str) -> Line:
    """Return the line that says what is left."""
    return line(Span(f"… {words}", "dim"))
