"""The Now panel: one thing to do, in every phase of a session."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from stride_tui.core.instant import Instant
from stride_tui.core.routines.routine import Exercise, Item, Load, Reps, Rest, Routine
from stride_tui.core.session.events import ChangeSet, PauseReason
from stride_tui.views.dashboard.screen import last_words
from stride_tui.views.session.header import PROGRESS_PARTS
from stride_tui.views.session.now import NowView, now_view
from stride_tui.views.session.now_layout import now_lines
from stride_tui.views.session.phases import PAUSE_REASONS, PHASE_LABELS, PHASE_SIGNS
from stride_tui.views.session.stepper import set_to_change, stepper_view
from stride_tui.views.text.spans import plain, width_of
from tests.helpers.histories import session, sets, utc
from tests.helpers.routine_builders import Run, block, reps, routine, small


def _view(run: Run, last_time: str = "") -> NowView:
    return now_view(run.state, run.now, last_time)


def _text(view: NowView, width: int = 70, height: int = 20) -> str:
    return "\n".join(plain(line) for line in now_lines(view, width, height))


def _legs() -> Routine:
    """One set of split squats with all that can be said of it."""
    squat = reps("Split Squat", 8, sides="each", load=Load("dumbbells", 10), note="slowly")
    described = Exercise("Split Squat", cues=("front foot flat", "straight down"), equipment=("box",))
    return routine(block("A", squat), exercises=(described,))


def test_get_ready_counts_down_to_the_first_set() -> None:
    """Ten seconds, and what comes then."""
    view = _view(Run(small()).wait(4))
    assert (view.label, view.title, view.big) == (PHASE_LABELS["get_ready"], "March", "0:06")
    assert "30 s" in view.unit


def test_get_ready_says_what_to_fetch() -> None:
    """Loads and equipment of the block, before its first set."""
    view = _view(Run(_legs()))
    assert "2 × 10 kg dumbbells · box" in view.notes[0][0]


def test_a_transition_says_next_and_fetches_nothing() -> None:
    """Within a block all things are at hand already."""
    view = _view(Run(small()).to("Plank", kind="transition"))
    assert view.label == "NEXT"
    assert not any("Fetch" in text for text, _ in view.notes)


def test_switching_sides_names_the_side_to_come() -> None:
    """The runner turns round while the five seconds run."""
    view = _view(Run(small()).to("Plank", kind="switch"))
    assert (view.phase, view.label) == ("switch", PHASE_LABELS["switch"])
    assert "right" in view.detail


def test_timed_work_counts_down() -> None:
    """A hold shows what is left of it, and how far it is."""
    view = _view(Run(small()).to("Plank").wait(12))
    assert (view.label, view.big, view.bar) == (PHASE_LABELS["work"], "0:18", PROGRESS_PARTS * 12 // 30)


def test_rep_work_shows_the_count_and_counts_time_up() -> None:
    """The asked reps large, the seconds beside them, and Enter as the way on."""
    view = _view(Run(small()).to("Squat").wait(14))
    assert (view.big, view.unit, view.aside, view.bar) == ("8", "reps", "0:14", None)
    assert "↵" in view.hint


def _hands_free(**fields: Any) -> Run:
    """At the beginning of a set of eight that counts by itself."""
    return Run(routine(block("A", reps("Squat", 8, **fields))), hands_free=True).press("confirm")


def test_hands_free_the_count_is_the_number_and_nothing_is_asked_for() -> None:
    """Three reps of three seconds are done after ten seconds; it ends by itself."""
    view = _view(_hands_free().wait(10))
    assert (view.big, view.unit, view.hint) == ("3", "of 8 reps", "")


def test_hands_free_the_beat_is_the_part_of_the_rep() -> None:
    """A second into a rep of three, two of its three pieces have begun, and the row of the bar shows it."""
    view = _view(_hands_free().wait(10))
    assert view.beat == ((1000, True), (1000, True), (1000, False))
    shown = next(line for line in _text(view).splitlines() if "━" in line)
    assert [piece[0] for piece in shown.split()] == ["━", "━", "─"]


@pytest.mark.parametrize(("seconds", "part"), [(1, "down"), (2, "up"), (4, "down")])
def test_hands_free_a_tempo_is_told_in_words(seconds: float, part: str) -> None:
    """Two seconds down, one up, beside the count."""
    view = _view(_hands_free(pace_ms=3000, tempo_ms=(2000, 0, 1000)).wait(seconds))
    assert view.aside == part


def test_a_quick_rep_has_the_bar_of_the_set() -> None:
    """A rep of a second has no parts: the number itself is the beat."""
    view = _view(_hands_free(pace_ms=1000).wait(2))
    assert (view.big, view.beat, view.bar) == ("2", (), PROGRESS_PARTS // 4)


def test_a_pause_keeps_the_count_of_hands_free_reps() -> None:
    """And what it is to become."""
    view = _view(_hands_free().wait(10).press("toggle").wait(60))
    assert (view.label, view.big, view.unit) == (PHASE_LABELS["paused"], "3", "of 8 reps")


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (60, ["alternating sides, left first · 24 kg kettlebell"]),
        (44, ["alternating sides, left first ·", "24 kg kettlebell"]),
        (38, ["alternating sides · 24 kg kettlebell"]),
        (32, ["alternating · 24 kg kettlebell"]),
    ],
)
def test_the_load_is_read_at_every_width(width: int, shown: list[str]) -> None:
    """The side is told in fewer words before the load is cut."""
    swing = reps("Unilateral Alternating Kettlebell Swing", 12, sides="alternating", load=Load("kettlebell", 24))
    rows = [row.strip() for row in _text(_view(Run(routine(block("A", swing)))), width, 12).splitlines()]
    assert [row for row in rows if row in shown] == shown


def test_the_reason_of_a_pause_is_shown_where_there_is_no_other_row() -> None:
    """It takes the row of the bar."""
    view = _view(Run(small()).to("Plank").wait(10).pause("slept"))
    assert "The machine slept" in _text(view, 40, 10)


def test_a_range_of_reps_is_shown_as_one() -> None:
    """Eight to twelve."""
    view = _view(Run(routine(block("A", Item("Squat", Reps(8, 12))))).to("Squat"))
    assert (view.big, view.unit) == ("8–12", "reps")


def test_a_set_says_side_and_load() -> None:
    """What to hold and which leg is in front."""
    detail = _view(Run(_legs()).to("Split Squat")).detail
    assert "left" in detail
    assert "2 × 10 kg dumbbells" in detail


def test_cues_note_and_last_time_are_there() -> None:
    """What history and the file know, with last time before all else."""
    notes = [text for text, _ in _view(Run(_legs()).to("Split Squat"), "last time 8 reps").notes]
    assert notes == ["last time 8 reps", "· front foot flat", "· straight down", "slowly"]


def test_rest_counts_up_beside_its_suggestion() -> None:
    """It never pushes."""
    run = Run(small()).to("Lunge", kind="rest").wait(34)
    view = _view(run)
    assert (view.label, view.big) == (PHASE_LABELS["rest"], "0:34")
    assert "as needed" in view.aside
    assert "1 min" in view.aside


def test_rest_names_what_comes_then() -> None:
    """The title is the next exercise, not a set under way."""
    assert "Lunge" in _view(Run(small()).to("Lunge", kind="rest")).title


def test_a_rest_past_its_suggestion_says_by_how_much() -> None:
    """A rest of seventy-five seconds where sixty were suggested."""
    assert _view(Run(small()).to("Lunge", kind="rest").wait(75)).aside == "over by 0:15"


def test_a_rest_with_a_length_is_suggested() -> None:
    """ "As needed" is only said where the file says so."""
    of = routine(block("A", reps("Squat", 8), rest_after=Rest(90_000, as_needed=False)), block("B", reps("Lunge", 8)))
    aside = _view(Run(of).to("Lunge", kind="rest")).aside
    assert "as needed" not in aside
    assert "1 min 30 s" in aside


@pytest.mark.parametrize("reason", PAUSE_REASONS)
def test_a_pause_does_not_move_and_says_why(reason: PauseReason) -> None:
    """Whatever the reason, the digits stand, and a reason that is not the runner's own is told."""
    run = Run(small()).to("Plank").wait(10).pause(reason).wait(100)
    view = _view(run)
    assert (view.label, view.big) == (PHASE_LABELS["paused"], "0:20")
    assert not PAUSE_REASONS[reason] or view.notes[0][0] == PAUSE_REASONS[reason]


