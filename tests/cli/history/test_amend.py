"""`stride history amend`, `delete` and `undo`: added lines, and what was there before is still told."""

from __future__ import annotations

import json

import msgspec

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
