"""Made-up sessions, set by set: a runner's strength changes with every session and decides how the sets go.

Strength is counted in steps of dumbbells: at 3.0 the runner can just manage the fourth weight of the list.
"""

from __future__ import annotations

from random import Random
from typing import NamedTuple

import msgspec

from stride_tui.core.history.records import Session, SetRecord, SetStatus
from stride_tui.core.instant import Instant
from stride_tui.core.routines.routine import Load, Reps, Routine
from stride_tui.core.routines.steps import Step, unroll
from stride_tui.core.session.to_records import skipped_record

OWNED = {"kettlebell": (12.0, 16.0, 20.0, 24.0, 28.0), "dumbbells": (6.0, 8.0, 10.0, 12.5, 15.0, 17.5, 20.0, 22.5)}
"""The weights that the made-up runner owns; dumbbells serve for every implement that is not named."""
STEP = {"kettlebell": 1.6}
"""The strength that the next weight needs, in steps of dumbbells, where that is more than 1."""
STEP_AFTER = 4
"""Sessions that met the target before the next weight is taken; a session that missed it counts as -1."""
BACK_AFTER = 3
"""Sessions in a row that missed the target before the weight below is taken again."""
GAIN, LOSS = 0.085, 0.6
"""The strength that a session adds, and that a week of illness takes away, in steps of dumbbells."""
SET_NOTES = ("knee caved in", "grip slipped", "last one shaky", "lower box")


class Level(NamedTuple):
    """The present weight of an item (its index in `OWNED`), and how many sessions met or missed its target."""

    weight: int = 0
    met: int = 0
    missed: int = 0


class Strength:
    """The made-up runner's strength and the present weights of one routine's items; every session changes it."""

    def __init__(self, routine: Routine, chance: Random) -> None:
        self.routine = routine
        self.steps = unroll(routine)
        self._chance = chance
        self._levels: dict[tuple[int, int], Level] = {}
        self._strength = 0.5

    def load_of(self, step: Step) -> Load:
        """Return the load of a set, with its present weight if it has one."""
        load = self.routine.blocks[step.block].items[step.item].load
        if load.implement == "none" or load.weight is not None:
            return load
        owned = OWNED.get(load.implement, OWNED["dumbbells"])
        return msgspec.structs.replace(load, weight=owned[self._level(step).weight])

    def short_of(self, step: Step) -> int:
        """Return how many reps a set lacks: more if the weight is still heavy, in late rounds, on the right side."""
        odds = max(0.005, 0.03 + 0.1 * self._too_heavy(step)) + 0.01 * (step.place.round - 1)
        odds += 0.02 if step.place.side == "right" else 0
        draw = self._chance.random()
        return 0 if draw > odds else 1 if draw > odds / 3 else 2

    def effort_of(self, step: Step) -> float:
        """Return the effort (RPE) of a set: higher if the weight is still heavy, and with every round."""
        base = 7.2 + 1.2 * self._too_heavy(step) + 0.4 * (step.place.round - 1) + self._chance.uniform(-0.4, 0.4)
        return min(10.0, max(5.0, round(base * 2) / 2))

    def learn(self, met: dict[tuple[int, int], bool]) -> None:
        """Take the next weight up or down after a session, given for each item whether all its sets were done."""
        self._strength += GAIN
        for place, done in met.items():
            level = self._levels.get(place, Level())
            if done:
                level = Level(level.weight, level.met + 1, 0)
                if level.met >= STEP_AFTER and self._strength > level.weight * self._step(place):
                    level = Level(min(level.weight + 1, len(self._owned(place)) - 1))
            else:
                level = Level(level.weight, max(0, level.met - 1), level.missed + 1)
                level = Level(max(level.weight - 1, 0)) if level.missed >= BACK_AFTER else level
            self._levels[place] = level

    def rest(self) -> None:
        """Lose the strength that a week of illness takes, and go down to weights that fit it."""
        self._strength = max(0.5, self._strength - LOSS)
        self._levels = {
            place: Level(min(level.weight, int(self._strength / self._step(place))), 2)
            for place, level in self._levels.items()
        }

    def _too_heavy(self, step: Step) -> float:
        """Return by how much a set's weight is above the runner's strength, in steps of dumbbells;
        below 0 it is easy.
        """
        return self._level(step).weight * self._step((step.block, step.item)) - self._strength

    def _step(self, place: tuple[int, int]) -> float:
        return STEP.get(self.routine.blocks[place[0]].items[place[1]].load.implement, 1.0)

    def _level(self, step: Step) -> Level:
        return self._levels.get((step.block, step.item), Level())

    def _owned(self, place: tuple[int, int]) -> tuple[float, ...]:
        implement = self.routine.blocks[place[0]].items[place[1]].load.implement
        return OWNED.get(implement, OWNED["dumbbells"])


