"""Every layout at every size on hostile text: it fits, and nothing in it can act."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stride_tui.core.history.history import History
from stride_tui.core.instant import Instant, ManualClock
from stride_tui.core.routines.library import Library
from stride_tui.core.safe_text import unsafe_at
from stride_tui.core.session.engine import Engine
from stride_tui.core.session.events import Do, Pause
from stride_tui.core.session.state import SessionState
from stride_tui.core.session.to_records import to_session
from stride_tui.views.dashboard.problem_strip import StripView, strip_lines, strip_note, strip_title
from stride_tui.views.dashboard.sizes import tiny_lines
from stride_tui.views.keys.dialog import dialog_lines, end_dialog, unfinished_dialog
from stride_tui.views.keys.footer import footer_line, footer_view, keys_texts, keys_view
from stride_tui.views.keys.help import help_lines, help_view
from stride_tui.views.keys.key_tables import SCREENS, key_rows, resolve_keys
from stride_tui.views.keys.row import ALWAYS, Action, Context
from stride_tui.views.picker import detail_lines, picker_lines, picker_view
from stride_tui.views.session.before_and_after import done_card, idle_card
from stride_tui.views.session.card_layout import card_lines
from stride_tui.views.session.far_view import far_lines
from stride_tui.views.session.header import header_lines, idle_header, session_header
from stride_tui.views.session.next import idle_next, next_lines, session_next
from stride_tui.views.session.now import now_view
from stride_tui.views.session.now_layout import now_lines
from stride_tui.views.session.round import idle_round, round_lines, session_round
from stride_tui.views.text.spans import Line, Span, line, plain, span, width_of
from stride_tui.views.week.panel import week_lines
from tests.helpers.hostile_texts import HOSTILE, OF_GRAPHEMES, hostile_entry, hostile_routine, torn
from tests.helpers.week_views import RUNS, SUNDAY, week_on

Draw = Callable[[int, int], tuple[Line, ...]]


def stages(text: str) -> Iterator[tuple[str, SessionState, Instant]]:
    """A session on hostile text in each of its phases, some time into it."""
    clock = ManualClock()
    engine, _ = Engine.start(hostile_routine(text), "s1", clock.now())
    yield "get ready", engine.state, clock.now()
    clock.forward(2_000)
    engine.do(Do("confirm"), clock.now())
    yield "work", engine.state, clock.forward(7_300)
    engine.do(Pause("editing"), clock.now())
    yield "paused", engine.state, clock.forward(60_000)
    engine.do(Do("toggle"), clock.now())
    yield "back in", engine.state, clock.now()
    engine.tick(clock.forward(18_000))
    yield "switch", engine.state, clock.now()
    while engine.state.step.kind != "rest":
        engine.do(Do("confirm"), clock.forward(5_000))
    yield "rest", engine.state, clock.forward(200_000)
    engine.do(Do("finish"), clock.now())
    yield "done", engine.state, clock.now()


@cache
def drawings(text: str) -> dict[str, Draw]:
    """Every layout function with a value of each kind that it draws."""
    routine, entry, broken = hostile_routine(text), hostile_entry(text), hostile_entry(text, good=False)
    keys = resolve_keys({"toggle": (text or "x", "f12")})
    found: dict[str, Draw] = {
        "help": lambda w, h: help_lines(help_view({"toggle": (text or "x", "f12")}), w, h),
        "idle header": lambda w, _: header_lines(idle_header(routine), w),
        "idle next": lambda w, h: next_lines(idle_next(routine), w, h),
        "idle round": lambda w, h: round_lines(idle_round(routine), w, h),
        "idle card": lambda w, h: card_lines(idle_card(entry, History()), w, h),
        "broken card": lambda w, h: card_lines(idle_card(broken, History()), w, h),
        "empty card": lambda w, h: card_lines(idle_card(None, History()), w, h),
        "picker": lambda w, h: picker_lines(picker_view(Library((entry, broken, entry)), entry.slug), w, h),
        "no picker": lambda w, h: picker_lines(picker_view(Library(), ""), w, h),
        "detail": lambda w, h: detail_lines(entry, w, h),
        "broken detail": lambda w, h: detail_lines(broken, w, h),
        "strip": lambda w, h: strip_lines(StripView(entry.problems), w, h),
        "tiny": lambda w, h: tiny_lines((w, h), w, h),
        "empty week": lambda w, h: week_lines(week_on(SUNDAY, words=span(text).text), w, h),
    }
    for context in sorted(ALWAYS):
        found[f"{context} footer"] = partial_footer(context, keys)
    for screen in SCREENS:
        found[f"{screen} keys"] = partial_keys(screen, text)
    for name, state, now in stages(text):
        found |= {f"{name} {part}": draw for part, draw in session_drawings(state, now, text).items()}
    return found


def partial_footer(context: Context, keys: dict[str, tuple[str, ...]]) -> Draw:
    """The footer of a context, with all that it can hold."""
    view = footer_view(context, keys, tabs=True, warning="NOT SAVED")
    return lambda w, _: (footer_line(view, w),)


def partial_keys(screen: str, text: str) -> Draw:
    """The keys of a screen in the frame of a panel, one of them a text of the user's."""
    view = keys_view({"help": (text or "x",), "close": (text or "x",)}, screen)
    return lambda w, h: tuple(line(Span(part)) for part in keys_texts(view, w, h))


