"""Sets in words: exercise, round and side, and forgiving where nothing else can be meant."""

from __future__ import annotations

import msgspec
import pytest

from stride_tui.core.history.amendments import SetKey
from stride_tui.core.history.records import SetRecord
from stride_tui.core.history.set_names import find_set
from stride_tui.core.history.spoken_sets import spoken_sets, typed_name

RECORD = SetRecord("", 0, "superset", "", 0, 1, "done", 0, 1)
PLACES = (
    (SetKey(0, 0, 1, "left"), "Warm-up", "Standing Figure 8", "Standing Figure 8, round 1, left"),
    (SetKey(0, 1, 1), "Warm-up", "Plank", "Warm-up, Plank, round 1"),
    (SetKey(1, 0, 1, "left"), "Set A", "Lateral Step Down", "Lateral Step Down, round 1, left"),
    (SetKey(1, 0, 1, "right"), "Set A", "Lateral Step Down", "Lateral Step Down, round 1, right"),
    (SetKey(1, 0, 2, "left"), "Set A", "Lateral Step Down", "Lateral Step Down, round 2, left"),
    (SetKey(1, 1, 1), "Set A", "Step-Up", "Step-Up, round 1"),
    (SetKey(1, 1, 1, None, 1), "Set A", "Step-Up", "Step-Up, round 1 #2"),
    (SetKey(2, 0, 1), "Set B", "Plank", "Set B, Plank, round 1"),
)
SETS = {key: msgspec.structs.replace(RECORD, block=block, exercise=exercise) for key, block, exercise, _ in PLACES}


def test_every_set_has_a_name_of_its_own() -> None:
    """With the block where two have the exercise, and a number where all of it is the same."""
    assert list(spoken_sets(SETS).values()) == [name for *_, name in PLACES]


@pytest.mark.parametrize(("key", "name"), [(key, name) for key, *_, name in PLACES])
@pytest.mark.parametrize("spelt", [str, str.upper, lambda text: text.replace(",", ""), typed_name])
def test_what_is_shown_can_be_typed(key: SetKey, name: str, spelt) -> None:
    """In either case, with commas or without, and as the one word that a shell completes."""
    assert find_set(SETS, spelt(name)) == key


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("figure", 0),
        ("standing figure 8", 0),
        ("figure 8 1 l", 0),
        ("warm plank", 1),
        ("plank b", 7),
        ("lateral 1 r", 3),
        ("lateral right", 3),
        ("lat step 2", 4),
        ("left round 2 lateral", 4),
        ("step up 1", 5),
        ("step-up #2", 6),
    ],
)
def test_part_of_a_name_is_enough(text: str, number: int) -> None:
    """A number is taken for a round only where it is no part of the name."""
    assert find_set(SETS, text) == PLACES[number][0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("plank", "`plank` fits 2 sets: Warm-up, Plank, round 1; Set B, Plank, round 1; write round and side too"),
        ("lateral 3", "there is no set `lateral 3`"),
        ("3", "there is no set `3`"),
        ("left", "there is no set `left`"),
    ],
)
def test_what_fits_none_or_several_is_reported(text: str, words: str) -> None:
    """The end of a sentence."""
    assert find_set(SETS, text) == words
