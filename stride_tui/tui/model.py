"""What the app knows: immutable values that the feeds replace whole, and what the runner is looking at."""

from __future__ import annotations

from datetime import UTC, timedelta, tzinfo
from typing import TYPE_CHECKING

from stride_tui.core.history.history import History
from stride_tui.core.instant import Clock
from stride_tui.core.problem import Problem
from stride_tui.core.routines.library import Entry, Library
from stride_tui.core.routines.routine import Routine
from stride_tui.core.settings.settings import WEEKDAYS, Settings
from stride_tui.core.week.plan import Plan
from stride_tui.core.week.quality_runs import wall_of
from stride_tui.store.paths import Paths
from stride_tui.views.keys.actions import resolve_keys

if TYPE_CHECKING:
    from stride_tui.core.progression.prescription import Today

DAY_MS = 86_400_000


class Model:
    """The values of one window."""

    def __init__(self, paths: Paths, clock: Clock, settings: Settings, library: Library, slug: str) -> None:
        self.paths = paths
        self.clock = clock
        self.library = library
        self.slug = slug
        """The chosen routine."""
        self.history = History()
        self.plan = Plan()
        self.plan_read = False
        """Whether a plan without mistakes was read since the start."""
        self.plan_problems: tuple[Problem, ...] = ()
        """What is wrong in the plan file, while the last good plan stays in use."""
        self.zone: tzinfo = UTC
        """The runner's time zone, by which the plan's times of day are meant."""
        self.reading = True
        """Whether the history is still being read."""
        self.elsewhere = ""
        """Where the session of another window stands, in words, while one holds it."""
        self.weeks_back = 0
        """The week on show, counted back from this one."""
        self.unsaved: str | None = None
        """Why the session is not saved just now, or None."""
        self._todays: tuple[object, Today, Routine] | None = None
        self.first_words = ""
        """Something to tell when the first picture is there, or nothing."""
        self._zoned = False
        """Whether the zone is the system's, with its rules."""
        self.settings = settings
        self.hands_free = settings.hands_free
        """Whether the session to come is hands-free: as set, until a key says otherwise."""
        self.use(settings)

    def use(self, settings: Settings) -> None:
        """Take new settings."""
        if settings.hands_free != self.settings.hands_free:
            self.hands_free = settings.hands_free
        self.settings = settings
        self.keys = resolve_keys(settings.keys)
        self.actions = {key: name for name, keys in self.keys.items() for key in keys}

    def take_plan(self, found: Plan | tuple[Problem, ...]) -> None:
        """Take a plan; where it has problems, only these: the last good plan stays in use."""
        if isinstance(found, Plan):
            self.plan, self.plan_read, self.plan_problems = found, True, ()
            self.settle_zone()
        else:
            self.plan_problems = found

    def settle_zone(self) -> None:
        """The zone with its rules, by which times of day to come are meant; without a plan today's offset does.

        Asked again now and then, so that a laptop that travels is followed.
        """
        now = self.clock.now()
        here = wall_of(now.utc, self.zone).utcoffset() == timedelta(seconds=now.offset)
        if here and (self._zoned or not self.plan.runs):
            return
        self.zone = now.local().tzinfo or UTC
        if self.plan.runs:
            from stride_tui.store.zone import local_zone

            self.zone, self._zoned = local_zone(now), True

    def todays(self, routine: Routine) -> Today:
        """What a routine asks for today; worked out once for each history, settings and day."""
        now = self.clock.now().utc
        # The rules of progression are not for the first picture: it says what there is, not what is asked.
        from stride_tui.core.progression.today import today

        key = (id(self.history), id(self.settings), id(routine), now // DAY_MS)
        if self._todays is None or self._todays[0] != key:
            # The routine is kept beside its key, so that no other can come to have its id.
            self._todays = (key, today(routine, self.history, self.settings, now), routine)
        return self._todays[1]

    @property
    def first_weekday(self) -> int:
        """The first day of the week, from Monday 0."""
        return WEEKDAYS.index(self.settings.first_weekday)

    @property
    def target(self) -> int:
        """Strength sessions a week: what the plan says, else the chosen routine's schedule."""
        entry = self.entry
        of_routine = entry.routine.schedule.per_week if entry and entry.routine else 1
        return self.plan.strength_per_week or of_routine

    @property
    def entry(self) -> Entry | None:
        """The chosen routine's entry."""
        return self.library.entry(self.slug)

    def choose_neighbour(self, by: int) -> None:
        """Choose the routine before or after the chosen one, around the end."""
        slugs = [entry.slug for entry in self.library.entries]
        if slugs:
            at = slugs.index(self.slug) if self.slug in slugs else 0
            self.slug = slugs[(at + by) % len(slugs)]
