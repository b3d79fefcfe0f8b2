"""What is waited for when an editor is ended."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys

import pytest

from stride_tui.tui.terminal import end_editor


async def test_a_process_that_has_ended_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Though its parent has not asked about it: the first process of a container may take a second to do so."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    os.waitid(os.P_PID, ended.pid, os.WEXITED | os.WNOWAIT)
    editor = await asyncio.create_subprocess_exec(sys.executable, "-c", "input()", stdin=subprocess.PIPE)
    monkeypatch.setattr(end_editor, "_with_descendants", lambda process: [process, ended.pid])
    monkeypatch.setattr(end_editor, "PATIENCE_S", 60.0)
    await asyncio.wait_for(end_editor.end_process(editor), 20)
    assert editor.returncode is not None
    assert ended.wait() == 0
