"""The Now panel during a session: one thing to do, for how long or how many reps, and how much of it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from stride_tui.core.instant import Instant
from stride_tui.core.routines.routine import Dose, Reps, Timed
from stride_tui.core.session.choices import dose_for, load_for
from stride_tui.core.session.state import Phase, SessionState, elapsed_ms, left_ms, phase_of, resume_left_ms, work_index
from stride_tui.views.drawing.digits import HALF_ROWS, draw
from stride_tui.views.keys.key_tables import Keys, actions_in, spoken
from stride_tui.views.session.header import PROGRESS_PARTS, progress_line
from stride_tui.views.session.phases import PAUSE_REASONS, label_of, sign_of
from stride_tui.views.text.spans import BLANK, Line, Span, Tone, box, centre, line, span, wrap, wrap_list
from stride_tui.views.text.words import clock_down, clock_up, dose_words, duration, load_words, side_words

if TYPE_CHECKING:
    from stride_tui.views.session.stepper import StepperView

MOST_DIGIT_ROWS = 10
"""The most rows of the digits: the cues need room below them, and the far view has larger ones."""


class NowView(msgspec.Struct, frozen=True):
    """The panel's view. `big` is drawn large, with `unit` and `aside` below it.

    `bar` is how many of `PROGRESS_PARTS` parts of the step are over, None for a step without a length. `notes` are
    lines with a tone, the most useful first; as many as `first` says are to be read before the set, and come before
    larger digits. `press` is the first action that the hint names.
    """

    phase: Phase
    label: str
    title: str
    detail: str
    big: str
    unit: str
    aside: str = ""
    bar: int | None = None
    notes: tuple[tuple[str, Tone], ...] = ()
    first: int = 0
    hint: str = ""
    stepper: StepperView | None = None
    side: str = ""
    press: str = ""


def now_view(
    state: SessionState,
    now: Instant,
    last_time: str = "",
    stepper: StepperView | None = None,
    asked: str = "",
    keys: Keys | None = None,
) -> NowView:
    """Return what there is to do at `now`.

    `last_time` is this set in an earlier session, in words, or ""; `stepper` is the line that is open for changing a
    set; `asked` is why this much is asked today; `keys` are the runner's, for the hint.
    """
    view = _now_view(state, now, last_time, asked)
    press = next(iter(actions_in(view.hint)), "")
    return msgspec.structs.replace(view, stepper=stepper, hint=spoken(view.hint, keys or {}), press=press)


def _now_view(state: SessionState, now: Instant, last_time: str, asked: str) -> NowView:
    """Return the view without the stepper, and with every hint by the names of its keys."""
    # Imported with the first session: the first picture has none.
    from stride_tui.views.session.notes import set_notes

    phase = phase_of(state)
    step = state.step
    item = state.item
    work = state.position.steps[work_index(state.position)]
    load = load_for(state.routine, work, state.position.chosen)
    detail = " · ".join(filter(None, [side_words(item, work.place), load_words(load)]))
    base = NowView(phase, label_of(state), item.exercise, detail, "", "", side=work.place.side or "")
    notes, first = set_notes(state, last_time, "" if phase == "back_in" else asked)
    base = msgspec.structs.replace(base, notes=notes, first=first)
    if phase == "paused":
        return _paused(base, state, now)
    if phase == "back_in":
        seconds = clock_down(resume_left_ms(state, now)).lstrip("0:") or "0"
        left = clock_down(max(0, left_ms(state, now) or 0))
        return msgspec.structs.replace(base, big=seconds, unit="get back into position", aside=f"{left} to go")
    if step.kind == "rest":
        return _rest(base, state, now)
    if step.kind == "work":
        return _work(base, state, now)
    return _lead(base, state, now)


def _work(base: NowView, state: SessionState, now: Instant) -> NowView:
    """Return the view of a set."""
    dose = state.item.dose
    if isinstance(dose, Timed):
        left = left_ms(state, now) or 0
        return msgspec.structs.replace(base, big=clock_down(left), unit="to go", bar=_bar(state, now))
    count = _count(state)
    unit = "rep" if count == "1" else "reps"
    gone = clock_up(elapsed_ms(state, now))
    bar = _bar(state, now) if state.position.ends_by_itself else None
    hint = "" if state.position.ends_by_itself else "{confirm} when done"
    return msgspec.structs.replace(base, big=count, unit=unit, aside=gone, bar=bar, hint=hint)


def _lead(base: NowView, state: SessionState, now: Instant) -> NowView:
    """Return the view of a lead-in: get ready, transition or switch."""
    left = left_ms(state, now) or 0
    unit = f"then {dose_words(_dose(state))}"
    return msgspec.structs.replace(
        base, big=clock_down(left), unit=unit, bar=_bar(state, now), hint="{confirm} starts now"
    )


def _rest(base: NowView, state: SessionState, now: Instant) -> NowView:
    """Return the view of a rest."""
    gone = elapsed_ms(state, now)
    target = state.position.target_ms or 0
    rest = state.step.rest
    as_needed = rest is None or rest.as_needed
    suggestion = f"{'as needed' if as_needed else 'suggested'} · {duration(target)}"
    aside = suggestion if gone < target else f"over by {clock_up(gone - target)}"
    return msgspec.structs.replace(
        base,
        title=f"Then {base.title}",
        big=clock_up(gone),
        unit="",
        aside=aside,
        bar=min(PROGRESS_PARTS, _bar(state, now) or 0),
        hint="goes on by itself; {confirm} goes on now"
        if state.position.ends_by_itself
        else "{confirm} or {toggle} goes on",
    )


def _paused(base: NowView, state: SessionState, now: Instant) -> NowView:
    """Return the view of a pause."""
    reason = PAUSE_REASONS[state.position.paused_for or "asked"]
    step = state.step
    notes: tuple[tuple[str, Tone], ...] = ((reason, "warn"), *base.notes) if reason else base.notes
    first = base.first + (len(notes) - len(base.notes) if base.first else 0)
    hint = "{toggle} or {confirm} goes on"
    if step.kind == "rest":
        big, unit = clock_up(elapsed_ms(state, now)), "of rest gone"
    elif step.kind == "work" and isinstance(state.item.dose, Reps):
        big, unit = _count(state), "reps to do"
    else:
        big, unit = clock_down(left_ms(state, now) or 0), "to go"
    return msgspec.structs.replace(base, big=big, unit=unit, bar=_bar(state, now), notes=notes, first=first, hint=hint)


def _count(state: SessionState) -> str:
    """Return the reps of the current set: those chosen, else those asked, with their range if they have one."""
    dose = _dose(state)
    assert isinstance(dose, Reps)
    return f"{dose.count}–{dose.upto}" if dose.upto else str(dose.count)


def _dose(state: SessionState) -> Dose:
    """Return the dose of the current set, with the reps that were chosen for it."""
    return dose_for(state.routine, state.position.steps[work_index(state.position)], state.position.chosen)


def _bar(state: SessionState, now: Instant) -> int | None:
    """Return the parts of the step that are over, by full seconds, so that the bar changes when the digits do."""
    target = state.position.target_ms
    if not target:
        return None
    seconds = elapsed_ms(state, now) // 1000
    return min(PROGRESS_PARTS, seconds * 1000 * PROGRESS_PARTS // target)


def now_lines(view: NowView, width: int, height: int) -> tuple[Line, ...]:
    """Return the panel's lines, centred; the digits take the room that the words leave, the notes what is left then."""
    # Imported here, because the first picture is without a session.
    from stride_tui.views.session.fetch_and_notes import notes_column

    chip = centre((Span(f" {sign_of(view.phase)} {view.label} ", "fill"),), width)
    head: list[Line] = [chip]
    for text in wrap(span(view.title).text, width, 2 if height > 10 else 1):
        head.append(centre(line(Span(text, "strong")), width))
    if view.detail:
        detail = span(view.detail).text
        pieces = wrap_list(detail, width, 2) if height > 10 else [detail]
        head += [centre(line(Span(text, "accent")), width) for text in pieces]
    below = " · ".join(filter(None, [view.unit, view.aside]))
    foot: list[Line] = [centre(line(Span(below, "phase")), width)] if below else []
    if view.bar is not None and height >= 9:
        bar_width = min(width - 4, 60)
        foot.append(centre(progress_line(view.bar, bar_width, "phase"), width))
    hint: list[Line] = [centre(line(Span(view.hint, "key", view.press)), width)] if view.hint else []
    if view.stepper is not None:
        from stride_tui.views.session.stepper import stepper_lines

        hint = stepper_lines(view.stepper, width)
    notes = notes_column(view.notes, width)
    room = height - len(head) - len(foot) - len(hint)
    airy = room >= HALF_ROWS + 4
    # Five rows of digits come before the notes; the notes come before larger digits, more of them where
    # they wrap more.
    kept = min(len(notes), max(0, room - 5), 4 if width >= 50 else 8)
    digits_room = min(max(min(room, 5), room - kept - 3), MOST_DIGIT_ROWS)
    # There is time now for what is to be fetched and read, so it comes before larger digits.
    digits_room = min(digits_room, max(HALF_ROWS, room - len(notes_column(view.notes[: view.first], width))))
    digits = [centre((Span(row, "phase"),), width) for row in draw(view.big, width - 2, max(1, digits_room))]
    airy = airy and height - len(head) - len(digits) - len(foot) - len(hint) - min(len(notes), 3) >= 2
    body = [*head, *([BLANK] if airy else []), *digits, *([BLANK] if len(digits) > 5 and airy else []), *foot]
    space = height - len(body) - len(hint)
    if notes and space > 1 and airy:
        body.append(BLANK)
        space -= 1
    body.extend(notes_column(view.notes, width, max(0, space)))
    slack = height - len(body) - len(hint)
    top = slack // 3 if slack > 2 else 0
    lines = [*([BLANK] * top), *body]
    lines += [BLANK] * max(0, height - len(lines) - len(hint))
    return box([*lines, *hint], width, height)
