"""What a routine's file notes: shown while it matters on the dashboard, and said once in plain lines."""

from __future__ import annotations

import pytest

from stride_tui.core.history.history import History
from stride_tui.core.routines.library import Entry
from stride_tui.core.routines.routine import Exercise, Routine
from stride_tui.views.picker import detail_lines
from stride_tui.views.plain.answers import about_lines
from stride_tui.views.plain.lines import batch_lines, entry_lines
from stride_tui.views.routine_words import routine_lines
from stride_tui.views.session.before_and_after import about_facts, idle_card
from stride_tui.views.session.card_layout import card_lines
from stride_tui.views.session.notes import set_notes
from stride_tui.views.text.spans import Line, plain
from tests.helpers.routine_builders import Run, block, reps, routine, timed


def noted() -> Routine:
    """A routine with a note wherever a file can have one."""
    return routine(
        block("Warm-up", timed("March", 20), kind="warm-up"),
        block("A", timed("Walk", 30, note="turn\naround"), reps("Squat", 8), rounds=2, note="no rest\nin here"),
        block("B", reps("Lunge", 8, sides="each", note="slowly"), note="on the stairs"),
        exercises=(
            Exercise("March", ("hips",)),
            Exercise("Walk", ("calves", "feet"), cues=("tall",), note="barefoot"),
            Exercise("Squat", ("glutes", "calves")),
        ),
        description="For\nthe hills.",
        source="my coach",
        note="not before a race.\nOur reading: two rounds",
    )


def notes(run: Run) -> list[str]:
    """The lines beside the current set."""
    return [text for text, _ in set_notes(run.state, "")[0]]


def text_of(lines: tuple[Line, ...]) -> str:
    """The words of some lines."""
    return " ".join(" ".join(plain(line) for line in lines).split())


FACTS = (
    ("Works", "calves, feet, glutes, hips"),
    ("From", "my coach"),
    ("Note", "not before a race. Our reading: two rounds"),
)


def test_the_file_says_who_made_it_what_it_works_and_its_note() -> None:
    """Each muscle once, those of the strength work first; every text in one line."""
    assert about_facts(noted()) == FACTS


def test_a_file_that_says_nothing_of_itself_has_no_lines_for_it() -> None:
    """No label without words."""
    assert about_facts(routine(block("A", reps("Squat", 8)))) == ()


@pytest.mark.parametrize("where", ["card", "picker", "command", "plain"])
def test_it_is_shown_wherever_a_routine_is_chosen(where: str) -> None:
    """Description, muscles, source and note: on the card, in the picker, by the command and in plain mode."""
    entry = Entry("test", "/x/test.toml", False, noted())
    shown = {
        "card": lambda: text_of(card_lines(idle_card(entry, History()), 70, 24)),
        "picker": lambda: text_of(detail_lines(entry, 70, 24)),
        "command": lambda: " ".join(" ".join(routine_lines(noted())).split()),
        "plain": lambda: " ".join(about_lines(noted())).replace(":", ""),
    }[where]().replace("Our reading:", "Our reading")
    for words in ("For the hills.", *(f"{label} {text}".replace(":", "") for label, text in FACTS)):
        assert words in shown


def test_long_notes_leave_room_for_what_the_routine_is_for() -> None:
    """They end in an ellipsis first; the blocks in the picker keep their room too."""
    of = noted()
    long = type(of)(of.slug, of.name, of.blocks, of.exercises, of.equipment, of.source, "word " * 90, of.description)
    entry = Entry("test", "/x/test.toml", False, long)
    card, picker = card_lines(idle_card(entry, History()), 70, 18), detail_lines(entry, 70, 12)
    assert "For the hills." in text_of(card)
    assert "…" in text_of(card)
    assert all(name in text_of(picker) for name in ("For the hills.", "Warm-up", "A ×2", "B "))


@pytest.mark.parametrize(("width", "height"), [(76, 12), (37, 8)])
def test_a_small_picker_has_a_line_of_each_fact(width: int, height: int) -> None:
    """At 80 by 24 and at 40 by 20, before all of the description, and beside the names of the blocks."""
    of = noted()
    long = type(of)(of.slug, of.name, of.blocks, of.exercises, of.equipment, of.source, of.note, "word " * 90)
    shown = [plain(row) for row in detail_lines(Entry("test", "/x/test.toml", False, long), width, height)]
    for words in ("word word", "Works  ", "From   my coach", "Note   not before a race.", "Warm-up", "A ", "B "):
        assert any(row.startswith(words) for row in shown)


def test_the_command_prints_every_note() -> None:
    """Of the blocks, of their items, and of the exercises."""
    printed = routine_lines(noted())
    for words in ("no rest in here", "on the stairs", "turn around", "barefoot", "slowly"):
        assert any(line.strip() == words for line in printed)
    assert "  Walk: 30 s · calves, feet" in printed


def test_notes_are_shown_before_a_block_and_beside_its_sets() -> None:
    """First while there is time to read them, after the cues within the set; nothing of other items."""
    run = Run(noted()).to("Walk", kind="get_ready")
    assert notes(run) == ["no rest in here", "turn around", "barefoot", "· tall"]
    assert notes(run.to("Walk")) == ["· tall", "turn around", "barefoot", "no rest in here"]
    assert notes(run.to("Squat")) == ["no rest in here"]
    assert notes(run.to("Lunge", kind="rest")) == ["on the stairs", "slowly"]


def test_plain_lines_say_each_note_once() -> None:
    """The block's as it begins (in the rest before it), the item's in its first round."""
    run = Run(noted(), hands_free=True)
    state, heard = run.state, run.now.boot
    first = entry_lines(state)
    run.wait(3_600)
    lines = [*first, *batch_lines(state, run.events[1:], heard, run.now.boot)]
    said = [line.removeprefix("Note: ") for line in lines if line.startswith("Note: ")]
    assert said == ["no rest in here", "turn around", "barefoot", "on the stairs", "slowly"]
    assert lines.index("Note: on the stairs") == 1 + next(n for n, line in enumerate(lines) if line.startswith("Rest"))
