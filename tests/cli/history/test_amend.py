"""`stride history amend`, `delete` and `undo`: added lines, and what was there before is still told."""

from __future__ import annotations

import json

import msgspec
import pytest

from stride_tui.core.history.history import History
from stride_tui.core.history.records import SetRecord
from stride_tui.core.routines.routine import Load
from stride_tui.store.history.reading import read_history
from stride_tui.store.paths import Paths
from tests.helpers.home_with_history import HILLS, LEGS, RUN, SETS, SQUAT, paths, run, still_clock

__all__ = ["paths", "still_clock"]


def history_of(paths: Paths) -> History:
    """The history as it stands."""
    return read_history(paths).history


def sets_of(paths: Paths) -> tuple[SetRecord, ...]:
    """The sets of the first session as they stand."""
    return history_of(paths).sessions[0].sets


def test_amend_a_set(paths: Paths) -> None:
    """What it says now and what it said; the line as it was written is still there."""
    before = paths.history.read_bytes()
    result = run(paths, "amend", "20261116", "B.2.1.l", "reps=7", "weight=12", "effort=8", "note=left knee")
    assert result.stdout == (
        "amended: 3.2.1.left Squat: 7 reps at 2 × 12 kg, partial, effort 8, “left knee” (was 8 reps at 2 × 10 kg)\n"
    )
    changed = {"status": "partial", "done_reps": 7, "load": Load("dumbbells", 12), "effort": 8, "note": "left knee"}
    assert sets_of(paths) == (msgspec.structs.replace(SQUAT, **changed), *SETS[1:])
    assert paths.history.read_bytes().startswith(before)


def test_show_says_what_it_was(paths: Paths) -> None:
    """Of a set changed, a set deleted, and the whole."""
    run(paths, "amend", "20261116", "3.2.1.left", "reps=7")
    run(paths, "delete", "20261116", "4.1.1")
    run(paths, "amend", "20261116", "effort=6", "minutes=50")
    lines = run(paths, "show", "20261116").stdout.splitlines()
    assert "was: 60 min" in lines
    assert "  3.2.1.left   Squat  7 reps at 2 × 10 kg, partial (was 8 reps at 2 × 10 kg)" in lines
    assert "  4.1.1        Plank  deleted (was 30 s)" in lines
    assert run(paths, "list").stdout.splitlines()[0].endswith("2/3 sets · 50 min · effort 6 · amended")
    written = json.loads(run(paths, "show", "20261116", "--json").stdout)["written"]
    assert [each["done_reps"] for each in written["sets"]] == [8, 8, None, None]


@pytest.mark.parametrize("moved", ["at=7am", "on=2026-11-15"])
def test_sets_that_moved_with_their_session_are_not_shown_as_changed(paths: Paths, moved: str) -> None:
    """Only what reads differently has a `was`: their times are not printed."""
    run(paths, "amend", "20261116", moved)
    lines = run(paths, "show", "20261116").stdout.splitlines()
    assert [line for line in lines if "(was" in line] == []
    assert [line for line in lines if line.startswith("was: ")] == ["was: Mon 16 Nov 2026 08:00, 60 min"]


def test_a_run_that_is_again_as_it_was_written_shows_no_change(paths: Paths) -> None:
    """Two corrections that end where they began."""
    run(paths, "amend", "last-run", "km=8.5")
    run(paths, "amend", "last-run", f"km={'' if RUN.km is None else RUN.km}")
    assert "was " not in run(paths, "show", "last-run").stdout


def test_amend_a_run(paths: Paths) -> None:
    """Nothing behind the sign takes a value away."""
    run(paths, "amend", "last-run", "km=8.5", "note=", "kind=long")
    assert history_of(paths).runs == (msgspec.structs.replace(RUN, km=8.5, note=None, kind="long"),)
    assert "was   speed session" in run(paths, "show", "last-run").stdout


def test_an_amendment_that_changes_nothing_is_not_written(paths: Paths) -> None:
    """It says so already."""
    before = paths.history.read_bytes()
    for args in (["20261116", "3.2.1.left", "reps=8"], ["20261116", "minutes=60", "note="], ["last-run", "km=10"]):
        assert run(paths, "amend", *args).stderr == "nothing to correct: the history has these values already\n"
    assert paths.history.read_bytes() == before


