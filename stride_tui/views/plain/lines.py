"""A session in plain lines: what happened and what to do now, in lines that are printed once and never changed.

Each line can be read aloud by itself: what to do, side, dose, load. Signs that screen readers read badly are left
out.
"""

from __future__ import annotations

from collections.abc import Iterable

from stride_tui.core.instant import Instant
from stride_tui.core.routines.routine import Timed
from stride_tui.core.routines.steps import Place, Step
from stride_tui.core.session.choices import dose_for, load_for
from stride_tui.core.session.events import (
    Adjusted,
    BackIn,
    Chosen,
    Entered,
    Event,
    Logged,
    Paused,
    Replanned,
    Resumed,
    Slept,
    Undone,
    UndoPoint,
)
from stride_tui.core.session.evolve import evolve
from stride_tui.core.session.state import SessionState, elapsed_ms, left_ms, resume_left_ms, work_index
from stride_tui.views.plain.marks import marks
from stride_tui.views.plain.notes import notes_said
from stride_tui.views.session.phases import PAUSE_REASONS, TAKEN_BACK
from stride_tui.views.text.clean import clean
from stride_tui.views.text.words import (
    FETCH,
    duration,
    fetch_words,
    load_words,
    number,
    plural,
    record_words,
    side_words,
)

GO_ON_HINT = "Enter goes on."
GOES_ON = "It goes on by itself."
WHEN_DONE = "Enter when done."
NAME = 120
"""The most characters of a name, so that the dose after it is still printed."""
FIELD_WORDS = {"weight": "load", "reps": "reps", "effort": "effort"}


def batch_lines(state: SessionState, batch: Iterable[Event], printed: int, upto: int) -> tuple[str, ...]:
    """Return the lines for a batch and for the time up to the boot time `upto`, in order.

    `state` is the session before the batch, of which everything up to the boot time `printed` has been printed.
    However late the call comes, the lines are the same in the same order.
    """
    lines: list[str] = []
    mark = ""
    for event in batch:
        lines += _due(state, printed, event.at.boot)
        printed = max(printed, event.at.boot)
        mark = event.what if isinstance(event, UndoPoint) else mark
        after = evolve(state, event)
        lines += event_lines(state, event, after, mark)
        state = after
    lines += _due(state, printed, upto)
    return tuple(clean(line) for line in lines)


def _due(state: SessionState, printed: int, upto: int) -> list[str]:
    """Return the words of the marks after the boot time `printed`, up to `upto`."""
    return [words for due, words in marks(state) if printed < due <= upto]


def event_lines(before: SessionState, event: Event, after: SessionState, mark: str = "") -> tuple[str, ...]:
    """Return the lines for one event; none for the end of a session, which `done_lines` is for.

    `mark` is the name of the undo point that came before it in its batch.
    """
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
            chosen = "not set" if value is None else f"{number(value)}{unit}"
            return (f"For {_name(after, step)}: {FIELD_WORDS[field]} {chosen}.",)
        case Paused(reason=reason) if reason != "leaving":
            return (" ".join(filter(None, [PAUSE_REASONS[reason], here_words(after, event.at)])),)
        case Resumed(back_in_ms=ms) if ms:
            return (f"Back into position: {duration(ms)}.",)
        case Resumed() | BackIn():
            return (here_words(after, event.at),)
        case Adjusted():
            return (_length_words(after, event.at),)
        case Slept(ms=ms, stopped=stopped):
            what = "stride was stopped" if stopped else "The machine slept"
            return (f"{what} for {_seconds(ms)}; the rest went on. {GO_ON_HINT}",)
        case Replanned(reloaded=False):
            return (f"{clean(after.step.place.block, NAME)}: {plural(after.step.rounds, 'round')} now.",)
        case Replanned(same=same):
            left = sum(step.kind == "work" for step in after.position.steps[after.position.index :])
            followed = f"The session follows its file as it is now: {plural(left, 'set')} to do."
            return (followed,) if same else (followed, *entry_lines(after, before))
        case Undone() if before.undo_stack:
            what = before.undo_stack[-1][0]
            return (f"Taken back: {TAKEN_BACK.get(what, what)}.", here_words(after, event.at))
    return ()


