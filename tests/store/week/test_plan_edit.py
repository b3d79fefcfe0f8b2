"""Edits of the plan file: what they change, what they leave alone, and when they refuse."""

from __future__ import annotations

import contextlib
import errno
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stride_tui.core.week.plan import OffWeek, Plan, PlannedRun
from stride_tui.core.week.plan_edits import with_move, with_off, with_run, without_run
from stride_tui.store.disk.files import SaveError
from stride_tui.store.paths import Paths, find_paths
from stride_tui.store.week import plan_edit
from stride_tui.store.week.plan_edit import add_run, begin_plan, line_of_run, move_run, remove_run, set_off
from stride_tui.store.week.plan_file import load_plan, parse_plan
from stride_tui.store.week.plan_tables import comment_lines
from tests.helpers.faulty_disk import FaultyDisk

TEXT = """\
# my plan
strength_per_week = 1  # at least

# club night
[[run]]
on = ["tuesday", "thursday"]  # both
# hilly
kind = "speed"
at = 07:00
distance = "5 mi"
note = '''
two # not a comment
lines'''
skip = [
  2026-11-24,  # ill
  # a long trip
  2026-11-26,
]

# Crete
[[off]]
week = "2026-W52"

# the last one
[[run]]
on = 2026-11-29
kind = "race"
# the end
"""
CROWDED = """\
#!
[[off]] # now
  #in
  week = "2026-W48"
  # out
[[ run ]]
on = [ # days
  "monday",
  # and
  "friday" # late
  # last
]
kind = "easy" # slow
[[run]]
skip=[2026-11-29]
# between
kind='long'
  on="sunday"
[["off"]]
week = "2026-W49"
# then
[[run]]
skip = [
  # none yet
]
kind = "other"
on = ["wednesday",
# odd
"thursday"]
[[run]]
on = "2026-12-01"
kind = "race"
at = "10:00" # gun
# the end"""
TUESDAY, THURSDAY, RACE = range(3)


def home(folder: Path, text: str | None = TEXT) -> Paths:
    """A home with this plan."""
    paths = find_paths(folder)
    if text is not None:
        paths.plan.write_bytes(text.encode())
    return paths


def plan_of(paths: Paths) -> Plan:
    """The plan as the file has it."""
    plan = load_plan(paths)
    assert isinstance(plan, Plan)
    return plan


def written(paths: Paths) -> str:
    """The text of the file."""
    return paths.plan.read_bytes().decode()


def lines_added(paths: Paths) -> list[str]:
    """The lines of the file that the plan above does not have."""
    before = TEXT.splitlines()
    return [line for line in written(paths).splitlines() if line not in before]


def lines_gone(paths: Paths) -> list[str]:
    """The lines of the plan above that the file has no more."""
    after = written(paths).splitlines()
    return [line for line in TEXT.splitlines() if line not in after]


def refusal(edited: Plan | tuple[object, ...]) -> str:
    """What an edit that was refused says."""
    assert isinstance(edited, tuple)
    return str(edited[0].message)  # type: ignore[attr-defined]


def test_a_missing_file_is_made_with_a_few_words_on_its_keys(tmp_path: Path) -> None:
    """Comments first, then the run."""
    paths = home(tmp_path / "new", None)
    run = PlannedRun("long", 6, None, time(9), 90.0, 18.0, 'with "Jo"')
    assert add_run(paths, run) == Plan((run,))
    assert written(paths) == plan_edit.NEW_PLAN + (
        '\n[[run]]\non = "sunday"\nkind = "long"\nat = "09:00"\ndistance = "18 km"\nduration = "1h30m"\n'
        'note = "with \\"Jo\\""\n'
    )


def test_a_run_is_added_at_the_end(tmp_path: Path) -> None:
    """And not a character before it changes."""
    paths = home(tmp_path)
    add_run(paths, PlannedRun("easy", None, date(2026, 12, 1)))
    assert written(paths) == TEXT + '\n[[run]]\non = 2026-12-01\nkind = "easy"\n'


def test_a_dated_run_is_moved_in_its_place(tmp_path: Path) -> None:
    """Its day changes, and the time of day comes to it."""
    paths = home(tmp_path)
    run = plan_of(paths).runs[RACE]
    move_run(paths, run, date(2026, 11, 29), date(2026, 11, 30), time(10))
    assert lines_gone(paths) == ["on = 2026-11-29"]
    assert lines_added(paths) == ["on = 2026-11-30", 'at = "10:00"']


def test_a_repeating_run_moved_once_is_skipped_and_copied(tmp_path: Path) -> None:
    """The copy says what the table says, in its own words: miles stay miles."""
    paths = home(tmp_path)
    run = plan_of(paths).runs[TUESDAY]
    move_run(paths, run, date(2026, 12, 1), date(2026, 12, 2), time(19))
    assert lines_gone(paths) == []
    assert lines_added(paths) == ["  2026-12-01,", "on = 2026-12-02", 'at = "19:00"']
    assert written(paths).count('distance = "5 mi"') == 2


