"""Fields of a table: the forms that a length of time may have."""

from __future__ import annotations

import pytest

from stride_tui.store.toml.wording import to_ms


@pytest.mark.parametrize(
    ("value", "ms"),
    [
        (20, 20000),
        (0.8, 800),
        ("20s", 20000),
        ("1m30s", 90000),
        ("1m 30s", 90000),
        ("2m", 120000),
        ("1h", 3600000),
        ("1.5s", 1500),
        ("0s", 0),
    ],
)
def test_a_duration_has_several_forms(value: object, ms: int) -> None:
    """Numbers are seconds; texts have units."""
    assert to_ms(value) == ms


@pytest.mark.parametrize("value", ["", " ", "s", "20", "1:30", "20 sec", "-5s", "1e3s", "٣s", True, None, [], {}])
def test_what_is_no_duration_is_refused(value: object) -> None:
    """Everything else is no length of time."""
    assert to_ms(value) is None