def entry_lines(state: SessionState, before: SessionState | None = None) -> tuple[str, ...]:
    """Return the lines for the beginning of a step: block and round where they are new, and the step itself."""
    step = state.step
    notes = notes_said(state, before)
    if step.kind == "rest":
        return (here_words(state, state.at), *notes)
    new = before is None or before.step.kind == "rest" or _round(before.step) != _round(step)
    heading = (f"{_round_words(step)}.",) if new else ()
    return (*heading, here_words(state, state.at), *notes)


def here_words(state: SessionState, now: Instant) -> str:
    """Return what there is to do at `now`."""
    step = state.step
    what = set_line(state)
    if state.position.paused_for:
        return " ".join([_paused_words(state, now), GO_ON_HINT])
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
    fetch = fetch_words(state)
    return f"Get ready, {left}: {what}." + (f" {FETCH}{_read(fetch)}." if fetch else "")


def set_line(state: SessionState, step: Step | None = None) -> str:
    """Return a set in one phrase: `Lateral Step Down, left side, 8 reps, 2 × 10 kg dumbbells`."""
    work = step or _work(state)
    load = load_words(load_for(state.routine, work, state.position.chosen))
    return ", ".join(filter(None, [_name(state, work), _dose_words(state, work), load]))


def _work_words(state: SessionState, now: Instant) -> str:
    """Return the words for work: `Go` at the start of a set, `Go on` within it."""
    fresh = elapsed_ms(state, now) < 1000
    if isinstance(state.item.dose, Timed):
        left = _seconds(left_ms(state, now) or 0)
        return f"Go: {set_line(state)}." if fresh else f"Go on: {_name(state, state.step)}, {left} left."
    pace = f"About {_seconds(left_ms(state, now) or 0)}." if state.position.ends_by_itself else WHEN_DONE
    return f"{'Go' if fresh else 'Go on'}: {set_line(state)}. {pace}"


def _rest_words(state: SessionState, now: Instant) -> str:
    """Return the words for a rest: how long, what comes after it, what to fetch."""
    target = duration(state.position.target_ms or 0)
    rest = state.step.rest
    wanted = f"as needed, {target} suggested" if rest is None or rest.as_needed else f"{target} suggested"
    head = f"Rest, {_seconds(left_ms(state, now) or 0)}" if state.position.ends_by_itself else f"Rest, {wanted}"
    fetch = fetch_words(state)
    then = f"Then {_round_words(state.step)}: {set_line(state)}."
    hint = GOES_ON if state.position.ends_by_itself else GO_ON_HINT
    parts = [f"{head}.", then, f"{FETCH}{_read(fetch)}." if fetch else "", hint]
    return " ".join(part for part in parts if part)


def _paused_words(state: SessionState, now: Instant) -> str:
    """Return the words for a pause: in what, and how much of it is left."""
    what = set_line(state)
    left = _seconds(max(0, left_ms(state, now) or 0))
    if state.step.kind == "rest":
        return f"Paused in a rest before {what}."
    if state.step.kind == "work" and not isinstance(state.item.dose, Timed):
        return f"Paused at {what}."
    return f"Paused with {left} left {'of' if state.step.kind == 'work' else 'before'} {what}."


def _length_words(state: SessionState, now: Instant) -> str:
    """Return the words for a step that was made longer or shorter."""
    if state.step.kind == "rest":
        return f"Rest of {duration(state.position.target_ms or 0)} suggested."
    return f"{_seconds(max(0, left_ms(state, now) or 0))} left now."


def _dose_words(state: SessionState, work: Step) -> str:
    """Return the dose of a set, with the reps or the time that were chosen for it."""
    dose = dose_for(state.routine, work, state.position.chosen)
    if isinstance(dose, Timed):
        current = work is state.step and state.position.target_ms is not None
        return duration(state.position.target_ms or 0) if current else duration(dose.ms)
    return plural(dose.count, "rep") if dose.upto is None else f"{dose.count} to {dose.upto} reps"


def _name(state: SessionState, work: Step) -> str:
    """Return the exercise and the side of a set."""
    item = state.routine.blocks[work.block].items[work.item]
    return ", ".join(filter(None, [clean(item.exercise, NAME), side_words(item, work.place)]))


def _done_words(state: SessionState, place: Place) -> str:
    """Return a logged set with its round and effort."""
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
    """Return a length of time in whole seconds, rounded up."""
    return duration(-(-ms // 1000) * 1000)


def _read(words: str) -> str:
    """Return a list with commas, as it is read aloud."""
    return words.replace(" · ", ", ")
