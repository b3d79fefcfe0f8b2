"""The plain mode's answers to questions, and its lines at the beginning and the end of a session."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import tzinfo
from typing import Literal

from stride_tui.core.history.corrections import was_timed
from stride_tui.core.history.records import Session, SetRecord
from stride_tui.core.instant import Instant
from stride_tui.core.problem import Problem
from stride_tui.core.progression.rules.prescription import Today
from stride_tui.core.routines.routine import Reps, Routine, Timed, Unit
from stride_tui.core.routines.steps import estimate_ms
from stride_tui.core.session.state import SessionState, left_ms, spent_at
from stride_tui.core.session.to_records import to_session
from stride_tui.core.settings.settings import SettingsReading
from stride_tui.core.week.facts import WeekFacts
from stride_tui.views.keys.dialog import unfinished_dialog
from stride_tui.views.plain.lines import here_words, set_line
from stride_tui.views.progression.words import asked_set_words, dose_and_load_words
from stride_tui.views.session.before_and_after import about_facts, done_card, moves_words
from stride_tui.views.session.header import left_of_session
from stride_tui.views.text.clean import clean, one_line
from stride_tui.views.text.problem import problem_sentence
from stride_tui.views.text.words import about_minutes, duration, long_clock, plural, unconfirmed_words
from stride_tui.views.week.line import week_line
from stride_tui.views.week.panel import adherence_words

Question = Literal["help", "next", "time", "cues", "here", "about"]
"""The questions: which commands there are, what comes next, how long, how the exercise is done, what to do now,
what the routine is and who made it."""

HELP = (
    "Type a command and Enter.",
    "Enter alone: the set is done; start now; go on from a rest or a pause.",
    "p, or space: pause, and go on. b: one set back. s: skip. u: take the last thing back.",
    "+ and -: ten seconds more or less. A number: jump to that block.",
    "w 12.5: load. r 7: reps. x 8: effort from 1 to 10. They are for the set under way, else for the last one.",
    "r+ and r-: a round of this block more or less.",
    "n: what comes next. t: the time. c: how the exercise is done. h: what to do now.",
    "a: about the routine, and who made it. m: mute the cues, and unmute. ?: this help.",
    "f: finish here and keep it. l or q: leave it for later. d d: throw it away.",
)
ANSWERS = "Enter goes on. f: keep what was done. d d: throw it away. l: leave it for later."
LEFT = "Left for later. stride start --plain goes on with it."
LEFT_AT_END_OF_INPUT = "The input has ended. Left for later: stride start --plain goes on with it."
BRING_BACK = "u brings it back. Enter leaves."
TAKE_END_BACK = "u takes the end back. Enter leaves."
CONFIRM = "Was all done as asked? y: yes. w: which sets were not. x 8: how hard it was."
CONFIRM_LATER = "stride history amend last confirmed=yes says that they were done as asked"
CONFIRMED = "Confirmed."
TOO_LATE = "That Enter came just as the step changed, so it was not counted."
AHEAD = 4
"""The number of coming sets that `next` names."""


def opening_lines(state: SessionState, today: Today | None = None) -> tuple[str, ...]:
    """Return the session in a line, what is asked more or less of than last time, and how to get help."""
    steps = state.position.steps
    sets = plural(sum(step.kind == "work" for step in steps), "set")
    free = " Hands-free: it moves on by itself." if state.hands_free else ""
    first = f"{state.routine.name}: {sets}, {about_minutes(estimate_ms(steps))}.{free}"
    moves = _without_signs("" if state.routine.light else moves_words(today))
    return (clean(first), *((clean(f"Today: {moves}."),) if moves else ()), "Type ? and Enter for help.")


def reason_lines(state: SessionState, today: Today | None) -> tuple[str, ...]:
    """Return why the current set's dose and load are asked, as the dashboard shows it; none where nothing is."""
    why = asked_set_words(state, today) if today else ""
    return (clean(f"{why[:1].upper()}{why[1:]}."),) if why else ()


def unfinished_lines(state: SessionState, now: Instant, since_utc: int) -> tuple[str, ...]:
    """Return the lines for a session that was left or interrupted: where it was, and the commands that answer."""
    view = unfinished_dialog(state, now, since_utc)
    return f"{view.title}. {clean(view.text)}", ANSWERS


def next_words(state: SessionState) -> str:
    """Return the next sets, with the rests between them."""
    coming: list[str] = []
    sets = 0
    for step in state.position.steps[state.position.index + 1 :]:
        if step.kind == "rest":
            coming.append("rest")
        elif step.kind == "work":
            sets += 1
            coming.append(set_line(state, step))
        if sets == AHEAD:
            break
    return clean(f"Next: {'; '.join(coming)}.") if sets else "Nothing comes after this."


def time_answer(state: SessionState, now: Instant) -> str:
    """Return how much is left of the step and of the session, and which set it is."""
    works = [n for n, step in enumerate(state.position.steps) if step.kind == "work"]
    nth = sum(n < state.position.index for n in works) + 1
    left = left_ms(state, now) if state.position.ends_by_itself else None
    parts = [f"{duration(left // 1000 * 1000)} left here"] if left and left >= 1000 else []
    parts.append(f"set {min(nth, len(works))} of {len(works)}")
    parts.append(f"{long_clock(spent_at(state, now).active_ms)} gone")
    parts.append(f"{about_minutes(left_of_session(state, now))} left in all")
    words = ", ".join(parts)
    return f"{words[:1].upper()}{words[1:]}."


