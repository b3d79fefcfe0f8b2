"""Opening a file in the user's editor, at a line, while the session's clock goes on."""

from __future__ import annotations

import asyncio
import os
import shlex
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import NamedTuple, Protocol

from stride_tui.tui.terminal.signals import set_terminal, terminal_settings

PLUS_LINE = frozenset({"vi", "vim", "nvim", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe", "ne", "mg"})
"""Editors that open a line by `+12 file`."""
COLON_LINE = frozenset({"hx", "helix", "subl", "zed"})
"""Editors that open a line by `file:12`."""
GOTO_LINE = frozenset({"code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"})
"""Editors that open a line by `--goto file:12`."""
WINDOWED = GOTO_LINE | {"subl", "zed", "gedit", "kate", "gvim", "mvim", "notepad", "notepad++", "open", "xdg-open"}
"""Editors with a window of their own: the dashboard stays on the screen."""


class Lends(Protocol):
    """A terminal that can be left to another program for a while."""

    editor: asyncio.subprocess.Process | None
    ending: asyncio.Task[None] | None

    def suspend(self) -> AbstractContextManager[None]:
        """Leave the terminal to another program while the context lasts."""


class NoEditorError(Exception):
    """No editor was found; the text says what to set."""


class FoundEditor(NamedTuple):
    """The command of an editor, and a sentence on why it is not the one that was asked for, or ""."""

    command: list[str]
    instead: str = ""


def find_editor(environment: Mapping[str, str], platform: str = sys.platform) -> FoundEditor:
    """Return the editor: that of VISUAL, then that of EDITOR, else one that the system has. `NoEditorError` if none.

    A runner who named an editor that is missing gets `vi` before `nano`, as every program of the system does it; one
    who named none gets `nano`, which says on its screen how to leave it.
    """
    missing = ""
    for variable in ("VISUAL", "EDITOR"):
        text = environment.get(variable, "").strip()
        if text:
            try:
                command = shlex.split(text, posix=platform != "win32")
            except ValueError as error:
                missing = missing or f"{variable} cannot be read as a command: {error}"
                continue
            if command and shutil.which(command[0]) is not None:
                return FoundEditor(command, missing and f"{missing}; {command[0]} is used.")
            missing = missing or f"{variable} names `{text}`, which was not found"
    names = ("notepad",) if platform == "win32" else ("vi", "vim", "nano") if missing else ("nano", "vim", "vi")
    for name in names:
        if shutil.which(name):
            return FoundEditor([name], missing and f"{missing}; {name} is used.")
    raise NoEditorError(missing or "set VISUAL or EDITOR to the editor you like")


def editor_command(editor: Sequence[str], path: Path, line: int | None) -> list[str]:
    """Return the command that opens `path`, at `line` (from 1) if it is known how the editor takes one."""
    name = editor_name(editor)
    if line is None:
        return [*editor, str(path)]
    if name in PLUS_LINE or name in ("gvim", "mvim"):
        return [*editor, f"+{line}", str(path)]
    if name in COLON_LINE:
        return [*editor, f"{path}:{line}"]
    if name in GOTO_LINE:
        return [*editor, "--goto", f"{path}:{line}"]
    return [*editor, str(path)]


def editor_name(editor: Sequence[str]) -> str:
    """Return the name of the editor's program, without folder and `.exe`."""
    return Path(editor[0]).name.removesuffix(".exe").casefold()


def editor_trouble() -> str | None:
    """Return a sentence on why no editor can be opened, or None if one can."""
    try:
        find_editor(os.environ)
    except NoEditorError as error:
        return f"No editor: {error}."
    return None


async def open_editor(terminal: Lends, path: Path, line: int | None) -> str | None:
    """Open the editor and wait for it; return None, or a sentence on what went wrong or which editor was used.

    The event loop runs on meanwhile: a rest goes on counting and the session is still saved.
    """
    try:
        editor, instead = find_editor(os.environ)
    except NoEditorError as error:
        return f"No editor: {error}."
    command = editor_command(editor, path, line)
    if editor_name(editor) in WINDOWED:
        return await _run(command) or instead or None
    from textual.app import SuspendNotSupported

    try:
        with terminal.suspend(), _settings_kept():
            # An exception that left this block would leave the terminal unusable: `_run` catches them all.
            return await _run(command, terminal) or instead or None
    except SuspendNotSupported:
        return "The editor cannot take over this terminal."


@contextmanager
def _settings_kept() -> Iterator[None]:
    """Give the terminal the settings back that it had before: an editor that is killed leaves its own."""
    before = terminal_settings()
    try:
        yield
    finally:
        set_terminal(before)


async def _run(command: list[str], terminal: Lends | None = None) -> str | None:
    """Run the command to its end; return a sentence if it failed. Without a terminal its output goes nowhere."""
    output = asyncio.subprocess.DEVNULL if terminal is None else None
    try:
        process = await asyncio.create_subprocess_exec(*command, stdout=output, stderr=output)
        if terminal is None:
            code = await process.wait()
        else:
            code = await _wait_in(terminal, process)
    except OSError as error:
        return f"{command[0]} could not be opened: {error.strerror or error}."
    return f"{command[0]} ended with code {code}." if code else None


async def _wait_in(terminal: Lends, process: asyncio.subprocess.Process) -> int:
    """Wait for an editor that has the terminal; return its exit code.

    If it is being ended, this waits for that too: programs that it runs may last longer. If this wait is cancelled, the
    editor is asked to end.
    """
    terminal.editor = process
    try:
        code = await process.wait()
        if terminal.ending is not None:
            await terminal.ending
        return code
    except asyncio.CancelledError:
        from stride_tui.tui.terminal.end_editor import ask_to_end

        # It is not waited for: the app is ending, and its loop with it.
        ask_to_end(process)
        raise
    finally:
        terminal.editor = None