def test_delete_and_undo(paths: Paths) -> None:
    """Left out of all that is shown, and back again."""
    assert run(paths, "delete", "20261116").stdout == "deleted: Leg day, Mon 16 Nov 2026 08:00\n"
    assert history_of(paths).sessions == (HILLS,)
    assert "was deleted; `stride history undo`" in run(paths, "show", "20261116").stderr
    assert run(paths, "undo").stdout == "taken back: deleted (Leg day, Mon 16 Nov 2026 08:00)\n"
    assert history_of(paths).sessions == (LEGS, HILLS)


def test_undo_goes_back_one_by_one(paths: Paths) -> None:
    """To the first, and then says that there is no other."""
    run(paths, "amend", "20261116", "3.2.1.left", "reps=7", "load=kettlebell")
    run(paths, "delete", "20261116", "3.2.1.right")
    run(paths, "amend", "20261116", "note=x")
    assert [run(paths, "undo").stdout for _ in range(3)] == [
        "taken back: note “x” (Leg day, Mon 16 Nov 2026 08:00)\n",
        "taken back: 3.2.1.right deleted (Leg day, Mon 16 Nov 2026 08:00)\n",
        "taken back: 3.2.1.left: status partial, reps 7, 10 kg kettlebell (Leg day, Mon 16 Nov 2026 08:00)\n",
    ]
    assert history_of(paths).sessions == (LEGS, HILLS)
    last = run(paths, "undo")
    assert (last.exit_code, last.stderr) == (1, "there is no correction to take back\n")


def test_a_history_that_cannot_be_written_is_reported(paths: Paths) -> None:
    """Exit 1, one sentence."""
    paths.lock.unlink()
    paths.lock.mkdir()
    result = run(paths, "delete", "last")
    assert result.exit_code == 1
    assert result.stderr.startswith("not saved: ")


STARTS = [
    # what is typed; the start after it, and how the session is named
    (("on=yesterday",), "2026-11-21T08:00", "Sat 21 Nov 2026 08:00"),
    (("at=18:30",), "2026-11-16T18:30", "Mon 16 Nov 2026 18:30"),
    (("at=6pm", "on=fri"), "2026-11-20T18:00", "Fri 20 Nov 2026 18:00"),
    (("at=2026-11-14 07:00",), "2026-11-14T07:00", "Sat 14 Nov 2026 07:00"),
    (("on=2025-12-31",), "2025-12-31T08:00", "Wed 31 Dec 2025 08:00"),
]


@pytest.mark.parametrize(("fields", "start", "named"), STARTS)
def test_amend_the_start_of_a_session(paths: Paths, fields: tuple[str, ...], start: str, named: str) -> None:
    """Its end and its sets move with it; what it was is said, and undone exactly."""
    result = run(paths, "amend", "20261116", *fields)
    assert result.stdout == (
        f"amended: Leg day, Mon 16 Nov 2026 08:00: {named}, 60 min (was Mon 16 Nov 2026 08:00, 60 min)\n"
    )
    (moved,) = (session for session in history_of(paths).sessions if session.id == LEGS.id)
    ms = moved.started - LEGS.started
    assert moved.ended - LEGS.ended == ms
    assert {record.started - ms for record in moved.sets} == {0}
    shown = json.loads(run(paths, "show", "20261116", "--json").stdout)
    assert shown["started"] == f"{start}:00+00:00"
    assert "was: Mon 16 Nov 2026 08:00, 60 min" in run(paths, "show", "20261116").stdout.splitlines()
    assert run(paths, "undo").stdout == f"taken back: begun {named} (Leg day, Mon 16 Nov 2026 08:00)\n"
    assert history_of(paths).sessions == (LEGS, HILLS)


def test_amend_the_start_of_a_run(paths: Paths) -> None:
    """Its length and its distance as they are said."""
    run(paths, "amend", "last-run", "at=7am", "on=wed", "minutes=1:05:00", "km=5 mi")
    (moved,) = history_of(paths).runs
    assert moved == msgspec.structs.replace(RUN, started=RUN.started + 13 * 3_600_000, minutes=65.0, km=8.047)


