"""A session told line by line: what happened, in lines that can be read aloud and never have to be taken back.

Each line is whole and stands alone: what to do now, side, dose, load. Signs that a voice stumbles over are
left out.
"""

from __future__ import annotations

from collections.abc import Iterable

from stride_tui.core.instant import Instant
from stride_tui.core.routines.routine import Reps, Timed
from stride_tui.core.routines.steps import Place, Step
from stride_tui.core.session.choices import load_for, reps_for
from stride_tui.core.session.events import (
    Adjusted,
    BackIn,
    Chosen,
    Entered,
    Event,
    Logged,
    Paused,
    Resumed,
    Slept,
    Undone,
    UndoPoint,
)
from stride_tui.core.session.evolve import evolve
from stride_tui.core.session.state import SessionState, elapsed_ms, left_ms, resume_left_ms, work_index
from stride_tui.views.plain.marks import marks
from stride_tui.views.session.phases import PAUSE_REASONS, TAKEN_BACK
from stride_tui.views.text.clean import clean
from stride_tui.views.text.words import duration, fetch_words, load_words, number, plural, record_words, side_words

GO_ON_HINT = "Enter goes on."
WHEN_DONE = "Enter when done."
NAME = 120
"""Characters that a name keeps, so that the dose behind it is still told."""
FIELD_WORDS = {"weight": "load", "reps": "reps", "effort": "effort"}


def telling(state: SessionState, batch: Iterable[Event], heard: int, upto: int) -> tuple[str, ...]:
    """All that is to be told of a batch, and of the time between two boot times, in order.

    `state` is the session before the batch, told up to `heard`. However late it is asked, the lines are
    the same ones in the same order.
    """
    lines: list[str] = []
    mark = ""
    for event in batch:
        lines += _due(state, heard, event.at.boot)
        heard = max(heard, event.at.boot)
        mark = event.what if isinstance(event, UndoPoint) else mark
        after = evolve(state, event)
        lines += event_lines(state, event, after, mark)
        state = after
    lines += _due(state, heard, upto)
    return tuple(clean(line) for line in lines)


def _due(state: SessionState, heard: int, upto: int) -> list[str]:
    return [words for due, words in marks(state) if heard < due <= upto]


def event_lines(before: SessionState, event: Event, after: SessionState, mark: str = "") -> tuple[str, ...]:
    """What one event says; `mark` is what the runner was doing, as undo names it. The end is told elsewhere."""
    match event:
        case Entered():
            return entry_lines(after, before)
        case UndoPoint(what="skip"):
            return (f"Skipped: {_name(before, _work(before))}.",)
        case UndoPoint(what="back"):
            return ("Back.",)
        case Logged(place=place) if mark == "change":
            return (f"Changed: {_done_words(after, place)}.",)
        case Logged(record=record) if record.status != "skipped":
            return (f"Done: {record_words(record)}.",)
        case Chosen(place=place, field=field, value=value) if place not in after.logs:
            step = _step_at(after, place)
            unit = f" {after.routine.blocks[step.block].items[step.item].load.unit}" if field == "weight" else ""
            told = "not said" if value is None else f"{number(value)}{unit}"
            return (f"For {_name(after, step)}: {FIELD_WORDS[field]} {told}.",)
        case Paused(reason=reason) if reason != "leaving":
            return (" ".join(filter(None, [PAUSE_REASONS[reason], here_words(after, event.at)])),)
        case Resumed(back_in_ms=ms) if ms:
            return (f"Back into position: {duration(ms)}.",)
        case Resumed() | BackIn():
            return (here_words(after, event.at),)
        case Adjusted():
            return (_length_words(after, event.at),)
        case Slept(ms=ms):
            return (f"The machine slept for {_seconds(ms)}; the rest went on. {GO_ON_HINT}",)
        case Undone() if before.undo_stack:
            what = before.undo_stack[-1][0]
            return (f"Taken back: {TAKEN_BACK.get(what, what)}.", here_words(after, event.at))
    return ()


def entry_lines(state: SessionState, before: SessionState | None = None) -> tuple[str, ...]:
    """What is told when a step begins: block and round where they are new, and the step itself."""
    step = state.step
    if step.kind == "rest":
        return (here_words(state, state.at),)
    new = before is None or before.step.kind == "rest" or _round(before.step) != _round(step)
    told = (f"{_round_words(step)}.",) if new else ()
    return (*told, here_words(state, state.at))