def session_drawings(state: SessionState, now: Instant, text: str) -> dict[str, Draw]:
    """The layouts of a session at an instant."""
    history = History.of([to_session(state)])
    found: dict[str, Draw] = {
        "header": lambda w, _: header_lines(session_header(state, now), w),
        "next": lambda w, h: next_lines(session_next(state), w, h),
        "round": lambda w, h: round_lines(session_round(state), w, h),
        "end dialog": lambda w, h: dialog_lines(end_dialog(state), w, h),
        "unfinished dialog": lambda w, h: dialog_lines(unfinished_dialog(state, now, 0), w, h),
        "week": lambda w, h: week_lines(week_on(SUNDAY, history, RUNS, span(text).text, True), w, h),
    }
    if state.ended:
        found["card"] = lambda w, h: card_lines(done_card(state, text), w, h)
    else:
        found["now"] = lambda w, h: now_lines(now_view(state, now, text), w, h)
        found["far"] = lambda w, h: far_lines(now_view(state, now, text), w, h)
    return found


def check(text: str, width: int, height: int) -> None:
    """Draw everything at one size, and look at what came out."""
    for name, draw in drawings(text).items():
        lines = draw(width, height)
        if "header" not in name:
            assert len(lines) <= height, f"{name} has {len(lines)} lines at {width}×{height}"
        for row in lines:
            assert width_of(row) <= width, f"{name} is {width_of(row)} wide at {width}×{height}: {plain(row)!r}"
            for part in row:
                assert unsafe_at(part.text) is None, f"{name} lets through {part.text!r}"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("size", [(1, 1), (2, 40), (130, 1), (40, 20), (76, 24), (120, 36)], ids=str)
def test_everything_fits_and_nothing_acts(text: str, size: tuple[int, int]) -> None:
    """No layout has more lines or cells than its room, and no control character comes out of one."""
    check(text, *size)


@given(st.sampled_from(sorted(HOSTILE)), st.integers(1, 130), st.integers(1, 40))
@settings(max_examples=60)
def test_any_size_does(name: str, width: int, height: int) -> None:
    """The same holds between the sizes that were thought of."""
    check(HOSTILE[name], width, height)


@pytest.mark.parametrize("text", OF_GRAPHEMES.values(), ids=OF_GRAPHEMES)
@pytest.mark.parametrize("size", [(7, 5), (39, 20), (40, 20), (77, 23), (80, 24), (121, 36)], ids=str)
def test_no_grapheme_is_torn(text: str, size: tuple[int, int]) -> None:
    """Wherever a text is cut, wrapped or spread: no accent without its letter, no half of a flag."""
    for name, draw in drawings(text).items():
        for row in draw(*size):
            assert not torn(plain(row)), f"{name} tears {torn(plain(row))} at {size}: {plain(row)!r}"
            assert width_of(row) <= size[0], f"{name} is {width_of(row)} wide at {size}: {plain(row)!r}"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_the_words_in_frames_are_safe(text: str) -> None:
    """What stands in a frame is as safe as what stands within it."""
    problems = hostile_entry(text).problems
    for words in (strip_title(StripView(problems)), strip_note(StripView(problems))):
        assert unsafe_at(words) is None


@pytest.mark.parametrize("action", [row.action for row in key_rows()], ids=lambda action: action.name)
def test_no_footer_word_is_too_wide_for_a_phone(action: Action) -> None:
    """A key with its word fits forty cells, whatever else gives way."""
    for label in action.labels.values():
        assert len(label.words) <= 30
