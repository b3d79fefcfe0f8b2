"""The whole dashboard as one frozen value, a part for each panel; equal parts repaint nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Session, SetRecord
from stride_tui.core.instant import Instant
from stride_tui.core.problem import Problem
from stride_tui.core.routines.library import Entry
from stride_tui.core.routines.routine import Unit
from stride_tui.core.session.state import Phase, SessionState, phase_of, work_index
from stride_tui.core.settings.settings import SettingsReading
from stride_tui.core.week.calendar import day_of
from stride_tui.views.keys.footer import FooterView, footer_view, without_effect, without_effect_in
from stride_tui.views.keys.row import Context
from stride_tui.views.session.before_and_after import asked_routine, done_card, idle_card
from stride_tui.views.session.card_layout import card_lines
from stride_tui.views.session.header import HeaderView, idle_header, session_header
from stride_tui.views.session.next import idle_next, next_lines, session_next
from stride_tui.views.session.next_change import shown_at
from stride_tui.views.session.round import idle_round, round_lines, round_title, session_round
from stride_tui.views.text.dates import day_words
from stride_tui.views.text.spans import Layout
from stride_tui.views.text.words import number, record_words
from stride_tui.views.week.panel import WeekView, week_lines

if TYPE_CHECKING:
    from stride_tui.core.progression.rules.prescription import Today
    from stride_tui.views.session.lasting_signs import LastingSign
    from stride_tui.views.session.stepper import StepperView


class Part(msgspec.Struct, frozen=True):
    """One panel: its view value, the layout that makes lines of it, and the words in its frame."""

    view: Any
    layout: Layout
    title: str = ""
    subtitle: str = ""


class ScreenView(msgspec.Struct, frozen=True):
    """All parts of the dashboard."""

    phase: Phase | None
    header: HeaderView
    now: Part
    round: Part
    next: Part
    week: Part
    footer: FooterView
    strip: Part | None = None


class Surroundings(msgspec.Struct, frozen=True):
    """Everything that the screen shows besides the session.

    `reading` is whether the history is still being read, `single` whether one panel fills the screen. `signs` are the
    states that last, `advice` what the 48-hour rule says to a session that begins now, `elsewhere` the
    session that another window runs, in words. `plan_kept` is whether an older version of a broken plan is in use,
    `settings_found` the last reading of the settings. `done` is the session that has ended, as the history has it with
    its corrections, `units` the unit that weights are summed up in, `coming` what comes after it. `without`
    are actions that would do nothing now.
    """

    entry: Entry | None
    history: History
    week: WeekView
    keys: Mapping[str, tuple[str, ...]]
    context: Context
    reading: bool = False
    single: bool = False
    signs: tuple[LastingSign, ...] = ()
    advice: str = ""
    plan_problems: tuple[Problem, ...] = ()
    plan_kept: bool = True
    settings_found: SettingsReading = SettingsReading()
    focused: bool = False
    stepper: StepperView | None = None
    far: bool = False
    today: Today | None = None
    bests: tuple[str, ...] = ()
    done: Session | None = None
    elsewhere: str = ""
    units: Unit = "kg"
    coming: tuple[tuple[str, str], ...] = ()
    without: frozenset[str] = frozenset()


def screen_view(
    state: SessionState | None, now: Instant, around: Surroundings, last: tuple[Session, SetRecord] | None
) -> ScreenView:
    """Return the dashboard at `now`. `last` is the current set as it was done in an earlier session, if it was."""
    footer = _footer(state, around)
    week = Part(around.week, week_lines, around.week.title, around.week.summary)
    strip = _strip(around)
    if state is None:
        routine = asked_routine(around.entry.routine if around.entry else None, around.today)
        card = idle_card(
            around.entry, around.history, around.reading, around.advice, around.today, around.elsewhere, around.keys
        )
        next_view = idle_next(routine)
        return ScreenView(
            None,
            idle_header(routine, around.signs),
            Part(card, card_lines, "Now"),
            Part(idle_round(routine), round_lines, "Round"),
            Part(next_view, next_lines, next_view.title),
            week,
            footer,
            strip,
        )
    shown = shown_at(state, now)
    round_view = session_round(state)
    next_view = session_next(state, around.done)
    if state.ended:
        of = (around.bests, around.today, around.keys, around.done, around.units, around.coming)
        card = done_card(state, around.week.summary, *of)
        now_part = Part(card, card_lines, "Now")
    else:
        title = " · ".join(filter(None, ["Now", round_title(round_view) if around.single else ""]))
        from stride_tui.views.session.now import now_view

        layout = _now_layout(around.far)
        asked, said = _asked(state, around.today), last_words(last, now, _unit(state))
        view = now_view(state, shown, said, around.stepper, asked, around.keys)
        view = msgspec.structs.replace(view, signs=around.signs if around.far else ())
        now_part = Part(view, layout, title)
    return ScreenView(
        phase_of(state),
        session_header(state, shown, around.signs),
        now_part,
        Part(round_view, round_lines, "Round"),
        Part(next_view, next_lines, next_view.title),
        week,
        footer,
        strip,
    )


def _footer(state: SessionState | None, around: Surroundings) -> FooterView:
    """Return the line of keys, without those that would do nothing."""
    from_first = (("stepper", around.stepper is not None), ("far", around.far), ("week", around.focused))
    place = next((name for name, holds in from_first if holds), "dashboard")
    entry, done = around.entry, around.done
    can_begin = entry is not None and entry.routine is not None and not around.elsewhere
    without = without_effect(state, entry is not None, can_begin, done is not None and bool(done.to_confirm))
    week_shown = not around.far and (around.focused or not around.single)
    without |= around.without | without_effect_in(around.far, week_shown)
    if around.stepper is not None:
        without |= around.stepper.keys.without
    return footer_view(around.context, around.keys, around.single, without, place)


def _asked(state: SessionState, today: Today | None) -> str:
    """Return why the current set's dose and load are asked today; read only where something is asked."""
    if today is None:
        return ""
    from stride_tui.views.progression.words import asked_set_words

    return asked_set_words(state, today)


