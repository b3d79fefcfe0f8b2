"""Memory that a long day takes: what is remembered of texts that are shown once does not grow for hours."""

from __future__ import annotations

from rich.cells import cached_cell_len

from stride_tui.tui.dashboard_view import MOST_WIDTHS
from stride_tui.views.text.spans import wrap
from tests.tui.conftest import OpenWindow


async def test_the_widths_of_old_texts_are_forgotten(open_window: OpenWindow) -> None:
    """Each second has texts of its own; those on show are measured again."""
    async with open_window() as window:
        await window.to("March")
        for number in range(2 * MOST_WIDTHS):
            cached_cell_len(f"a text that is shown once, number {number}")
        await window.forward(1)
        assert cached_cell_len.cache_info().currsize < MOST_WIDTHS // 2


def test_a_text_is_wrapped_by_the_widths_of_its_words() -> None:
    """Not by those of its lines: words recur, and are measured once."""
    cached_cell_len.cache_clear()
    for minute in range(100, 500):
        assert wrap(f"now is crowded: {minute} min too close to the speed session", 30)[1:] == [
            "close to the speed session"
        ]
    assert cached_cell_len.cache_info().currsize <= 400 + 11
