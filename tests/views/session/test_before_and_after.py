"""The Now panel before and after a session."""

from __future__ import annotations

import pytest

from stride_tui.core.history.history import History
from stride_tui.core.problem import Problem
from stride_tui.core.progression.rules.prescription import Today
from stride_tui.core.progression.today import today
from stride_tui.core.routines.library import Entry
from stride_tui.core.routines.routine import Load
from stride_tui.core.session.events import Do
from stride_tui.core.session.to_records import to_session
from stride_tui.views.plain.answers import done_lines
from stride_tui.views.session.before_and_after import done_card, idle_card, moves_words
from stride_tui.views.session.card_layout import CardView, card_lines
from stride_tui.views.text.spans import plain
from tests.helpers import lifts as lifting
from tests.helpers.histories import SUNDAY, by_hand, session
from tests.helpers.routine_builders import Run, block, reps, routine, small

ENTRY = Entry("test", "/x/test.toml", True, small())


def _text(view: CardView, width: int = 70, height: int = 22) -> str:
    return "\n".join(plain(line) for line in card_lines(view, width, height))


def _whole() -> Run:
    run = Run(small(), hands_free=True)
    while not run.state.ended:
        run.wait(5)
    return run


def test_the_chosen_routine_invites_to_begin() -> None:
    """Its name, its length, its blocks, and one key."""
    text = _text(idle_card(ENTRY, History()))
    assert all(words in text for words in ("Test", "about 7 min", "×2", "space"))


def test_a_routine_never_done_says_so() -> None:
    """Unless history is still being read: then nothing is said."""
    assert "not done yet" in _text(idle_card(ENTRY, History()))
    assert "Last time" not in _text(idle_card(ENTRY, History(), reading=True))


def test_the_last_time_is_reported_with_its_day() -> None:
    """The day and the minutes of the latest session."""
    history = History.of([to_session(_whole().state)])
    assert "Sun 22 Nov" in _text(idle_card(ENTRY, history))


def test_the_last_time_without_a_known_length_is_its_day_alone() -> None:
    """A session logged by hand, of which no one said how long it was."""
    text = _text(idle_card(ENTRY, History.of([by_hand(SUNDAY, routine="test", work_ms=0)])))
    assert [line.split("Last time")[1].strip(" │") for line in text.splitlines() if "Last time" in line] == [
        "Sun 22 Nov"
    ]


def test_a_broken_file_says_so_and_how_to_mend_it() -> None:
    """No routine could be read, so nothing can begin."""
    text = _text(idle_card(Entry("legs", "/x/legs.toml", False, None, (Problem(message="x", line=3),)), History()))
    assert all(words in text for words in ("legs", "1 mistake", "e "))
    assert "space" not in text


def test_nothing_here_yet_says_what_to_do() -> None:
    """The picker and the starter are named."""
    text = _text(idle_card(None, History()))
    assert all(words in text for words in ("NOTHING HERE YET", "r ", "stride new"))


def test_a_whole_session_is_summed_up() -> None:
    """Sets, time, reps, and the week it stands in."""
    text = _text(done_card(_whole().state, "strength 1 of 1"))
    assert all(words in text for words in ("DONE", "10 of 10 done", "Time", "36", "strength 1 of 1", "↵"))


def test_what_was_moved_is_summed_up_in_one_unit() -> None:
    """Eight of 10 kg are 80 kg, ten of two of 10 lb are 200 lb, 90.7 kg."""
    squat, swing = reps("Squat", 8, load=Load("barbell", 10)), reps("Swing", 10, load=Load("dumbbells", 10, "lb"))
    run = Run(routine(block("A", squat, swing))).to("Swing").press("confirm")
    assert dict(done_card(run.state).facts)["Reps"] == "18 · 170.7 kg moved"


def test_what_was_moved_is_in_the_unit_of_the_settings() -> None:
    """2 × 10 kg × 10 are 200 kg, 35 lb × 12 are 190.5 kg; in all 390.5 kg, or 860.9 lb."""
    squat, swing = reps("Squat", 10, load=Load("dumbbells", 10)), reps("Swing", 12, load=Load("kettlebell", 35, "lb"))
    run = Run(routine(block("A", swing, squat))).to("Squat").press("confirm")
    assert dict(done_card(run.state).facts)["Reps"] == "22 · 390.5 kg moved"
    assert dict(done_card(run.state, units="lb").facts)["Reps"] == "22 · 860.9 lb moved"
    assert any("390.5 kg moved" in line for line in done_lines(run.state, units="kg"))


def test_a_session_by_hand_without_minutes_has_no_length() -> None:
    """The day alone; one that was led is never shorter than a minute."""
    hand, led = by_hand(SUNDAY, routine="test", work_ms=0), session(SUNDAY, routine="test", work_ms=0)
    for done, words in ((hand, "Sun 22 Nov"), (led, "Sun 22 Nov, 1 min")):
        assert dict(idle_card(ENTRY, History.of([done])).facts)["Last time"] == words


