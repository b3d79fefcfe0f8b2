"""Ways out: what the user can do about a file that could not be read or written."""

from __future__ import annotations

import errno
import os
import shlex
import sys
from pathlib import Path

from stride_tui.store.disk.regular import UnfitFileError

_ROOM = "make room there"
_MOVE = "move it away, and try again"
_ELSEWHERE = "keep everything elsewhere with `--home DIR`, or make it writable"
_WAYS = {
    errno.ENOSPC: _ROOM,
    errno.EDQUOT: _ROOM,
    errno.EROFS: _ELSEWHERE,
    errno.EIO: "copy the folder to another disk while it can be read",
    errno.ENOENT: "make the folder, or choose another with `--home DIR`",
    errno.EISDIR: _MOVE,
    errno.ENOTDIR: "move that file away, and try again",
    errno.EEXIST: _MOVE,
    errno.ELOOP: "take the link away, or make it lead to a file",
    errno.EMFILE: "close other programs, and try again",
}


def way_out(path: str | os.PathLike[str], error: OSError, writing: bool = True) -> str:
    """Return what can be done about an error of the system's at a path, in a few words; "" where nothing is known."""
    if isinstance(error, UnfitFileError):
        return _MOVE
    if error.errno in (errno.EACCES, errno.EPERM):
        return _permission(Path(path), writing)
    return _WAYS.get(error.errno or 0, "")


def _permission(path: Path, writing: bool) -> str:
    """Return how to get at a file that the system refuses: by the command that changes what stands in the way."""
    if sys.platform == "win32":
        return "close the programs that have it open, and take its read-only mark away"
    found = _in_the_way(path, writing)
    if found is None:
        return f"`ls -ld {shlex.quote(str(path))}` shows whose it is and who may write it"
    place, rights = found
    shown = shlex.quote(str(place))
    if _is_of_another(place):
        return f'it belongs to another user: `sudo chown "$USER" {shown}` makes it yours'
    return f"`chmod u+{rights} {shown}` allows it"


def _in_the_way(path: Path, writing: bool) -> tuple[Path, str] | None:
    """Return the first folder or file on the way that shuts this user out, and the rights that it lacks."""
    real = Path(os.path.realpath(path))
    for folder in reversed(real.parents):
        if os.path.exists(folder) and not os.access(folder, os.X_OK):
            return folder, "x"
    if os.path.exists(real) and not os.access(real, os.R_OK | (os.W_OK if writing else 0)):
        return real, "rw" if writing else "r"
    folder = next(level for level in real.parents if os.path.exists(level))
    return (folder, "rwx") if writing and not os.access(folder, os.W_OK) else None


def _is_of_another(path: Path) -> bool:
    """Return whether another user owns a path, so that only the administrator can change its rights."""
    try:
        return path.stat().st_uid != os.geteuid()
    except OSError:
        return False
