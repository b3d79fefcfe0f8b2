"""A home of its own for each plain session."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.plain_runner import PlainHome


@pytest.fixture
def at_home(tmp_path: Path) -> PlainHome:
    """An empty home."""
    return PlainHome(tmp_path / "home")
