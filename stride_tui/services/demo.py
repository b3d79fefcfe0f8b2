"""A made-up history in a new folder, to look around in."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from stride_tui.services.home import open_home
from stride_tui.services.refusal import Refusal
from stride_tui.views.text.refusals import folder_not_empty


class MadeUp(NamedTuple):
    """The number of sessions and runs that were written."""

    sessions: int
    runs: int


def make_demo(folder: Path, weeks: int, until: date, seed: int) -> MadeUp | Refusal:
    """Fill a folder that is new or empty with so many weeks of sessions and runs up to a day, and a plan."""
    from stride_tui.store.demo.home import fill_home, is_free
    from stride_tui.store.disk.files import SaveError

    try:
        if not is_free(folder):
            return Refusal(folder_not_empty(folder))
        sample = fill_home(open_home(folder).paths, weeks, until, seed)
    except SaveError as error:
        return Refusal(str(error), serious=True)
    return MadeUp(len(sample.sessions), len(sample.runs))
