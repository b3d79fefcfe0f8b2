"""The Round panel: which round of which block, and what is done of the blocks."""

from __future__ import annotations

from typing import Literal

import msgspec
from rich.cells import cell_len

from stride_tui.core.routines.routine import Routine
from stride_tui.core.session.state import SessionState
from stride_tui.views.text.spans import BLANK, Line, Span, Tone, box, fit, fit_line, line, span
from stride_tui.views.text.words import plural, short_block_names

BlockMark = Literal["done", "now", "ahead", "part"]
BLOCK_SIGNS: dict[BlockMark, str] = {"done": "✓", "now": "●", "ahead": "·", "part": "◐"}
BLOCK_TONES: dict[BlockMark, Tone] = {"done": "good", "now": "phase", "ahead": "dim", "part": "warn"}
MOST_DOTS = 10
SHORTEST_NAME = 3
"""The fewest cells that a block's name is shortened to."""


class RoundView(msgspec.Struct, frozen=True):
    """The rounds and blocks of a session.

    `number` is the current round, from 1 (0 before a session). `rounds` has a mark for each round of the current
    block, `blocks` a name and a mark for each block.
    """

    number: int
    rounds: tuple[BlockMark, ...]
    blocks: tuple[tuple[str, BlockMark], ...]


def idle_round(routine: Routine | None) -> RoundView:
    """Return the panel before a session: the blocks, all ahead."""
    if routine is None:
        return RoundView(0, (), ())
    names = short_block_names(routine)
    return RoundView(0, (), tuple((name, "ahead") for name in names))


def session_round(state: SessionState) -> RoundView:
    """Return the panel during a session and after it."""
    steps = state.position.steps
    current = state.step
    over = bool(state.ended)
    number = current.place.round
    logs = state.logs
    block_marks: list[tuple[str, BlockMark]] = []
    for block_n, name in enumerate(short_block_names(state.routine)):
        places = [step.place for step in steps if step.kind == "work" and step.block == block_n]
        done = sum(place in logs and logs[place].status != "skipped" for place in places)
        mark: BlockMark = "ahead"
        if block_n == current.block and not over:
            mark = "now"
        elif places and done == len(places):
            mark = "done"
        elif any(place in logs for place in places):
            mark = "part"
        block_marks.append((name, mark))
    rounds: list[BlockMark] = []
    for turn in range(1, current.rounds + 1):
        places = [s.place for s in steps if s.kind == "work" and s.block == current.block and s.place.round == turn]
        logged = sum(place in logs for place in places)
        if logged == len(places):
            rounds.append("done")
        elif turn == number and not over:
            rounds.append("now" if not logged else "part")
        else:
            rounds.append("part" if logged else "ahead")
    return RoundView(number, tuple(rounds), tuple(block_marks))


def round_title(view: RoundView) -> str:
    """Return the round for a panel's title: `round 2 of 3`; "" where there is only one."""
    return f"round {view.number} of {len(view.rounds)}" if view.number and len(view.rounds) > 1 else ""


def round_rows(view: RoundView, width: int) -> int:
    """Return the rows that the panel fills at a width: the round, and the names of all blocks."""
    return 1 + len(_block_lines(view, width)) if view.blocks else 1


def round_lines(view: RoundView, width: int, height: int) -> tuple[Line, ...]:
    """Return the panel's lines: the round with its dots, then every block by name, wrapped between names."""
    out: list[Line] = []
    if view.number:
        dots: list[Span] = []
        for mark in view.rounds[:MOST_DOTS]:
            shape, tone = ROUND_DOTS[mark]
            dots.append(Span(f" {shape}", tone))
        if len(view.rounds) > MOST_DOTS:
            dots.append(Span(" …", "dim"))
        several = len(view.rounds) > 1
        count = f"{view.number} of {len(view.rounds)} " if several else "one round "
        out.append(fit_line(line(Span(count, "strong"), *dots), width))
    elif view.blocks and height >= 2:
        out.append(line(Span(plural(len(view.blocks), "block"), "strong")))
    names = _fitted_blocks(view, width, max(1, height - len(out)))
    if out and height > len(out) + len(names):
        out.append(BLANK)
    return box([*out, *names], width, height)


ROUND_DOTS: dict[BlockMark, tuple[str, Tone]] = {
    "done": ("●", "good"),
    "part": ("◐", "phase"),
    "now": ("◐", "phase"),
    "ahead": ("○", "dim"),
}


def _fitted_blocks(view: RoundView, width: int, height: int) -> list[Line]:
    """Return the names of all blocks in `height` rows: shortened where they do not fit, and as a last resort without
    those that are done first."""
    rows = _block_lines(view, width)
    longest = min(width, max((cell_len(name) for name, _ in view.blocks), default=0))
    while len(rows) > height and longest > SHORTEST_NAME:
        longest = max(SHORTEST_NAME, longest * 3 // 4)
        rows = _block_lines(view, width, longest)
    at = next((n for n, row in enumerate(rows) if any(part.text.startswith(BLOCK_SIGNS["now"]) for part in row)), 0)
    first = max(0, min(at, len(rows) - height))
    return rows[first : first + height]


def _block_lines(view: RoundView, width: int, most: int | None = None) -> list[Line]:
    """Return the names of the blocks, each of at most `most` cells, after their signs, as many to a line as fit.

    Every block has a sign, so no name moves when a block is done.
    """
    under_way = any(mark == "now" for _, mark in view.blocks)
    pieces = [
        Span(
            f"{BLOCK_SIGNS[mark]} {span(name if most is None else fit(name, most)).text}",
            BLOCK_TONES[mark],
            f"jump block {n}" if under_way else "",
        )
        for n, (name, mark) in enumerate(view.blocks)
    ]
    cells = [cell_len(piece.text) for piece in pieces]
    # One blank between them is enough where that brings them all into one row.
    between = " " if sum(cells) + len(cells) - 1 <= width < sum(cells) + 2 * (len(cells) - 1) else "  "
    rows: list[list[Span]] = []
    taken = width
    for piece, size in zip(pieces, cells, strict=True):
        if not rows or taken + len(between) + size > width:
            rows.append([piece])
            taken = size
        else:
            rows[-1] += [Span(between), piece]
            taken += len(between) + size
    return [fit_line(tuple(row), width) for row in rows]