def test_a_session_finished_early_says_what_was_left_out() -> None:
    """Done and skipped sets are told apart."""
    text = _text(done_card(Run(small()).to("Squat").press("confirm").do(Do("finish")).state))
    assert "FINISHED EARLY" in text
    assert "8 skipped" in text


def test_a_session_thrown_away_says_where_it_went() -> None:
    """Nothing is in the history, and it can be brought back for a while."""
    text = _text(done_card(Run(small()).press("discard").state))
    assert all(words in text for words in ("THROWN AWAY", "u brings it back"))


def test_pauses_and_rests_are_reported_apart() -> None:
    """A pause of minutes is named, a rest is named."""
    run = Run(small()).to("Lunge", kind="rest").wait(40).press("toggle", "toggle").wait(300).press("toggle")
    run.to("Lunge").wait(5).do(Do("finish"))
    facts = dict(done_card(run.state).facts)
    assert "40 s of rest" in facts["Time"]
    assert "5 min paused" in facts["Time"]


@pytest.mark.parametrize(("width", "height"), [(76, 26), (42, 14), (36, 15), (30, 8)])
def test_the_invitation_stays_at_any_usable_size(width: int, height: int) -> None:
    """Facts give way before the one key that matters."""
    assert "space" in _text(idle_card(ENTRY, History()), width, height)


TOP = "19 Nov  12 | 12 × 10 asked 12 of 8"
"""A session at half as many reps again as the file's, after two of which the far weight comes."""


def _heavy(*lines: str) -> Today:
    """What is asked of a split squat after these sessions."""
    of = lifting.routine(lifting.lift(sides="each"))
    return today(of, lifting.history(lifting.lift(sides="each"), *lines), lifting.OWNED, lifting.at("23 Nov"))


def test_what_changes_today_is_reported_before_the_session() -> None:
    """What goes up and what goes down, with a sign; nothing where all stays."""
    up, held = _heavy("16 Nov  12 | 12 × 10 asked 12 of 8", TOP), _heavy(TOP)
    assert dict(idle_card(ENTRY, History(), today=up).facts)["Today"] == "Squat 8 × 12.5 kg ↑"
    assert "Today" not in dict(idle_card(ENTRY, History(), today=held).facts)
    down = _heavy("12 Nov  8 | 5 × 10", "14 Nov  8 | 5 × 10", "16 Nov  8 | 5 × 10")
    assert moves_words(down) == "Squat 8 × 8 kg ↓"


def test_reps_that_come_before_a_far_weight_are_reported_as_more() -> None:
    """With the load that stays: before the session and at its end."""
    more = _heavy("19 Nov  8 | 8 × 10")
    assert dict(idle_card(ENTRY, History(), today=more).facts)["Today"] == "Squat 9 × 10 kg ↑"
    assert dict(done_card(_whole().state, today=more).facts)["Next time"] == "Squat 9 × 10 kg ↑"


def test_bests_and_next_time_are_reported_at_the_end() -> None:
    """A label for the first of the bests, and what is asked otherwise."""
    card = done_card(_whole().state, "", ("Squat: heaviest, 12 kg", "Squat: most reps"), _heavy(TOP))
    assert [words for label, words in card.facts if label in ("Best", "")] == [
        "Squat: heaviest, 12 kg",
        "Squat: most reps",
    ]
    up = _heavy("16 Nov  12 | 12 × 10 asked 12 of 8", TOP)
    assert dict(done_card(_whole().state, today=up).facts)["Next time"] == "Squat 8 × 12.5 kg ↑"


def test_a_session_thrown_away_has_no_bests() -> None:
    """Nothing of it stays."""
    assert "heaviest" not in _text(done_card(Run(small()).press("discard").state, "", ("Squat: heaviest",)))


@pytest.mark.parametrize(("width", "height"), [(70, 24), (40, 14), (38, 15)])
def test_every_fact_of_the_summary_stays_at_any_usable_size(width: int, height: int) -> None:
    """They are told shorter before one is left out."""
    bests = tuple(f"Front Foot-Elevated Split Squat, left and right: heaviest, {n} kg" for n in range(4))
    up = _heavy("16 Nov  12 | 12 × 10 asked 12 of 8", TOP)
    text = _text(done_card(_whole().state, "strength 1 of 1", bests, up), width, height)
    assert all(words in text for words in ("Sets", "Time", "Best", "Next time", "Week", "strength 1 of 1", "↵"))


@pytest.mark.parametrize(("width", "height"), [(40, 12), (36, 12)])
def test_the_question_of_a_hands_free_session_keeps_the_keys_that_answer_it(width: int, height: int) -> None:
    """At 80 by 24 and below, where every other fact is shortened before it."""
    run = Run(small(), hands_free=True).wait(3_600)
    coming = (("Run", "too close: Tue speed 18:30; move it to Thursday, which is clear"),)
    view = done_card(run.state, "strength 1 of 1 · 1 week in a row", ("Squat: heaviest, 2 × 10 kg",), coming=coming)
    words = " ".join(_text(view, width, height).split())
    assert "y: all as asked. w: those that were not. n: effort." in words
