"""The bundled routines: the article's workout as the article gives it, and two of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from stride_tui.core.routines.routine import Routine, Timed
from stride_tui.core.routines.steps import estimate_ms, unroll
from stride_tui.store.paths import bundled_routines
from stride_tui.store.routines.file import read_routine

FILES = sorted(bundled_routines().glob("*.toml"))


def bundled(slug: str) -> Routine:
    """A bundled routine."""
    routine = read_routine(bundled_routines() / f"{slug}.toml")
    assert isinstance(routine, Routine)
    return routine


def dose(item: object) -> str:
    """A dose and its sides in short."""
    found = getattr(item, "dose", None)
    shown = f"{found.ms // 1000}s" if isinstance(found, Timed) else f"{getattr(found, 'count', 0)}"
    return f"{shown} {getattr(item, 'sides', '')}"


def test_the_article_is_as_the_facts_have_it() -> None:
    """Parts, order, doses, sides and rounds of the article's workout."""
    found = [
        (block.name, block.rounds, [(item.exercise, dose(item)) for item in block.items])
        for block in bundled("lower-body-runners").blocks
    ]
    assert found == [
        (
            "Warm-up",
            1,
            [
                ("Standing Figure 8", "20s each"),
                ("Dynamic Pigeon", "20s each"),
                ("High Plank Calf Rock", "20s both"),
            ],
        ),
        ("Strength Set A", 3, [("Plantarflexion Walk", "30s both"), ("B Squat", "20s each")]),
        ("Strength Set B", 3, [("Lateral Step Down", "8 each"), ("Front Foot-Elevated Split Squat", "8 each")]),
        (
            "Strength Set C",
            3,
            [("Forward-Backward Pogo", "12 both"), ("Unilateral Alternating Kettlebell Swing", "12 alternating")],
        ),
        ("Cool-down", 1, [("Standing Hamstring Stretch", "20s both"), ("Supine Figure 4 Stretch", "20s each")]),
    ]


def test_the_article_takes_about_twenty_minutes() -> None:
    """The estimate is what the article promises."""
    assert 17 * 60_000 <= estimate_ms(unroll(bundled("lower-body-runners"))) <= 23 * 60_000


def test_the_article_asks_for_48_hours_and_a_session_a_week() -> None:
    """The schedule is the source's."""
    schedule = bundled("lower-body-runners").schedule
    assert (schedule.per_week, schedule.recovery_hours) == (1, 48)


def test_our_own_readings_are_marked() -> None:
    """Nobody takes what the source leaves open for the author's word."""
    text = (bundled_routines() / "lower-body-runners.toml").read_text(encoding="utf-8")
    assert text.count("ur reading") >= 8
    assert "Our reading" in (bundled("lower-body-runners").note or "")


def test_ten_minutes_take_ten_minutes_at_the_most() -> None:
    """The short routine keeps its name's word."""
    assert 9 * 60_000 <= estimate_ms(unroll(bundled("ten-minutes"))) <= 10 * 60_000


def test_no_equipment_needs_nothing_held() -> None:
    """The travel routine has no load anywhere."""
    items = [item for block in bundled("no-equipment").blocks for item in block.items]
    assert {item.load.implement for item in items} == {"none"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_exercise_is_described(path: Path) -> None:
    """Each has two or three cues, its muscles and a figure."""
    routine = bundled(path.stem)
    for item in (item for block in routine.blocks for item in block.items):
        exercise = routine.exercise(item.exercise)
        assert 2 <= len(exercise.cues) <= 3
        assert exercise.muscles
        assert exercise.figure


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_first_line_names_the_schema(path: Path) -> None:
    """Editors find the schema by it."""
    assert path.read_text(encoding="utf-8").startswith("#:schema ./routine.schema.json\n")


@pytest.mark.parametrize("slug", ["no-equipment", "ten-minutes"])
def test_our_own_routines_are_labelled_as_ours(slug: str) -> None:
    """They are made from the article's exercises and are not the article's."""
    routine = bundled(slug)
    article = {item.exercise for block in bundled("lower-body-runners").blocks for item in block.items}
    assert (routine.source or "").startswith("stride's own")
    assert {item.exercise for block in routine.blocks for item in block.items} <= article
