"""The Round panel: which round of which block, and how the blocks stand."""

from __future__ import annotations

import pytest

from stride_tui.core.routines.routine import Routine
from stride_tui.core.session.events import Do
from stride_tui.views.session.round import idle_round, round_lines, round_rows, round_title, session_round
from stride_tui.views.text.spans import plain, width_of
from tests.helpers.routine_builders import Run, block, reps, routine, small, timed


def test_before_a_session_all_blocks_are_ahead() -> None:
    """Their names, and how many there are."""
    view = idle_round(small())
    assert {mark for _, mark in view.blocks} == {"ahead"}
    assert "4 blocks" in plain(round_lines(view, 40, 4)[0])


def test_without_a_routine_there_are_no_blocks() -> None:
    """An empty panel, not an error."""
    assert [plain(line) for line in round_lines(idle_round(None), 40, 4)] == []


def test_the_blocks_say_how_they_stand() -> None:
    """Done, under way, to come."""
    run = Run(small())
    run.wait(10).wait(30)
    assert [mark for _, mark in session_round(run.to("Squat").state).blocks] == ["done", "now", "ahead", "ahead"]


def test_a_skipped_block_is_not_done() -> None:
    """It has a sign of its own."""
    run = Run(small()).press("skip")
    assert session_round(run.state).blocks[0][1] == "part"


def test_the_round_is_counted_in_words_and_dots() -> None:
    """The first of two is done, the second not begun."""
    view = session_round(Run(small()).to("Squat", turn=2).state)
    assert view.rounds == ("done", "now")
    assert plain(round_lines(view, 40, 6)[0]) == "2 of 2  ● ◐"


def test_a_round_under_way_is_half_a_dot() -> None:
    """One set of it is logged."""
    assert session_round(Run(small()).to("Plank").state).rounds[0] == "part"


def test_the_title_has_the_round_only_where_there_are_some() -> None:
    """A block of one round has nothing to count."""
    assert round_title(session_round(Run(small()).state)) == ""
    assert round_title(session_round(Run(small()).to("Squat").state)) == "round 1 of 2"


def test_after_a_session_nothing_is_under_way() -> None:
    """No block and no round is marked as current."""
    run = Run(small()).to("Squat").press("confirm").do(Do("finish"))
    view = session_round(run.state)
    assert "now" not in {mark for _, mark in view.blocks}
    assert "now" not in view.rounds


def test_many_rounds_end_in_an_ellipsis() -> None:
    """Thirty dots would fill the panel."""
    run = Run(routine(block("A", reps("Squat", 8), rounds=30)))
    text = "\n".join(plain(line) for line in round_lines(session_round(run.state), 40, 6))
    assert text.count("○") + text.count("◐") == 10
    assert "…" in text


def test_block_names_wrap_between_names() -> None:
    """A narrow panel has more lines, each within its width."""
    lines = round_lines(session_round(Run(small()).state), 14, 10)
    assert all(width_of(line) <= 14 for line in lines)
    assert any("Cool-down" in plain(line) for line in lines)


def _article() -> Routine:
    """Five blocks, as in the routine that stride was made for."""
    names = ("Strength Set A", "Strength Set B", "Strength Set C")
    sets = (block(name, reps(f"Squat {n}", 8), rounds=3) for n, name in enumerate(names))
    first, last = timed("March", 30), timed("Stretch", 20)
    return routine(block("Warm-up", first, kind="warm-up"), *sets, block("Cool-down", last, kind="cool-down"))


@pytest.mark.parametrize("width", [14, 28, 32, 44, 56])
def test_every_block_is_named_in_the_rows_that_it_asks_for(width: int) -> None:
    """The cool-down too, at every width of the side."""
    view = session_round(Run(_article()).to("Squat 1").state)
    lines = [plain(line) for line in round_lines(view, width, round_rows(view, width))]
    named = " ".join(lines[1:])
    assert all(piece in named for piece in ("✓ Warm-up", "✓ A", "● B", "· C", "· Cool-down"))
    assert max(map(len, lines)) <= width


@pytest.mark.parametrize("height", [2, 3, 4])
def test_names_are_shortened_rather_than_left_out(height: int) -> None:
    """Six long names in few rows each keep their beginning."""
    of = routine(*(block(f"{name} work for the legs", reps(f"Squat {name}", 8)) for name in "UVWXYZ"))
    shown = " ".join(plain(line) for line in round_lines(session_round(Run(of).state), 38, height))
    assert [name for name in "UVWXYZ" if f"{name} " in shown or f"{name}…" in shown] == list("UVWXYZ")


def test_no_block_moves_when_another_is_done() -> None:
    """A sign takes the place of a sign."""
    run = Run(_article())
    before = plain(round_lines(session_round(run.state), 44, 4)[-1])
    after = plain(round_lines(session_round(run.to("Squat 2", turn=3).state), 44, 4)[-1])
    assert before != after
    assert [before.index(name) for name in ("A", "B", "C", "Cool")] == [
        after.index(name) for name in ("A", "B", "C", "Cool")
    ]


def test_the_block_under_way_is_named_once() -> None:
    """In the list, where its sign is."""
    lines = round_lines(session_round(Run(_article()).to("Squat 1").state), 44, 6)
    assert sum(plain(line).count("B") for line in lines) == 1
    assert "Strength Set B" not in " ".join(plain(line) for line in lines)


def test_a_single_round_is_not_counted() -> None:
    """A warm-up is done once."""
    assert plain(round_lines(session_round(Run(small()).state), 44, 4)[0]) == "one round  ◐"
