"""What the voice says: short, whole, and nothing that a voice could take for something else."""

from __future__ import annotations

import re

import msgspec
import pytest

from stride_tui.core.cues.cues import Cue, Meaning
from stride_tui.core.routines.routine import Load, Reps, Rest, Routine
from stride_tui.views.cues.speech import LONGEST_UTTERANCE, sayable, speaking_ms, spoken_number, spoken_set, utterance
from stride_tui.views.cues.words import CUE_EXAMPLES, MEANINGS, SINKS
from tests.helpers.hostile_texts import HOSTILE
from tests.helpers.routine_builders import Run, block, reps, routine, timed

STEP_DOWN = reps("Lateral Step Down", 8, sides="each", load=Load("dumbbells", 10))


def at_set(item, **fields) -> Run:
    """A session that stands in the lead-in of an item's first set."""
    return Run(routine(block("Strength Set B", item, **fields)))


def spoken(run: Run, *meanings: Meaning, number: int = 0, talking: bool = False) -> str:
    """What is said for cues of these meanings now."""
    cues = tuple(Cue(run.now.boot, meaning, run.step, number) for meaning in meanings)
    return utterance(cues, run.state, talking)


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (STEP_DOWN, "Lateral Step Down. Left side, eight reps, ten kilos."),
        (reps("Swing", 12, load=Load("kettlebell", 35, "lb")), "Swing. Twelve reps, thirty-five pounds."),
        (reps("Curl", 8, load=Load("dumbbell", 12.5)), "Curl. Eight reps, 12.5 kilos."),
        (reps("Curl", 1, load=Load("dumbbell", 1)), "Curl. One rep, one kilo."),
        (reps("Squat", 8, load=Load("barbell")), "Squat. Eight reps, barbell."),
        (reps("Squat", 8, load=Load("dumbbells", optional=True)), "Squat. Eight reps, dumbbells if you like."),
        (reps("Lunge", 20, sides="alternating"), "Lunge. Alternating sides, left first, twenty reps."),
        (timed("Plank", 20), "Plank. Twenty seconds."),
        (timed("Plank", 90), "Plank. One minute thirty."),
        (timed("Plank", 120), "Plank. Two minutes."),
        (timed("Plank", 1), "Plank. One second."),
    ],
)
def test_a_set_is_reported_as_a_coach_would(item, words: str) -> None:
    """What, which side, how many, how heavy."""
    run = at_set(item)
    assert spoken_set(run.step, run.state) == words


def test_a_range_of_reps_is_reported_as_one() -> None:
    """Until other reps are chosen."""
    item = reps("Squat", 8)
    run = at_set(msgspec.structs.replace(item, dose=Reps(8, 12)))
    assert spoken_set(run.step, run.state) == "Squat. Eight to twelve reps."


def test_a_block_is_introduced_by_its_name() -> None:
    """There is time for it before the first set."""
    assert spoken(at_set(STEP_DOWN), "get_ready") == (
        "Get ready for Strength Set B. Lateral Step Down. Left side, eight reps, ten kilos."
    )


def test_the_other_side_needs_few_words() -> None:
    """Everything else is as it was."""
    run = at_set(STEP_DOWN).to("Lateral Step Down", kind="switch")
    assert spoken(run, "switch") == "Switch sides. Right side."


def test_what_is_due_together_is_one_utterance() -> None:
    """The last rep, the last round, and what comes: in this order, without one cutting off the other."""
    run = at_set(timed("Plank", 20))
    run.wait(1)
    assert spoken(run, "rep", "last_round", number=8) == "Eight. Last round."


def test_a_rest_reports_what_comes_after_it() -> None:
    """So that it can be fetched."""
    run = Run(routine(block("A", reps("Squat", 8)), block("B", STEP_DOWN))).to("Lateral Step Down", kind="rest")
    assert spoken(run, "block_done", "rest").startswith("B done. Rest. Then: Lateral Step Down. Left side, eight")


def test_a_rest_that_is_long_enough_says_how_long_it_was() -> None:
    """And leaves the rest to the runner."""
    of = routine(block("A", reps("Squat", 8), rest_after=Rest(90_000, False)), block("B", STEP_DOWN))
    run = Run(of).to("Lateral Step Down", kind="rest")
    assert spoken(run, "rest_over") == "One minute thirty of rest. Go on when you are ready."


def test_numbers_keep_silent_while_words_are_said() -> None:
    """Which side comes matters more than three, two, one; go is always said."""
    run = at_set(STEP_DOWN)
    assert spoken(run, "countdown", number=3, talking=True) == ""
    assert spoken(run, "countdown", number=3) == "Three."
    assert spoken(run, "go", talking=True) == "Go."


def test_a_countdown_that_begins_with_the_announcement_leaves_it_whole() -> None:
    """A lead-in of three seconds says what comes."""
    run = at_set(STEP_DOWN)
    assert "Three" not in spoken(run, "get_ready", "countdown", number=3)


def test_going_on_counts_at_once() -> None:
    """The time to get back into position is short."""
    assert spoken(at_set(STEP_DOWN), "resumed", "countdown", number=3) == "Three."


@pytest.mark.parametrize("meaning", MEANINGS)
def test_everything_has_words(meaning: Meaning) -> None:
    """No cue leaves the voice speechless."""
    assert spoken(at_set(STEP_DOWN), meaning, number=1).endswith(".")


def test_every_cue_and_sink_is_explained() -> None:
    """For the list and for trying out."""
    assert MEANINGS.keys() == CUE_EXAMPLES.keys()
    assert all(SINKS.values())


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zero"),
        (13, "thirteen"),
        (20, "twenty"),
        (24, "twenty-four"),
        (99, "ninety-nine"),
        (100, "100"),
        (7.5, "7.5"),
    ],
)
def test_numbers_are_said_as_words(number: float, words: str) -> None:
    """As far as people do."""
    assert spoken_number(number) == words


@pytest.mark.parametrize("text", [*HOSTILE.values(), "[[slnc 9999]]", "<speak>", "$(rm) `x` | y", "a\x1b]0;b\x07"])
def test_no_text_can_be_anything_but_said(text: str) -> None:
    """Letters, digits and marks of punctuation, and not for ever."""
    run = Run(Routine("x", "X", (block(text, reps(text, 8)),)))
    words = spoken(run, "get_ready")
    assert not re.search(r"[^\w\s.,:;!?'’()%&/+-]", words)
    assert len(words) <= LONGEST_UTTERANCE
    assert words.isprintable()


def test_a_long_text_is_cut_between_words() -> None:
    """A voice that breaks off within a word sounds like a fault."""
    assert sayable("one two three", 9) == "one two"


def test_saying_takes_time() -> None:
    """About four seconds for a whole set: what espeak-ng takes."""
    assert speaking_ms("Lateral Step Down. Left side, eight reps, ten kilos.") == pytest.approx(4_100, rel=0.1)
