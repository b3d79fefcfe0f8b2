"""A tempo in a routine file."""

from __future__ import annotations

import pytest

from stride_tui.core.routines.routine import Routine
from stride_tui.store.routines.file import parse_routine


@pytest.mark.parametrize(("tempo", "parts"), [("2-0-1", (2_000, 0, 1_000)), ("3-1-1-0", (3_000, 1_000, 1_000, 0))])
def test_a_tempo_is_a_pace_with_parts(tempo: str, parts: tuple[int, ...]) -> None:
    """A repetition lasts as long as its parts together."""
    text = f'name = "X"\n[[block]]\nname = "A"\n[[block.item]]\nexercise = "Squat"\nreps = 8\ntempo = "{tempo}"\n'
    of = parse_routine(text, "x")
    assert isinstance(of, Routine)
    (item,) = of.blocks[0].items
    assert (item.tempo_ms, item.pace_ms) == (parts, sum(parts))
