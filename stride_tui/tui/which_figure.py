"""The figure of the step under way, and whether it moves."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from stride_tui.core.routines.routine import Reps
from stride_tui.core.session.state import SessionState, phase_of, work_index
from stride_tui.tui.model import Model

if TYPE_CHECKING:
    from stride_tui.core.figures.figure import Figure

SLOW_LINKS = ("SSH_CONNECTION", "SSH_TTY", "MOSH_CONNECTION")
"""Environment variables of a session over the network, which may be slow: there the figure does not move."""


class FigureFinder:
    """The figures by exercise; each file is read once."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._known: dict[str, Figure | None] = {}
        self._library: object = None
        self._slow = any(os.environ.get(name) for name in SLOW_LINKS)

    def of(
        self, state: SessionState | None, far: bool = False, covered: bool = False
    ) -> tuple[Figure | None, int | None, bool]:
        """Return the figure for the working side, the milliseconds of a repetition (None: its own pace), and whether
        it moves: not where another screen has `covered` it. The `far` view has none."""
        if state is None or state.ended or far:
            return None, None, False
        step = state.position.steps[work_index(state.position)]
        item = state.routine.blocks[step.block].items[step.item]
        slug = state.routine.exercise(item.exercise).figure
        figure = self._find(slug) if slug else None
        if figure is None:
            return None, None, False
        from stride_tui.core.figures.figure import bare, for_side

        if item.load.implement == "none":
            figure = bare(figure)
        still = self._slow or self._model.workspace.settings.reduced_motion or phase_of(state) == "paused"
        pace = item.pace_ms if isinstance(item.dose, Reps) and state.step.kind == "work" else None
        return for_side(figure, step.place.side), pace, not (still or covered)

    def _find(self, slug: str) -> Figure | None:
        """Return a figure by its slug, or None if its file has mistakes. After a change of the routines all are read
        again."""
        if self._library is not self._model.workspace.library:
            self._library = self._model.workspace.library
            self._known.clear()
        if slug not in self._known:
            from stride_tui.core.figures.figure import Figure
            from stride_tui.services.figures import figure_called

            figure = figure_called(self._model.workspace.home, slug)
            self._known[slug] = figure if isinstance(figure, Figure) else None
        return self._known[slug]