def here_words(state: SessionState, now: Instant) -> str:
    """What there is to do at `now`."""
    step = state.step
    what = set_line(state)
    if state.position.paused_for:
        return " ".join([_held_words(state, now), GO_ON_HINT])
    if state.position.resume_left_ms > 0:
        return f"Back into position: {_seconds(resume_left_ms(state, now))}, then {what}."
    if step.kind == "rest":
        return _rest_words(state, now)
    if step.kind == "work":
        return _work_words(state, now)
    left = _seconds(left_ms(state, now) or 0)
    if step.kind == "switch":
        return f"Switch sides, in {left}: {what}."
    if step.kind == "transition":
        return f"Next, in {left}: {what}."
    fetch = fetch_words(state.routine, step.block)
    return f"Get ready, {left}: {what}." + (f" Fetch: {_read(fetch)}." if fetch else "")


def set_line(state: SessionState, step: Step | None = None) -> str:
    """A set in one breath: `Lateral Step Down, left side, 8 reps, 2 × 10 kg dumbbells`."""
    work = step or _work(state)
    load = load_words(load_for(state.routine, work, state.position.chosen))
    return ", ".join(filter(None, [_name(state, work), _dose_words(state, work), load]))


def _work_words(state: SessionState, now: Instant) -> str:
    """`Go` at the start of a set, `Go on` within it."""
    fresh = elapsed_ms(state, now) < 1000
    if isinstance(state.item.dose, Timed):
        left = _seconds(left_ms(state, now) or 0)
        return f"Go: {set_line(state)}." if fresh else f"Go on: {_name(state, state.step)}, {left} left."
    pace = f"About {_seconds(left_ms(state, now) or 0)}." if state.position.ends_by_itself else WHEN_DONE
    return f"{'Go' if fresh else 'Go on'}: {set_line(state)}. {pace}"


def _rest_words(state: SessionState, now: Instant) -> str:
    target = duration(state.position.target_ms or 0)
    rest = state.step.rest
    wanted = f"as needed, {target} suggested" if rest is None or rest.as_needed else f"{target} suggested"
    head = f"Rest, {_seconds(left_ms(state, now) or 0)}" if state.position.ends_by_itself else f"Rest, {wanted}"
    fetch = fetch_words(state.routine, state.step.block)
    then = f"Then {_round_words(state.step)}: {set_line(state)}."
    parts = [f"{head}.", then, f"Fetch: {_read(fetch)}." if fetch else "", GO_ON_HINT]
    return " ".join(part for part in parts if part)


def _held_words(state: SessionState, now: Instant) -> str:
    what = set_line(state)
    left = _seconds(max(0, left_ms(state, now) or 0))
    if state.step.kind == "rest":
        return f"Paused in a rest before {what}."
    if state.step.kind == "work" and not isinstance(state.item.dose, Timed):
        return f"Paused at {what}."
    return f"Paused with {left} left {'of' if state.step.kind == 'work' else 'before'} {what}."


def _length_words(state: SessionState, now: Instant) -> str:
    if state.step.kind == "rest":
        return f"Rest of {duration(state.position.target_ms or 0)} suggested."
    return f"{_seconds(max(0, left_ms(state, now) or 0))} left now."


def _dose_words(state: SessionState, work: Step) -> str:
    dose = state.routine.blocks[work.block].items[work.item].dose
    if isinstance(dose, Timed):
        current = work is state.step and state.position.target_ms is not None
        return duration(state.position.target_ms or 0) if current else duration(dose.ms)
    reps = reps_for(state.routine, work, state.position.chosen) or 0
    if isinstance(dose, Reps) and dose.upto is not None and reps == dose.count:
        return f"{reps} to {dose.upto} reps"
    return plural(reps, "rep")


def _name(state: SessionState, work: Step) -> str:
    item = state.routine.blocks[work.block].items[work.item]
    return ", ".join(filter(None, [clean(item.exercise, NAME), side_words(item, work.place)]))


def _done_words(state: SessionState, place: Place) -> str:
    record = state.logs[place]
    effort = f", effort {number(record.effort)}" if record.effort is not None else ""
    return f"{_name(state, _step_at(state, place))}, round {place.round}: {record_words(record)}{effort}"


def _step_at(state: SessionState, place: Place) -> Step:
    return next(step for step in state.position.steps if step.kind == "work" and step.place == place)


def _work(state: SessionState) -> Step:
    return state.position.steps[work_index(state.position)]


def _round(step: Step) -> tuple[int, int]:
    return step.block, step.place.round


def _round_words(step: Step) -> str:
    name = clean(step.place.block, NAME)
    return f"{name}, round {step.place.round} of {step.rounds}" if step.rounds > 1 else name


def _seconds(ms: int) -> str:
    """A length in whole seconds, begun ones counted."""
    return duration(-(-ms // 1000) * 1000)


def _read(words: str) -> str:
    """A list as it is read aloud."""
    return words.replace(" · ", ", ")
