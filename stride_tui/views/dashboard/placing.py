"""The parts of the dashboard in the room that there is: the size of each panel, and what follows from it."""

from __future__ import annotations

import msgspec

from stride_tui.views.dashboard.screen import Part, ScreenView
from stride_tui.views.dashboard.sizes import FRAME, PanelSizes, round_columns, sizes_of
from stride_tui.views.session.round import round_rows

LEAST_STRIP_COLUMNS = 20


def strip_rows(view: ScreenView, columns: int) -> int:
    """Return the rows of the strip of mistakes with its frame; 0 without mistakes."""
    if view.strip is None:
        return 0
    from stride_tui.views.dashboard.problem_strip import strip_height

    return strip_height(view.strip.view, max(LEAST_STRIP_COLUMNS, columns - 2 * FRAME)) + FRAME


def placed(
    view: ScreenView, columns: int, rows: int, focused: bool = False, figure: bool = False
) -> tuple[ScreenView, PanelSizes]:
    """Return the dashboard for a terminal of `columns` × `rows`, and the sizes of its panels.

    `focused` is whether the Week panel has the keys, `figure` whether there is a moving figure to be shown.
    """
    around = (round_rows(view.round.view, round_columns(columns, rows)), strip_rows(view, columns), focused)
    sizes = sizes_of(columns, rows, view.phase, *around)
    now = view.now if view.phase in (None, "done") else _now(view.now, sizes, figure)
    return msgspec.structs.replace(view, now=now, week=_week(view.week, sizes)), sizes


def _now(part: Part, sizes: PanelSizes, figure: bool) -> Part:
    """Return the Now panel of a session with what its layout needs to know of the other phases and of the figure."""
    return msgspec.structs.replace(
        part, view=msgspec.structs.replace(part.view, steady=max(0, sizes.steady - FRAME), figure=figure)
    )


def _week(part: Part, sizes: PanelSizes) -> Part:
    """Return the Week panel, folded to one line where it is to be."""
    if not sizes.folded:
        return part
    # Imported here, because the first picture has seldom so little room.
    from stride_tui.views.week.folded import folded_lines

    return Part(part.view, folded_lines)
