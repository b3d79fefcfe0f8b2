"""The report of a crash, in a file of its own."""

from __future__ import annotations

import traceback
from pathlib import Path

from stride_tui import __version__
from stride_tui.store.disk.files import SaveError, make_folder, write_atomic
from stride_tui.store.paths import Paths


def write_crash(paths: Paths, error: BaseException) -> Path | None:
    """Write the report of an error, without any of the user's values; return its path, or None if that failed."""
    lines = [f"stride {__version__}\n", *traceback.format_exception(error)]
    try:
        make_folder(paths.log.parent)
        write_atomic(paths.log, "".join(lines).encode("utf-8", "backslashreplace"))
    except SaveError:
        return None
    return paths.log
