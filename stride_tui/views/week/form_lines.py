"""The lines of a form: a row for each field, what is typed and what it means, and what the run or session crowds."""

from __future__ import annotations

from collections.abc import Mapping

from rich.cells import cell_len

from stride_tui.views.text.dates import LONG_DAYS, day_words
from stride_tui.views.text.spans import BLANK, Line, Span, fit_line, line, pad, span, wrap
from stride_tui.views.text.words import number
from stride_tui.views.week.day_cell import planned_run_cell
from stride_tui.views.week.form import Field, Form, Purpose

TITLES: Mapping[Purpose, str] = {
    "plan": "Plan a run",
    "move": "Move a run",
    "log_run": "Log a run",
    "change_run": "Correct a run",
    "log_session": "Log a session",
    "change_session": "Correct a session",
}
PLANNED_LABELS: Mapping[Field, str] = {"at": "Starts", "minutes": "Lasts"}
LABELS: Mapping[Field, str] = {
    "kind": "Run",
    "day": "Day",
    "at": "Began",
    "minutes": "Lasted",
    "km": "Distance",
    "repeats": "Repeats",
    "effort": "Effort",
}
EXAMPLES: Mapping[Field, str] = {
    "kind": "or type s, long",
    "day": "or type sat, 28",
    "at": "or type 1830, 7am",
    "minutes": "or type 90, 1h15",
    "km": "or type 12, 10 mi",
    "repeats": "or type once",
    "effort": "or type 7.5",
}
"""Examples of what can be typed into each field, shown where the cursor is."""
STEP_WORDS: Mapping[Field, tuple[str, str]] = {
    "kind": ("change", ""),
    "day": ("a day", "a week"),
    "at": ("5 min", "an hour"),
    "minutes": ("5 min", "an hour"),
    "km": ("1 km", "10 km"),
    "repeats": ("change", ""),
    "effort": ("a half", "by one"),
}
"""The words for a step of each field and for a large one, "" where that is no other."""
NAME_WIDTH = 10
CURSOR = "▏"
MOST_LINES_OF_HEAD = 2


def form_title(form: Form) -> str:
    """Return the title of the form's panel."""
    return TITLES[form.purpose]


def form_keys(form: Form) -> tuple[frozenset[str], Mapping[str, str]]:
    """Return the actions that are of no use in the current field, and the words of its steps."""
    step, large = STEP_WORDS[form.current]
    return frozenset() if large else frozenset({"much_less", "much_more"}), {"less": step, "much_more": large}


def form_lines(form: Form, width: int, height: int) -> tuple[Line, ...]:
    """Return a row for each field, what is wrong with what is typed below it, then what the run or session crowds.

    On a low panel the rows around the current field are shown.
    """
    rows: list[Line] = list(_head(form, width))
    here = len(rows) + form.field
    for n, field in enumerate(form.fields):
        rows.append(_row(form, n, field, width))
        if n == form.field and form.wrong:
            mistakes = wrap(span(form.wrong).text, width - 2)
            rows += [line(Span("  "), Span(text, "bad")) for text in mistakes]
            here += len(mistakes)
    notes = [] if form.wrong else [line(Span(text, "warn")) for text in wrap(form.warning, width)]
    if notes and height >= len(rows) + len(notes) + 1:
        rows.append(BLANK)
    top = max(0, min(here + 1 - height, len(rows) - height))
    return tuple(fit_line(row, width) for row in [*rows, *notes][top : top + height])


def field_at(form: Form, width: int, height: int, y: int) -> int | None:
    """Return the number of the field in row `y`, from 0, for the mouse; None if there is none."""
    lines = form_lines(form, width, height)
    if not 0 <= y < len(lines):
        return None
    text = "".join(part.text for part in lines[y])[2 : 2 + NAME_WIDTH].strip()
    return next((n for n, field in enumerate(form.fields) if text and _label(form, field) == text), None)


def _head(form: Form, width: int) -> list[Line]:
    words = form.head
    if form.editing is not None:
        repeats = f" every {LONG_DAYS[form.day.weekday()]}" if form.weekly else ""
        words = planned_run_cell(form.editing)[0] + repeats
    elif "day" not in form.fields:
        words = f"{day_words(form.day)} · {words}" if words else day_words(form.day)
    rows = wrap(span(words).text, width, MOST_LINES_OF_HEAD)
    return [*(line(Span(text, "accent")) for text in rows), BLANK] if rows else []


def _label(form: Form, field: Field) -> str:
    planned = form.purpose in ("plan", "move")
    return PLANNED_LABELS.get(field, LABELS[field]) if planned else LABELS[field]


def _row(form: Form, n: int, field: Field, width: int) -> Line:
    chosen = n == form.field
    value = span(_value(form, field)).text
    parts = [Span("▸ " if chosen else "  ", "key"), Span(pad(_label(form, field), NAME_WIDTH), "dim")]
    if not chosen:
        return (*parts, Span(f"  {value}", "plain"))
    if form.typing is None:
        parts.append(Span(f"‹ {value} ›", "strong"))
        after = Span(f"  {EXAMPLES[field]}", "dim")
    else:
        parts.append(Span(f"  {span(form.typing.text).text}{CURSOR}", "bad" if form.wrong else "strong"))
        after = Span("" if form.wrong else f" {value}", "accent")
    fits = sum(cell_len(part.text) for part in (*parts, after)) <= width
    return (*parts, after) if after.text and fits else tuple(parts)


def _value(form: Form, field: Field) -> str:
    if field == "kind":
        return form.kind
    if field == "repeats":
        return f"every {LONG_DAYS[form.day.weekday()]}" if form.weekly else "once"
    if field == "day":
        return day_words(form.day)
    if field == "at":
        return f"{form.at:%H:%M}" if form.at else "no time of day"
    if field == "effort":
        return f"{number(form.effort)} of 10" if form.effort is not None else "not set"
    if field == "minutes":
        return minutes_words(form.minutes) if form.minutes else "not set"
    return f"{number(form.km)} km" if form.km else "not set"


def minutes_words(minutes: float) -> str:
    """Return a length: `45 min`, `75 min (1 h 15 min)`."""
    whole = round(minutes)
    if whole < 60 or abs(whole - minutes) > 0.01:
        return f"{number(round(minutes, 2))} min"
    rest = f" {whole % 60} min" if whole % 60 else ""
    return f"{whole} min ({whole // 60} h{rest})"
