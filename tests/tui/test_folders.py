"""What the dashboard says of the user's folders: copies of a synced folder, other users, files that are none."""

from __future__ import annotations

import os
import sys

import pytest

from stride_tui.store.paths import Paths
from tests.tui.conftest import SMALL, OpenWindow, write_routine

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX permissions and pipes")


async def test_copies_of_a_synced_folder_are_told_at_the_start(open_window: OpenWindow, paths: Paths) -> None:
    """In one sentence; none of them is a routine."""
    write_routine(paths, SMALL, "small.sync-conflict-20261119-101500-ABCDEFG")
    for name in ("plan (conflicted copy).toml", "session-LAPTOP.jsonl", "settings 2.toml"):
        (paths.data / name).write_bytes(b"")
    async with open_window() as window:
        await window.until(lambda: "4 copies of files are not read" in window.told)
        assert "plan (conflicted copy).toml, settings 2.toml, session-LAPTOP.jsonl, …" in window.told
        slugs = [entry.slug for entry in window.app.model.workspace.library.entries if not entry.bundled]
        assert slugs == ["small"]


async def test_a_copy_that_comes_while_it_is_open_is_told(open_window: OpenWindow, paths: Paths) -> None:
    """Once, with what to do."""
    async with open_window() as window:
        (paths.data / "plan.sync-conflict-1.toml").write_bytes(b"")
        words = "plan.sync-conflict-1.toml: a copy that a synced folder left of plan.toml; nothing of it is read"
        await window.until(lambda: words in window.told)
        write_routine(paths, SMALL, "small 2")
        await window.until(lambda: "small 2.toml: it has the name of small.toml" in window.told)
        assert window.told.count("plan.sync-conflict-1.toml") == 1


async def test_a_copy_of_the_history_that_comes_while_it_is_open_is_read(open_window: OpenWindow, paths: Paths) -> None:
    """Also where the mark follows the ending: its bad line is no reason to tell again, its sessions are there."""
    from stride_tui.store.history.lines import encode
    from tests.helpers.saved_sessions import a_session

    async with open_window() as window:
        (paths.data / "history.jsonl.sync-conflict-1").write_bytes(encode(a_session("theirs")))
        await window.until(lambda: len(window.app.model.workspace.history.sessions) == 1)


@posix
async def test_a_shared_folder_is_told_once(open_window: OpenWindow, paths: Paths) -> None:
    """At the first start, with the command that ends it, and not at the next."""
    os.chmod(paths.data, 0o777)
    async with open_window() as window:
        assert f"`chmod go-w {paths.data}` ends that" in window.told
    async with open_window() as window:
        assert "Other users" not in window.told


@posix
async def test_a_history_that_is_a_pipe_is_told(open_window: OpenWindow, paths: Paths) -> None:
    """The dashboard opens all the same, and a session is led."""
    os.mkfifo(paths.history)
    async with open_window() as window:
        assert "history.jsonl: the file cannot be read: this is a pipe, not a file" in window.told
        await window.press("space")
        assert window.app.driver.running


async def test_a_history_of_nul_bytes_is_told(open_window: OpenWindow, paths: Paths) -> None:
    """The shape that a power cut leaves."""
    paths.history.write_bytes(b"\0" * 3000)
    async with open_window() as window:
        assert "1 line of the history cannot be read: 3000 NUL bytes, as a power cut leaves them" in window.told


async def test_of_a_journal_with_many_bad_lines_a_few_are_told(open_window: OpenWindow, paths: Paths) -> None:
    """And how many more there are; the session goes on."""
    async with open_window() as window:
        await window.to("Squat")
    with paths.journal.open("ab") as file:
        file.write(b"nonsense\n" * 5_000)
    async with open_window() as window:
        assert window.told.count("The session's journal: the line is no record") == 3
        assert "The session's journal: 4997 more lines that cannot be used" in window.told
        assert window.exercise == "Squat"
