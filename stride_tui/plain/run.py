"""Running the plain mode in a real process: its input, its output, its signals, its end."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import sys
import threading
from types import FrameType
from typing import Any

from stride_tui.core.instant import Clock
from stride_tui.plain.inbox import Inbox, InputEnded, Stopped, standard_input
from stride_tui.plain.loop import Leader
from stride_tui.plain.setup import Stage
from stride_tui.services.routines.choose import choose
from stride_tui.store.crash_log import write_crash
from stride_tui.store.paths import Paths
from stride_tui.views.text.clean import clean
from stride_tui.views.text.problem import problem_lines

PROBLEMS, CRASHED, HUNG_UP = 1, 70, 128 + 1
LAST_RESORT_S = 2.0
"""A signal that has not led out within this time ends the process: somebody may have stopped reading the output."""
LIMIT = 2_000


def run_plain(paths: Paths, clock: Clock, slug: str | None, hands_free: bool = False) -> int:
    """Lead a session line by line; gives the exit code."""
    if sys.stdout is None:
        tell("there is no standard output to lead on")
        return PROBLEMS
    found = choose(paths, slug, hands_free)
    if isinstance(found, str):
        tell(found)
        return PROBLEMS
    if found.words:
        tell(found.words)
    entry = found.entry
    if entry is None or entry.routine is None:
        tell(f"there is no routine `{found.slug}` that can be led")
        for problem in entry.problems if entry else ():
            for line in problem_lines(problem):
                sys.stderr.write(clean(line, LIMIT) + "\n")
        return PROBLEMS
    inbox = Inbox()
    read = standard_input()
    if read is None:
        inbox.put(InputEnded())
    else:
        inbox.follow(read)
    before = catch_signals(inbox)
    stage = Stage(
        paths=paths,
        clock=clock,
        settings=found.settings,
        routine=entry.routine,
        source=inbox,
        say=_say,
        ring=_ring if found.settings.bell and _is_terminal() else _ring_not,
        alone=not (read and sys.stdin.isatty()),
    )
    try:
        return lead(stage)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def lead(stage: Stage) -> int:
    """Lead, and tell in one line what ended it otherwise. The session is kept in every case."""
    leader = Leader(stage)
    try:
        return leader.run()
    except OSError as error:
        if isinstance(error, BrokenPipeError) and leader.code is None:
            raise  # That nobody reads on is told to the shell as every other command does.
        tell(f"nothing can be told any more: {error.strerror}; the session is kept for later")
        # A terminal that was closed may be noticed before the signal comes that tells so.
        return leader.code or (HUNG_UP if error.errno == errno.EIO else PROBLEMS)
    except Exception as error:  # noqa: BLE001 - the last line of defence: one line, not a traceback
        path = write_crash(stage.paths, error)
        report = f"a report is in {path}" if path else f"{type(error).__name__}: {error}"
        tell(f"something broke; what was saved is safe; {report}")
        return CRASHED


def catch_signals(inbox: Inbox) -> dict[int, Any]:
    """SIGTERM, SIGHUP and SIGINT become news with the exit code 128 + n; gives the handlers from before."""

    def caught(number: int, _frame: FrameType | None) -> None:
        resort = threading.Timer(LAST_RESORT_S, os._exit, (128 + number,))
        resort.daemon = True
        resort.start()
        inbox.put(Stopped(128 + number))

    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name)]
    return {number: signal.signal(number, caught) for number in numbers}


def tell(line: str) -> None:
    """One line beside what is led, if anybody can still read it."""
    with contextlib.suppress(OSError):
        sys.stderr.write(clean(f"stride: {line}", LIMIT) + "\n")
        sys.stderr.flush()


def _say(line: str) -> None:
    """One line of the session, at once. A sign that the output's alphabet lacks becomes a question mark."""
    text = clean(line, LIMIT)
    coding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(coding, "replace").decode(coding) + "\n")
    sys.stdout.flush()


def _ring() -> None:
    sys.stdout.write("\a")
    sys.stdout.flush()


def _ring_not() -> None:
    """Where the output is read by a program, or by a terminal that would print the bell."""


def _is_terminal() -> bool:
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
