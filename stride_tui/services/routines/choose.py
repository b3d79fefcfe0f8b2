"""What every way of leading a session begins with: the settings, and the routine that is wanted."""

from __future__ import annotations

import msgspec

from stride_tui.core.routines.library import Entry
from stride_tui.core.settings.settings import DEFAULT_ROUTINE, Settings
from stride_tui.store.paths import Paths
from stride_tui.store.routines.library import load_entry, load_library
from stride_tui.store.settings.file import load_settings
from stride_tui.views.keys.actions import BY_NAME
from stride_tui.views.text.clean import clean
from stride_tui.views.text.problem import problem_place, problem_sentence


class ChosenRoutine(msgspec.Struct, frozen=True):
    """The settings in use and the routine's slug; `entry` is None where no file of that name is there.

    `words` tell what is wrong with the settings file, or are empty.
    """

    settings: Settings
    slug: str
    entry: Entry | None
    words: str = ""


def choose(paths: Paths, slug: str | None, hands_free: bool = False) -> ChosenRoutine | str:
    """The settings, and the routine asked for or else set; a sentence if the one asked for is not there."""
    found = load_settings(paths, BY_NAME)
    settings, words = Settings(), ""
    if isinstance(found, Settings):
        settings = found
    else:
        words = f"{problem_place(found[0])}: {problem_sentence(found[0])}. The default settings are used."
    if hands_free:
        settings = msgspec.structs.replace(settings, hands_free=True)
    wanted = slug or settings.routine
    entry = load_entry(paths, wanted)
    if entry is None and slug is not None:
        import difflib

        slugs = [known.slug for known in load_library(paths).entries]
        near = difflib.get_close_matches(slug, slugs, 1)
        hint = f" Did you mean `{near[0]}`?" if near else f" There are: {', '.join(slugs)}."
        return clean(f"there is no routine `{slug}`.{hint}")
    if entry is None and wanted != DEFAULT_ROUTINE:
        words = words or clean(f"settings.toml: there is no routine `{wanted}`; `{DEFAULT_ROUTINE}` is chosen instead.")
        wanted, entry = DEFAULT_ROUTINE, load_entry(paths, DEFAULT_ROUTINE)
    return ChosenRoutine(settings, wanted, entry, words)
