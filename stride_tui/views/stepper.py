"""The stepper line: weight, reps and effort of the current or the last set, changed by arrows alone."""

from __future__ import annotations

import msgspec

from stride_tui.core.choice import Choice, Field, load_for, reps_for
from stride_tui.core.state import SessionState, work_index
from stride_tui.core.steps import Place, Step
from stride_tui.views.text import Line, Span, centre, fit_line, span
from stride_tui.views.words import load_words, number

LABELS: dict[Field, str] = {"weight": "load", "reps": "reps", "effort": "effort"}


class StepperView(msgspec.Struct, frozen=True):
    """The set it is about, and its fields with their values; `chosen` is the field the arrows step."""

    about: str
    fields: tuple[tuple[Field, str], ...]
    chosen: int


class Target(msgspec.Struct, frozen=True):
    """The set that the stepper changes: its step, and its values as they stand (None: nothing said)."""

    step: Step
    logged: bool
    weight: float | None
    reps: int | None
    effort: float | None


def target_of(state: SessionState, wants_last: bool) -> Target | None:
    """The current set while it is being done; else the last logged one where that is wanted and there is one."""
    position = state.position
    current = position.steps[work_index(position)]
    last = _last_logged(state)
    step = last if wants_last and last is not None else current
    record = state.logs.get(step.place)
    if record is not None:
        return Target(step, True, record.load.weight, record.done_reps, record.effort)
    choice = position.chosen.get(step.place, Choice())
    load = load_for(state.routine, step, position.chosen)
    return Target(step, False, load.weight, reps_for(state.routine, step, position.chosen), choice.effort)


def fields_of(state: SessionState, target: Target) -> tuple[Field, ...]:
    """What there is to change: a load where the item has one, reps where it counts them, and the effort."""
    item = state.routine.blocks[target.step.block].items[target.step.item]
    found: list[Field] = []
    if item.load.implement not in ("none", "band"):
        found.append("weight")
    if target.reps is not None:
        found.append("reps")
    return (*found, "effort")


def stepper_view(state: SessionState, target: Target, chosen: int) -> StepperView:
    """The line for a target."""
    fields = fields_of(state, target)
    place = target.step.place
    item = state.routine.blocks[target.step.block].items[target.step.item]
    load = msgspec.structs.replace(item.load, weight=target.weight)
    values: dict[Field, str] = {
        "weight": load_words(load) if target.weight is not None else "not said",
        "reps": str(target.reps),
        "effort": f"{number(target.effort)} of 10" if target.effort is not None else "not said",
    }
    which = "done" if target.logged else "this set"
    side = f", {place.side}" if place.side else ""
    about = f"{which}: {place.exercise}{side}, round {place.round}"
    return StepperView(about, tuple((field, values[field]) for field in fields), min(chosen, len(fields) - 1))


def stepper_lines(view: StepperView, width: int) -> list[Line]:
    """Two lines: the set, and its fields; on a narrow panel only the field that is stepped."""
    spans: list[Span] = []
    for n, (field, value) in enumerate(view.fields):
        chosen = n == view.chosen
        label = Span(f"{LABELS[field]} ", "dim")
        shown = Span(f"‹ {value} ›" if chosen else f"  {value}  ", "key" if chosen else "plain")
        spans += [label, shown, Span("  ")]
    line: Line = tuple(spans[:-1])
    if sum(len(part.text) for part in line) > width:
        field, value = view.fields[view.chosen]
        dots = f"  {view.chosen + 1}/{len(view.fields)}"
        line = (Span(f"{LABELS[field]} ", "dim"), Span(f"‹ {value} ›", "key"), Span(dots, "dim"))
    about = fit_line((span(view.about, "dim"),), width)
    return [centre(about, width), centre(line, width)]


def _last_logged(state: SessionState) -> Step | None:
    """The step of the set that was logged last in time and is still in the plan."""
    logged: dict[Place, int] = {place: record.ended for place, record in state.logs.items()}
    steps = [step for step in state.position.steps if step.kind == "work" and step.place in logged]
    done = [step for step in steps if state.logs[step.place].status != "skipped"]
    return max(done, key=lambda step: logged[step.place], default=None)
