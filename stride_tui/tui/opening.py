"""What must be read before the first picture: settings, the chosen routine, the last weeks of the history."""

from __future__ import annotations

import difflib
from datetime import UTC

import msgspec

from stride_tui.core.instant import Clock
from stride_tui.core.library import Library
from stride_tui.core.settings import Settings
from stride_tui.store.history_file import read_tail
from stride_tui.store.library import load_entry, load_library
from stride_tui.store.paths import Paths
from stride_tui.store.plan_file import load_plan
from stride_tui.store.settings import load_settings
from stride_tui.tui.model import Model
from stride_tui.views.actions import BY_NAME
from stride_tui.views.clean import clean
from stride_tui.views.problem_view import problem_place, problem_sentence

TAIL_MS = 84 * 24 * 3_600_000
"""The first picture needs twelve weeks of history; the rest is read after it."""


def open_model(paths: Paths, clock: Clock, slug: str | None, hands_free: bool = False) -> Model | str:
    """The model for a new window; a sentence if the routine that was asked for is not there."""
    found = load_settings(paths, BY_NAME)
    settings = found if isinstance(found, Settings) else Settings()
    if hands_free:
        settings = msgspec.structs.replace(settings, hands_free=True)
    wanted = slug or settings.routine
    entry = load_entry(paths, wanted)
    if entry is None and slug is not None:
        slugs = [known.slug for known in load_library(paths).entries]
        near = difflib.get_close_matches(slug, slugs, 1)
        hint = f" Did you mean `{near[0]}`?" if near else f" There are: {', '.join(slugs)}."
        return clean(f"there is no routine `{slug}`.{hint}")
    model = Model(paths, clock, settings, Library((entry,) if entry else ()), wanted)
    if not isinstance(found, Settings):
        model.first_words = f"{problem_place(found[0])}: {problem_sentence(found[0])}. The default settings are used."
    model.zone = clock.now().local().tzinfo or UTC
    model.take_plan(load_plan(paths))
    model.history = read_tail(paths, clock.now().utc - TAIL_MS).history
    return model
