"""The led: a whole session line by line, and every command."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from stride_tui.core.routines.routine import Routine
from stride_tui.plain.input import InputEnded, Typed
from stride_tui.store.history.file import append_run
from stride_tui.store.history.reading import read_history
from stride_tui.store.routines.library import load_entry
from tests.helpers.histories import run
from tests.helpers.plain_runner import DOES_EVERY_SET, PlainHome, Script, small
from tests.helpers.routine_builders import block, reps, routine


def article(at_home: PlainHome) -> Routine:
    """The article's routine."""
    entry = load_entry(at_home.paths, "lower-body-runners")
    assert entry
    assert entry.routine
    return entry.routine


def test_the_whole_article_is_led_by_enter(at_home: PlainHome) -> None:
    """Enter when done and Enter when rested do every set, once, in order."""
    code, lines = at_home.lead(of=article(at_home), always=DOES_EVERY_SET, ends=False)
    assert code == 0
    assert at_home.sessions == [(True, ["done"] * 35)]
    assert "Sets: 35 of 35 done." in lines


def test_hands_free_it_leads_to_the_end_with_no_key(at_home: PlainHome) -> None:
    """Also where the input has ended before it began."""
    code, lines = at_home.lead(of=article(at_home), hands_free=True)
    assert (code, at_home.sessions) == (0, [(True, ["done"] * 35)])
    assert lines[-2:] == ["Week: strength 1 of 1, 1 week in a row.", "Next: Wed from 09:00."]


def test_hands_free_takes_as_long_as_on_the_dashboard(at_home: PlainHome) -> None:
    """Deadlines are the engine's: waking late for a line makes nothing longer."""
    start = at_home.clock.now().boot
    at_home.lead(of=article(at_home), hands_free=True)
    assert at_home.clock.now().boot - start == 1_086_000


def test_what_is_said_of_a_first_set(at_home: PlainHome) -> None:
    """Each change a line of its own."""
    _, lines = at_home.lead([("Next", "l"), ("Strength", "")], hands_free=True, ends=False)
    assert lines[:8] == [
        "Test: 5 sets, about 4 min. Hands-free: it moves on by itself.",
        "Type ? and Enter for help.",
        "Warm-up.",
        "Get ready, 10 s: Plank, left side, 20 s.",
        "Go: Plank, left side, 20 s.",
        "Halfway, 10 s left.",
        "5 s left.",
        "Done: 20 s.",
    ]


def test_a_rest_says_when_its_suggestion_is_reached(at_home: PlainHome) -> None:
    """It waits, and does not push."""
    script = [("Enter when done.", ""), ("Enter when done.", ""), ("Rested 1 min", "l")]
    _, lines = at_home.lead([("Go: Plank", "2"), *script], ends=False)
    assert "Rest, as needed, 1 min suggested. Then B: Lunge, 10 reps. Enter goes on." in lines
    assert "Rested 1 min. Enter goes on when you are ready." in lines


def test_changes_that_come_by_themselves_ring(at_home: PlainHome) -> None:
    """One ring for each change of phase, none for what the runner asked for."""
    at_home.lead([("Go: Plank, left", "p"), ("Paused", "")], ends=False, always={"Enter when done": "l"})
    assert at_home.rings == 6


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("p", "Paused with 19 s left of Plank, left side, 20 s. Enter goes on."),
        (" ", "Paused with 19 s left of Plank, left side, 20 s. Enter goes on."),
        ("", "Done: 1 s."),
        ("b", "Back."),
        ("s", "Skipped: Plank, left side."),
        ("u", "There is nothing to take back."),
        ("+", "29 s left now."),
        ("-", "9 s left now."),
        ("2", "A, round 1 of 2."),
        ("9", "There is no block 9."),
        ("x 8", "For Plank, left side: effort 8."),
        ("w 12.5", "This set takes no load."),
        ("r 7", "This set takes no reps."),
        (
            "n",
            "Next: Plank, right side, 20 s; Squat, 8 reps, 2 × 10 kg dumbbells; Squat",
        ),
        ("t", "19 s left here, set 1 of 5, 00:11 gone, about 3 min left in all."),
        ("c", "The routine says nothing about Plank."),
        ("h", "Go on: Plank, left side, 19 s left."),
        ("?", "Type a command and Enter."),
        ("d", "d d throws the session away. Nothing would be added to your history."),
        ("d d", "Thrown away. Nothing was added to your history."),
        ("f", "Finished early: Test."),
        ("l", "Left for later. stride start --plain goes on with it."),
        ("q", "Left for later. stride start --plain goes on with it."),
        ("hello", "There is no hello. Type ? and Enter for help."),
    ],
)
def test_a_command_in_timed_work(at_home: PlainHome, typed: str, said: str) -> None:
    """A second after the first set began, each does what it says and says so."""
    _, lines = at_home.lead([("Go: Plank, left", typed)])
    assert [line for line in lines if line.startswith(said)]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("w 12.5", "For Squat: load 12.5 kg."),
        ("w 12,5", "For Squat: load 12.5 kg."),
        ("r 7", "For Squat: reps 7."),
        ("x 8.5", "For Squat: effort 8.5."),
        ("p", "Paused at Squat, 8 reps, 2 × 10 kg dumbbells. Enter goes on."),
        ("+", "There is no time to change here."),
    ],
)
def test_a_command_in_rep_work(at_home: PlainHome, typed: str, said: str) -> None:
    """Load, reps and effort are for the set under way."""
    _, lines = at_home.lead([("Go: Plank", "2"), ("Go: Squat", typed)])
    assert said in lines


