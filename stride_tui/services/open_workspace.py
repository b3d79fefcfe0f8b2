"""The opening of a workspace, which reads what must be known before anything can be shown, and no more."""

from __future__ import annotations

from stride_tui.core.instant import DAY_MS
from stride_tui.core.routines.library import Library
from stride_tui.core.settings.settings import DEFAULT_ROUTINE
from stride_tui.services.home import Home
from stride_tui.services.refusal import Refusal
from stride_tui.services.settings import read_settings_of
from stride_tui.services.workspace import Workspace
from stride_tui.store.routines.library import load_entry

TAIL_MS = 84 * DAY_MS
"""The milliseconds of history that the first picture needs, twelve weeks; the rest is read after it."""
NEAR_MS = 21 * DAY_MS
"""The milliseconds of history that the recovery rule needs: no earlier run or session is too close to anything now."""


def open_workspace(
    home: Home,
    slug: str | None = None,
    *,
    hands_free: bool = False,
    since_ms: int | None = TAIL_MS,
    check_names: bool = True,
    with_plan: bool = True,
) -> Workspace | Refusal:
    """Return the workspace of a home on the routine asked for, else on the one that the settings choose.

    Of the history the last `since_ms` milliseconds are read, all of it where that is None. Mistakes in the settings
    or the plan stop nothing: they are in `settings_found` and `plan_problems`. A routine asked for that is not there
    is a refusal. What has no use for the plan leaves it out (`with_plan`), and is quicker by that.
    """
    found = read_settings_of(home, check_names)
    settings = found.settings
    wanted = slug or settings.routine
    entry = load_entry(home.paths, wanted)
    if entry is None and slug is not None:
        return routine_missing(home, slug)
    if entry is None and wanted != DEFAULT_ROUTINE:
        wanted, entry = DEFAULT_ROUTINE, load_entry(home.paths, DEFAULT_ROUTINE)
    workspace = Workspace(home, settings, Library((entry,) if entry else ()), wanted)
    workspace.settings_found = found
    workspace.hands_free = hands_free or settings.hands_free
    if with_plan:
        from stride_tui.store.week.plan_file import load_plan

        workspace.take_plan(load_plan(home.paths))
    if since_ms is None:
        workspace.complete_history()
    else:
        from stride_tui.store.history.reading import read_tail

        reading = read_tail(home.paths, workspace.clock.now().utc - since_ms)
        workspace.history, workspace.unread = reading.history, reading.unread
        workspace.history_reaches = reading.reaches
    return workspace


def routine_missing(home: Home, slug: str) -> Refusal:
    """Return the refusal of a routine that is not there, with the nearest that is, or all of them."""
    import difflib

    from stride_tui.store.routines.library import load_library
    from stride_tui.views.text import refusals

    slugs = [known.slug for known in load_library(home.paths).entries]
    near = difflib.get_close_matches(slug, slugs, 1)
    return Refusal(refusals.no_routine(slug, near[0] if near else None, slugs))
