"""The names of exercises: spellings of one name, and names that an exercise had earlier."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stride_tui.core.routines.exercise_names import KnownNames, names_in
from stride_tui.core.routines.library import Entry, Library
from stride_tui.core.routines.routine import Exercise, Routine, exercise_key
from tests.helpers.routine_builders import block, reps, routine


def of(*items: str, **was: tuple[str, ...]) -> Routine:
    """A routine of these exercises; `Back_Squat=("Squat",)` says what one was called."""
    described = tuple(Exercise(name.replace("_", " "), was=names) for name, names in was.items())
    return routine(block("A", *(reps(item, 8) for item in items)), exercises=described)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Squat", "squat"),
        ("Squat", "SQUAT"),
        ("Step-Up", "Step Up"),
        ("Step-Up", "stepup"),
        ("Step\u2013Up", "step up"),
        ("Step\u2011Up", "Step-Up"),
        ("Split  Squat", "Split Squat"),
        ("Split\u00a0Squat", "Split Squat"),
        ("Straße", "STRASSE"),
        ("Kniehebe\u0301", "Kniehebé"),
        ("ΣΊΣΥΦΟΣ", "σίσυφος"),
    ],
)
def test_one_name_spelt_in_two_ways(one: str, other: str) -> None:
    """Case, hyphens, spaces and how accents are encoded make no other exercise."""
    assert exercise_key(one) == exercise_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Squat", "Squats"),
        ("Squat", "Back Squat"),
        ("Step Up", "Step Down"),
        ("Press (seated)", "Press (standing)"),
        ("Hebé", "Hebe"),
        ("-", "--"),
        ("深蹲", "硬拉"),
    ],
)
def test_two_names(one: str, other: str) -> None:
    """Any other letter or sign does."""
    assert exercise_key(one) != exercise_key(other)


@given(st.text(max_size=12))
def test_a_key_is_its_own_key(name: str) -> None:
    """However a name is spelt, and never empty for one that is not."""
    key = exercise_key(name)
    assert exercise_key(key) == key
    assert bool(key) == bool(name)


@given(st.text("aéßΣ -\u2013", min_size=1, max_size=12))
def test_how_accents_are_encoded_does_not_matter(name: str) -> None:
    """Decomposed or not, a name has one key."""
    folded = {exercise_key(unicodedata.normalize(form, name)) for form in ("NFC", "NFD")}
    assert len(folded) == 1 or not name.strip(" -\u2013")


def test_an_earlier_name_is_the_same_exercise() -> None:
    """In any spelling, and other names are not."""
    names = names_in([of("Back Squat", Back_Squat=("Squat", "Knee-Bend"))])
    assert {names.key(name) for name in ("Back Squat", "back-squat", "Squat", "SQUAT", "knee bend")} == {"backsquat"}
    assert names.key("Front Squat") == "frontsquat"


def test_an_exercise_goes_by_the_name_that_a_routine_writes() -> None:
    """One that no routine has keeps its own."""
    names = names_in([of("Back Squat", Back_Squat=("Squat",))])
    assert [names.name(name) for name in ("Squat", "back squat", "Lunge")] == ["Back Squat", "Back Squat", "Lunge"]


@pytest.mark.parametrize("turned", [False, True])
def test_renamings_of_several_files_follow_each_other(turned: bool) -> None:
    """Knee bend, then squat, then back squat, in whatever order the files are read."""
    files = [of("Back Squat", Back_Squat=("Squat",)), of("Squat", Squat=("Knee Bend",))]
    names = names_in(reversed(files) if turned else files)
    assert {names.key(name) for name in ("Knee Bend", "Squat", "Back Squat")} == {"backsquat"}


def test_the_first_routine_counts_where_two_claim_one_name() -> None:
    """The chosen one comes first."""
    back, front = of("Back Squat", Back_Squat=("Squat",)), of("Front Squat", Front_Squat=("Squat",))
    assert names_in([back, front]).name("Squat") == "Back Squat"
    assert names_in([front, back]).name("Squat") == "Front Squat"


def test_a_circle_of_renamings_is_one_exercise() -> None:
    """Two files that each say the other's name was earlier: both are the one."""
    names = names_in([of("One", One=("Two",)), of("Two", Two=("One",))])
    assert names.key("One") == names.key("Two")


def test_a_name_that_was_its_own_changes_nothing() -> None:
    """Another spelling of it was known already."""
    assert names_in([of("Step Up", Step_Up=("Step-Up",))]).joined == {}


def test_names_are_worked_out_once_for_each_library() -> None:
    """Again for a new one, and for another routine that counts first."""
    back, front = of("Back Squat", Back_Squat=("Squat",)), of("Front Squat", Front_Squat=("Squat",))
    library = Library((Entry("back", "", False, back), Entry("front", "", False, front)))
    known = KnownNames()
    by_back = known.by(library, back)
    assert known.by(library, back) is by_back
    assert (by_back.name("Squat"), known.by(library, front).name("Squat")) == ("Back Squat", "Front Squat")
    assert known.by(Library(), None).name("Squat") == "Squat"


def test_an_item_finds_its_description_in_another_spelling() -> None:
    """The very spelling goes first."""
    both = routine(
        block("A", reps("step-up", 8)),
        exercises=(Exercise("Step Up", cues=("tall",)), Exercise("STEP UP", cues=("loud",))),
    )
    assert both.exercise("step-up").cues == ("tall",)
    assert both.exercise("STEP UP").cues == ("loud",)
    assert both.exercise("Step Down") == Exercise("Step Down")
