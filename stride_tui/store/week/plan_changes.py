"""Edits of a plan file's text: the keys that change in a table, and the lines of a new table."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

from stride_tui.core.settings.settings import WEEKDAYS
from stride_tui.core.week.plan import OffReason, Plan, PlannedRun
from stride_tui.core.week.plan_edits import ended_before, is_begun, needs_own_table, series_moved, siblings_of
from stride_tui.store.toml.wording import length_words
from stride_tui.store.week.plan_tables import OFF, RUN, PlanText
from stride_tui.store.week.plan_values import read_day, weekday_of

Pairs = list[tuple[str, str]]
"""Keys, each with its value as it is written in the file."""

_COPIED = ("kind", "distance", "duration", "note", "taper_days", "after_race_days")


def new_run(run: PlannedRun) -> Pairs:
    """Return the keys and values of the table of a new run."""
    about: Pairs = [("kind", f'"{run.kind}"')]
    if run.km is not None:
        about.append(("distance", f'"{_number(run.km)} km"'))
    if run.minutes is not None:
        about.append(("duration", f'"{length_words(round(run.minutes * 60_000))}"'))
    if run.note is not None:
        about.append(("note", json.dumps(run.note, ensure_ascii=False)))
    for key, days in (("taper_days", run.taper_days), ("after_race_days", run.after_race_days)):
        if days is not None:
            about.append((key, _number(days)))
    return _table(run, about)


def change_run(
    text: PlanText, plan: Plan, run: PlannedRun, day: date, to_day: date, at: time | None, whole_series: bool
) -> None:
    """Move a run in the text, as `core.week.plan_edits.with_move` moves it in the plan."""
    if run.date:
        text.change(RUN, run.n, lambda table: _set(table, run, to_day, at))
    elif not whole_series:
        copy = PlannedRun(run.kind, date=to_day, at=at)
        about = _copied(text, run)
        text.change(RUN, run.n, lambda table: _add_skip(table, day))
        text.append(RUN, _table(copy, about))
    else:
        moved, about = series_moved(run, day, to_day, at), _copied(text, run)
        if is_begun(run, day):
            _end(text, plan, run, day)
            text.append(RUN, _table(moved, about))
        elif needs_own_table(plan, run, moved):
            text.change(RUN, run.n, lambda table: _drop_weekday(table, run))
            text.append(RUN, _table(moved, about))
        else:
            text.change(RUN, run.n, lambda table: _set_series(table, run, moved))


def take_out(text: PlanText, plan: Plan, run: PlannedRun, day: date, whole_series: bool) -> None:
    """Remove a run from the text, as `core.week.plan_edits.without_run` removes it from the plan."""
    if run.date is None and not whole_series:
        text.change(RUN, run.n, lambda table: _add_skip(table, day))
    elif run.date is None and is_begun(run, day):
        _end(text, plan, run, day)
    elif siblings_of(plan, run):
        text.change(RUN, run.n, lambda table: _drop_weekday(table, run))
    else:
        text.remove(RUN, run.n)


def _end(text: PlanText, plan: Plan, run: PlannedRun, day: date) -> None:
    """End a repeating run before a day; it gets a table of its own if it shares one with other weekdays."""
    ended = ended_before(run, day)
    if siblings_of(plan, run):
        about = _copied(text, run)
        text.change(RUN, run.n, lambda table: _drop_weekday(table, run))
        text.append(RUN, _table(ended, about))
    else:
        text.change(RUN, run.n, _setting("until", ended.last))


def change_off(text: PlanText, plan: Plan, year: int, week: int, reason: OffReason | None) -> None:
    """Mark a week off in the text, or remove its mark, as `core.week.plan_edits.with_off` does in the plan."""
    n = next((n for n, off in enumerate(plan.off) if (off.year, off.week) == (year, week)), None)
    if reason is None:
        if n is not None:
            text.remove(OFF, n)
    elif n is None:
        text.append(OFF, [("week", f'"{year:04}-W{week:02}"'), ("reason", f'"{reason}"')])
    else:
        text.change(OFF, n, _setting("reason", reason))


def _setting(key: str, value: Any) -> Callable[[Any], None]:
    """Return a function that sets a key of a table."""

    def change(table: Any) -> None:
        table[key] = value

    return change


def _table(run: PlannedRun, about: Pairs) -> Pairs:
    """Return the keys and values of a run's table: its day and time, and the others in `about`."""
    on = f'"{WEEKDAYS[run.weekday]}"' if run.weekday is not None else f"{run.date}"
    at: Pairs = [] if run.at is None else [("at", f'"{run.at:%H:%M}"')]
    ends: Pairs = [(key, str(day)) for key, day in (("from", run.first), ("until", run.last)) if day is not None]
    skip: Pairs = [("skip", f"[{', '.join(map(str, sorted(run.skip)))}]")] if run.skip else []
    return [("on", on), *about[:1], *at, *about[1:], *ends, *skip]