def test_between_sets_the_last_one_is_changed(at_home: PlainHome) -> None:
    """What was done, as it was done; the load holds for the next round."""
    script = [("Go: Plank", "2"), ("Go: Squat", ""), ("Done: 8 reps", "r 6"), ("Changed", "w 12.5"), ("12.5", "x 9")]
    _, lines = at_home.lead(script)
    assert "Changed: Squat, round 1: 6 reps at 2 × 10 kg." in lines
    assert "Changed: Squat, round 1: 6 reps at 2 × 12.5 kg, effort 9." in lines


def test_a_change_is_taken_back(at_home: PlainHome) -> None:
    """By the same key as everything else."""
    script = [("Go: Plank", "2"), ("Go: Squat", "w 12.5"), ("12.5", "u"), ("Taken", "h")]
    _, lines = at_home.lead(script)
    assert "Taken back: the set is as it was." in lines
    assert "10 kg" in [line for line in lines if line.startswith("Go on: Squat")][-1]


def test_going_on_inside_timed_work_gives_time_to_get_back(at_home: PlainHome) -> None:
    """Three seconds, then the rest of the set."""
    _, lines = at_home.lead([("Halfway", "p"), ("Paused", ""), ("Go on", "l")], ends=False)
    assert lines[-3:-1] == ["Back into position: 3 s.", "Go on: Plank, left side, 9 s left."]


def test_enter_just_after_a_change_is_not_counted(at_home: PlainHome) -> None:
    """It was meant for the step before, and that is said."""
    _, lines = at_home.lead([("Switch sides", Typed("")), ("not counted", "l")], ends=False)
    assert "That Enter came just as the step changed, so it was not counted." in lines


def test_without_hands_free_the_end_of_input_leaves(at_home: PlainHome) -> None:
    """With a sentence; nothing is lost."""
    code, lines = at_home.lead()
    assert (code, at_home.left) == (0, True)
    assert lines[-1] == "The input has ended. Left for later: stride start --plain goes on with it."


def test_hands_free_at_a_terminal_the_end_of_input_leaves(at_home: PlainHome) -> None:
    """There it is the runner who ended it."""
    _, lines = at_home.lead(hands_free=True, alone=False)
    assert lines[-1].startswith("The input has ended.")


def test_hands_free_without_input_a_paused_session_is_left(at_home: PlainHome) -> None:
    """Nobody could ever lead it on."""
    _, lines = at_home.lead([("Go: Plank", "p"), ("Paused", InputEnded())], hands_free=True, ends=False)
    assert lines[-1].startswith("The input has ended.")


def test_a_machine_that_slept_pauses_timed_work(at_home: PlainHome) -> None:
    """The set stands where it was."""
    _, lines = at_home.lead([("Halfway", lambda: at_home.clock.sleep(3_600_000)), ("slept", "l")], ends=False)
    told = "The machine slept; the set is paused where it was. Paused with 10 s left of Plank, left side, 20 s."
    assert any(line.startswith(told) for line in lines)


def test_a_rest_goes_on_while_the_machine_sleeps(at_home: PlainHome) -> None:
    """And waits from then on, also hands-free."""
    routine = msgspec.structs.replace(small(), blocks=small().blocks[1:])
    script: Script = [("Rest, 1 min", lambda: at_home.clock.sleep(300_000)), ("slept", "l")]
    _, lines = at_home.lead(script, of=routine, hands_free=True, ends=False)
    assert "The machine slept for 5 min; the rest went on. Enter goes on." in lines


