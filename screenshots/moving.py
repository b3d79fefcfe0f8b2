"""A moving picture: an SVG that plays pictures of a terminal in a loop, by CSS alone.

Each row is cut where that makes the file smallest. A piece that never changes is drawn once; of one that changes,
every version is drawn once, side by side, and a window as wide as the piece is moved from one to the next. A reader
who asked their system for less motion sees one picture that does not move.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from html import escape
from itertools import chain, groupby, pairwise

from screenshots.cells import Cell, Look, Picture, Row
from screenshots.glyphs import HIGH, SEAM, WIDE, dotted, filled, is_shape, stroked

FONTS = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace"
"""Monospaced fonts that systems come with: a picture on a web page may load none."""
MARGIN = 14
"""Units between the letters and the edge of the window."""
CUT = 4
"""Columns between two places where a row may be cut."""
GAP = 20
"""Units between two versions of a piece, so that no edge of one is seen with the other."""
STILL_BYTES, PIECE_BYTES, CHANGE_BYTES = 40, 150, 42
"""About how many bytes a piece, a moving piece and each of its changes take, besides what is drawn."""
BASELINE = 15
"""Units from the top of a cell to the line that letters stand on."""


class Styles:
    """Short names for what many elements share."""

    def __init__(self) -> None:
        self._rules: dict[str, str] = {}

    def name(self, rule: str) -> str:
        """Return the class of a CSS rule."""
        return self._rules.setdefault(rule, f"c{len(self._rules)}")

    def css(self) -> str:
        """Return all rules."""
        return "".join(f".{name}{{{rule}}}" for rule, name in self._rules.items())


def moving_picture(pictures: Sequence[tuple[Picture, int]], still: int, alt: str) -> str:
    """Return the SVG of pictures, each with the milliseconds that it is shown; all have the same size.

    `still`: which of them, from 0, is shown to a reader who wants no motion. `alt`: words for those who cannot see it.
    """
    shown = [picture for picture, _ in pictures]
    starts = [sum(ms for _, ms in pictures[:n]) for n in range(len(pictures) + 1)]
    paper = max((cell.look.paper for row in shown[0] for cell in row), key=_counts(shown[0]).__getitem__)
    film = Film(starts, still, paper)
    body = "".join(film.row(y, [picture[y] for picture in shown]) for y in range(len(shown[0])))
    width, height = len(shown[0][0]) * WIDE + 2 * MARGIN, len(shown[0]) * HIGH + 2 * MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">\n'
        f"<title>{escape(alt)}</title>\n<style>\n"
        f"text{{font:16.6px {FONTS};white-space:pre}}"
        ".f{shape-rendering:crispEdges}.s,.d{fill:none;stroke-width:1.5;stroke-linecap:square}"
        ".d{stroke-width:4;stroke-linecap:round;stroke-dasharray:0 5}"
        f"{film.css()}\n</style>\n"
        f'<rect width="{width}" height="{height}" rx="10" fill="{paper}"/>\n'
        f'<g transform="translate({MARGIN} {MARGIN})">\n{body}</g>\n</svg>\n'
    )


def _counts(picture: Picture) -> dict[str, int]:
    """Return how many cells have each colour behind their letter."""
    counts: dict[str, int] = {}
    for row in picture:
        for cell in row:
            counts[cell.look.paper] = counts.get(cell.look.paper, 0) + 1
    return counts


def _bytes(pieces: list[tuple[int, ...]], sizes: list[int]) -> int:
    """Return about how many bytes a piece takes, which is given by the numbers of its blocks in each picture."""
    distinct = set(pieces)
    drawn = sum(sizes[block] for piece in distinct for block in piece)
    if len(distinct) == 1:
        return drawn + STILL_BYTES
    return drawn + PIECE_BYTES + CHANGE_BYTES * sum(1 for _ in groupby(pieces))


class Film:
    """The rows of a moving picture, with the styles and the movements that they share."""

    def __init__(self, starts: list[int], still: int, paper: str) -> None:
        self._starts = starts
        """The milliseconds from the beginning at which each picture appears, and at last those at which all end."""
        self._still = still
        self._paper = paper
        self._styles = Styles()
        self._moves: dict[str, str] = {}
        self._drawn = cache(self._draw)

    def css(self) -> str:
        """Return the rules of the looks and movements, once all rows are drawn."""
        total = self._starts[-1]
        moves = "".join(f"@keyframes {name}{{{frames}}}" for frames, name in self._moves.items())
        return (
            f".m{{animation:{total}ms step-end infinite}}{self._styles.css()}{moves}"
            "@media(prefers-reduced-motion:reduce){.m{animation:none!important}}"
        )

    def row(self, y: int, versions: list[Row]) -> str:
        """Return row `y` in all pictures."""
        parts = []
        for left, right in self._cuts(versions):
            pieces = [row[left:right] for row in versions]
            parts.append(self._piece(left * WIDE, y * HIGH, (right - left) * WIDE, pieces))
        return "".join(parts)

    def _cuts(self, versions: list[Row]) -> list[tuple[int, int]]:
        """Return the pieces, as columns from and to, that take about the fewest bytes."""
        ends = [*range(0, len(versions[0]), CUT), len(versions[0])]
        spans = list(pairwise(ends))
        blocks = {row: tuple(row[left:right] for left, right in spans) for row in dict.fromkeys(versions)}
        numbers = {block: n for n, block in enumerate(dict.fromkeys(chain(*blocks.values())))}
        sizes = [len(self._drawn(block)) for block in numbers]
        rows = {row: tuple(numbers[block] for block in found) for row, found in blocks.items()}
        played = [rows[row] for row, _ in groupby(versions)]
        split = {n for n, end in enumerate(ends) if end < len(versions[0]) and any(not row[end].letter for row in rows)}
        best: list[tuple[float, list[tuple[int, int]]]] = [(0, [])]
        for n in range(1, len(ends)):
            choices = [(float("inf"), best[0][1])]
            for m in range(n):
                if n not in split and m not in split:
                    cost = best[m][0] + _bytes([row[m:n] for row in played], sizes)
                    choices.append((cost, [*best[m][1], (ends[m], ends[n])]))
            best.append(min(choices))
        return best[-1][1]

    def _piece(self, x: int, y: int, width: int, pieces: list[Row]) -> str:
        """Return a piece in all pictures."""
        order = list(dict.fromkeys(pieces))
        if len(order) == 1:
            drawn = self._drawn(order[0])
            return f'<g transform="translate({x} {y})">{drawn}</g>\n' if drawn else ""
        step = width + GAP
        total = self._starts[-1]
        frames, seen = [], None
        for piece, start in zip(pieces, self._starts, strict=False):
            if piece != seen:
                frames.append(f"{start / total:.4%}{{transform:translateX({-order.index(piece) * step}px)}}")
                seen = piece
        name = self._moves.setdefault("".join(frames).replace(".0000%", "%"), f"m{len(self._moves)}")
        rest = self._styles.name(
            f"animation-name:{name};transform:translateX({-order.index(pieces[self._still]) * step}px)"
        )
        versions = "".join(
            f'<g transform="translate({n * step})">{self._drawn(piece)}</g>'
            for n, piece in enumerate(order)
            if self._drawn(piece)
        )
        if not versions:
            return ""
        window = f'<svg x="{x}" y="{y}" width="{width + SEAM}" height="{HIGH + SEAM}">'
        return f'{window}<g class="m {rest}">{versions}</g></svg>\n'

    def _draw(self, piece: Row) -> str:
        """Return the elements of a piece, whose upper left is at 0, 0."""
        columns = list(enumerate(piece))
        return self._papers(columns) + self._shapes(columns) + self._words(columns)

    def _papers(self, columns: list[tuple[int, Cell]]) -> str:
        """Return what is behind the letters, where that is not the window's own colour."""
        parts = []
        for paper, run in groupby(columns, lambda at: at[1].look.paper):
            if paper != self._paper:
                places = [column for column, _ in run]
                name = self._styles.name(f"fill:{paper}")
                path = f"M{places[0] * WIDE} 0h{len(places) * WIDE}v{HIGH}h{-len(places) * WIDE}z"
                parts.append(f'<path class="f {name}" d="{path}"/>')
        return "".join(parts)

    def _shapes(self, columns: list[tuple[int, Cell]]) -> str:
        """Return the lines, blocks and dots, a path for each colour."""
        by_ink: dict[str, list[tuple[int, str]]] = {}
        for column, (letter, look) in columns:
            if is_shape(letter):
                by_ink.setdefault(look.ink, []).append((column, letter))
        parts = []
        for ink, cells in by_ink.items():
            for kind, path, rule in (
                ("f", filled(cells, len(columns)), f"fill:{ink}"),
                ("s", stroked(cells), f"stroke:{ink}"),
                ("d", dotted(cells), f"stroke:{ink}"),
            ):
                if path:
                    parts.append(f'<path class="{kind} {self._styles.name(rule)}" d="{path}"/>')
        return "".join(parts)

    def _words(self, columns: list[tuple[int, Cell]]) -> str:
        """Return the letters: an element for each run of words in one look, as wide as its cells."""
        parts = []
        for look, run in groupby(columns, lambda at: None if is_shape(at[1].letter) else at[1].look):
            if look is not None:
                parts += [self._text(column, text, wide, look) for column, text, wide in _phrases(list(run))]
        return "".join(parts)

    def _text(self, column: int, text: str, wide: int, look: Look) -> str:
        """Return a run of letters from a column on, `wide` cells wide."""
        rule = f"fill:{look.ink}" + ";font-weight:bold" * look.bold + ";font-style:italic" * look.italic
        rule += ";text-decoration:underline" * look.underline
        length = f' textLength="{wide * WIDE}"' if wide > 1 else ""
        return (
            f'<text class="{self._styles.name(rule)}" x="{column * WIDE}" y="{BASELINE}"{length}>'
            f"{escape(text, quote=False)}</text>"
        )


def _phrases(cells: list[tuple[int, Cell]]) -> list[tuple[int, str, int]]:
    """Return the runs of letters with at most one blank between them: first column, text, and width in cells."""
    found: list[tuple[int, str, int]] = []
    for column, (letter, _) in cells:
        if letter == " ":
            continue
        if found and column - found[-1][0] - found[-1][2] <= 1:
            start, text, wide = found.pop()
            found.append((start, text + " " * (column - start - wide) + letter, column - start + 1))
        else:
            found.append((column, letter, 1))
    return found
