"""One day of a week in words: its runs, planned and done, and its strength sessions."""

from __future__ import annotations

from datetime import date, timedelta

from stride_tui.core.history.records import Run, Session
from stride_tui.core.week.calendar import counts, day_of
from stride_tui.core.week.facts import WeekFacts
from stride_tui.core.week.known_runs import DayRuns
from stride_tui.core.week.plan import PlannedRun
from stride_tui.views.text.dates import DAYS
from stride_tui.views.text.spans import Tone
from stride_tui.views.text.words import duration, number

SHORTEST = 2
"""The level of the shortest words that any entry has."""
CellWords = tuple[tuple[str, ...], Tone]
"""One entry of a day in words, the longest first: the first that fits is printed."""


def run_entries(of_day: DayRuns) -> tuple[CellWords, ...]:
    """Return planned runs, with a tick where they were done and faint where another was done instead, then the rest."""
    entries: list[CellWords] = []
    for n, (run, done_by) in enumerate(zip(of_day.planned, of_day.done_by, strict=True)):
        if done_by is None:
            entries.append((planned_run_cell(run), "strong" if run.is_quality else "plain"))
        elif of_day.on_its_day(n):
            entries.append((done_run_words(done_by), "good"))
        else:
            entries.append((taken_out_words(run, done_by), "dim"))
    entries += [(done_run_words(run), "good") for run in of_day.unplanned]
    return tuple(entries)


def taken_out_words(planned: PlannedRun, done: Run) -> tuple[str, ...]:
    """Return a planned run that another was done instead of: `long moved to Fri`, and shorter forms."""
    if done.kind == planned.kind:
        to = DAYS[day_of(done).weekday()]
        return f"{planned.kind} moved to {to}", f"{planned.kind} → {to}", f"→ {to}"
    return f"{planned.kind}: {done.kind} instead", f"{planned.kind} → {done.kind}", f"→ {done.kind}"


def planned_run_cell(run: PlannedRun) -> tuple[str, ...]:
    """Return a planned run: `long 07:00 18 km`, and shorter forms."""
    at = f" {run.at:%H:%M}" if run.at else ""
    size = f" {number(run.km)} km" if run.km else (f" {number(run.minutes)} min" if run.minutes else "")
    return (f"{run.kind}{at}{size}", f"{run.kind}{at}" if at else f"{run.kind}{size}", run.kind)


def done_run_words(run: Run) -> tuple[str, ...]:
    """Return a run that was done: `✓ long 18 km`, and a shorter form."""
    size = f" {number(run.km)} km" if run.km else (f" {number(run.minutes)} min" if run.minutes else "")
    return (f"✓ {run.kind}{size}", f"✓ {run.kind}")


def strength_entries(facts: WeekFacts, day: date, sessions: list[Session]) -> tuple[CellWords, ...]:
    """Return the sessions done and under way; if none, the suggestion, or that a preferred day has passed."""
    entries: list[CellWords] = []
    if day == facts.today and facts.under_way:
        entries.append((("● under way", "● lifting", "● now"), "phase"))
    for session in sessions:
        active = session.length_ms
        minutes = f" {duration(max(1, round(active / 60_000)) * 60_000)}" if active else ""
        if counts(session):
            entries.append(((f"✔ strength{minutes}", "✔ strength", "✔ done"), "good"))
        else:
            entries.append(((f"◐ in part{minutes}", "◐ in part", "◐ part"), "warn"))
    if entries:
        return tuple(entries)
    best = facts.outlook.suggestion
    if best is not None and day == best.day:
        return ((("○ strength?", "○ lift?"), "accent"),)
    preferred = day.weekday() in facts.plan.preferred and day < facts.today
    week = day - timedelta(days=(day - facts.adherence.this).days % 7)
    if preferred and facts.adherence.mark(week, facts.plan) in ("missed", "open") and _asked(facts, week):
        return ((("– missed", "missed"), "dim"),)
    return ()


def alike(entries: tuple[CellWords, ...], level: int) -> list[tuple[str, Tone]]:
    """Return entries in words of one level, from 0, the longest: so that the third has the words of the first."""
    return [(words[min(level, len(words) - 1)], tone) for words, tone in entries]


def level_of(entries: tuple[CellWords, ...], width: int) -> int:
    """Return the level of the longest words in which each entry fits into `width`, else that of the shortest."""
    for level in range(SHORTEST):
        if all(len(text) <= width for text, _ in alike(entries, level)):
            return level
    return SHORTEST


def in_one_row(
    strength: tuple[CellWords, ...], runs: tuple[CellWords, ...], width: int
) -> tuple[tuple[str, Tone], ...]:
    """Return a day's entries side by side, a cell apart: strength first, all of a kind alike, the runs shortened first.

    Where even the shortest do not all fit, the last says how many more there are.
    """
    for strength_level in range(SHORTEST + 1):
        for run_level in range(SHORTEST + 1):
            found = [*alike(strength, strength_level), *alike(runs, run_level)]
            if _width(found) <= width:
                return tuple(found)
    shown = list(found)
    while shown:
        shown.pop()
        more: tuple[str, Tone] = (f"+{len(found) - len(shown)}", "dim")
        if _width([*shown, more]) <= width:
            return (*shown, more)
    return ()


def _width(found: list[tuple[str, Tone]]) -> int:
    """Return the cells that entries take, each with one behind it."""
    return sum(len(text) + 1 for text, _ in found)


def _asked(facts: WeekFacts, week: date) -> bool:
    """Return whether the runner had begun strength work by that week: before, no session counts as missed."""
    return facts.adherence.first is not None and week >= facts.adherence.first