def _copied(text: PlanText, run: PlannedRun) -> Pairs:
    """Return the keys and values of a run's table but its days, as the file has them: "5 mi" stays "5 mi"."""
    written = text.values(RUN, run.n)
    return [(key, written[key]) for key in _COPIED if key in written]


def _set(table: Any, run: PlannedRun, on: date, at: time | None) -> None:
    """Put a run on another date, at another time."""
    if on != run.date:
        table["on"] = on
    _set_time(table, run, at)


def _set_series(table: Any, run: PlannedRun, moved: PlannedRun) -> None:
    """Put a repeating run on another weekday together with the dates it is skipped on, at another time."""
    if moved.weekday != run.weekday:
        _set_weekday(table, run.weekday or 0, moved.weekday or 0)
    for key, before, after in (("from", run.first, moved.first), ("until", run.last, moved.last)):
        if before != after:
            table[key] = after
    _set_time(table, run, moved.at)


def _set_time(table: Any, run: PlannedRun, at: time | None) -> None:
    """Set another time of day, or none."""
    if at == run.at:
        return
    if at is None:
        table.remove("at")
    else:
        table["at"] = f"{at:%H:%M}"


def _set_weekday(table: Any, old: int, new: int) -> None:
    """Put a run on another weekday (0 is Monday), and the dates it is skipped on with it."""
    if isinstance(table["on"], list):
        table["on"][_index_of(table["on"], old)] = WEEKDAYS[new]
    else:
        table["on"] = WEEKDAYS[new]
    for index, day in _skips(table, old):
        table["skip"][index] = day + timedelta(days=new - old)


def _drop_weekday(table: Any, run: PlannedRun) -> None:
    """Take a weekday out of the list of a table, and the dates that it is skipped on."""
    weekday = run.weekday or 0
    del table["on"][_index_of(table["on"], weekday)]
    for index, _ in reversed(_skips(table, weekday)):
        del table["skip"][index]


def _add_skip(table: Any, day: date) -> None:
    """Leave a repeating run out on one date."""
    if "skip" in table:
        table["skip"].append(day)
    else:
        table["skip"] = [day]


def _index_of(names: Any, weekday: int) -> int:
    """Return the index of a weekday in a list of names, which may be short forms."""
    return [weekday_of(f"{name}") for name in names].index(weekday)


def _skips(table: Any, weekday: int) -> list[tuple[int, date]]:
    """Return the dates on a weekday on which a table's run is skipped, each after its index in the list."""
    written = table["skip"].unwrap() if "skip" in table else []
    days = ((index, read_day(value)) for index, value in enumerate(written))
    return [(index, day) for index, day in days if isinstance(day, date) and day.weekday() == weekday]


def _number(value: float) -> str:
    """Return a number to a thousandth without zeros at its end: 8, 8.5."""
    return f"{value:.3f}".rstrip("0").rstrip(".")
