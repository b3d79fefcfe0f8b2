"""One step of each rule: from the evidence to what is asked next. `rules` says what each rule means."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile

import msgspec

from stride_tui.core.progression.evidence import Evidence, target_amount
from stride_tui.core.progression.prescription import Direction, Why
from stride_tui.core.progression.rules.registry import Numbers
from stride_tui.core.routines.routine import Item, Reps, Rule
from stride_tui.core.settings.weights import Rack


class Case(msgspec.Struct, frozen=True):
    """All that a rule looks at: the item, its numbers, the weights, the evidence, newest first, and the weeks since."""

    item: Item
    rule: Rule
    numbers: Numbers
    rack: Rack
    found: tuple[Evidence, ...]
    weeks: float

    @property
    def newest(self) -> Evidence:
        """The latest evidence; there is some."""
        return self.found[0]

    @property
    def away(self) -> bool:
        """Whether the exercise was left alone for so long that a step back is due."""
        return self.weeks >= self.numbers.gap_weeks

    @property
    def hard(self) -> bool:
        """Whether last time took more effort than lets anything go up."""
        return (self.newest.effort or 0) > self.numbers.effort_limit

    def in_a_row(self, so: Callable[[Evidence], bool]) -> int:
        """How many of the latest sessions, with the weight of the last one, were so."""
        weight = self.newest.weight
        return sum(1 for _ in takewhile(lambda e: e.weight == weight and so(e), self.found))


class Move(msgspec.Struct, frozen=True):
    """Where a rule goes: reps or milliseconds (None: the item's own dose), weight, and why."""

    change: Direction
    why: Why
    amount: int | None
    weight: float | None
    times: int = 0
    needed: int = 0
    then: float | None = None


def step(case: Case) -> Move:
    """What the case's rule asks for next."""
    if case.rule == "linear":
        return _linear(case)
    return _double(case) if case.rule == "double" else _counted(case)


def _linear(case: Case) -> Move:
    target, over = target_amount(case.item), case.numbers.over

    def met(evidence: Evidence) -> bool:
        return not evidence.dropped and evidence.low >= target and evidence.last >= target + over

    def missed(evidence: Evidence) -> bool:
        return evidence.dropped or evidence.low < target

    if case.away:
        return _lighter(case, "gap", None)
    if met(case.newest):
        return _heavier(case, case.in_a_row(met), None, None)
    if missed(case.newest):
        return _after_a_miss(case, case.in_a_row(missed), None)
    return _heavier(case, 0, None, None)


def _double(case: Case) -> Move:
    newest, bottom = case.newest, target_amount(case.item)
    top = case.item.dose.upto if isinstance(case.item.dose, Reps) else None
    top = bottom if top is None else top

    def full(evidence: Evidence) -> bool:
        return not evidence.dropped and evidence.low >= top

    def missed(evidence: Evidence) -> bool:
        return evidence.dropped or evidence.low < bottom

    asked = newest.asked or bottom
    if case.away:
        # Through a range the way back is the way forth: the reps first, then the weight.
        return Move("down", "gap", bottom, newest.weight) if asked > bottom else _lighter(case, "gap", bottom)
    if full(newest):
        return _heavier(case, case.in_a_row(full), top, bottom)
    if missed(newest):
        return _after_a_miss(case, case.in_a_row(missed), bottom)
    if newest.low < asked:
        return Move("hold", "missed", newest.low + 1, newest.weight)
    if case.hard:
        return Move("hold", "hard", newest.low, newest.weight)
    return Move("up", "more", newest.low + 1, newest.weight)


def _counted(case: Case) -> Move:
    """Reps or milliseconds, by the same rule."""
    newest, base = case.newest, target_amount(case.item)
    level = newest.asked or base
    dose = case.item.dose
    most = case.numbers.up_to or (dose.upto if isinstance(dose, Reps) else None)

    def met(evidence: Evidence) -> bool:
        return not evidence.dropped and evidence.low >= level

    def missed(evidence: Evidence) -> bool:
        return evidence.dropped or evidence.low < (evidence.asked or base)

    if case.away:
        return _fewer(case, "gap", level)
    if not met(newest):
        times = case.in_a_row(missed)
        if times >= case.numbers.back_off_after:
            return _fewer(case, "often", level, times)
        return Move("hold", "missed", level, newest.weight, times)
    if most is not None and newest.low >= most:
        return Move("hold", "limit", round(most), newest.weight)
    times, after = case.in_a_row(met), case.numbers.after
    if times < after:
        return Move("hold", "almost", level, newest.weight, times, after - times)
    if case.hard:
        return Move("hold", "hard", level, newest.weight)
    # A time that was stopped by hand counts by its whole seconds.
    done = newest.low if isinstance(dose, Reps) else max(level, newest.low // 1000 * 1000)
    more = done + round(case.numbers.step or 1)
    return Move("up", "more", more if most is None else min(more, round(most)), newest.weight, times)


def _heavier(case: Case, times: int, amount: int | None, bottom: int | None) -> Move:
    """A step up in weight, to `bottom` reps, once the target was met often enough; until then `amount` again."""
    weight, after = case.newest.weight or 0, case.numbers.after
    heavier = case.rack.up(weight)
    if heavier is None:
        return Move("hold", "heaviest", amount, weight, times)
    if times < after:
        return Move("hold", "almost", amount, weight, times, after - times, heavier)
    if case.hard:
        return Move("hold", "hard", amount, weight, times)
    return Move("up", "met", bottom, heavier, times)


def _after_a_miss(case: Case, times: int, amount: int | None) -> Move:
    if times >= case.numbers.back_off_after:
        return _lighter(case, "often", amount, times)
    return Move("hold", "missed", amount, case.newest.weight, times)


def _lighter(case: Case, why: Why, amount: int | None, times: int = 0) -> Move:
    """A step back in weight; the same again where there is nothing lighter."""
    weight = case.newest.weight or 0
    lighter = case.rack.back_off(weight, case.numbers.back_off)
    return Move("hold" if lighter is None else "down", why, amount, weight if lighter is None else lighter, times)


def _fewer(case: Case, why: Why, level: int, times: int = 0) -> Move:
    """A step back in reps or whole seconds, never below what the routine says."""
    unit = 1 if isinstance(case.item.dose, Reps) else 1000
    # A hair is added, for the share has no exact binary form.
    less = int(level * (1 - case.numbers.back_off / 100) / unit + 1e-9) * unit
    amount = min(level, max(target_amount(case.item), less))
    return Move("down" if amount < level else "hold", why, amount, case.newest.weight, times)
