"""Numbers and names in words: times, doses, loads, sides, plurals."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from stride_tui.core.history.records import Session, SetRecord
from stride_tui.core.routines.routine import Dose, Implement, Item, Load, Reps, Routine, Side, Timed, Unit, convert
from stride_tui.core.routines.steps import Place, Step
from stride_tui.core.session.choices import Choices, load_for
from stride_tui.core.session.state import SessionState
from stride_tui.views.text.clean import clean

SIDE_WORDS: dict[Side | None, str] = {"left": "left", "right": "right", None: ""}
IMPLEMENTS = {
    "none": "",
    "dumbbell": "dumbbell",
    "dumbbells": "dumbbells",
    "kettlebell": "kettlebell",
    "kettlebells": "kettlebells",
    "barbell": "barbell",
    "band": "band",
}


ALTERNATING = "alternating sides, left first"
REP_PARTS = ("down", "hold", "up", "hold")
"""The words for the parts of a rep, in the order of a tempo."""
OPTIONAL = " (optional)"
"""The end of the words for a load that may be left out."""


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun: `1 set`, `2 sets`."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def and_list(names: Sequence[str]) -> str:
    """Return names as a list in a sentence: `A`, `A and B`, `A, B and C`."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def clock_down(ms: int) -> str:
    """Return a countdown, rounded up: `0:20` until the first of twenty seconds is over; never below `0:00`."""
    seconds = max(0, -(-ms // 1000))
    return f"{seconds // 60}:{seconds % 60:02}"


def clock_up(ms: int) -> str:
    """Return elapsed time, rounded down: `0:00` until the first second is over."""
    seconds = max(0, ms // 1000)
    return f"{seconds // 60}:{seconds % 60:02}"


def long_clock(ms: int) -> str:
    """Return the elapsed time of a session: `09:14`, and `1:02:03` above an hour."""
    seconds = max(0, ms // 1000)
    if seconds >= 3600:
        return f"{seconds // 3600}:{seconds % 3600 // 60:02}:{seconds % 60:02}"
    return f"{seconds // 60:02}:{seconds % 60:02}"


def duration(ms: int) -> str:
    """Return a length of time: `20 s`, `1 min`, `1 min 30 s`."""
    seconds, rest = divmod(ms, 1000)
    if rest:
        return f"{ms / 1000:g} s"
    if seconds < 60:
        return f"{seconds} s"
    minutes, seconds = divmod(seconds, 60)
    return f"{minutes} min {seconds} s" if seconds else f"{minutes} min"


def about_minutes(ms: int) -> str:
    """Return a rough length of time: `about 18 min`, `under a minute`, `about 1 h 10 min`."""
    minutes = round(ms / 60_000)
    if minutes < 1:
        return "under a minute"
    return f"about {minutes} min" if minutes < 100 else f"about {minutes // 60} h {minutes % 60} min"


def number(value: float) -> str:
    """Return a number to a hundredth without zeros at its end: `10`, `12.5`."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def load_words(load: Load) -> str:
    """Return what to hold: `2 × 10 kg dumbbells`, `16 kg kettlebell`, `dumbbells (optional)`, or ""."""
    name = IMPLEMENTS[load.implement]
    if not name:
        return ""
    if load.weight is not None:
        name = f"{weight_words(load)} {name}"
    return f"{name}{OPTIONAL}" if load.optional else name


def weight_words(load: Load, beside: Unit | None = None) -> str:
    """Return the weight that is held: `2 × 10 kg`, `60 kg`, or "" without one.

    It is shown in its own unit, for in that it was lifted. Where `beside` is the other unit, it follows to a hundredth:
    `60 kg (132.28 lb)`.
    """
    if load.weight is None:
        return ""
    pair = f"{load.count} × " if load.count > 1 else ""
    words = f"{pair}{number(load.weight)} {load.unit}"
    if beside is None or beside == load.unit:
        return words
    return f"{words} ({number(convert(load.weight, load.unit, beside))} {beside})"


def dose_words(dose: Dose) -> str:
    """Return a dose: `20 s`, `8 reps`, `8–12 reps`."""
    if isinstance(dose, Timed):
        return duration(dose.ms)
    if dose.upto is not None:
        return f"{dose.count}–{dose.upto} reps"
    return plural(dose.count, "rep")


def dose_short(dose: Dose) -> str:
    """Return a dose for a narrow column: `20 s`, `×8`, `×8–12`."""
    if isinstance(dose, Reps):
        return f"×{dose.count}" if dose.upto is None else f"×{dose.count}–{dose.upto}"
    return duration(dose.ms)


def side_words(item: Item, place: Place) -> str:
    """Return the side to work on: `left side`, `alternating sides, left first`, or "".

    Left comes first, as it does where each side is a set of its own.
    """
    if place.side:
        return f"{place.side} side"
    return ALTERNATING if item.sides == "alternating" else ""


def record_words(record: SetRecord, beside: Unit | None = None) -> str:
    """Return a logged set: `8 reps at 2 × 10 kg`, `8 reps`, `20 s at 10 kg`, `20 s`, `skipped`.

    `beside` is the unit that a weight logged in the other one is shown in as well.
    """
    if record.status == "skipped":
        return "skipped"
    held = duration(round((record.done_ms or 0) / 1000) * 1000)
    done = held if record.done_reps is None else plural(record.done_reps, "rep")
    weight = weight_words(record.load, beside)
    return f"{done} at {weight}" if weight else done


def unconfirmed_words(session: Session) -> str:
    """Return the number of sets to confirm, in words; empty where there are none."""
    count = len(session.to_confirm)
    return f"{plural(count, 'set')} logged by time alone" if count else ""


def short_block_names(routine: Routine) -> tuple[str, ...]:
    """Return short block names: the words that all strength blocks begin with are left out.

    "Strength Set A" and "Strength Set B" become "A" and "B". The name of a single strength block stays whole, and so
    do those of warm-up and cool-down.
    """
    strength = [block.name.split() for block in routine.blocks if block.is_strength]
    shared = 0
    if len(strength) > 1:
        shortest = min(len(words) for words in strength)
        while shared < shortest - 1 and len({words[shared].casefold() for words in strength}) == 1:
            shared += 1
    return tuple(
        clean(" ".join(block.name.split()[shared:]) if block.is_strength else block.name) for block in routine.blocks
    )


FETCH = "Fetch: "
"""The beginning of a line that says what to fetch."""


def fetch_words(state: SessionState) -> str:
    """Return what to fetch for the block to come, each thing once, joined by ` · `.

    It is the loads of the sets that are left of it, as they are chosen by now, and their exercises' equipment, without
    what was fetched for sets that are done. What may be left out counts as fetched only for sets that may do without;
    of a pair that is there one is there too.
    """
    position, chosen = state.position, state.position.chosen
    works = [step for step in position.steps if step.kind == "work"]
    done = [step for step in works if step.place in state.logs and state.logs[step.place].status != "skipped"]
    begun = {step.block for step in done}
    # Before the first set of a block all of it was fetched, and since then what was chosen for the sets done.
    fetched = _needed(state, [step for step in works if step.block in begun], {}) | _needed(state, done, chosen)
    left = [step for step in position.steps[position.index :] if step.kind == "work"]
    needed = _needed(state, [step for step in left if step.block == position.step.block], chosen)
    wanted = [words for words, pair in needed.items() if words not in fetched and not _instead(words, pair, fetched)]
    return clean(" · ".join(words for words in wanted if not _instead(words, needed[words], needed)))


def _needed(state: SessionState, works: Sequence[Step], chosen: Choices) -> dict[str, str]:
    """Return the loads and the equipment of sets in words, each once, in the order of the items.

    Each has the words of the pair that it is one of, "" where it is none.
    """
    needed: dict[str, str] = {}
    for step in sorted(works, key=lambda step: (step.block, step.item)):
        load = load_for(state.routine, step, chosen)
        if words := load_words(load):
            needed[words] = _pair_words(load)
        needed |= dict.fromkeys(state.routine.exercise(step.place.exercise).equipment, "")
    return needed


_PAIRS: dict[Implement, Implement] = {"dumbbell": "dumbbells", "kettlebell": "kettlebells"}


def _pair_words(load: Load) -> str:
    """Return the pair of which what is held is one; "" where it is none, or where its weight is not known yet."""
    pair = _PAIRS.get(load.implement)
    return load_words(msgspec.structs.replace(load, implement=pair)) if pair and load.weight is not None else ""


def _instead(words: str, pair: str, others: Collection[str]) -> bool:
    """Return whether another thing does instead: the same that must not be left out, or the pair that it is one of."""
    pairs = {pair, pair.removesuffix(OPTIONAL)} - {""}
    return (words.endswith(OPTIONAL) and words.removesuffix(OPTIONAL) in others) or not pairs.isdisjoint(others)
