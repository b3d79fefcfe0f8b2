"""The numbers of a progression rule, as a routine file sets them."""

from __future__ import annotations

import msgspec


class Tuning(msgspec.Struct, frozen=True, omit_defaults=True):
    """The numbers of a progression rule that the file sets; None where the rule's default applies.

    `after` and `back_off_after` are sessions in a row, `back_off` is a share in percent, `over` are reps
    above the target. `step` and `up_to` are a weight, reps, or milliseconds, depending on the rule. `reps_first_over`
    is how much heavier the next weight may be, in percent, without reps or seconds first.
    """

    after: int | None = None
    over: int | None = None
    back_off_after: int | None = None
    back_off: float | None = None
    step: float | None = None
    up_to: float | None = None
    effort_limit: float | None = None
    gap_weeks: float | None = None
    reps_first_over: float | None = None