def sample_session(strength: Strength, start: int, offset: int, chance: Random, note: str | None = None) -> Session:
    """Return a session that begins at `start` (UTC milliseconds), and let the runner's strength follow from it."""
    routine = strength.routine
    works = sum(step.kind == "work" for step in strength.steps)
    stop = chance.randrange(works // 3, works) if chance.random() < 0.07 else works
    at, work_ms, lead_ms, rest_ms = start, 0, 0, 0
    sets: list[SetRecord] = []
    met: dict[tuple[int, int], bool] = {}
    for step in strength.steps:
        over = len(sets) >= stop
        if step.kind != "work":
            # A set that is left out has no lead-in and no rest.
            ms = 0 if over else step.ms if step.ms is not None else step.expected_ms + chance.randrange(-15, 40) * 1000
            at += ms
            rest_ms, lead_ms = (rest_ms + ms, lead_ms) if step.kind == "rest" else (rest_ms, lead_ms + ms)
            continue
        ms = 0 if over else step.ms if step.ms is not None else round(step.expected_ms * chance.uniform(0.85, 1.2))
        skipped = over or chance.random() < 0.008
        record = skipped_record(routine, step, at + ms)
        if not skipped:
            record = _done(strength, step, msgspec.structs.replace(record, started=at), chance)
        if record.load.weight is not None:
            place = step.block, step.item
            met[place] = met.get(place, True) and record.status == "done"
        at += ms
        work_ms += ms
        sets.append(record)
    strength.learn(met)
    return Session(
        id=made_up_id(start, offset, chance),
        routine=routine.slug,
        name=routine.name,
        started=start,
        ended=at,
        offset=offset,
        finished=stop == works,
        sets=tuple(sets),
        work_ms=work_ms,
        lead_ms=lead_ms,
        rest_ms=rest_ms,
        recovery_hours=routine.schedule.recovery_hours,
        effort=round(chance.uniform(5.5, 8.5) * 2) / 2 if chance.random() < 0.8 else None,
        note=note,
    )


def made_up_id(start: int, offset: int, chance: Random) -> str:
    """Return an id in the form of a real one, made by `chance` so that the same seed makes the same id."""
    local = Instant(0, 0, start, offset).local()
    return f"{local:%Y%m%dT%H%M%S}-{chance.getrandbits(32):08x}"


def _done(strength: Strength, step: Step, record: SetRecord, chance: Random) -> SetRecord:
    """Return the record of a set that was done, with all its reps or a few fewer."""
    item = strength.routine.blocks[step.block].items[step.item]
    load = strength.load_of(step)
    loaded = load.weight is not None
    short = strength.short_of(step) if loaded and isinstance(item.dose, Reps) else 0
    status: SetStatus = "partial" if short else "done"
    return msgspec.structs.replace(
        record,
        status=status,
        done_reps=max(1, item.dose.count - short) if isinstance(item.dose, Reps) else None,
        done_ms=None if isinstance(item.dose, Reps) else item.dose.ms,
        load=load,
        effort=strength.effort_of(step) if loaded and chance.random() < 0.7 else None,
        note=chance.choice(SET_NOTES) if short and chance.random() < 0.06 else None,
    )
