"""The plain mode in a real process: its input, its output, its signals, its end."""

from __future__ import annotations

import errno
import os
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

from stride_tui.plain.input import Continued, Inbox, InputEnded, StopAsked, Stopped, standard_input
from stride_tui.plain.loop import PlainSession
from stride_tui.plain.setup import Setup
from stride_tui.services.exits import LAST_RESORT_S, Exit
from stride_tui.services.home import Home
from stride_tui.services.job_control import stop_by
from stride_tui.services.left_files.copies import copies_of_home
from stride_tui.services.open_workspace import open_workspace
from stride_tui.services.printing import (
    NotPrintedError,
    output_is_missing,
    print_line,
    print_remark,
    print_text,
    send_codes,
)
from stride_tui.services.refusal import Refusal
from stride_tui.services.shared_folders import shared_warning
from stride_tui.views.text.damaged_files import copies_words
from stride_tui.views.text.problem import problem_lines, settings_lines


def run_plain(home: Home, slug: str | None, hands_free: bool = False, light: bool = False) -> int:
    """Lead a session line by line; return the exit code."""
    if output_is_missing():
        print_error("there is no standard output to print to")
        return Exit.PROBLEMS
    if trouble := home.clock_trouble():
        print_error(trouble)
        return Exit.USAGE
    workspace = open_workspace(home, slug, hands_free=hands_free)
    if isinstance(workspace, Refusal):
        print_error(workspace.words)
        return Exit.PROBLEMS
    for line in settings_lines(workspace.settings_found):
        print_error(line)
    if words := shared_warning(home):
        print_error(words)
    if copies := copies_of_home(home):
        print_error(copies_words(copies))
    if workspace.routine is None:
        print_error(f"there is no routine `{workspace.slug}` that can be begun")
        for problem in workspace.entry.problems if workspace.entry else ():
            for line in problem_lines(problem):
                print_remark(line)
        return Exit.PROBLEMS
    inbox = Inbox()
    read = standard_input()
    if read is None:
        inbox.put(InputEnded())
    else:
        inbox.follow(read)
    setup = Setup(
        workspace=workspace,
        source=inbox,
        say=_say,
        # The settings may change while the session runs.
        ring=(lambda: _ring() if workspace.settings.bell else None) if _is_terminal() else _ring_not,
        alone=not (read and sys.stdin.isatty()),
        stop=lambda: stop_by(signal.SIGTSTP),
        light=light,
        write=send_codes,
        on_terminal=sys.stderr is not None and sys.stderr.isatty(),
    )
    plain_session = PlainSession(setup)
    before = catch_plain_signals(inbox, plain_session.note_continued)
    try:
        return lead(plain_session, home)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def lead(plain_session: PlainSession, home: Home) -> int:
    """Lead a session; print one line about any error that ends it. The session is kept in every case."""
    try:
        return plain_session.run()
    except NotPrintedError as error:
        if error.closed and plain_session.code is None:
            raise  # A closed pipe is reported to the shell in the same way by every command.
        print_error(f"nothing can be printed any more: {error.reason}; the session is kept for later")
        # A closed terminal may be noticed before its signal arrives.
        return plain_session.code or (Exit.HUNG_UP if error.number == errno.EIO else Exit.PROBLEMS)
    except Exception as error:  # noqa: BLE001 - the last line of defence: one line, not a traceback
        print_error(f"something broke; what was saved is safe; {home.report_crash(error)}")
        return Exit.INTERNAL


def catch_plain_signals(inbox: Inbox, continued: Callable[[], None]) -> dict[int, Any]:
    """Turn the signals that end the process into news with the exit code 128 + n, and ctrl+z into news of its own.

    `continued` is called at once on SIGCONT. Return the handlers from before.
    """

    def caught(number: int, _frame: FrameType | None) -> None:
        resort = threading.Timer(LAST_RESORT_S, os._exit, (128 + number,))
        resort.daemon = True
        resort.start()
        inbox.put(Stopped(128 + number))

    def go_on(_number: int, _frame: FrameType | None) -> None:
        continued()
        inbox.put(Continued())

    handlers: dict[str, Callable[[int, FrameType | None], None]] = {
        **dict.fromkeys(("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"), caught),
        "SIGTSTP": lambda _number, _frame: inbox.put(StopAsked()),
        "SIGCONT": go_on,
    }
    # Windows has only some of them.
    numbers = {getattr(signal, name): handler for name, handler in handlers.items() if hasattr(signal, name)}
    return {number: signal.signal(number, handler) for number, handler in numbers.items()}


def print_error(line: str) -> None:
    """Print one line on standard error."""
    print_remark(f"stride: {line}")


def _say(line: str) -> None:
    """Print one line of the session without delay."""
    print_line(line, at_once=True)


def _ring() -> None:
    print_text("\a")


def _ring_not() -> None:
    """Do nothing: the output is read by a program, or by a terminal that would print the bell as a character."""


def _is_terminal() -> bool:
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