def _now_layout(far: bool) -> Layout:
    """Return the layout of the Now panel during a session, or of the far view; imported when it is first used."""
    if far:
        from stride_tui.views.session.far_view import far_lines

        return far_lines
    from stride_tui.views.session.now_layout import now_lines

    return now_lines


def last_words(last: tuple[Session, SetRecord] | None, now: Instant, beside: Unit | None = None) -> str:
    """Return what was done last time, with the day: `last time 8 reps at 2 × 10 kg, effort 7, Sun 15 Nov`.

    The day is that of the session where it was done, which need not be the zone that the runner is in now. `beside` is
    the unit of the set to come: a weight lifted in the other one is shown in both.
    """
    if last is None:
        return ""
    session, record = last
    effort = f", effort {number(record.effort)}" if record.effort is not None else ""
    return f"last time {record_words(record, beside)}{effort}, {day_words(day_of(session), now.local().date())}"


def _unit(state: SessionState) -> Unit:
    """Return the unit of the current set's load."""
    step = state.position.steps[work_index(state.position)]
    return state.routine.blocks[step.block].items[step.item].load.unit


def current_set(state: SessionState) -> tuple[str, str | None]:
    """Return the exercise and side of the current set, by which its last time is found in the history."""
    place = state.position.steps[work_index(state.position)].place
    return place.exercise, place.side


def _strip(around: Surroundings) -> Part | None:
    """Return the strip with the mistakes in the routine, the plan or the settings, the first of these that has some.

    None if none has.
    """
    entry, found = around.entry, around.settings_found
    if not (around.plan_problems or found.problems or (entry and entry.problems)):
        return None
    # Imported here, because most first pictures have no mistake to show.
    from stride_tui.views.dashboard.problem_strip import (
        LAST_GOOD,
        NOTHING_USED,
        REST_HOLDS,
        StripView,
        file_name,
        strip_lines,
        strip_note,
        strip_title,
    )

    views = [
        StripView(entry.problems if entry else (), LAST_GOOD if entry and entry.routine else ""),
        StripView(around.plan_problems, LAST_GOOD if around.plan_kept else ""),
        StripView(found.problems, REST_HOLDS if found.readable else NOTHING_USED),
    ]
    mistaken = [view for view in views if view.problems]
    others = tuple(file_name(view.problems[0]) for view in mistaken[1:])
    view = msgspec.structs.replace(mistaken[0], others=others)
    return Part(view, strip_lines, strip_title(view), strip_note(view))
