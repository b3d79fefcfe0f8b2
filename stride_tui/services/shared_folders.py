"""The warning that other users of the machine can write into the user's folders."""

from __future__ import annotations

from stride_tui.services.home import Home
from stride_tui.store.disk.shared_folders import not_reported, shared_folders
from stride_tui.views.text.damaged_files import shared_words


def shared_warning(home: Home, once: bool = True) -> str:
    """Return the warning, or "" where no folder is shared; `once` leaves out what was warned of before."""
    shared = shared_folders(home.paths)
    return shared_words([str(folder) for folder in (not_reported(home.paths, shared) if once else shared)])
