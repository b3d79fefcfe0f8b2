"""Make figures.svg in this folder: every bundled figure with some frames of its loop, dot for dot."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.sax.saxutils import escape

from stride_tui.core.figures.figure import Figure, frame_count
from stride_tui.store.figures.file import FOLDER, read_figure
from stride_tui.store.paths import bundled_routines
from stride_tui.views.drawing.canvas import BLANK_BRAILLE, DOT_BITS
from stride_tui.views.figures.frame import frame
from stride_tui.views.text.spans import Line

HERE = Path(__file__).parent
COLUMNS, WIDTH, HEIGHT = 6, 34, 17
"""Frames of each figure, and the cells of each."""
PITCH, GAP, TITLE = 2, 16, 26
"""Pixels from dot to dot, between frames, and for a name."""
COLOURS = {"phase": "#5fd38a", "dim": "#8b93a3", "accent": "#5ec8e5"}
INK, PAPER = "#e6e9ef", "#11151c"


def dots(lines: tuple[Line, ...], left: float, top: float) -> str:
    """The dots of a frame: one path for each colour."""
    paths: dict[str, list[str]] = {}
    for y, line in enumerate(lines):
        cells = [(char, part.tone) for part in line for char in part.text]
        for x, (char, tone) in enumerate(cells):
            bits = ord(char) - BLANK_BRAILLE if char != " " else 0
            for row, pair in enumerate(DOT_BITS):
                for column, bit in enumerate(pair):
                    if bits & bit:
                        at = f"M{left + (x * 2 + column) * PITCH:g} {top + (y * 4 + row) * PITCH:g}h0"
                        paths.setdefault(COLOURS.get(tone, INK), []).append(at)
    return "".join(f'<path stroke="{colour}" d="{"".join(found)}"/>\n' for colour, found in sorted(paths.items()))


def sheet(figures: list[Figure]) -> str:
    """All figures, one below the other."""
    across, down = WIDTH * 2 * PITCH + GAP, HEIGHT * 4 * PITCH + GAP + TITLE
    wide, high = COLUMNS * across + GAP, len(figures) * down + GAP
    parts = []
    for row, figure in enumerate(figures):
        top = GAP + row * down
        parts.append(f'<text x="{GAP}" y="{top + 14}">{escape(figure.name)}</text>\n')
        count = frame_count(figure)
        for column in range(COLUMNS):
            lines = frame(figure, column * count // COLUMNS, count, WIDTH, HEIGHT)
            parts.append(dots(lines, GAP + column * across, top + TITLE))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}">\n'
        f'<rect width="{wide}" height="{high}" fill="{PAPER}"/>\n'
        f'<g fill="{INK}" font-family="ui-monospace, monospace" font-size="14" '
        f'stroke-width="{PITCH * 0.8:g}" stroke-linecap="round">\n'
        f"{''.join(parts)}</g>\n</svg>\n"
    )


def main() -> None:
    """Write the sheet of all bundled figures, or print what is wrong with one."""
    figures = []
    for path in sorted((bundled_routines() / FOLDER).glob("*.toml")):
        figure = read_figure(path)
        if not isinstance(figure, Figure):
            raise SystemExit(f"{path.name}: {figure[0].message}")
        figures.append(figure)
    (HERE / "figures.svg").write_text(sheet(figures), encoding="utf-8")
    sys.stdout.write("figures.svg\n")


if __name__ == "__main__":
    main()
