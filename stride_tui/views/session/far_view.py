"""The far view: the countdown or the reps as large as the pane allows, with name and side below them."""

from __future__ import annotations

from stride_tui.views.drawing.digits import draw
from stride_tui.views.session.now import NowView
from stride_tui.views.session.phases import sign_of
from stride_tui.views.session.spaced import spaced
from stride_tui.views.session.stepper import stepper_lines
from stride_tui.views.text.spans import BLANK, Line, Span, centre, fit, plain, span


def far_lines(view: NowView, width: int, height: int) -> tuple[Line, ...]:
    """Return the pane's lines. The pane is filled with the phase's colour, so all text has one tone."""
    name = spaced(span(view.title).text, width, 2 if height >= 12 else 1)
    side, _, load = view.detail.partition(" · ")
    sign = list(draw(view.side.upper(), width - 2, 5 if height >= 24 else 3)) if view.side and height >= 16 else []
    count = " · ".join(filter(None, [view.unit, view.turn])) if height >= 10 else ""
    counted = spaced(count, width, 1) if count else []
    below = [*sign, *name]
    below += [text for text in ("" if len(sign) > 1 else side, load if height >= 10 else "") if text]
    if view.stepper is not None:
        below = [plain(row).strip() for row in stepper_lines(view.stepper, width)]
    label = f"{sign_of(view.phase)} {view.label}"
    room = height - len(below) - len(counted) - 2 - (2 if height >= 14 else 0)
    digits = draw(view.big, width - 2, max(1, room))
    lines: list[Line] = [centre((Span(label, "strong"),), width)]
    # The unit and the round belong to the number, with a blank row between them where there is one to spare.
    if counted and height - 2 > len(digits) + len(counted) + len(below):
        counted = ["", *counted]
    body: list[Line] = [centre((Span(row, "strong"),), width) for row in (*digits, *counted)]
    foot: list[Line] = [centre((Span(fit(text, width), "strong"),), width) for text in below]
    slack = max(0, height - len(lines) - len(body) - len(foot))
    above = slack // 2
    lines += [*([BLANK] * above), *body, *([BLANK] * (slack - above)), *foot]
    return tuple(lines[:height])
