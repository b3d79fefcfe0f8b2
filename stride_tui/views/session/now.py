"""The Now panel during a session: one thing to do, for how long or how many reps, and how much of it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from stride_tui.core.instant import Instant
from stride_tui.core.routines.routine import Dose, Reps, Timed
from stride_tui.core.session.choices import dose_for, load_for
from stride_tui.core.session.rep_count import rep_count
from stride_tui.core.session.state import Phase, SessionState, elapsed_ms, left_ms, phase_of, resume_left_ms, work_index
from stride_tui.views.keys.key_tables import Keys, actions_in, spoken
from stride_tui.views.session.header import PROGRESS_PARTS
from stride_tui.views.session.phases import PAUSE_REASONS, label_of
from stride_tui.views.text.spans import Tone
from stride_tui.views.text.words import (
    REP_PARTS,
    clock_down,
    clock_up,
    dose_words,
    duration,
    load_words,
    side_words,
)

if TYPE_CHECKING:
    from stride_tui.views.session.lasting_signs import LastingSign
    from stride_tui.views.session.stepper import StepperView


class NowView(msgspec.Struct, frozen=True):
    """The panel's view. `big` is drawn large, with `unit` and `aside` below it.

    `bar` is how many of `PROGRESS_PARTS` parts of the step are over, None for a step without a length. `beat` are the
    parts of the rep under way where reps are counted by themselves, each with its milliseconds and whether it has
    begun. `turn` is the round in words. `notes` are lines with a tone, the most useful first; as many
    as `first` says are to be read before the set, and come before the bar.

    `signs` are the states that last, in the far view, which has no top line. `figure` is whether a moving figure is to
    stand beside the words, `steady` the rows of the panel, within its frame, that it has in every phase (0: all that
    it has): what must not move from phase to phase is placed by these. `press` is the first action that the hint
    names.
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
    signs: tuple[LastingSign, ...] = ()
    beat: tuple[tuple[int, bool], ...] = ()
    turn: str = ""
    figure: bool = False
    steady: int = 0
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
    turn = f"round {work.place.round} of {work.rounds}" if work.rounds > 1 else ""
    notes, first = set_notes(state, last_time, "" if phase == "back_in" else asked)
    base = msgspec.structs.replace(base, notes=notes, first=first, turn=turn)
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
    if (counted := _counted(base, state, now)) is not None:
        return counted
    count = _count(state)
    unit = "rep" if count == "1" else "reps"
    gone = clock_up(elapsed_ms(state, now))
    return msgspec.structs.replace(base, big=count, unit=unit, aside=gone, hint="{confirm} when done")


def _counted(base: NowView, state: SessionState, now: Instant) -> NowView | None:
    """Return the view of a set whose reps are counted by themselves, with the beat of the rep; None for another."""
    count = rep_count(state, now)
    if count is None:
        return None
    names = [REP_PARTS[n] for n, ms in enumerate(state.item.tempo_ms) if ms > 0]
    part = names[count.part] if count.part < len(names) and not state.position.paused_for else ""
    beat = tuple((ms, n <= count.part) for n, ms in enumerate(count.parts)) if len(count.parts) > 1 else ()
    unit = f"of {count.asked} {'rep' if count.asked == 1 else 'reps'}"
    return msgspec.structs.replace(base, big=str(count.done), unit=unit, aside=part, bar=_bar(state, now), beat=beat)


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
    if (counted := _counted(base, state, now)) is not None:
        return msgspec.structs.replace(counted, notes=notes, first=first, hint=hint)
    if step.kind == "rest":
        rest = _rest(base, state, now)
        return msgspec.structs.replace(rest, unit="of rest gone", notes=notes, first=first, hint=hint)
    if step.kind != "work":
        lead = _lead(base, state, now)
        return msgspec.structs.replace(lead, unit=f"to go, {lead.unit}", notes=notes, first=first, hint=hint)
    if isinstance(state.item.dose, Reps):
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
