"""The Next panel: what is to come, and afterwards what became of it."""

from __future__ import annotations

import pytest

from stride_tui.core.session.events import Do
from stride_tui.views.session.next import NextRow, NextView, idle_next, next_lines, session_next
from stride_tui.views.text.spans import plain
from tests.helpers.routine_builders import Run, block, reps, routine, small


def _rows(view: NextView) -> list[tuple[str, str]]:
    return [(row.kind, row.name) for row in view.rows]


def test_before_a_session_the_blocks_are_listed() -> None:
    """Each block with its items, its rounds and its length."""
    view = idle_next(small())
    assert [row.name for row in view.rows if row.kind == "heading"] == ["Warm-up", "A", "B", "Cool-down"]
    assert "×2" in next(row.dose for row in view.rows if row.name == "A")


def test_without_a_routine_nothing_is_next() -> None:
    """An empty panel, not an error."""
    assert next_lines(idle_next(None), 40, 10) == ()


def test_a_list_of_blocks_drops_its_items_first() -> None:
    """Where not all fits, the blocks are what stays."""
    shown = [plain(line) for line in next_lines(idle_next(small()), 40, 4)]
    assert [text.split()[0] for text in shown] == ["Warm-up", "A", "B", "Cool-down"]


def test_the_current_set_comes_first_and_is_marked() -> None:
    """A sign beside its tone tells it from the others."""
    view = session_next(Run(small()).to("Squat").state)
    assert _rows(view)[:3] == [("now", "Squat"), ("set", "Plank"), ("set", "Plank")]
    assert plain(next_lines(view, 40, 10)[0]).startswith("▸ Squat")


def test_sides_stand_beside_their_sets() -> None:
    """Left, then right."""
    rows = session_next(Run(small()).to("Squat").state).rows
    assert [row.side for row in rows[1:3]] == ["L", "R"]


def test_rounds_blocks_and_rests_are_announced() -> None:
    """A heading before each round and block, and the rest where it comes."""
    rows = _rows(session_next(Run(small()).to("Squat").state))
    assert ("heading", "round 2") in rows
    assert rows.index(("rest", "rest as needed")) < rows.index(("heading", "B"))


def test_what_does_not_fit_is_counted() -> None:
    """The last line says how many sets follow."""
    run = Run(small())
    shown = [plain(line) for line in next_lines(session_next(run.state), 40, 5)]
    total = sum(step.kind == "work" for step in run.state.position.steps)
    listed = sum("Squat" in text or "March" in text or "Plank" in text for text in shown)
    assert len(shown) == 5
    assert f"{total - listed} more sets" in shown[-1]


def test_a_very_long_routine_is_counted_too() -> None:
    """Sets beyond those that are listed at all are in the number."""
    run = Run(routine(block("A", *(reps(f"Move {n}", 8) for n in range(20)), rounds=30)))
    assert plain(next_lines(session_next(run.state), 40, 3)[-1]).strip() == "… 598 more sets"


def test_a_long_name_is_wrapped_not_cut() -> None:
    """Every word of an exercise can be read."""
    view = NextView("Next", (NextRow("now", "Unilateral Alternating Kettlebell Swing", "alt", "×12"),))
    text = " ".join(plain(line) for line in next_lines(view, 36, 10))
    assert all(word in text for word in ("Unilateral", "Alternating", "Kettlebell", "Swing"))


def test_after_a_session_every_item_shows_its_sets() -> None:
    """A sign for each set: done, in part, skipped."""
    run = Run(small()).to("Squat").press("confirm").wait(6).wait(10).press("confirm").do(Do("finish"))
    view = session_next(run.state)
    doses = {row.name: row.dose for row in view.rows if row.kind == "item"}
    assert doses["Squat"] == "●○"
    assert doses["Plank"].startswith("◐")
    assert doses["Stretch"] == "○"


@pytest.mark.parametrize("height", [1, 2, 3, 5, 9])
def test_a_name_longer_than_the_panel_is_cut_and_stays(height: int) -> None:
    """130 characters: the set under way is in its list at every height, with its dose, and others beside it."""
    name = " ".join(["Unilateral"] * 12)[:130]
    view = NextView("Next", (NextRow("now", name, "L", "×8"), NextRow("set", name, "R", "×8"), NextRow("set", "Plank")))
    shown = [plain(line) for line in next_lines(view, 30, height)]
    assert shown[0].startswith("▸ Unilateral")
    assert shown[0].endswith("×8")
    assert any("…" in text for text in shown)
    assert len(shown) <= height
    assert height < 3 or "more set" in shown[-1] or "Plank" in shown[-1]
