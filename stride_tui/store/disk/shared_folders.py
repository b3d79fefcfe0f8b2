"""Folders of the user's that other users of the machine can write to, and so could change what is kept in them."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Iterable
from pathlib import Path

from stride_tui.store.disk.files import SaveError, create_new, make_folder, read_if_there, remove
from stride_tui.store.paths import Paths


def others_can_write(folder: Path) -> bool:
    """Return whether users other than its owner can write into a folder; False where it is not there, or on Windows."""
    if sys.platform == "win32":
        return False
    try:
        status = os.stat(folder)
    except OSError:
        return False
    by_group = status.st_mode & stat.S_IWGRP and not _is_private_group(status.st_gid, status.st_uid)
    return bool(by_group or status.st_mode & stat.S_IWOTH)


def shared_folders(paths: Paths) -> tuple[Path, ...]:
    """Return the folders of data, routines and settings that others can write to."""
    folders = dict.fromkeys((paths.data, paths.routines, paths.settings.parent))
    return tuple(folder for folder in folders if others_can_write(folder))


def not_reported(paths: Paths, shared: Iterable[Path]) -> tuple[Path, ...]:
    """Return those of the shared folders that were not reported before, and note that now they are.

    A folder that is no longer shared is forgotten. Where nothing can be noted, each is returned every time.
    """
    now = sorted(str(folder) for folder in shared)
    note = paths.state / "shared-folders.txt"
    before: list[str] = []
    with contextlib.suppress(SaveError):
        before = read_if_there(note).decode("utf-8", "surrogateescape").splitlines()
        if before != now:
            # Removed and made anew, because a replacement follows links, and others may have put one here.
            make_folder(note.parent)
            remove(note)
            create_new(note, "\n".join(now).encode("utf-8", "surrogateescape"))
    return tuple(Path(folder) for folder in now if folder not in before)


def _is_private_group(group: int, owner: int) -> bool:
    """Return whether a group is the owner's alone: many systems give each user one, of the same name."""
    if sys.platform == "win32":
        return True
    import grp
    import pwd

    try:
        name, members = pwd.getpwuid(owner).pw_name, grp.getgrgid(group)
    except KeyError:
        return False
    return members.gr_name == name and set(members.gr_mem) <= {name}
