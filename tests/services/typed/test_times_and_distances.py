"""What is typed into the fields of a form, and behind the options that take the same: the table worked out by hand."""

from __future__ import annotations

import tomllib
from datetime import date, time
from pathlib import Path
from typing import Any, cast

import pytest

from stride_tui.services.refusal import Refusal
from stride_tui.services.typed.times_and_distances import field_from
from stride_tui.views.week.form import FIELDS_OF, Field

TABLE = tomllib.loads(Path(__file__).with_name("typed_fields.toml").read_text(encoding="utf-8"))
CASES = [(field, text, meant) for field, rows in TABLE.items() for text, meant in rows.items()]
THURSDAY = date(2026, 11, 19)
WRONG = "wrong: "


@pytest.mark.parametrize(("field", "text", "meant"), CASES)
def test_what_is_typed_means_this(field: str, text: str, meant: Any) -> None:
    """A value of its field, or what is told instead: never another value."""
    to_come = field != "day_done"
    found = field_from(cast("Field", field.removesuffix("_done")), text, THURSDAY, THURSDAY, to_come)
    if isinstance(meant, str) and meant.startswith(WRONG):
        assert isinstance(found, Refusal)
        assert meant.removeprefix(WRONG) in found.words
    else:
        assert found == (time.fromisoformat(meant) if field == "at" else meant)
        assert type(found) is (time if field == "at" else type(meant))


def test_every_field_of_every_form_is_in_the_table() -> None:
    """A field that is added is worked out there."""
    assert {field for fields in FIELDS_OF.values() for field in fields} <= TABLE.keys()