def test_a_paused_rest_shows_the_rest() -> None:
    """What was gone of the rest, not what is left of a set."""
    view = _view(Run(small()).to("Lunge", kind="rest").wait(20).pause("deciding"))
    assert view.big == "0:20"
    assert "rest" in view.unit


def test_a_paused_rep_set_shows_the_reps() -> None:
    """Eight reps stay eight reps."""
    assert _view(Run(small()).to("Squat").wait(5).press("toggle")).big == "8"


def test_going_on_counts_three_seconds_back_in() -> None:
    """The runner gets back into position before the hold runs again."""
    view = _view(Run(small()).to("Plank").wait(10).press("toggle").wait(60).press("toggle").wait(0.5))
    assert (view.label, view.big) == (PHASE_LABELS["back_in"], "3")
    assert "0:20" in view.aside


def test_every_phase_has_a_sign_of_its_own_beside_its_colour() -> None:
    """A colour is never the only sign; two phases share one only where their labels differ."""
    assert all(PHASE_SIGNS[phase] and PHASE_LABELS[phase] for phase in PHASE_LABELS)
    assert len(set(PHASE_LABELS.values())) == len(PHASE_LABELS)


@pytest.mark.parametrize(("width", "height"), [(70, 20), (36, 14), (34, 8)])
def test_label_title_digits_and_hint_stay_at_any_usable_size(width: int, height: int) -> None:
    """Notes give way before what must be seen."""
    view = _view(Run(_legs()).to("Split Squat"))
    text = _text(view, width, height)
    assert all(words in text for words in (view.label, "Split Squat", "reps", view.hint))