@pytest.mark.parametrize("count", [4, 12])
def test_hands_free_the_time_of_a_set_follows_its_reps(at_home: PlainHome, count: int) -> None:
    """Typed within the set: it lasts as long as what it logs, three seconds a rep."""
    of = routine(block("A", reps("Squat", 8), get_ready_ms=0))
    _, lines = at_home.lead([("Go: Squat", f"r {count}")], of=of, hands_free=True)
    (done,) = read_history(at_home.paths).history.sessions[0].sets
    assert (done.done_reps, done.ended - done.started) == (count, count * 3_000)
    assert f"Done: {count} reps." in lines


def test_rounds_are_added_and_dropped(at_home: PlainHome) -> None:
    """As from the dashboard's palette; what cannot be is said in its words."""
    script: Script = [("Go: Squat", "r+"), ("3 rounds now", "r -"), ("2 rounds now", "r-"), ("1 round now", "r-")]
    of = msgspec.structs.replace(small(), blocks=small().blocks[1:])
    _, lines = at_home.lead([("Get ready", ""), *script, ("This round is under way", "l")], of=of, ends=False)
    told = [line for line in lines if ("round" in line and "now" in line) or "under way" in line]
    assert told == [
        "A: 3 rounds now.",
        "A: 2 rounds now.",
        "A: 1 round now.",
        "This round is under way: skip its sets instead.",
    ]


def test_an_added_round_is_taken_back(at_home: PlainHome) -> None:
    """By `u`, as any other thing."""
    of = msgspec.structs.replace(small(), blocks=small().blocks[1:])
    script: Script = [("Get ready", ""), ("Go: Squat", "r +"), ("3 rounds now", "u"), ("Taken back", "l")]
    _, lines = at_home.lead(script, of=of, ends=False)
    assert "Taken back: the round is not added." in lines


def test_hands_free_a_rest_goes_on_by_itself_and_says_so(at_home: PlainHome) -> None:
    """Enter is not asked for where none is needed."""
    _, lines = at_home.lead(hands_free=True)
    (rest,) = (line for line in lines if line.startswith("Rest"))
    assert rest == "Rest, 1 min. Then B: Lunge, 10 reps. It goes on by itself."
    assert not [line for line in lines if "Enter" in line and not line.startswith("Type ?")]


@pytest.mark.parametrize(
    ("typed", "left", "said"),
    [
        (["y"], 0, "Confirmed."),
        (["x 8"], 0, "Confirmed."),
        (["w 3 6", ""], 0, "Set 3, Squat: 6 reps. The others count as asked."),
        (["w", ""], 5, "3: Squat, 8 reps at 2 × 10 kg."),
        ([""], 5, "Was all done as asked?"),
    ],
)
def test_after_hands_free_it_is_asked_what_was_done(at_home: PlainHome, typed: list[str], left: int, said: str) -> None:
    """All as asked, an effort, or the sets that were not confirm them; Enter alone leaves them open."""
    script = [("Was all done" if n == 0 else "The others count as asked", text) for n, text in enumerate(typed)]
    if typed == ["w", ""]:
        script[1] = ("w 3 6: the third", "")
    code, lines = at_home.lead(script, hands_free=True, ends=False)
    (session,) = read_history(at_home.paths).history.sessions
    assert (code, len(session.to_confirm)) == (0, left)
    assert any(line.startswith(said) for line in lines)


def test_without_input_hands_free_says_how_to_confirm_later(at_home: PlainHome) -> None:
    """And is over: nobody is there to answer."""
    _, lines = at_home.lead(hands_free=True)
    assert any("stride history amend last confirmed=yes" in line for line in lines)


def test_a_run_that_may_be_another_one_is_asked_about_before_the_first_exercise(at_home: PlainHome) -> None:
    """With the command that answers, in words without signs."""
    today = at_home.clock.now().local().date()
    at_home.paths.plan.parent.mkdir(parents=True, exist_ok=True)
    at_home.paths.plan.write_text(f'[[run]]\non = {today + timedelta(days=1)}\nkind = "long"\n', "utf-8")
    append_run(at_home.paths, run(today, "long", timed=False))
    _, lines = at_home.lead([("Get ready", "l")], ends=False)
    (asked,) = [line for line in lines if "instead of" in line]
    assert asked.startswith("Was ")
    assert "stride history amend last-run instead=" in asked
    assert lines.index(asked) < lines.index("Warm-up.")