def test_a_series_that_begins_on_the_day_moves_in_its_place(tmp_path: Path) -> None:
    """No week before has it; the skipped date stays in its week."""
    text = '[[run]]\non = "tuesday"  # club\nkind = "easy"\nfrom = 2026-12-01\nskip = [2026-12-08]\n'
    paths = home(tmp_path, text)
    run = plan_of(paths).runs[0]
    move_run(paths, run, date(2026, 12, 1), date(2026, 12, 2), None, whole_series=True)
    moved = text.replace('"tuesday"', '"wednesday"').replace("12-01", "12-02").replace("12-08", "12-09")
    assert written(paths) == moved


def test_a_series_that_moves_ends_and_another_begins(tmp_path: Path) -> None:
    """The weeks before keep the plan they had: the old weekday of the list gets a table that ends."""
    paths = home(tmp_path)
    run = plan_of(paths).runs[TUESDAY]
    move_run(paths, run, date(2026, 12, 1), date(2026, 12, 2), time(18), whole_series=True)
    runs = [(r.weekday, r.at, r.first, r.last, r.skip) for r in plan_of(paths).runs if r.date is None]
    assert 'on = ["thursday"]  # both' in written(paths)
    assert runs == [
        (3, time(7), None, None, (date(2026, 11, 26),)),
        (1, time(7), None, date(2026, 11, 30), (date(2026, 11, 24),)),
        (2, time(18), date(2026, 12, 2), None, (date(2026, 11, 25),)),
    ]


@pytest.mark.parametrize(
    ("until", "to_day", "moved"),
    [
        # Its last Tuesday is the 22nd, so its last Saturday is the 26th, and its last Monday the 21st.
        ("2026-12-22", date(2026, 12, 5), "2026-12-26"),
        ("2026-12-22", date(2026, 11, 30), "2026-12-21"),
        # Its last Tuesday is the 1st, in the week that it is moved in.
        ("2026-12-01", date(2026, 12, 8), "2026-12-08"),
    ],
)
def test_a_series_that_moves_has_the_same_last_week(tmp_path: Path, until: str, to_day: date, moved: str) -> None:
    """The last day moves with it: on a later weekday no week is lost, on an earlier one none is added."""
    paths = home(tmp_path, f'[[run]]\non = "tuesday"\nkind = "easy"\nuntil = {until}\n')
    move_run(paths, plan_of(paths).runs[0], date(2026, 12, 1), to_day, None, whole_series=True)
    assert [str(run.last) for run in plan_of(paths).runs] == ["2026-11-30", moved]


def test_a_time_of_day_can_be_taken_away(tmp_path: Path) -> None:
    """None is no time; the weeks before keep the time they had."""
    text = '[[run]]\non = "monday"\nkind = "easy"\nat = "07:00"\n'
    paths = home(tmp_path, text)
    move_run(paths, plan_of(paths).runs[0], date(2026, 11, 23), date(2026, 11, 23), None, whole_series=True)
    begins = '\n[[run]]\non = "monday"\nkind = "easy"\nfrom = 2026-11-23\n'
    assert written(paths) == f"{text}until = 2026-11-22\n{begins}"


def test_a_series_taken_out_keeps_the_weeks_it_was_in(tmp_path: Path) -> None:
    """It ends on the day before; one that only begins then is removed with its table."""
    text = '[[run]]\non = "monday"\nkind = "easy"\n'
    paths = home(tmp_path, text)
    remove_run(paths, plan_of(paths).runs[0], date(2026, 11, 23), whole_series=True)
    assert written(paths) == f"{text}until = 2026-11-22\n"
    paths.plan.write_text(f"{text}from = 2026-11-23\n", encoding="utf-8")
    remove_run(paths, plan_of(paths).runs[0], date(2026, 11, 23), whole_series=True)
    assert plan_of(paths).runs == ()


def test_a_run_removed_once_is_skipped(tmp_path: Path) -> None:
    """The series goes on."""
    paths = home(tmp_path)
    remove_run(paths, plan_of(paths).runs[THURSDAY], date(2026, 12, 3))
    assert (lines_gone(paths), lines_added(paths)) == ([], ["  2026-12-03,"])


def test_one_weekday_of_a_list_is_removed_alone(tmp_path: Path) -> None:
    """With the dates it is skipped on; a comment line beside them stays."""
    paths = home(tmp_path)
    remove_run(paths, plan_of(paths).runs[THURSDAY], date(2026, 12, 3), whole_series=True)
    assert plan_of(paths).runs[0] == PlannedRun(
        "speed", 1, None, time(7), None, 8.047, "two # not a comment\nlines", (date(2026, 11, 24),), 0
    )
    assert "# a long trip" in written(paths)