def test_the_hint_is_on_the_last_line() -> None:
    """The eye finds it always at the same place."""
    lines = now_lines(_view(Run(small()).to("Squat")), 70, 20)
    assert len(lines) == 20
    assert "↵" in plain(lines[-1])


def test_wide_notes_are_centred_by_their_cells() -> None:
    """A column of wide characters stays within the panel."""
    of = routine(block("A", reps("Squat", 8)), exercises=(Exercise("Squat", cues=("深蹲" * 16,)),))
    assert max(width_of(line) for line in now_lines(_view(Run(of).to("Squat")), 70, 20)) <= 70


def test_digits_are_drawn_large_where_there_is_room() -> None:
    """A panel of twenty rows shows them in blocks."""
    assert "█" in _text(_view(Run(small()).to("Plank")))


def test_what_is_asked_today_comes_before_all_notes() -> None:
    """With its reason; then last time, then the cues."""
    run = Run(_legs()).to("Split Squat")
    view = now_view(run.state, run.now, "last time 8 reps, effort 7", asked="today 8 × 12 kg: you did 8 × 10 kg twice")
    assert [text for text, _ in view.notes][:3] == [
        "today 8 × 12 kg: you did 8 × 10 kg twice",
        "last time 8 reps, effort 7",
        "· front foot flat",
    ]


def test_a_rest_asks_nothing() -> None:
    """The reason stands with the set."""
    run = Run(small()).to("Lunge", kind="rest")
    assert not any("today" in text for text, _ in now_view(run.state, run.now, asked="today 8 reps").notes)


def test_a_chosen_load_and_chosen_reps_are_what_is_to_do() -> None:
    """In place of the routine's."""
    run = Run(_legs()).to("Split Squat")
    run.do(ChangeSet(run.step.place, "weight", 12.5)).do(ChangeSet(run.step.place, "reps", 6))
    view = _view(run)
    assert (view.big, view.detail) == ("6", "left side · 2 × 12.5 kg dumbbells")


def test_last_time_has_its_effort_and_its_day() -> None:
    """The year where it is another."""
    done = session(date(2026, 11, 15), sets=sets(1, load=Load("dumbbell", 10), effort=7.0))
    told = [last_words((done, done.sets[0]), Instant(0, 0, utc(date(year, 11, 19)))) for year in (2026, 2027)]
    assert told == [
        "last time 8 reps at 10 kg, effort 7, Sun 15 Nov",
        "last time 8 reps at 10 kg, effort 7, Sun 15 Nov 2026",
    ]


def test_last_time_in_the_other_unit_is_told_in_both() -> None:
    """As it was lifted, with the unit of the set to come beside it."""
    done = session(date(2026, 11, 15), sets=sets(1, load=Load("barbell", 60)))
    now = Instant(0, 0, utc(date(2026, 11, 19)), 0)
    assert last_words((done, done.sets[0]), now, "lb") == "last time 8 reps at 60 kg (132.28 lb), Sun 15 Nov"
    assert last_words((done, done.sets[0]), now, "kg") == "last time 8 reps at 60 kg, Sun 15 Nov"


