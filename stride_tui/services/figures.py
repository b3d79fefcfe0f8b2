"""Moving figures: listed and found by name."""

from __future__ import annotations

from pathlib import Path

import msgspec

from stride_tui.core.figures.figure import Figure
from stride_tui.core.problem import Problem
from stride_tui.services.home import Home
from stride_tui.services.refusal import Refusal
from stride_tui.store.figures.file import figure_files, figure_folders, load_figure, read_figure


class FigureFile(msgspec.Struct, frozen=True):
    """A figure's file: its name, whether it is the runner's own, and the figure in it or its mistakes."""

    slug: str
    own: bool
    found: Figure | tuple[Problem, ...]


def figures_of(home: Home) -> list[FigureFile]:
    """Return all figures: the runner's own, which win by file name, and the bundled ones."""
    own = figure_folders(home.paths)[0]
    files: dict[str, Path] = figure_files(home.paths)
    return [FigureFile(slug, path.parent == own, read_figure(path)) for slug, path in files.items()]


def figure_called(home: Home, slug: str) -> Figure | Refusal:
    """Return a figure; a refusal with the nearest name, or with the mistakes of its file."""
    found = load_figure(home.paths, slug)
    if isinstance(found, Figure):
        return found
    if found is not None:
        return Refusal("", found)
    from stride_tui.store.toml.wording import nearest
    from stride_tui.views.text.refusals import no_figure

    names = list(figure_files(home.paths))
    near = nearest(slug, names)
    return Refusal(no_figure(slug, near))
