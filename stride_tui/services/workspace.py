"""The values that stride has of one home: settings, routines, history, plan, zone. Every face uses them.

Each value is immutable and replaced whole: by what a service has written, or by the feeds that follow the files.
"""

from __future__ import annotations

from datetime import UTC, date, timedelta, tzinfo
from functools import partial
from typing import TYPE_CHECKING

from stride_tui.core.history.history import History
from stride_tui.core.instant import DAY_MS
from stride_tui.core.problem import Problem, Unread
from stride_tui.core.routines.library import Entry, Library
from stride_tui.core.routines.routine import Routine
from stride_tui.core.settings.settings import WEEKDAYS, Settings, SettingsReading
from stride_tui.core.week.calendar import week_start
from stride_tui.core.week.needs import known_targets, needs_of, weekly_target
from stride_tui.core.week.plan import Plan
from stride_tui.core.week.quality_runs import wall_of
from stride_tui.services.home import Home, routine_of
from stride_tui.services.same_muscles import loads_the_same

if TYPE_CHECKING:
    from stride_tui.core.history.records import Session
    from stride_tui.core.progression.forecast import Assumption, Coming
    from stride_tui.core.progression.rules.prescription import Today
    from stride_tui.core.routines.exercise_names import ExerciseNames, KnownNames
    from stride_tui.core.week.adherence import Adherence
    from stride_tui.core.week.facts import WeekFacts
    from stride_tui.core.week.needs import SessionNeeds
    from stride_tui.core.week.next_two_weeks import Ahead


