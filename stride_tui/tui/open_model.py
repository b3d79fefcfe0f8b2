"""What must be read before the first picture: settings, the chosen routine, the last weeks of the history."""

from __future__ import annotations

from datetime import UTC

from stride_tui.core.instant import Clock
from stride_tui.core.routines.library import Library
from stride_tui.services.routines.choose import choose
from stride_tui.store.history.reading import read_tail
from stride_tui.store.paths import Paths
from stride_tui.store.week.plan_file import load_plan
from stride_tui.tui.model import Model

TAIL_MS = 84 * 24 * 3_600_000
"""The first picture needs twelve weeks of history; the rest is read after it."""


def open_model(paths: Paths, clock: Clock, slug: str | None, hands_free: bool = False) -> Model | str:
    """The model for a new window; a sentence if the routine that was asked for is not there."""
    found = choose(paths, slug, hands_free)
    if isinstance(found, str):
        return found
    model = Model(paths, clock, found.settings, Library((found.entry,) if found.entry else ()), found.slug)
    model.first_words = found.words
    model.zone = clock.now().local().tzinfo or UTC
    model.take_plan(load_plan(paths))
    model.history = read_tail(paths, clock.now().utc - TAIL_MS).history
    return model
