"""Shapes of the dashboard by size."""

from __future__ import annotations

import pytest

from stride_tui.views.dashboard.sizes import shape_of, tiny_lines
from stride_tui.views.text.spans import plain


@pytest.mark.parametrize(
    ("size", "shape"),
    [
        ((120, 36), "full"),
        ((80, 24), "compact"),
        ((40, 20), "single"),
        ((200, 15), "single"),
        ((20, 5), "tiny"),
        ((120, 5), "tiny"),
        ((1, 1), "tiny"),
    ],
)
def test_a_size_has_its_shape(size: tuple[int, int], shape: str) -> None:
    """The sizes that the product promises, and some between."""
    assert shape_of(*size) == shape


def test_a_window_too_small_says_so_plainly() -> None:
    """The sizes, wanted and found, and that nothing is lost."""
    text = " ".join(plain(line).strip() for line in tiny_lines((20, 5), 20, 9))
    assert "20×5" in text
    assert "Nothing is lost" in text
