"""The 48-hour rule in words: the sum, the clear windows, the least bad start, and a short form for a shell prompt.

Times are shown to the minute and never show a gap longer than it is: where a gap begins is rounded up and where it
ends is rounded down, so that no sum says "48 h, under 48 h". A window is shown by its starts: "until" is the latest
start that leaves room for the whole session. A weekday that is seven days away or more gets its date.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, tzinfo

from stride_tui.core.history.records import RunKind
from stride_tui.core.instant import MINUTE_MS
from stride_tui.core.week.quality_runs import OVER_BY, QualityRun, wall_of
from stride_tui.core.week.recovery import ClearWindow, Conflict, LeastBadStart
from stride_tui.views.text.dates import DAYS, MONTHS
from stride_tui.views.text.words import and_list

TOLD_MS = 5 * MINUTE_MS
"""The steps in which a latest start is told, in milliseconds."""
LATEST = ", the latest start"
"""What the end of a window is; in a list of windows it is said once."""
RUNS: dict[RunKind, str] = {
    "easy": "easy run",
    "speed": "speed session",
    "long": "long run",
    "race": "race",
    "other": "run",
}


def hours_words(ms: int) -> str:
    """Return milliseconds as `48 h`, `35 h 30 min`, `20 min`, rounded down to whole minutes."""
    minutes = ms // MINUTE_MS
    hours, rest = divmod(minutes, 60)
    if not rest:
        return f"{hours} h"
    return f"{hours} h {rest} min" if hours else f"{rest} min"


def instant_words(utc: int, zone: tzinfo, near: int | None = None) -> str:
    """Return an instant (UTC ms) as `Thu 19:00`, or `Thu 26 Nov 19:00` where that is a week or more from `near`."""
    wall = wall_of(utc, zone)
    beside = None if near is None else wall_of(near, zone).date()
    return f"{_day(wall.date(), beside)} {wall:%H:%M}"


def quality_run_words(run: QualityRun, near: date | None = None) -> str:
    """Return a run with its day: `Sat's long run`."""
    return f"{_day(run.day, near)}'s {RUNS[run.kind]}"


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
        day, assumed = _day(wall_of(near, zone).date(), None), _clock(conflict.start, zone)
        note = "; ".join(filter(None, [f"{day}'s session has no time of day: taken to begin at {assumed}", note]))
    if conflict.overlaps:
        name = quality_run_words(run, wall_of(near, zone).date())
        words = f"{instant_words(_up(conflict.start), zone)} falls into {name}"
        if conflict.start < run.start:
            words = f"a start at {instant_words(_up(conflict.start), zone)} runs into {name}"
        if run.timed:
            begins, ends = wall_of(_down(run.start), zone), wall_of(_up(run.end), zone)
            over = f"–{ends:%H:%M}" if begins.date() == ends.date() else f" to {_day(ends.date(), None)} {ends:%H:%M}"
            words += f" ({begins:%H:%M}{over})"
        return _noted(words, note)
    end, start = _up(conflict.end), _down(run.start)
    asked, gap = hours_words(conflict.hours_ms), hours_words(max(0, start - end))
    words = f"{instant_words(end, zone)} → {instant_words(start, zone, near)} is {gap}, under {asked}"
    if wall_of(end, zone).utcoffset() != wall_of(start, zone).utcoffset():
        words += " (the clocks change in between)"
    return _noted(words, note)


def planned_run_words(conflict: Conflict, zone: tzinfo) -> str:
    """Return the session that crowds a run being planned: `too soon after Thu's session: Thu 19:00 → ...`."""
    day = _day(wall_of(conflict.start, zone).date(), conflict.run.day)
    return f"too soon after {day}'s session: {sum_words(conflict, zone)}"


def window_words(window: ClearWindow, zone: tzinfo, now: int) -> str:
    """Return a window: `now until Thu 06:20`, `Sat 11:00 (after the long run) to Sun 06:20, the latest start`."""
    last = _latest(window, now)
    if window.holds(now):
        return "any time from now" if last is None else f"now until {instant_words(last, zone, now)}"
    opens = _up(window.opens) if last is None else min(_up(window.opens), last)
    first, today = wall_of(opens, zone), wall_of(now, zone).date()
    after = f" (after the {RUNS[window.after.kind]})" if window.after else ""
    day = _day(first.date(), today)
    if last is None:
        return f"{day} from {first:%H:%M} on{after}"
    until = wall_of(last, zone)
    ends = f"{until:%H:%M}" if until.date() == first.date() else f"{_day(until.date(), today)} {until:%H:%M}"
    return f"{day} {first:%H:%M}{after} to {ends}{LATEST}"


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
    """Return why a window ends: `a start by Thu 06:20 ends at least 48 h before Sat's long run at 07:00`."""
    last = _latest(window, now)
    if last is None or window.before is None:
        return ""
    run = window.before
    name = quality_run_words(run, wall_of(last, zone).date())
    at = f" at {_clock(run.start, zone)}" if run.timed else ""
    ahead = f"at least {hours_words(hours_ms)} before" if hours_ms else "before"
    words = f"a start by {instant_words(last, zone)} ends {ahead} {name}{at}"
    return _noted(words, untimed_words([run], zone))


def least_bad_words(choice: LeastBadStart, zone: tzinfo, when: str = "this week") -> str:
    """Return the least bad start: `no clear time this week: Wed 12:00 is the least bad, 30 h, short of
    48 h by 18 h`.
    """
    conflict = choice.conflict
    words = f"no clear time {when}: {instant_words(_up(choice.start), zone)} is the least bad"
    if conflict.overlaps:
        return f"{words}, though {sum_words(conflict, zone)}"
    asked = conflict.hours_ms // MINUTE_MS * MINUTE_MS
    gap = max(0, _down(choice.run.start) - _up(conflict.end))
    words += f", {hours_words(gap)}, short of {hours_words(asked)} by {hours_words(asked - gap)}"
    return _noted(words, untimed_words([choice.run], zone))


def crowded_words(conflict: Conflict, better: ClearWindow | None, zone: tzinfo, now: int) -> str:
    """Return why now is crowded: `now is crowded: Thu 19:40 → Sat 07:00 is 35 h 20 min, under 48 h;
    better: Sat ...`.
    """
    words = f"now is crowded: {sum_words(conflict, zone)}"
    return words if better is None else f"{words}; better: {window_words(better, zone, now)}"


def short_words(window: ClearWindow | None, zone: tzinfo, now: int) -> str:
    """Return the words for a shell prompt: `clear until Thu 06:20`, `clear`, `crowded until Sat 11:00`, `crowded`."""
    if window is None:
        return "crowded"
    if not window.holds(now):
        return f"crowded until {instant_words(_up(window.opens), zone, now)}"
    last = _latest(window, now)
    if last is None:
        return "clear"
    return f"clear until {instant_words(last, zone, now)}"


def _day(day: date, near: date | None) -> str:
    """Return `Thu`, or `Thu 26 Nov` where that is a week or more from `near`."""
    name = DAYS[day.weekday()]
    if near is None or abs((day - near).days) < 7:
        return name
    return f"{name} {day.day} {MONTHS[day.month - 1]}"


def _clock(utc: int, zone: tzinfo) -> str:
    """Return the time of day at an instant: `07:00`."""
    return f"{wall_of(utc, zone):%H:%M}"


def _noted(words: str, note: str) -> str:
    """Return words with a note in brackets, if there is one."""
    return f"{words} ({note})" if note else words


def _latest(window: ClearWindow, now: int) -> int | None:
    """Return the latest start as it is told: rounded down to five minutes, because a session's length is an estimate.

    To the minute, where five minutes down lie before the window or before now.
    """
    if window.latest_start is None:
        return None
    told = window.latest_start // TOLD_MS * TOLD_MS
    return told if told >= max(window.opens, min(now, window.latest_start)) else _down(window.latest_start)


def _up(utc: int) -> int:
    """Return the full minute at or after an instant."""
    return -(-utc // MINUTE_MS) * MINUTE_MS


def _down(utc: int) -> int:
    """Return the full minute at or before an instant."""
    return utc // MINUTE_MS * MINUTE_MS
