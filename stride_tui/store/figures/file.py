"""Figure files: TOML is read into a Figure or a list of all its mistakes; the user's files come before bundled ones."""

from __future__ import annotations

import os
from pathlib import Path

from stride_tui.core.figures.figure import Figure
from stride_tui.core.problem import Problem
from stride_tui.store.figures.reader import figure_from
from stride_tui.store.paths import TOML_SUFFIX, Paths, bundled_routines
from stride_tui.store.toml.fields import Mistake, TooManyMistakesError
from stride_tui.store.toml.syntax import parse
from stride_tui.store.toml.text import read_text

FOLDER = "figures"
"""The folder of figures beside the routines."""


def figure_folders(paths: Paths) -> tuple[Path, Path]:
    """Return the folders of figures: the user's own, whose files replace bundled ones of the same name, then those."""
    return paths.routines / FOLDER, bundled_routines() / FOLDER


def figure_files(paths: Paths) -> dict[str, Path]:
    """Return the file of each figure by its slug, in the order of the slugs."""
    files: dict[str, Path] = {}
    for folder in figure_folders(paths):
        try:
            names = os.listdir(folder)
        except OSError:
            continue
        for name in names:
            if name.endswith(TOML_SUFFIX) and not name.startswith("."):
                files.setdefault(name.removesuffix(TOML_SUFFIX), folder / name)
    from stride_tui.store.disk.conflict_copies import original_of

    return {slug: path for slug, path in sorted(files.items()) if original_of(path.name) is None}


def load_figure(paths: Paths, slug: str) -> Figure | tuple[Problem, ...] | None:
    """Return the figure of that slug, the problems of its file, or None if there is no such file."""
    if not slug or slug.startswith(".") or any(mark in slug for mark in ("/", os.sep, "\0")):
        return None
    for folder in figure_folders(paths):
        path = folder / f"{slug}{TOML_SUFFIX}"
        if os.path.lexists(path):
            return read_figure(path)
    return None


def read_figure(path: str | os.PathLike[str]) -> Figure | tuple[Problem, ...]:
    """Return the figure in a file, or all its problems; the slug is the file's name without its ending."""
    text = read_text(path)
    if isinstance(text, Problem):
        return (text,)
    return parse_figure(text, Path(path).name.removesuffix(TOML_SUFFIX), os.fspath(path))


def parse_figure(text: str, slug: str, path: str | None = None) -> Figure | tuple[Problem, ...]:
    """Return the figure in a text, or all its problems in the order of their places."""
    values = parse(text, path)
    if isinstance(values, Problem):
        return (values,)
    mistakes: list[Mistake] = []
    try:
        figure = figure_from(values, slug, mistakes)
    except TooManyMistakesError:
        figure = None
    if figure is None or mistakes:
        from stride_tui.store.toml.problems import to_problems

        return to_problems(mistakes, text, path)
    return figure
