"""A home of its own for each plain session."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.plain_runner import Play


@pytest.fixture
def play(tmp_path: Path) -> Play:
    """An empty home."""
    return Play(tmp_path / "home")
