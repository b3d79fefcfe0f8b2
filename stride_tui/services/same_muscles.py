"""The question whether a session that was done loads muscles that the next one loads too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stride_tui.core.history.records import Session
from stride_tui.core.routines.routine import Routine
from stride_tui.services.home import Home, routine_of

if TYPE_CHECKING:
    from stride_tui.core.routines.library import Library
    from stride_tui.core.week.caution import LoadsTheSame


def loads_the_same(home: Home, library: Library, routine: Routine | None) -> LoadsTheSame:
    """Return the question for the next session of a routine.

    A session of a routine that is not there any more is taken to load the same.
    """

    def same(session: Session) -> bool:
        if routine is None or session.routine == routine.slug:
            return True
        from stride_tui.core.routines.muscles import muscles_of, share_muscles

        done = routine_of(home, library, session.routine)
        return done is None or share_muscles(muscles_of(done), muscles_of(routine))

    return same
