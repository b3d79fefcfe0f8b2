"""The days around a race in which no full strength session is advised: the taper before it and the rest after it.

- Before: a taper of about a week for most races, longer for a marathon. Bosquet and others ("Effects of tapering on
  performance: a meta-analysis", Medicine & Science in Sports & Exercise 39, 2007) found the largest gain with the
  volume cut by 41 to 60 % at unchanged intensity over 8 to 14 days: hence ten days for a marathon, seven for shorter
  races, and a light session (fewer rounds at the same loads) instead of none.
- After: Hikida and others ("Muscle fiber necrosis associated with human marathon runners", Journal of the
  Neurological Sciences 59, 1983) still saw damaged fibres in the calf seven days after a marathon, most on the first
  and third day: hence seven days. Two days after shorter races are a choice of this program.

The plan's `taper_days` and `after_race_days` replace these numbers for one race.
"""

from __future__ import annotations

import re
from typing import NamedTuple

TAPER_DAYS = 7.0
"""The days before a race in which only a light session is offered."""
MARATHON_TAPER_DAYS = 10.0
"""The same before a marathon or a longer race."""
AFTER_RACE_DAYS = 2.0
"""The days after a race in which nothing is suggested."""
MARATHON_AFTER_DAYS = 7.0
"""The same after a marathon or a longer race."""
MOST_TAPER_DAYS, MOST_AFTER_DAYS = 21, 20
"""The most days that a plan may say."""
MARATHON_KM = 41.0
"""The kilometres from which a race is taken for a marathon: its 42.2 km less what a watch may measure too short."""

_PART_OF_ONE = re.compile(r"(half|halb|semi|demi|quarter|1/2|½)[ -]?marathon")


class RaceDays(NamedTuple):
    """The days before a race without a full session, and those after it without any."""

    taper: float
    after: float


def race_days(km: float | None, name: str | None) -> RaceDays:
    """Return the days around a race by its kilometres, else by its name: `Berlin Marathon` is one, a half is none."""
    marathon = km >= MARATHON_KM if km is not None else _named_marathon(name or "")
    return RaceDays(MARATHON_TAPER_DAYS, MARATHON_AFTER_DAYS) if marathon else RaceDays(TAPER_DAYS, AFTER_RACE_DAYS)


def _named_marathon(name: str) -> bool:
    """Return whether a name is that of a whole marathon."""
    return "marathon" in _PART_OF_ONE.sub("", name.casefold())
