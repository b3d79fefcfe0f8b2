"""The cards that the Now panel shows before and after a session: the invitation to begin, and the summary."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Session
from stride_tui.core.routines.library import Entry
from stride_tui.core.routines.routine import Routine, Unit
from stride_tui.core.routines.steps import estimate_ms, unroll
from stride_tui.core.session.state import SessionState
from stride_tui.core.session.to_records import to_session
from stride_tui.views.keys.key_tables import Keys, hints, spoken
from stride_tui.views.session.card_layout import LESSER_KEYS, CardView, first_hints
from stride_tui.views.text.clean import one_line
from stride_tui.views.text.dates import DAYS, MONTHS
from stride_tui.views.text.words import (
    about_minutes,
    clock_up,
    duration,
    number,
    plural,
    short_block_names,
)

if TYPE_CHECKING:
    from stride_tui.core.progression.rules.prescription import Today


def idle_card(
    entry: Entry | None,
    history: History,
    reading: bool = False,
    advice: str = "",
    today: Today | None = None,
    elsewhere: str = "",
    keys: Keys | None = None,
) -> CardView:
    """Return the card of the chosen routine, ready to begin; or what to do where there is none.

    `reading` is whether the history is still being read, so that nothing can be said of it yet; `advice` is what
    the 48-hour rule says to a session that begins now, `elsewhere` the session of another window, in words; `keys` are
    the runner's, for the hints.
    """
    own = keys or {}
    if elsewhere:
        return CardView(
            "IN ANOTHER WINDOW",
            "A session is under way",
            elsewhere,
            invitation="The session runs in that window; this one only watches",
            tone="warn",
        )
    if entry is None:
        return CardView(
            "NOTHING HERE YET",
            "No routine is chosen",
            "Routines are plain text files in your folder.",
            invitation=spoken("{routines} shows the routines there are", own),
            press="routines",
            aside="`stride new NAME` writes a commented starter",
        )
    routine = asked_routine(entry.routine, today)
    if routine is None:
        return CardView(
            "MISTAKES IN THE FILE",
            entry.name,
            f"This routine cannot be read: {plural(len(entry.problems), 'mistake')}.",
            invitation=spoken("{edit} opens it at the first mistake", own),
            aside=spoken("{routines} shows the other routines", own),
            tone="bad",
            press="edit",
            presses=("routines",),
        )
    last = next((s for s in reversed(history.sessions) if s.routine == routine.slug), None)
    asked = routine if today is None else today.routine
    facts = [("Length", _length(asked)), ("Blocks", _blocks(asked))]
    if routine.equipment:
        facts.append(("Bring", ", ".join(routine.equipment)))
    if last is not None:
        facts.append(("Last time", _last(last)))
    elif not reading:
        facts.append(("Last time", "not done yet"))
    if moved := moves_words(today):
        facts.append(("Today", moved))
    return CardView(
        "READY",
        routine.name,
        one_line(routine.description or ""),
        (*facts, *about_facts(routine)),
        spoken("Press {toggle} to begin", own),
        hints(tuple(LESSER_KEYS.values()), own),
        advice=advice,
        press="toggle",
        presses=tuple(name for name in LESSER_KEYS if own.get(name, True)),
        first=first_hints(own) if not reading and not history.sessions else (),
    )


def asked_routine(routine: Routine | None, today: Today | None) -> Routine | None:
    """Return a routine as it is begun `today`, as far as that is known: with the doses asked, and fewer rounds in a
    lighter week."""
    asked = today.routine if today else None
    return asked if routine and asked and asked.slug == routine.slug else routine


def about_facts(routine: Routine) -> tuple[tuple[str, str], ...]:
    """Return labels with what the file says of the whole routine: the muscles, who made it, its note."""
    facts = (("Works", muscle_words(routine)), ("From", routine.source), ("Note", routine.note))
    return tuple((label, words) for label, text in facts if text and (words := one_line(text)))


def muscle_words(routine: Routine) -> str:
    """Return the muscles that the exercises work, each once, those of the strength work first: `glutes, thighs`."""
    blocks = sorted(routine.blocks, key=lambda block: not block.is_strength)
    names = dict[str, None]()
    for block in blocks:
        for item in block.items:
            names |= dict.fromkeys(routine.exercise(item.exercise).muscles)
    return ", ".join(names)


def done_card(
    state: SessionState,
    week_words: str = "",
    bests: tuple[str, ...] = (),
    today: Today | None = None,
    keys: Keys | None = None,
    session: Session | None = None,
    units: Unit = "kg",
    coming: Iterable[tuple[str, str]] = (),
) -> CardView:
    """Return the summary of a session that has ended: what was done, new bests, what comes next time.

    `session` is it as the history has it, with its corrections; without it, it is as its events left it. The weight
    that was moved is summed up in `units`. `coming` are facts on what comes after it, each with its label.
    """
    from stride_tui.core.history.time_parts import time_parts  # With the first end: no first frame has one.
    from stride_tui.views.text.time_words import time_sum

    session = session or to_session(state)
    to_start = spoken("{confirm} back to the start", keys or {})
    done = sum(record.status == "done" for record in session.sets)
    partial = sum(record.status == "partial" for record in session.sets)
    skipped = sum(record.status == "skipped" for record in session.sets)
    sets = f"{done} of {len(session.sets)} done"
    sets += f", {partial} in part" if partial else ""
    sets += f", {skipped} skipped" if skipped else ""
    facts = [("Sets", sets), ("Time", time_sum(session))]
    if reps := sum(record.done_reps or 0 for record in session.sets):
        lifted = sum(record.moved_in(units) for record in session.sets)
        moved = f" · {number(round(lifted, 1))} {units} moved" if lifted else ""
        facts.append(("Reps", f"{reps}{moved}"))
    if session.lighter_week:
        from stride_tui.views.progression.words import LIGHTER_COUNTS

        facts.append(("Lighter", LIGHTER_COUNTS))
    if session.clock_moved_ms:
        from stride_tui.views.text.clock_note import clock_note

        facts.append(("Clock", clock_note(session)))
    if count := len(session.to_confirm):
        facts.append(("Confirm", f"{plural(count, 'set')}: {spoken(CONFIRM_KEYS, keys or {})}"))
    facts += [("Best" if n == 0 else "", words) for n, words in enumerate(bests[:MOST_BESTS])]
    if session.effort is not None:
        facts.append(("Effort", f"{number(session.effort)} of 10"))
    if session.note:
        facts.append(("Note", one_line(session.note)))
    if today is not None:
        facts.append(("Next time", moves_words(today) or THE_SAME))
    if week_words:
        facts.append(("Week", week_words))
    facts += coming
    if state.ended == "discarded":
        return CardView(
            "THROWN AWAY",
            session.name,
            "Nothing was added to your history.",
            invitation=to_start,
            aside=spoken("{undo} brings it back until the next session begins", keys or {}),
            tone="warn",
            press="confirm",
            presses=("undo",),
        )
    kicker = "DONE" if session.finished else "FINISHED EARLY"
    whole = clock_up(time_parts(session).whole * 1000)
    return CardView(kicker, session.name, "", tuple(facts), to_start, "", "good", whole, press="confirm")


CONFIRM_KEYS = "{as_asked} as asked, {stepper} correct, {note} effort"
"""The keys that confirm on the dashboard."""


THE_SAME = "the same again"
"""Said of the next time where nothing is asked more or less of."""
MOST_BESTS = 4
"""The most new bests that the summary names."""


def moves_words(today: Today | None) -> str:
    """Return what is asked more or less of than last time: `Lateral Step Down 8 × 12 kg ↑, Pogo 13 reps ↑`.

    In a lighter week that it is one comes first.
    """
    if today is None:
        return ""
    from stride_tui.views.progression.words import asked_words, lighter_week_words

    moves: dict[str, None] = {}
    for (block_n, item_n), ask in today.asks.items():
        if ask.changed in ("up", "down"):
            sign = "↑" if ask.changed == "up" else "↓"
            exercise = today.routine.blocks[block_n].items[item_n].exercise
            moves[f"{exercise} {asked_words(ask)} {sign}"] = None
    return "; ".join(filter(None, [lighter_week_words(today), ", ".join(moves)]))


def _length(routine: Routine) -> str:
    """Return a routine's length: `about 18 min · 35 sets`."""
    steps = unroll(routine)
    sets = sum(step.kind == "work" for step in steps)
    return f"{about_minutes(estimate_ms(steps))} · {plural(sets, 'set')}"


def _blocks(routine: Routine) -> str:
    """Return a routine's blocks with their rounds: `Warm-up, A×3, B×3, Cool-down`."""
    names = short_block_names(routine)
    return ", ".join(
        f"{name}×{block.rounds}" if block.rounds > 1 else name
        for name, block in zip(names, routine.blocks, strict=True)
    )


def _last(session: Session) -> str:
    """Return when a session was done and, where that is known, how long it took: `Wed 18 Nov, 18 min`."""
    from stride_tui.core.week.calendar import day_of

    day = day_of(session)
    length = "" if session.length_ms is None else f", {duration(_minutes(session.length_ms))}"
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}{length}"


def _minutes(ms: int) -> int:
    """Return milliseconds rounded to whole minutes, at least one."""
    return max(1, round(ms / 60_000)) * 60_000
