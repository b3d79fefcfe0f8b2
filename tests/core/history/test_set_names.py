"""Names of sets by numbers: short, from 1, and forgiving where nothing else can be meant."""

from __future__ import annotations

import msgspec
import pytest

from stride_tui.core.history.amendments import SetKey
from stride_tui.core.history.records import SetRecord
from stride_tui.core.history.set_names import find_set, set_name

KEYS = (
    SetKey(0, 0, 1),
    SetKey(2, 1, 3, "left"),
    SetKey(2, 1, 3, "right"),
    SetKey(2, 1, 3, "right", 1),
    SetKey(3, 0, 1, "left"),
)
NAMES = ("1.1.1", "3.2.3.left", "3.2.3.right", "3.2.3.right#2", "4.1.1.left")
BLOCKS = {0: "Warm-up", 2: "Strength Set B", 3: "Strength Set C"}
RECORD = SetRecord("", 0, "superset", "Squat", 0, 1, "done", 0, 1)
SETS = {key: msgspec.structs.replace(RECORD, block=BLOCKS[key.block_n]) for key in KEYS}


@pytest.mark.parametrize(("key", "name"), list(zip(KEYS, NAMES, strict=True)))
def test_a_name_leads_back_to_its_set(key: SetKey, name: str) -> None:
    """Each set has a name of its own."""
    assert set_name(key) == name
    assert find_set(SETS, name) == key


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("B.2.3.left", "3.2.3.left"),
        ("b.2.3.L", "3.2.3.left"),
        ("strength set b.2.3.r#2", "3.2.3.right#2"),
        ("warm-up.1.1", "1.1.1"),
        ("4.1.1", "4.1.1.left"),
        (" C.1.1 ", "4.1.1.left"),
    ],
)
def test_blocks_go_by_name_and_sides_by_letter(text: str, name: str) -> None:
    """And a side need not be told where there is only one."""
    assert find_set(SETS, text) == dict(zip(NAMES, KEYS, strict=True))[name]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("3.2.4.left", "there is no set `3.2.4.left`; did you mean `Strength Set B, Squat, round 3, left`?"),
        ("x", "there is no set `x`"),
        ("", "there is no set ``"),
        ("²..#", "there is no set `²..#`"),
    ],
)
def test_an_unknown_set_is_reported_with_the_nearest(text: str, words: str) -> None:
    """The end of a sentence."""
    assert find_set(SETS, text) == words


def test_a_side_is_asked_for_where_there_are_two() -> None:
    """With what to write, in words."""
    one_each = {key: record for key, record in SETS.items() if not key.nth}
    assert find_set(one_each, "B.2.3") == (
        "there is a set on each side; write "
        "`Strength Set B, Squat, round 3, left` or `Strength Set B, Squat, round 3, right`"
    )
