"""The Round panel: which round of which block, and what is done of the blocks."""

from __future__ import annotations

from typing import Literal

import msgspec

from stride_tui.core.routines.routine import Routine
from stride_tui.core.session.state import SessionState
from stride_tui.views.text.spans import BLANK, Line, Span, Tone, box, fit_line, line, span, width_of
from stride_tui.views.text.words import plural, short_block_names

BlockMark = Literal["done", "now", "ahead", "part"]
BLOCK_SIGNS: dict[BlockMark, str] = {"done": "✓", "now": "●", "ahead": "·", "part": "◐"}
MOST_DOTS = 10


class RoundView(msgspec.Struct, frozen=True):
    """The rounds and blocks of a session.

    `number` is the current round, from 1 (0 before a session). `rounds` has a mark for each round of the current
    block, `blocks` a name and a mark for each block.
    """

    number: int
    rounds: tuple[BlockMark, ...]
    block: str
    blocks: tuple[tuple[str, BlockMark], ...]


def idle_round(routine: Routine | None) -> RoundView:
    """Return the panel before a session: the blocks, all ahead."""
    if routine is None:
        return RoundView(0, (), "", ())
    names = short_block_names(routine)
    return RoundView(0, (), "", tuple((name, "ahead") for name in names))


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
    name = state.block.name
    return RoundView(number, tuple(rounds), name, tuple(block_marks))


def round_title(view: RoundView) -> str:
    """Return the round for a panel's title: `round 2 of 3`; "" where there is only one."""
    return f"round {view.number} of {len(view.rounds)}" if view.number and len(view.rounds) > 1 else ""


def round_lines(view: RoundView, width: int, height: int) -> tuple[Line, ...]:
    """Return the panel's lines: the round with its dots, then the blocks, wrapped between names."""
    out: list[Line] = []
    if view.number:
        dots: list[Span] = []
        for mark in view.rounds[:MOST_DOTS]:
            shape, tone = ROUND_DOTS[mark]
            dots.append(Span(f" {shape}", tone))
        if len(view.rounds) > MOST_DOTS:
            dots.append(Span(" …", "dim"))
        name = () if height < 3 else (span(view.block, "strong"),)
        count = Span(f"Round {view.number} of {len(view.rounds)} ", "strong" if not name else "plain")
        if name:
            out.append(fit_line(name, width))
        out.append(fit_line(line(count, *dots), width))
    elif view.blocks and height >= 2:
        out.append(line(Span(plural(len(view.blocks), "block"), "strong")))
    if height >= 5 and out:
        out.append(BLANK)
    out.extend(_block_lines(view, width))
    return box(out, width, height)


ROUND_DOTS: dict[BlockMark, tuple[str, Tone]] = {
    "done": ("●", "good"),
    "part": ("◐", "phase"),
    "now": ("◐", "phase"),
    "ahead": ("○", "dim"),
}


def _block_lines(view: RoundView, width: int) -> list[Line]:
    """Return the names of the blocks with their signs, as many to a line as fit."""
    tones: dict[BlockMark, Tone] = {"done": "good", "now": "phase", "ahead": "dim", "part": "warn"}
    rows: list[Line] = []
    row: list[Span] = []
    under_way = any(mark == "now" for _, mark in view.blocks)
    for n, (name, mark) in enumerate(view.blocks):
        sign = "" if mark == "ahead" else f" {BLOCK_SIGNS[mark]}"
        piece = Span(f"{name}{sign}", tones[mark], f"jump block {n}" if under_way else "")
        gap = 2 if row else 0
        if row and width_of((*row, Span(" " * gap), piece)) > width:
            rows.append(tuple(row))
            row, gap = [], 0
        if gap:
            row.append(Span("  "))
        row.append(piece)
    if row:
        rows.append(tuple(row))
    return [fit_line(r, width) for r in rows]
