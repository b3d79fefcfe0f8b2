"""Ending an editor that has the terminal, and the programs it runs: it may be a script that runs the real one."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from time import monotonic

PATIENCE_S = 0.8
"""The seconds that an editor has to end by itself when it is asked to; a signal to stride gives no more time."""
LOOK_S = 0.02
"""The seconds between two looks at whether it has ended."""


async def end_process(process: asyncio.subprocess.Process) -> None:
    """Ask a process and its descendants to end, and end those that do not within `PATIENCE_S`."""
    everyone = ask_to_end(process)
    until = monotonic() + PATIENCE_S
    while monotonic() < until and any(_is_there(number) for number in everyone):
        await asyncio.sleep(LOOK_S)
    if sys.platform != "win32":
        _send(everyone, signal.SIGKILL)
    await process.wait()


def ask_to_end(process: asyncio.subprocess.Process) -> list[int]:
    """Ask a process and its descendants to end (SIGTERM); return their numbers. On Windows the process alone ends."""
    if process.returncode is not None:
        return []
    if sys.platform == "win32":
        process.terminate()
        return []
    # They are found before any of them ends: one whose parent has ended is not found any more.
    everyone = _with_descendants(process.pid)
    _send(everyone, signal.SIGTERM)
    return everyone


def _send(processes: Iterable[int], number: signal.Signals) -> None:
    for process in processes:
        with contextlib.suppress(OSError):
            os.kill(process, number)


def _is_there(process: int) -> bool:
    """Return whether a process runs; one that has ended and that its parent has not asked about yet does not."""
    state = Path(f"/proc/{process}/stat")
    try:
        os.kill(process, 0)
        # The letter of the state stands after the name, which may hold anything. Linux alone has this file.
        return state.read_bytes().rpartition(b") ")[2][:1] != b"Z"
    except FileNotFoundError:
        return not Path("/proc/self/stat").exists()
    except OSError:
        return False


def _with_descendants(process: int) -> list[int]:
    """Return the numbers of a process and of all below it, as `ps` lists them; of itself alone without `ps`."""
    found = [process]
    with contextlib.suppress(OSError, ValueError):
        command = ("ps", "-A", "-o", "pid=", "-o", "ppid=")
        listed = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False).stdout
        pairs = [line.split() for line in listed.decode("ascii", "replace").splitlines()]
        parents = {int(number): int(parent) for number, parent in pairs}
        for above in found:  # It grows while it is gone through.
            found += [number for number, parent in parents.items() if parent == above]
    return found
