"""Feeds: what changes in the files, brought to the app as messages."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

from textual.message import Message

from stride_tui.services.changes import Change, follow_files, follow_history, read_whole_history
from stride_tui.services.workspace import Workspace
from stride_tui.tui.feeds.message import StoreChanged

Post = Callable[[Message], object]


async def feed_history(workspace: Workspace, post: Post) -> None:
    """Read the whole history once."""
    post(StoreChanged(await read_whole_history(workspace.home)))


async def feed_added_history(workspace: Workspace, post: Post) -> None:
    """Read the history again whenever it grows. Runs until cancelled."""
    await _pass_on(follow_history(workspace.home), post)


async def feed_files(workspace: Workspace, post: Post) -> None:
    """Read all routines, then follow every change of the files. Runs until cancelled."""
    await _pass_on(follow_files(workspace.home, lambda: workspace.library), post)


async def _pass_on(changes: AsyncIterator[Change], post: Post) -> None:
    async for change in changes:
        post(StoreChanged(change))