@pytest.mark.parametrize("here", [-11, -5, 0, 1, 9, 14])
def test_the_day_of_last_time_is_that_of_the_place_where_it_was(here: int) -> None:
    """Sunday, 23:30 in Berlin is Sunday, whatever zone the runner looks at it from."""
    at_night = utc(date(2026, 11, 15), "22:30")
    done = session(date(2026, 11, 15), sets=sets(1), started=at_night, ended=at_night + 600_000, offset=3600)
    record = msgspec.structs.replace(done.sets[0], started=at_night, ended=at_night)
    assert last_words((done, record), Instant(0, 0, utc(date(2026, 11, 19)), here * 3600)).endswith(", Sun 15 Nov")


def test_an_open_stepper_takes_the_place_of_the_hint() -> None:
    """On the last two lines."""
    run = Run(_legs()).to("Split Squat")
    target = set_to_change(run.state, False)
    assert target is not None
    view = now_view(run.state, run.now, stepper=stepper_view(run.state, target, 0))
    for width, height in ((70, 20), (38, 15), (34, 8)):
        assert "‹ 2 × 10 kg ›" in plain(now_lines(view, width, height)[-1])


def _much_to_fetch() -> NowView:
    """A rest before a block of three loads and a step."""
    swing = Exercise("Swing", equipment=("low step, about 15 cm",))
    squat = reps("Split Squat", 8, load=Load("dumbbells", 10))
    others = (reps("Swing", 8, load=Load("kettlebell", 16)), reps("Row", 8, load=Load("barbell", 60)))
    of = routine(block("A", reps("Squat", 8)), block("B", squat, *others), exercises=(swing,))
    return _view(Run(of).to("Split Squat", kind="rest"))


def test_what_to_fetch_is_named_whole_and_comes_before_large_digits() -> None:
    """In the panel of 80 by 24."""
    shown = [text.strip() for text in _text(_much_to_fetch(), 40, 12).splitlines()]
    assert shown[-4:-1] == [
        "Fetch: 2 × 10 kg dumbbells ·",
        "16 kg kettlebell ·",
        "low step, about 15 cm · 60 kg barbell",
    ]


@pytest.mark.parametrize(
    ("width", "height", "last"),
    [
        (40, 11, "Fetch: 2 × 10 kg dumbbells ·|16 kg kettlebell · 2 more"),
        (42, 10, "Fetch: 2 × 10 kg dumbbells · 3 more"),
    ],
)
def test_where_there_is_no_room_whole_things_are_left_out(width: int, height: int, last: str) -> None:
    """With their number; no thing is cut inside."""
    shown = [text.strip() for text in _text(_much_to_fetch(), width, height).splitlines()]
    lines = last.split("|")
    assert shown[-1 - len(lines) : -1] == lines


def test_what_to_fetch_comes_before_the_reason_and_the_files_note_before_larger_digits() -> None:
    """In the panel of 80 by 24, in the only moment in which a block's note can be read."""
    swing = reps("Swing", 12, load=Load("kettlebell", 16))
    run = Run(routine(block("A", swing, note="With as little rest as you can, from one exercise to the next.")))
    view = now_view(run.state, run.now, asked="today 12 reps at 16 kg")
    shown = [text.strip() for text in _text(view, 40, 12).splitlines()]
    assert shown[-4:-1] == [
        "Fetch: 16 kg kettlebell",
        "With as little rest as you can, from",
        "one exercise to the next.",
    ]
    large = _text(view)
    assert large.index("Fetch") < large.index("With as little") < large.index("today 12 reps")


def test_a_weight_is_named_whole_beside_long_words_on_the_sides() -> None:
    """On a line of its own, where both have no room in one."""
    swing = reps("Swing", 12, sides="alternating", load=Load("kettlebell", 16))
    shown = [text.strip() for text in _text(_view(Run(routine(block("A", swing))).to("Swing")), 36, 12).splitlines()]
    assert shown[2:4] == ["alternating sides, left first ·", "16 kg kettlebell"]


@pytest.mark.parametrize(
    ("hands_free", "hint"), [(True, "goes on by itself; ↵ goes on now"), (False, "↵ or space goes")]
)
def test_a_rest_asks_for_a_key_only_where_it_needs_one(hands_free: bool, hint: str) -> None:
    """Hands-free it ends by itself."""
    view = _view(Run(small(), hands_free).to("Lunge", kind="rest"))
    assert view.hint.startswith(hint)


def test_back_in_position_is_told_whole_in_few_columns() -> None:
    """What is left of the hold goes below it, where both do not fit into a line."""
    run = Run(small()).to("Plank").wait(10).press("toggle").wait(60).press("toggle")
    shown = [row.strip() for row in _text(_view(run), 22, 13).splitlines()]
    at = shown.index("get back into position")
    assert shown[at + 1] == "0:20 to go"
