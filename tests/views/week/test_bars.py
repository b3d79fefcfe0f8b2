"""The bars of crowded hours and the word for them."""

from __future__ import annotations

import pytest

from stride_tui.views.week.bars import named_bars


@pytest.mark.parametrize(
    ("bars", "named", "legend"),
    [
        (["·······", "▀▀▀▀▀▀▀"], ["·······", "crowded"], ""),
        (["··▀▀▀▀▀▀▀▀▀▘", "▀▀▀▀▀▀▀▀▀▀▀▀"], ["··▀crowded▀▘", "▀▀▀▀▀▀▀▀▀▀▀▀"], ""),
        (["▀▀▀·▀▀▀▀▀▀▀"], ["▀▀▀·crowded"], ""),
        (["▀▀▀▀▀▀·", "·▀▀▀▀▀▀"], ["▀▀▀▀▀▀·", "·▀▀▀▀▀▀"], "▀ crowded"),
        ([], [], ""),
    ],
)
def test_the_word_is_where_there_is_room_for_it(bars: list[str], named: list[str], legend: str) -> None:
    """In the middle of the first long run; without one the line below has a legend."""
    assert named_bars(bars) == (named, legend)