def test_a_table_removed_leaves_the_comments_around_it(tmp_path: Path) -> None:
    """Those above, inside and below."""
    paths = home(tmp_path)
    remove_run(paths, plan_of(paths).runs[RACE], date(2026, 11, 29))
    assert written(paths).endswith('week = "2026-W52"\n\n# the last one\n# the end\n')


def test_a_week_is_marked_off_marked_otherwise_and_unmarked(tmp_path: Path) -> None:
    """One table a week; a comment above it stays."""
    paths = home(tmp_path)
    set_off(paths, 2026, 51, "ill")
    assert plan_of(paths).off == (OffWeek(2026, 52), OffWeek(2026, 51, "ill"))
    set_off(paths, 2026, 52, "holiday")
    assert plan_of(paths).off == (OffWeek(2026, 52, "holiday"), OffWeek(2026, 51, "ill"))
    set_off(paths, 2026, 52, None)
    set_off(paths, 2026, 51, None)
    assert plan_of(paths).off == ()
    assert "# Crete\n" in written(paths)


def test_what_is_so_already_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mark that stands, one that is not there, a run moved to where it is."""
    paths = home(tmp_path)
    monkeypatch.delattr(plan_edit, "write_atomic")
    run = plan_of(paths).runs[TUESDAY]
    assert set_off(paths, 2026, 52, "other") == plan_of(paths)
    assert set_off(paths, 2026, 40, None) == plan_of(paths)
    assert move_run(paths, run, date(2026, 12, 1), date(2026, 12, 1), run.at) == plan_of(paths)


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_line_ends_and_byte_order_mark_stay(tmp_path: Path, ends: str, mark: str) -> None:
    """New lines end as the old ones do."""
    paths = home(tmp_path, mark + TEXT.replace("\n", ends))
    set_off(paths, 2026, 51, "ill")
    added = '\n[[off]]\nweek = "2026-W51"\nreason = "ill"\n'
    assert written(paths) == mark + (TEXT + added).replace("\n", ends)


def test_a_missing_last_line_end_is_put(tmp_path: Path) -> None:
    """Nothing is glued to the last line."""
    paths = home(tmp_path, "strength_per_week = 1")
    set_off(paths, 2026, 51, "ill")
    assert written(paths).startswith("strength_per_week = 1\n\n[[off]]\n")


@pytest.mark.parametrize("text", ["[[run]\n", '[[run]]\non = "monday"\n', "\xff"])
def test_a_broken_file_is_never_touched(tmp_path: Path, text: str) -> None:
    """Its problems are told instead."""
    paths = home(tmp_path)
    paths.plan.write_bytes(text.encode("latin-1"))
    edited = set_off(paths, 2026, 51, "ill")
    assert edited == load_plan(paths)
    assert paths.plan.read_bytes() == text.encode("latin-1")


def test_a_run_that_has_changed_is_not_edited(tmp_path: Path) -> None:
    """Somebody edited the file between the look and the key."""
    paths = home(tmp_path)
    run = plan_of(paths).runs[RACE]
    paths.plan.write_text(TEXT.replace('"race"', '"long"'))
    before = written(paths)
    assert "changed meanwhile" in refusal(remove_run(paths, run, date(2026, 11, 29)))
    assert written(paths) == before


@pytest.mark.parametrize("day", [date(2026, 12, 2), date(2026, 11, 24)])
def test_a_day_without_the_run_is_reported(tmp_path: Path, day: date) -> None:
    """Another weekday, or one that is skipped."""
    paths = home(tmp_path)
    run = plan_of(paths).runs[TUESDAY]
    assert refusal(move_run(paths, run, day, date(2026, 12, 4), None)) == f"this run is not planned for {day}"


def test_a_file_saved_during_the_edit_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an editor has just saved wins."""
    paths = home(tmp_path)

    def slow(*args: object) -> Plan:
        paths.plan.write_text("strength_per_week = 3\n")
        return with_off(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(plan_edit, "with_off", slow)
    assert "changed at the same moment" in refusal(set_off(paths, 2026, 51, "ill"))
    assert written(paths) == "strength_per_week = 3\n"


@pytest.mark.parametrize(
    ("run", "told"),
    [
        (PlannedRun("easy"), "a run is on a weekday or on a date"),
        (PlannedRun("easy", 0, note="\x1b[2J"), "`note` has a character that cannot be shown (U+001B)"),
        (PlannedRun("easy", 0, note="\ud800"), "the note has a character that no file can hold"),
        (PlannedRun("easy", 0, km=-1.0), "`distance` is how far the run goes"),
        (PlannedRun("easy", 0, minutes=9_999.0), "`duration` goes from 1m to 48h"),
        (PlannedRun("easy", None, date(2026, 12, 1), skip=(date(2026, 12, 1),)), "`skip` is for a run that repeats"),
    ],
)
def test_a_run_that_no_file_may_say_is_refused(tmp_path: Path, run: PlannedRun, told: str) -> None:
    """The file stays as it is."""
    paths = home(tmp_path)
    assert refusal(add_run(paths, run)) == told
    assert written(paths) == TEXT


def test_runs_written_as_one_list_are_left_to_the_hand(tmp_path: Path) -> None:
    """There is no table to change."""
    text = 'run = [{on = "monday", kind = "easy"}]\n'
    paths = home(tmp_path, text)
    edited = remove_run(paths, plan_of(paths).runs[0], date(2026, 11, 23), whole_series=True)
    assert refusal(edited) == "this file can only be changed by hand"
    assert written(paths) == text


@pytest.mark.parametrize("at", range(1, 13))
def test_what_cannot_be_written_is_an_error_and_nothing_by_halves(tmp_path: Path, at: int) -> None:
    """Whichever operation fails, the file is the old one or the new one, whole."""
    paths = home(tmp_path)
    edited = with_off(plan_of(paths), 2026, 51, "ill")
    with FaultyDisk(at, errno.ENOSPC, half=True).failing(), contextlib.suppress(SaveError):
        set_off(paths, 2026, 51, "ill")
    assert plan_of(paths) in (parse_plan(TEXT), edited)


def test_an_unfinished_plan_is_begun_once(tmp_path: Path) -> None:
    """A file that is there is left alone."""
    paths = home(tmp_path, None)
    assert begin_plan(paths)
    assert not begin_plan(paths)
    assert plan_of(paths) == Plan()


def test_the_line_of_a_run_is_known(tmp_path: Path) -> None:
    """For an editor to open at."""
    paths = home(tmp_path)
    assert [line_of_run(paths, run) for run in plan_of(paths).runs] == [5, 5, 25]
    assert line_of_run(paths, None) is None


MONDAY = date(2026, 11, 23)
days = st.integers(0, 20).map(lambda n: MONDAY + timedelta(days=n))
times = st.sampled_from([None, time(7), time(18, 30)])
new_runs = st.builds(
    PlannedRun,
    kind=st.sampled_from(["easy", "speed", "long", "race", "other"]),
    weekday=st.integers(0, 6),
    at=times,
    minutes=st.none() | st.integers(60, 10_000).map(lambda seconds: seconds / 60),
    km=st.none() | st.floats(0.01, 99),
    note=st.none() | st.sampled_from(["hills", 'a "b" # c', "two\nlines", "ünï 💪", "back\\slash"]),
)
edits = st.tuples(
    st.sampled_from(["add", "dated", "move", "remove", "off"]),
    st.integers(0, 99),
    days,
    days,
    times,
    st.booleans(),
    new_runs,
)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(text=st.sampled_from([TEXT, CROWDED]), some=st.lists(edits, min_size=1, max_size=8))
def test_any_edits_keep_every_comment_and_read_as_meant(
    tmp_path: Path, text: str, some: list[tuple[object, ...]]
) -> None:
    """Whatever is edited in whatever order: the plan in the file is the one expected, every comment line stands."""
    paths = home(tmp_path, text)
    plan = plan_of(paths)
    for edit in some:
        expected, edited = _apply(paths, plan, *edit)  # type: ignore[arg-type]
        assert edited == expected == plan_of(paths)
        plan = expected
    left = [line.strip() for line in comment_lines(written(paths))]
    assert sorted(left) == sorted(line.strip() for line in comment_lines(text))


def _apply(
    paths: Paths,
    plan: Plan,
    what: str,
    pick: int,
    day: date,
    to_day: date,
    at: time | None,
    whole: bool,
    run: PlannedRun,
) -> tuple[Plan, Plan | tuple[object, ...]]:
    """The plan that an edit has to give, and what it gave."""
    if what == "dated":
        run = PlannedRun(run.kind, None, day, run.at, run.minutes, run.km, run.note)
    if what in ("add", "dated"):
        return with_run(plan, run), add_run(paths, run)
    planned = [other for other in plan.runs if other.is_on(day)]
    if what == "off" or not planned:
        year, week, _ = day.isocalendar()
        reason = "ill" if whole else None
        return with_off(plan, year, week, reason), set_off(paths, year, week, reason)  # type: ignore[arg-type]
    one = planned[pick % len(planned)]
    if what == "move":
        return with_move(plan, one, day, to_day, at, whole), move_run(paths, one, day, to_day, at, whole)
    return without_run(plan, one, day, whole), remove_run(paths, one, day, whole)