def test_a_start_that_is_the_same_is_no_correction(paths: Paths) -> None:
    """To the minute."""
    for fields in (["at=08:00"], ["on=2026-11-16"], ["at=8am", "on=2026-11-16"]):
        assert run(paths, "amend", "20261116", *fields).stderr.startswith("nothing to correct")


WRONG_STARTS = [
    ("on=2026-11-23", "2026-11-23 has not come yet"),
    ("at=soon", "`at` is a time of day"),
    ("on=mondya", 'did you mean "monday"?'),
    ("at=", "`at` needs a value"),
    ("at=2026-11-31 07:00", "the calendar has no 2026-11-31"),
]


@pytest.mark.parametrize(("field", "words"), WRONG_STARTS)
def test_a_start_that_cannot_be_is_refused(paths: Paths, field: str, words: str) -> None:
    """With what would be right."""
    result = run(paths, "amend", "20261116", field)
    assert (result.exit_code, words in result.stderr) == (2, True), result.stderr


WEIGHTS = [
    (("weight=101,25",), Load("dumbbells", 101.25)),
    (("weight=225lb",), Load("dumbbells", 225, "lb")),
    (("weight=225 LBS",), Load("dumbbells", 225, "lb")),
    (("weight=12,5 kg",), Load("dumbbells", 12.5)),
    (("weight=101,250",), Load("dumbbells", 101.25)),
    (("weight=50", "unit=lb"), Load("dumbbells", 50, "lb")),
    (("weight=50 lb", "unit=lb"), Load("dumbbells", 50, "lb")),
]


@pytest.mark.parametrize(("fields", "load"), WEIGHTS)
def test_a_weight_as_it_is_typed(paths: Paths, fields: tuple[str, ...], load: Load) -> None:
    """With a comma, with its unit."""
    run(paths, "amend", "20261116", "3.2.1.left", *fields)
    assert sets_of(paths)[0].load == load


WRONG_WEIGHTS = [
    (("weight=1,250",), "`weight` may be 1.250 or 1250: write the one that is meant"),
    (("weight=50 lb", "unit=kg"), "`weight` is in lb and `unit` says kg: write one of them"),
    (("weight=lb",), "`weight` is a number before its unit, not `lb`"),
    (("weight=heavy",), "`weight` is the weight of one implement from 0.01 to 2000, not `heavy`"),
    (("weight=3000 kg",), "`weight` is the weight of one implement from 0.01 to 2000, not `3000`"),
]


@pytest.mark.parametrize(("fields", "words"), WRONG_WEIGHTS)
def test_a_weight_that_can_mean_two_things_is_refused(paths: Paths, fields: tuple[str, ...], words: str) -> None:
    """And one that means nothing."""
    result = run(paths, "amend", "20261116", "3.2.1.left", *fields)
    assert (result.exit_code, words in result.stderr) == (2, True), result.stderr


SPEED = '[[run]]\non = "thursday"\nkind = "speed"\n'


def test_amend_what_a_run_was_done_instead_of(paths: Paths) -> None:
    """A day of the plan; with nothing behind the sign it is open again."""
    paths.plan.write_text(SPEED, "utf-8")
    result = run(paths, "amend", "last-run", "instead=thursday")
    assert "instead of Thu 19 Nov (was " in result.stdout
    assert history_of(paths).runs[0].instead_of == "2026-11-19"
    assert "instead of Thu 19 Nov" in run(paths, "show", "last-run").stdout
    assert "instead of Thu 19 Nov" in run(paths, "list").stdout
    run(paths, "amend", "last-run", "instead=")
    assert history_of(paths).runs[0].instead_of is None
    assert run(paths, "undo").stdout.startswith("taken back: to be asked again (")
    assert history_of(paths).runs[0].instead_of == "2026-11-19"


def test_another_kind_and_its_answer_in_one_correction(paths: Paths) -> None:
    """The answer is for the run as it is then."""
    paths.plan.write_text(SPEED.replace("speed", "long"), "utf-8")
    assert "`instead` can only be `no`" in run(paths, "amend", "last-run", "instead=thursday").stderr
    run(paths, "amend", "last-run", "instead=thursday", "kind=long")
    assert history_of(paths).runs[0].instead_of == "2026-11-19"
