"""The dashboard as text without an app: the panels of a moment of a session in their frames, at any size."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, time
from functools import cache

import msgspec

from benchmarks.samples import article
from stride_tui.core.history.history import History
from stride_tui.core.instant import Instant, ManualClock
from stride_tui.core.routines.library import Entry
from stride_tui.core.session.events import Do
from stride_tui.core.session.state import SessionState
from stride_tui.core.week.plan import Plan, PlannedRun
from stride_tui.views.dashboard.placing import placed
from stride_tui.views.dashboard.screen import Part, ScreenView, Surroundings, screen_view
from stride_tui.views.dashboard.sizes import FRAME, PanelSizes
from stride_tui.views.keys.footer import footer_line
from stride_tui.views.keys.key_tables import resolve_keys
from stride_tui.views.keys.row import Context
from stride_tui.views.session.header import header_lines
from stride_tui.views.session.now import NowView
from stride_tui.views.session.now_layout import figure_box
from stride_tui.views.session.stepper import set_to_change, stepper_view
from stride_tui.views.text.spans import Line, fit, pad, plain
from stride_tui.views.week.line import week_line
from stride_tui.views.week.panel import week_view
from tests.helpers.routine_builders import Run
from tests.helpers.week_views import SUNDAY, at_noon, seen_on

FIGURE = "░"
"""What stands in the place of the moving figure."""
RUNS = Plan(
    (
        PlannedRun("easy", weekday=0, minutes=40),
        PlannedRun("speed", weekday=1, at=time(18, 30), minutes=60),
        PlannedRun("long", weekday=5, at=time(7), km=18),
    )
)
SPLIT, STEP_DOWN = "Front Foot-Elevated Split Squat", "Lateral Step Down"


class Moment(msgspec.Struct, frozen=True):
    """A moment to draw: the session (None before it), the instant, what the keys mean, and what is open."""

    state: SessionState | None
    now: Instant
    context: Context
    stepper: bool = False
    far: bool = False


def _by_hand(exercise: str, kind: str = "work", turn: int = 1, then: float = 0) -> Run:
    return Run(article()).to(exercise, turn, kind).wait(then)


def _hands_free() -> Run:
    """In the third rep of a set that counts by itself."""
    run = Run(article(), hands_free=True)
    while run.at != ("work", SPLIT):
        run.wait(1)
    return run.wait(7)


def _moment(run: Run, context: Context, **open_: bool) -> Moment:
    return Moment(run.state, run.now, context, **open_)


MOMENTS: dict[str, Callable[[], Moment]] = {
    "idle": lambda: Moment(None, ManualClock().now(), "idle"),
    "get ready": lambda: _moment(_by_hand(STEP_DOWN, "get_ready", then=3), "lead"),
    "timed work": lambda: _moment(_by_hand("Dynamic Pigeon", then=9), "work"),
    "rep work by hand": lambda: _moment(_by_hand(SPLIT, turn=2, then=14), "reps"),
    "rep work hands-free": lambda: _moment(_hands_free(), "reps"),
    "switch": lambda: _moment(_by_hand(SPLIT, "switch", 2, then=1), "lead"),
    "rest": lambda: _moment(_by_hand(STEP_DOWN, "rest", then=34), "rest"),
    "paused": lambda: _moment(_by_hand(SPLIT, turn=2, then=14).press("toggle"), "paused"),
    "stepper": lambda: _moment(_by_hand(SPLIT, turn=2, then=14), "reps", stepper=True),
    "far": lambda: _moment(_by_hand(SPLIT, turn=2, then=14), "reps", far=True),
    "summary": lambda: _moment(_by_hand(SPLIT, turn=2).do(Do("finish")), "done"),
}
"""Each state that the dashboard has, on the bundled routine."""


@cache
def moment_of(name: str) -> Moment:
    """A moment by its name."""
    return MOMENTS[name]()


def view_of(moment: Moment, columns: int, rows: int, figure: bool = True) -> tuple[ScreenView, PanelSizes]:
    """The dashboard's view at a moment, in the room of a terminal."""
    state, routine = moment.state, article()
    seen = seen_on(SUNDAY, None, RUNS, now=at_noon(SUNDAY, time(9)), under_way=state is not None and not state.ended)
    words = week_line(seen, seen.adherence.this, moment.now.utc, UTC)
    stepper = None
    if moment.stepper and state is not None:
        target = set_to_change(state, False)
        assert target is not None
        stepper = stepper_view(state, target, 0)
    keys = resolve_keys({})
    entry = Entry(routine.slug, "", True, routine)
    around = Surroundings(entry, History(), week_view(seen, seen.adherence.this, words), keys, moment.context)
    single = rows < 28 and columns < 72
    around = msgspec.structs.replace(around, single=single, stepper=stepper, far=moment.far)
    return placed(screen_view(state, moment.now, around, None), columns, rows, False, figure)


def drawn(moment: Moment, columns: int, rows: int) -> str:
    """The whole screen; where one panel fills it, that is Now."""
    view, sizes = view_of(moment, columns, rows)
    if moment.far:
        return _text(view.now.layout(view.now.view, columns, rows))
    side = sizes.side
    left = _framed(view.now, columns - side, sizes.now)
    if sizes.shape == "wide":
        right = [*_framed(view.round, side, sizes.round), *_framed(view.next, side, sizes.next)]
        left = [one + other for one, other in zip(left, right, strict=True)]
    if sizes.shape == "tall":
        left += [*_framed(view.round, columns, sizes.round), *_framed(view.next, columns, sizes.next)]
    if sizes.shape != "single":
        left += _week(view.week, columns, sizes)
    return "\n".join([_text(header_lines(view.header, columns)), *left, plain(footer_line(view.footer, columns))])


def _week(part: Part, columns: int, sizes: PanelSizes) -> list[str]:
    return [_text(part.layout(part.view, columns, 1))] if sizes.folded else _framed(part, columns, sizes.week)


def _framed(part: Part, columns: int, rows: int) -> list[str]:
    """A panel in its frame, with the place of the figure marked."""
    if rows == 0:
        return []
    width, height = columns - 2 * FRAME, rows - FRAME
    lines = [pad(plain(line), width) for line in part.layout(part.view, width, height)]
    lines += [" " * width] * (height - len(lines))
    box = figure_box(part.view, width, height) if isinstance(part.view, NowView) else None
    if box is not None:
        for y in range(box.y, box.y + box.height):
            assert not lines[y][box.x : box.x + box.width].strip(), f"words in the place of the figure: {lines[y]!r}"
            lines[y] = lines[y][: box.x] + FIGURE * box.width + lines[y][box.x + box.width :]
    title = fit(f"─ {part.title} " if part.title else "", columns - 2)
    foot = fit(f" {part.subtitle} ─" if part.subtitle else "", columns - 2)
    return [
        f"╭{title.ljust(columns - 2, '─')}╮",
        *(f"│ {line} │" for line in lines),
        f"╰{foot.rjust(columns - 2, '─')}╯",
    ]


def _text(lines: Iterable[Line]) -> str:
    return "\n".join(plain(line) for line in lines)
