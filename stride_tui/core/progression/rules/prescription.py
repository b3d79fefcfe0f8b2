"""Values of progression: the sets that it reads for an item, the dose and load that it asks for, and the reason."""

from __future__ import annotations

from typing import Literal

import msgspec

from stride_tui.core.history.records import SetRecord
from stride_tui.core.routines.routine import Dose, Load, Routine, Side

Direction = Literal["up", "down", "hold", "first"]
"""The step that the rule took against what was done last time, which is the sign beside it; `first` where nothing was
done. Where the rule holds, a weight that had to be replaced by one that is owned is a step as well."""
Why = Literal[
    "file", "first", "edited", "last", "elsewhere", "unweighed", "met", "more", "almost", "missed", "hard", "often",
    "gap", "heaviest", "limit", "unconfirmed", "lighter",
]  # fmt: skip
"""The reasons. file: as the routine says. first: never done. edited: the file names another weight than last time.
last: with the weight of last time, because nothing more is known. elsewhere: with the weight of the exercise
elsewhere, scaled from the dose there. unweighed: no weight was logged. met: the target was met, the weight goes up.
more: the target was met, the reps or the seconds go up. almost: met, but not often enough yet. missed: not met. hard:
met with too much effort. often: missed too often, a step back. gap: too long ago, a step back. heaviest: there is no
heavier weight, so the reps or the seconds go up. limit: the routine asks for no more than this. unconfirmed: logged by
time alone, and not confirmed since. lighter: a step is due, and waits for the end of a lighter week."""


class DoneSets(msgspec.Struct, frozen=True):
    """One session's sets that count for an item, in order, skipped ones too; `at` is its start in UTC milliseconds.

    `effort` is that of the whole session, where none of its sets has one. `confirmed` is False where sets
    were logged by time alone and the runner has not confirmed them.
    """

    at: int
    sets: tuple[SetRecord, ...]
    effort: float | None = None
    confirmed: bool = True


class Known(msgspec.Struct, frozen=True):
    """The sessions that the history has for an item, newest first: its `own`, and of its exercise `elsewhere`.

    `light_at` is the start of the latest session with the exercise that asked for less on purpose, in UTC milliseconds;
    None without one. `lighter` is the latest of the item's own, whose weight counts where no other session has one.
    """

    own: tuple[DoneSets, ...] = ()
    elsewhere: tuple[DoneSets, ...] = ()
    light_at: int | None = None
    lighter: tuple[DoneSets, ...] = ()

    @property
    def last_at(self) -> int | None:
        """The start of the latest session with the exercise, own or not, in UTC milliseconds; None without one.

        A light one is no ground for a step, but who did it was not away.
        """
        starts = [done[0].at for done in (self.own, self.elsewhere) if done]
        return max([*starts, *([] if self.light_at is None else [self.light_at])], default=None)


def logged(record: SetRecord) -> bool:
    """Return whether a set was done at least in part, with a known count of reps or seconds."""
    return record.status != "skipped" and (record.done_reps if record.done_ms is None else record.done_ms) is not None


class Reason(msgspec.Struct, frozen=True):
    """The reason for what is asked, in facts that views put into words.

    `did` and `load` are what was done last time (the weakest set of the weaker side), as it was logged, and
    `asked` what was asked then. `counted` is the weight of `load` in the unit of what is asked; where no weights are
    named, rounded down to a whole step.
    `times` counts the sessions in a row that the reason is about, `needed` those that it takes. `then` is the weight
    that comes next, and `top` the reps or milliseconds to reach before it (where there is none, half as many again as
    the item's own). `owned` is whether the weight asked for was chosen from those named in the settings; `unowned`
    is the weight that it replaces, if that one is not among them. `round` (from 1) and `side` are those of the weakest
    set, where the sets were not all alike.
    """

    why: Why
    did: Dose | None = None
    load: Load | None = None
    asked: int | None = None
    times: int = 0
    needed: int = 0
    effort: float | None = None
    limit: float | None = None
    weeks: int = 0
    then: float | None = None
    owned: bool = False
    unowned: float | None = None
    counted: float | None = None
    round: int | None = None
    side: Side | None = None
    top: int | None = None


class Prescription(msgspec.Struct, frozen=True):
    """The dose of every set of an item today, its load (the weight is None where it is unknown), and the reason.
    `changed` is against what was done last time, `rule` the name of the rule."""

    dose: Dose
    load: Load
    reason: Reason
    changed: Direction
    rule: str = "none"


class LighterWeek(msgspec.Struct, frozen=True):
    """A week in which half the rounds are asked.

    `trained` is the number of weeks of training in a row before it, `halved` whether any block has fewer rounds by
    it: where each has one round, only nothing goes up.
    """

    trained: int
    halved: bool = True


class Today(msgspec.Struct, frozen=True):
    """A routine with today's dose and load in each item's place, and the asks by block and item ordinal.

    In a `lighter` week it has half its rounds.
    """

    routine: Routine
    asks: dict[tuple[int, int], Prescription]
    lighter: LighterWeek | None = None
