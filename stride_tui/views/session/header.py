"""The two lines at the top: the routine, the time gone, about how much is left, and the progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from rich.cells import cell_len

from stride_tui.core.instant import Instant
from stride_tui.core.routines.routine import Routine
from stride_tui.core.routines.steps import estimate_ms, unroll
from stride_tui.core.session.choices import expected_for
from stride_tui.core.session.state import Phase, SessionState, elapsed_ms, phase_of, spent_at
from stride_tui.views.text.spans import SEPARATOR, Line, Span, Tone, fit_line, line, span, spread, width_of
from stride_tui.views.text.words import about_minutes, long_clock, short_block_names

if TYPE_CHECKING:
    from stride_tui.views.session.lasting_signs import LastingSign

HEADER_NARROW_BELOW = 60
SIGNS_GAP = 3
"""The cells between the signs and what stands beside them."""
PROGRESS_PARTS = 400
"""The number of parts that progress is counted in: a smaller change repaints nothing."""


class HeaderView(msgspec.Struct, frozen=True):
    """The two lines. `done` is how many of `PROGRESS_PARTS` parts of the session are over.

    `right` are the words at the right edge, the most important first: on a short line the last are dropped first.
    `block` is shown in place of the title on a narrow screen. `signs` are the states that last; none is left out.
    """

    title: str
    right: tuple[str, ...]
    done: int
    phase: Phase | None = None
    block: str = ""
    signs: tuple[LastingSign, ...] = ()


def idle_header(routine: Routine | None, signs: tuple[LastingSign, ...] = ()) -> HeaderView:
    """Return the header before a session: the chosen routine and its length."""
    if routine is None:
        return HeaderView("", (), 0, signs=signs)
    return HeaderView(routine.name, (about_minutes(estimate_ms(unroll(routine))),), 0, signs=signs)


def session_header(state: SessionState, now: Instant, signs: tuple[LastingSign, ...] = ()) -> HeaderView:
    """Return the header during a session, and after it: the time gone is without pauses, the time in all has them."""
    if state.ended:
        whole = f"{long_clock(round(state.worked.total_ms, -3))} in all"
        over = PROGRESS_PARTS if state.ended == "finished" else 0
        return HeaderView(state.routine.name, (whole,), over, "done", signs=signs)
    gone = f"{long_clock(spent_at(state, now).active_ms)} gone"
    left = left_of_session(state, now)
    over, _ = _shares(state, now)
    block = short_block_names(state.routine)[state.step.block]
    if state.block.is_strength and len(block) <= 2:
        block = f"Set {block}"
    words = f"{about_minutes(left)} left" if left >= 30_000 else "nearly there"
    return HeaderView(state.routine.name, (words, gone, block), over, phase_of(state), block, signs)


def left_of_session(state: SessionState, now: Instant) -> int:
    """Return about how many milliseconds are left: what is left of the current step and every step after it."""
    index = state.position.index
    steps = state.position.steps
    current = max(0, (state.position.target_ms or 0) - elapsed_ms(state, now))
    return current + _expected_ms(state, index + 1, len(steps))


def _shares(state: SessionState, now: Instant) -> tuple[int, int]:
    """Return the parts of the session that are over, and its estimated length in milliseconds."""
    index = state.position.index
    total = _expected_ms(state, 0, len(state.position.steps))
    before = _expected_ms(state, 0, index)
    step = min(elapsed_ms(state, now), _expected_ms(state, index, index + 1))
    return (before + step) * PROGRESS_PARTS // max(1, total), total


def _expected_ms(state: SessionState, start: int, end: int) -> int:
    """Return the milliseconds that the steps from `start` up to `end` are taken to last, with the reps chosen."""
    chosen = state.position.chosen
    return sum(expected_for(state.routine, step, chosen) for step in state.position.steps[start:end])


def header_lines(view: HeaderView, width: int) -> tuple[Line, Line]:
    """Return the title line and the progress line, in exactly `width` cells."""
    tone: Tone = "phase" if view.phase else "accent"
    parts = list(view.right)
    if width < HEADER_NARROW_BELOW:
        return _narrow_title(view, width), progress_line(view.done, width, tone)
    brand = Span(" stride ", "fill" if view.phase else "key")
    title = (brand, Span("  "), span(view.title, "strong"))
    signs = _signs_line(view)
    taken = width_of(title) + (width_of(signs) + SIGNS_GAP if signs else 0)
    while len(parts) > (0 if signs else 1) and taken + sum(cell_len(part) + 3 for part in parts) > width:
        parts.pop()
    times = line(Span(" · ".join(reversed(parts)), "dim"), " ") if parts else ()
    right = fit_line((*signs, *((Span(" " * SIGNS_GAP),) if signs and times else ()), *times), width)
    return spread(title, right, width), progress_line(view.done, width, tone)


def _narrow_title(view: HeaderView, width: int) -> Line:
    """Return the title line of a narrow screen: the block and the times, or the routine with its length if it fits.

    The signs come first; then the title gives way to them, the times before it.
    """
    title = (span(f" {view.block or view.title}", "strong"),)
    signs = _signs_line(view)
    taken = width_of(title) + (width_of(signs) + 3 if signs else 0)
    right = [words.removeprefix("about ") for words in view.right[:2]]
    while right and taken + sum(cell_len(words) + 3 for words in right) > width:
        right.pop()
    times = line(Span(" · ".join(reversed(right)), "dim")) if right else ()
    between = (Span(SEPARATOR, "dim"),) if signs and times else ()
    shown = (*signs, *between, *times)
    return spread(title, (*shown, Span(" ")) if shown else (), width)


def progress_line(done: int, width: int, tone: Tone) -> Line:
    """Return a line of `width` cells that is filled from the left, in half cells."""
    halves = done * width * 2 // PROGRESS_PARTS
    full, half = divmod(halves, 2)
    tip = "╸" if half else ""
    return (Span("━" * full + tip, tone), Span("─" * (width - full - len(tip)), "dim"))


def _signs_line(view: HeaderView) -> Line:
    """Return the signs side by side; imported with the first one."""
    if not view.signs:
        return ()
    from stride_tui.views.session.lasting_signs import signs_line

    return signs_line(view.signs)
