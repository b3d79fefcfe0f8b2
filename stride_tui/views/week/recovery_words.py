"""The 48-hour rule in words: the sum, the clear windows, the least bad start, and a short form for a shell prompt.

A window is shown by its starts: "until" is the latest start that leaves room for the whole session.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import tzinfo

from stride_tui.core.instant import MINUTE_MS
from stride_tui.core.week.quality_runs import OVER_BY, QualityRun, wall_of
from stride_tui.core.week.recovery import ClearWindow, Conflict, LeastBadStart
from stride_tui.views.text.words import and_list
from stride_tui.views.week.caution_words import after_caution_words, before_caution_words
from stride_tui.views.week.instant_words import (
    RUNS,
    day_name,
    down_to_minute,
    hours_words,
    instant_words,
    latest_shown,
    quality_run_words,
    time_words,
    up_to_minute,
)

LATEST = ", the latest start"
"""The words for the end of a window; in a list of windows they are said once."""


def untimed_words(runs: Iterable[QualityRun | None], zone: tzinfo) -> str:
    """Return what is assumed of runs without a time of day; "" where all have one."""
    names: dict[str, list[str]] = {}
    for run in runs:
        if run is not None and not run.timed:
            over = wall_of(run.end, zone).time()
            end = "noon" if over == OVER_BY else f"{over:%H:%M}, when it was logged"
            listed = names.setdefault(end, [])
            listed += [name] if (name := quality_run_words(run)) not in listed else []
    return "; ".join(
        f"{and_list(listed)} {'has' if len(listed) == 1 else 'have'} no time of day: counted from 00:00, over by {end}"
        for end, listed in names.items()
    )


def sum_words(conflict: Conflict, zone: tzinfo) -> str:
    """Return the sum from the session's end to the run's start: `Thu 19:00 → Sat 07:00 is 36 h, under 48 h`.

    Where session and run overlap there is no gap, and the words say that instead.
    """
    run, near = conflict.run, conflict.start
    note = untimed_words([run], zone)
    if not conflict.timed:
        day, assumed = day_name(wall_of(near, zone).date(), None), time_words(conflict.start, zone)
        note = "; ".join(filter(None, [f"{day}'s session has no time of day: taken to begin at {assumed}", note]))
    if conflict.overlaps:
        name = quality_run_words(run, wall_of(near, zone).date())
        words = f"{instant_words(up_to_minute(conflict.start), zone)} falls into {name}"
        if conflict.start < run.start:
            words = f"a start at {instant_words(up_to_minute(conflict.start), zone)} runs into {name}"
        if run.timed:
            begins, ends = wall_of(down_to_minute(run.start), zone), wall_of(up_to_minute(run.end), zone)
            same_day = begins.date() == ends.date()
            words += f" ({begins:%H:%M}{'–' if same_day else f' to {day_name(ends.date(), None)} '}{ends:%H:%M})"
        return _noted(words, note)
    end, start = up_to_minute(conflict.end), down_to_minute(run.start)
    asked, gap = hours_words(conflict.hours_ms), hours_words(max(0, start - end))
    words = f"{instant_words(end, zone)} → {instant_words(start, zone, near)} is {gap}, under {asked}"
    if wall_of(end, zone).utcoffset() != wall_of(start, zone).utcoffset():
        words += " (the clocks change in between)"
    return _noted(words, note)


def planned_run_words(conflict: Conflict, zone: tzinfo) -> str:
    """Return the session that crowds a run being planned: `too soon after Thu's session: Thu 19:00 → ...`."""
    day = day_name(wall_of(conflict.start, zone).date(), conflict.run.day)
    return f"too soon after {day}'s session: {sum_words(conflict, zone)}"


def window_words(window: ClearWindow, zone: tzinfo, now: int) -> str:
    """Return a window: `now until Thu 06:20`, `Sat 11:00 (after the long run) to Sun 06:20, the latest start`."""
    last = shown_latest(window, now)
    then = f", {before_caution_words(window.closed_by, zone, now)}" if window.closed_by else ""
    if window.holds(now):
        why = _opened_by(window, zone, now)
        return (
            f"any time from now{why}{then}"
            if last is None
            else f"now{why} until {instant_words(last, zone, now)}{then}"
        )
    opens = up_to_minute(window.opens) if last is None else min(up_to_minute(window.opens), last)
    first, today = wall_of(opens, zone), wall_of(now, zone).date()
    day, why = day_name(first.date(), today), _opened_by(window, zone, now)
    if last is None:
        return f"{day} from {first:%H:%M} on{why}"
    until = wall_of(last, zone)
    ends = f"{until:%H:%M}" if until.date() == first.date() else f"{day_name(until.date(), today)} {until:%H:%M}"
    return f"{day} {first:%H:%M}{why} to {ends}{then or LATEST}"


def _opened_by(window: ClearWindow, zone: tzinfo, now: int) -> str:
    """Return in brackets why a window opens when it does, and from when it is better."""
    if window.opened_by is not None:
        why = after_caution_words(window.opened_by, zone, now)
    elif window.after is not None:
        why = f"after the {RUNS[window.after.kind]}"
    else:
        return ""
    if window.better_from:
        same_day = wall_of(window.better_from, zone).date() == wall_of(window.opens, zone).date()
        from_ = time_words(window.better_from, zone) if same_day else instant_words(window.better_from, zone, now)
        why += f", better from {from_}"
    return f" ({why})"


def clear_words(windows: Sequence[ClearWindow], zone: tzinfo, now: int) -> str:
    """Return the clear windows: `clear for strength: now until Thu 06:20 · Sat from 11:00 (after the long run)`."""
    if not windows:
        return "no clear time for strength"
    told = [window_words(window, zone, now) for window in windows]
    first = next((n for n, words in enumerate(told) if words.endswith(LATEST)), -1)
    words = " · ".join(words if n == first else words.removesuffix(LATEST) for n, words in enumerate(told))
    note = untimed_words((run for window in windows for run in (window.after, window.before)), zone)
    return _noted(f"clear for strength: {words}", note)


def window_reason_words(window: ClearWindow, hours_ms: int, zone: tzinfo, now: int) -> str:
    """Return why a window ends: `a start by Thu 06:20 ends at least 48 h before Sat's long run at 07:00`.

    What is assumed of a run without a time of day is said by `clear_words`.
    """
    last = shown_latest(window, now)
    if last is None or window.before is None:
        return ""
    run = window.before
    name = quality_run_words(run, wall_of(last, zone).date())
    at = f" at {time_words(run.start, zone)}" if run.timed else ""
    ahead = f"at least {hours_words(hours_ms)} before" if hours_ms else "before"
    return f"a start by {instant_words(last, zone, now)} ends {ahead} {name}{at}"


def least_bad_words(choice: LeastBadStart, zone: tzinfo, when: str = "this week") -> str:
    """Return the least bad start: `no clear time this week: Wed 12:00 is the least bad, 30 h, short of
    48 h by 18 h`.
    """
    conflict = choice.conflict
    words = f"no clear time {when}: {instant_words(up_to_minute(choice.start), zone)} is the least bad"
    if conflict.overlaps:
        return f"{words}, though {sum_words(conflict, zone)}"
    asked = conflict.hours_ms // MINUTE_MS * MINUTE_MS
    gap = max(0, down_to_minute(choice.run.start) - up_to_minute(conflict.end))
    words += f", {hours_words(gap)}, short of {hours_words(asked)} by {hours_words(asked - gap)}"
    return _noted(words, untimed_words([choice.run], zone))


def crowded_words(conflict: Conflict, zone: tzinfo) -> str:
    """Return why now is crowded: `now is crowded: Thu 19:40 → Sat 07:00 is 35 h 20 min, under 48 h`."""
    return f"now is crowded: {sum_words(conflict, zone)}"


def _noted(words: str, note: str) -> str:
    """Return words with a note in brackets, if there is one."""
    return f"{words} ({note})" if note else words


def shown_latest(window: ClearWindow, now: int) -> int | None:
    """Return the latest start as it is shown: neither before the window nor before now; None where it has none."""
    latest = window.latest_start
    return None if latest is None else latest_shown(latest, max(window.opens, min(now, latest)))