class Workspace:
    """The values of one home. `complete` is whether the whole history is read, or only its last weeks."""

    def __init__(self, home: Home, settings: Settings, library: Library, slug: str) -> None:
        self.home = home
        self.clock = home.clock
        self.settings = settings
        self.library = library
        self.library_read = False
        """True once all routines are in the library, not only the chosen one."""
        self.slug = slug
        """The slug of the chosen routine."""
        self.hands_free = settings.hands_free
        """True if the next session is hands-free: as the settings say, until the runner chooses otherwise."""
        self.history = History()
        self.complete = False
        self.unread = Unread()
        """The part of the history that cannot be read."""
        self.history_reaches = True
        """True if all of the history since the time that was asked for is read."""
        self.plan = Plan()
        self.plan_read = False
        """True once a plan without mistakes was read."""
        self.plan_problems: tuple[Problem, ...] = ()
        """The mistakes in the plan file, while the last good plan stays in use."""
        self.zone: tzinfo = self.clock.now().local().tzinfo or UTC
        """The runner's time zone, by which the plan's times of day are meant."""
        self.settings_found = SettingsReading()
        """The last reading of the settings, with the mistakes in their file."""
        self._zoned = False
        """True if the zone is the system's, with its rules."""
        self._today: tuple[tuple[object, ...], tuple[object, ...], Today] | None = None
        self._names: KnownNames | None = None
        self._adherence: tuple[tuple[object, ...], tuple[object, ...], Adherence] | None = None

    # What is chosen

    @property
    def entry(self) -> Entry | None:
        """The chosen routine's entry in the library, or None."""
        return self.library.entry(self.slug)

    @property
    def routine(self) -> Routine | None:
        """The chosen routine; None where its file is not there or has mistakes."""
        return self.entry.routine if self.entry else None

    @property
    def first_weekday(self) -> int:
        """The first day of the week, from Monday 0."""
        return WEEKDAYS.index(self.settings.first_weekday)

    def choose(self, slug: str) -> None:
        """Choose a routine; where the library is not read yet, its file is."""
        self.slug = slug
        if self.library.entry(slug) is None:
            from stride_tui.store.routines.library import load_entry

            found = load_entry(self.home.paths, slug)
            self.library = Library((*self.library.entries, found)) if found else self.library

    def choose_neighbour(self, by: int) -> None:
        """Choose the routine before or after the chosen one, around the end."""
        slugs = [entry.slug for entry in self.library.entries]
        if slugs:
            at = slugs.index(self.slug) if self.slug in slugs else 0
            self.slug = slugs[(at + by) % len(slugs)]

    # What follows from it

    @property
    def needs(self) -> SessionNeeds:
        """The hours and the length that a session of the chosen routine asks for."""
        same = loads_the_same(self.home, self.library, self.routine)
        return needs_of(self.routine, self.target, self.first_weekday, same)

    @property
    def target(self) -> int:
        """Strength sessions a week: the plan's number, else that of the chosen routine's schedule."""
        return weekly_target(self.plan, self.routine)

    @property
    def today(self) -> date:
        """The local date."""
        return self.clock.now().local().date()

    @property
    def this_week(self) -> date:
        """The first day of this week."""
        return week_start(self.today, self.first_weekday)

    @property
    def names(self) -> ExerciseNames:
        """The names of exercises by the routines read so far; what the chosen one says of them counts first."""
        from stride_tui.core.routines.exercise_names import KnownNames

        self._names = self._names or KnownNames()
        return self._names.by(self.library, self.routine)

    def _complete(self) -> None:
        """Read the whole history and all routines now, if they are not read yet."""
        self.complete_history()
        if not self.library_read:
            from stride_tui.store.routines.library import load_library

            self.library, self.library_read = load_library(self.home.paths, self.library), True

    def asked_today(self, routine: Routine, day: date | None = None) -> Today:
        """Return what a routine asks today, by the whole history, in the week of a local `day`, today without one."""
        self._complete()
        # The rules of progression are imported here: the first picture, which does not say what is asked, needs none.
        from stride_tui.core.progression.today import today

        now, names, day = self.clock.now().utc, self.names, day or self.today
        # The values themselves are kept and compared, not their ids: a new value may get the id that an old one had.
        made_of = (self.history, self.settings, routine, names)
        when = (now // DAY_MS, day)
        if self._today is None or self._today[1] != when or not _same(self._today[0], made_of):
            self._today = (made_of, when, today(routine, self.history, self.settings, now, names.key, day))
        return self._today[2]

    def forecast(self, routine: Routine, weeks: int, assumed: Assumption) -> tuple[Coming, ...]:
        """Return what the coming weeks' sessions of a routine would ask, if they go as is assumed."""
        from stride_tui.core.progression.forecast import forecast

        self._complete()
        return forecast(routine, self.history, self.settings, self.clock.now(), weeks, assumed, self.names.key)

    def adherence(self) -> Adherence:
        """Return the weeks in which the target was met, as of today; worked out once for what it is made of."""
        from stride_tui.core.week.adherence import adherence

        made_of = (self.history, self.plan, self.library, self.routine)
        numbers = (self.today, self.target, self.first_weekday)
        if self._adherence is None or self._adherence[1] != numbers or not _same(self._adherence[0], made_of):
            others = known_targets(self.history, self.routine, partial(routine_of, self.home, self.library))
            self._adherence = made_of, numbers, adherence(self.history, self.plan, *numbers, others)
        return self._adherence[2]

    def session_now(self, session: Session) -> Session | None:
        """Return a session as the history has it now; None if it was taken out."""
        return next((other for other in reversed(self.history.sessions) if other.id == session.id), None)

    def week(self, start: date, under_way: bool = False) -> WeekFacts:
        """Return all that is known of the week that begins on `start`; `under_way` is whether a session runs."""
        from stride_tui.core.week.facts import week_facts

        known = self.history, self.plan, self.adherence(), self.needs
        return week_facts(*known, self.clock.now(), start, self.zone, under_way=under_way)

    def ahead(self) -> Ahead:
        """Return the next two weeks under the recovery rule."""
        from stride_tui.core.week.next_two_weeks import look_ahead

        return look_ahead(self.plan, self.history, self.needs, self.clock.now().utc, self.today, self.zone)

    # What the feeds and the services replace

    def use(self, settings: Settings) -> None:
        """Take new settings. Hands-free asked for otherwise stays, unless it is what was changed."""
        if settings.hands_free != self.settings.hands_free:
            self.hands_free = settings.hands_free
        self.settings = settings

    def take_plan(self, found: Plan | tuple[Problem, ...]) -> None:
        """Take a plan; where it has problems, only these: the last good plan stays in use."""
        if isinstance(found, Plan):
            self.plan, self.plan_read, self.plan_problems = found, True, ()
            self.settle_zone()
        else:
            self.plan_problems = found

    def take_history(self, history: History) -> None:
        """Take the whole history, and with it what this workspace added while it was being read."""
        self.history = history.united(self.history)
        self.complete = True

    def complete_history(self) -> tuple[Problem, ...]:
        """Read the whole history now, if it is not read yet; return what of it cannot be read."""
        if self.complete:
            return ()
        from stride_tui.store.history.reading import read_history

        reading = read_history(self.home.paths)
        self.take_history(reading.history)
        self.unread, self.history_reaches = reading.unread, True
        return reading.problems

    def rules_zone(self) -> tzinfo:
        """Return the system's zone with its rules, by which days long gone are meant."""
        from stride_tui.store import zone

        return zone.local_zone(self.clock.now())

    def settle_zone(self) -> None:
        """Find the zone with its rules, by which times of day to come are meant; without runs today's offset does.

        To be asked now and then: the zone of a laptop that travels changes.
        """
        now = self.clock.now()
        here = wall_of(now.utc, self.zone).utcoffset() == timedelta(seconds=now.offset)
        if here and (self._zoned or not self.plan.runs):
            return
        self.zone = now.local().tzinfo or UTC
        if self.plan.runs:
            from stride_tui.store import zone

            self.zone, self._zoned = zone.local_zone(now), True


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """Return whether both hold the very same objects."""
    return all(a is b for a, b in zip(one, other, strict=True))