def cue_lines(state: SessionState) -> tuple[str, ...]:
    """Return how the current exercise is done, as the routine describes it."""
    described = state.routine.exercise(state.item.exercise)
    notes = [*described.cues, *(note for note in (described.note, state.item.note) if note)]
    if not notes:
        return (clean(f"The routine says nothing about {state.item.exercise}."),)
    sentences = (note.strip().rstrip(".") for note in notes)
    return tuple(clean(f"{sentence[:1].upper()}{sentence[1:]}.") for sentence in sentences)


def about_lines(routine: Routine) -> tuple[str, ...]:
    """Return what the routine is for, what it works, who made it, and its note."""
    said = one_line(routine.description or "")
    facts = [f"{label}: {words.rstrip('.')}." for label, words in about_facts(routine)]
    lines = tuple(filter(None, [said, *facts]))
    return lines or (clean(f"The file says nothing about {routine.name}."),)


def answer_lines(question: Question, state: SessionState, now: Instant) -> tuple[str, ...]:
    """Return the answer to a question."""
    match question:
        case "help":
            return HELP
        case "next":
            return (next_words(state),)
        case "time":
            return (time_answer(state, now),)
        case "cues":
            return cue_lines(state)
        case "about":
            return about_lines(state.routine)
        case "here":
            return (here_words(state, now),)


def mistakes_line(problems: Sequence[Problem]) -> str:
    """Return what is wrong in the session's file after an edit, the first of its mistakes."""
    return clean(f"The file was edited, with a mistake{_first_of(problems)}. The session goes on as it was planned.")


def settings_mistakes_line(found: SettingsReading) -> str:
    """Return what is wrong in the settings after an edit, the first of the mistakes, and what holds."""
    rest = "Everything else in them holds." if found.readable else "Those from before the edit hold."
    return clean(f"The settings were edited, with a mistake{_first_of(found.problems)}. {rest}")


def _first_of(problems: Sequence[Problem]) -> str:
    """Return the first mistake with its line, and the number of the others: ` in line 3: ..., and 2 more mistakes`."""
    first = problems[0]
    where = f" in line {first.line}" if first.line else ""
    more = f", and {plural(len(problems) - 1, 'more mistake')}" if len(problems) > 1 else ""
    return f"{where}: {problem_sentence(first).rstrip('.')}{more}"


def discarded_lines() -> tuple[str, ...]:
    """Return the lines for a session that was thrown away."""
    return ("Thrown away. Nothing was added to your history.", BRING_BACK)


def week_result_words(seen: WeekFacts, now_utc: int, zone: tzinfo) -> str:
    """Return how this week is: `strength 1 of 2 · 3 weeks in a row · clear for strength: ...`.

    Once its target is met nothing more is asked of it; the next session is a fact of its own.
    """
    this = seen.adherence.this
    line = week_line(seen, this, now_utc, zone) if seen.plan.runs and not seen.adherence.met(this) else ""
    return " · ".join(part for part in (adherence_words(seen, this), line) if part)


def done_lines(
    state: SessionState,
    week: str = "",
    bests: tuple[str, ...] = (),
    today: Today | None = None,
    units: Unit = "kg",
    coming: Iterable[tuple[str, str]] = (),
    session: Session | None = None,
) -> tuple[str, ...]:
    """Return the summary of a session that has ended: what the dashboard's has, a fact a line.

    `week` is how the week is with the session in it, `today` what the routine asks next time. The weight that was
    moved is summed up in `units`. `coming` are facts on what comes after it, each with its label.
    """
    view = done_card(state, week, bests, today, units=units, coming=coming, session=session)
    head = "Session done" if to_session(state).finished else "Finished early"
    not_yet = f"{unconfirmed_words(session or to_session(state))}; {CONFIRM_LATER}"
    shown = [("To confirm", not_yet) if label == "Confirm" else (label, value) for label, value in view.facts]
    facts = (f"{label or 'Best'}: {_without_signs(value)}." for label, value in shown)
    return tuple(clean(line) for line in (f"{head}: {view.title}.", *facts))


def numbered_sets(session: Session) -> tuple[str, ...]:
    """Return the sets of a session, each with the number that it is corrected by."""
    rows = (f"{n}: {record.exercise}, {_done_words(record)}." for n, record in enumerate(session.sets, 1))
    return (*(clean(row) for row in rows), "w 3 6: the third had 6 reps, or seconds. The others count as asked.")


def _done_words(record: SetRecord) -> str:
    """Return what was done in a set: `8 reps at 2 × 10 kg`, `skipped`."""
    if record.status == "skipped":
        return "skipped"
    done = Reps(record.done_reps or 0) if record.done_ms is None else Timed(record.done_ms // 1000 * 1000)
    return dose_and_load_words(done, record.load)


def set_corrected(number: int, record: SetRecord, amount: int) -> str:
    """Return that a set was corrected."""
    done = plural(amount, "second" if was_timed(record) else "rep") if amount else "not done"
    return f"Set {number}, {record.exercise}: {done}. The others count as asked."


def _without_signs(words: str) -> str:
    """Return words of the dashboard without the signs that a voice stumbles over."""
    return words.replace(" · ", ", ").replace(" ↑", ", more").replace(" ↓", ", less")
