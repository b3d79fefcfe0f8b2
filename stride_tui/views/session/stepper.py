"""The stepper line: weight, reps and effort of the current or the last set, changed by the arrow keys."""

from __future__ import annotations

import msgspec
from rich.cells import cell_len

from stride_tui.core.routines.routine import Load, is_unweighed_band
from stride_tui.core.routines.steps import Place, Step
from stride_tui.core.session.choices import SetChoice, SetField, load_for, reps_for
from stride_tui.core.session.state import SessionState, work_index
from stride_tui.views.keys.footer import FooterView, keys_texts, without_effect_in_stepper
from stride_tui.views.keys.key_tables import SCREENS, Keys
from stride_tui.views.text.spans import Line, Span, centre, fit_line, span, width_of
from stride_tui.views.text.words import number, weight_words

STEPPER_LABELS: dict[SetField, str] = {"weight": "load", "reps": "reps", "effort": "effort"}
NOT_SAID = "–"
"""Shown for a weight or an effort that was not entered."""


class StepperView(msgspec.Struct, frozen=True):
    """The set that is changed, and its fields with their values; `chosen` is the field that the arrows
    change, from 0. `keys` are those that do something now; `other` is whether there is another set to change.
    """

    about: str
    fields: tuple[tuple[SetField, str], ...]
    chosen: int
    keys: FooterView
    other: bool


class Target(msgspec.Struct, frozen=True):
    """The set that the stepper changes: its step, and its present values (None: not entered).

    A logged set keeps the unit that it was logged in, even if an edited routine has the other one by now.
    """

    step: Step
    logged: bool
    load: Load
    reps: int | None
    effort: float | None


def position_set(state: SessionState) -> Step:
    """Return the current set: the one that is done, or that the current step leads to."""
    return state.position.steps[work_index(state.position)]


def set_to_change(state: SessionState, wants_last: bool) -> Target | None:
    """Return the set to change: the last logged one if `wants_last` and there is one, else the current one."""
    position = state.position
    current = position_set(state)
    last = _last_logged(state)
    step = last if wants_last and last is not None else current
    record = state.logs.get(step.place)
    if record is not None:
        return Target(step, True, record.load, record.done_reps, record.effort)
    choice = position.chosen.get(step.place, SetChoice())
    load = load_for(state.routine, step, position.chosen)
    return Target(step, False, load, reps_for(state.routine, step, position.chosen), choice.effort)


def fields_of(state: SessionState, target: Target) -> tuple[SetField, ...]:
    """Return the fields to change: a load where the item has one, reps where it counts them, and the effort."""
    load = state.routine.blocks[target.step.block].items[target.step.item].load
    fields: list[SetField] = []
    if load.implement != "none" and not is_unweighed_band(load):
        fields.append("weight")
    if target.reps is not None:
        fields.append("reps")
    return (*fields, "effort")


def stepper_view(state: SessionState, target: Target, chosen: int, keys: Keys | None = None) -> StepperView:
    """Return the view of a set, with the field number `chosen` (from 0); `keys` are the runner's."""
    fields = fields_of(state, target)
    place = target.step.place
    values: dict[SetField, str] = {
        "weight": weight_words(target.load) or NOT_SAID,
        "reps": str(target.reps),
        "effort": number(target.effort) if target.effort is not None else NOT_SAID,
    }
    which = "done" if target.logged else "this set"
    side = f"{place.side}, " if place.side else ""
    about = f"{which}: {side}round {place.round} · {place.exercise}"
    last = _last_logged(state)
    other = last is not None and last.place != position_set(state).place
    without = without_effect_in_stepper(len(fields), other)
    return StepperView(
        about,
        tuple((field, values[field]) for field in fields),
        min(chosen, len(fields) - 1),
        FooterView("shown", _own_keys(keys or {}), without=without, screen="stepper"),
        other,
    )


def stepper_lines(view: StepperView, width: int, height: int = 3) -> list[Line]:
    """Return the set, its fields and their keys, each over the whole width.

    The fields stand in columns; on a narrow panel without gaps, or only the one that is changed. Of less than three
    rows the keys are left out first: the bottom line has them too.
    """
    field, value = view.fields[view.chosen]
    dots = f"  {view.chosen + 1}/{len(view.fields)}"
    alone: Line = (Span(f"{STEPPER_LABELS[field]} ", "dim"), Span(f"‹ {value} ›", "key"), Span(dots, "dim"))
    rows = (_columns(view, width), _row(view, "  "), _row(view, ""))
    line = next((row for row in rows if row and width_of(row) <= width), alone)
    about = fit_line((Span("─ ", "dim"), span(view.about, "strong"), Span(" ")), width)
    rule = (*about, Span("─" * (width - width_of(about)), "dim"))
    keys = [centre((Span(text, "key"),), width) for text in keys_texts(view.keys, width, max(0, min(2, height - 2)))]
    return [rule, centre(line, width), *keys][: max(1, height)]


def _own_keys(keys: Keys) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the keys that the load line takes for itself, the runner's or the default ones."""
    return tuple((row.name, keys.get(row.name, row.keys)) for row in SCREENS["stepper"].rows)


def _columns(view: StepperView, width: int) -> Line:
    """Return the fields, each in the middle of its share of the width; nothing where one needs more than that."""
    share = width // len(view.fields)
    spans: list[Span] = []
    for n, (field, value) in enumerate(view.fields):
        label, chosen = f"{STEPPER_LABELS[field]} ", n == view.chosen
        shown = f"‹ {value} ›" if chosen else f"  {value}  "
        room = share - cell_len(label) - cell_len(shown)
        if room < 2:
            return ()
        spans += [
            Span(" " * (room // 2)),
            Span(label, "dim"),
            Span(shown, "key" if chosen else "plain"),
            Span(" " * (room - room // 2)),
        ]
    return tuple(spans)


def _row(view: StepperView, around: str) -> Line:
    """Return all fields in a line; `around` is as wide as the marks of the chosen one, so that none of them moves."""
    spans: list[Span] = []
    for n, (field, value) in enumerate(view.fields):
        chosen = n == view.chosen
        shown = f"‹ {value} ›" if chosen else f"{around}{value}{around}"
        spans += [
            Span(f"{STEPPER_LABELS[field]} ", "dim"),
            Span(shown, "key" if chosen else "plain"),
            Span(around or " "),
        ]
    return tuple(spans[:-1])


def _last_logged(state: SessionState) -> Step | None:
    """Return the step of the set that was logged last and is still in the plan; None if there is none."""
    logged: dict[Place, int] = {place: record.ended for place, record in state.logs.items()}
    steps = [step for step in state.position.steps if step.kind == "work" and step.place in logged]
    done = [step for step in steps if state.logs[step.place].status != "skipped"]
    return max(done, key=lambda step: logged[step.place], default=None)
