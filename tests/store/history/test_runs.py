"""Runs, and sessions logged by hand, in the history: beside the sessions, by the same rules."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Run, Session
from stride_tui.core.week.adherence import adherence
from stride_tui.core.week.calendar import counts, day_of
from stride_tui.core.week.plan import Plan
from stride_tui.store.history.file import append_run, append_session, holds
from stride_tui.store.history.lines import encode
from stride_tui.store.history.reading import read_history, read_tail
from stride_tui.store.paths import Paths
from tests.helpers.saved_sessions import a_session, home, words

DAY = 86_400_000
START = 1_795_338_000_000

runs = st.builds(
    Run,
    id=st.uuids().map(str),
    kind=st.sampled_from(["easy", "speed", "long", "race", "other"]),
    started=st.integers(0, 2**50),
    offset=st.integers(-50_000, 50_000),
    minutes=st.none() | st.floats(1, 2_000),
    km=st.none() | st.floats(0.1, 900),
    note=st.none() | words,
    timed=st.booleans(),
)


def a_run(id: str = "r1", started: int = START) -> Run:
    """A run that was done."""
    return Run(id, "long", started, 3600, 100.0, 18.0, "Ünï 💪")


def by_hand(id: str = "h1", started: int = START) -> Session:
    """A session logged by hand."""
    return Session(id, "legs", "Legs", started, started, 0, True, (), by_hand=True)


def all_ids(paths: Paths) -> set[str]:
    """The ids of everything in the history."""
    history = read_history(paths).history
    return {session.id for session in history.sessions} | {run.id for run in history.runs}


def test_a_run_added_is_read(tmp_path: Path) -> None:
    """As it was, and only once however often it is added."""
    paths = home(tmp_path)
    assert append_run(paths, a_run())
    assert not append_run(paths, a_run())
    assert read_history(paths).runs == (a_run(),)
    assert read_history(paths).problems == ()


def test_runs_and_sessions_share_a_file(tmp_path: Path) -> None:
    """Each is found among its own; the same id in both hides neither."""
    paths = home(tmp_path)
    append_run(paths, a_run("same"))
    assert not holds(paths, "same")
    assert append_session(paths, a_session("same"))
    assert holds(paths, "same")
    history = read_history(paths).history
    assert (history.runs, history.sessions) == ((a_run("same"),), (a_session("same"),))


@given(st.lists(runs, min_size=1, max_size=4), st.data())
def test_any_cut_loses_at_most_the_torn_run(
    tmp_path_factory: pytest.TempPathFactory, some: list[Run], data: st.DataObject
) -> None:
    """Cut anywhere, the lines that are whole are read; what comes next is added and read too."""
    paths = home(tmp_path_factory.mktemp("cut"))
    lines = [encode(run) for run in some]
    text = b"".join(lines)
    cut = data.draw(st.integers(0, len(text)))
    paths.history.write_bytes(text[:cut] + data.draw(st.sampled_from([b"", b"\0" * 99])))
    whole = {run.id for n, run in enumerate(some) if cut >= len(b"".join(lines[: n + 1]))}
    assert whole <= all_ids(paths)
    append_session(paths, a_session("next"))
    append_run(paths, a_run("last"))
    assert whole | {"next", "last"} <= all_ids(paths)


@given(st.lists(runs, max_size=5), st.lists(runs, max_size=5))
def test_histories_unite_by_id_whatever_the_order(mine: list[Run], theirs: list[Run]) -> None:
    """Uniting adds what is lacking, once."""
    united = History.of([], mine).united(History.of([], [*theirs, *mine]))
    assert united == History.of([], [*theirs, *mine]) == History.of([], [*mine, *theirs, *mine])


def test_a_history_grows_by_one_run() -> None:
    """In its place by time, the sessions untouched."""
    history = History.of([a_session()], [a_run("late", 2)]).with_run(a_run("early", 1))
    assert [run.id for run in history.runs] == ["early", "late"]
    assert len(history.with_session(a_session("two")).runs) == 2


def test_conflict_copies_give_their_runs(tmp_path: Path) -> None:
    """For the same id the history's own line stands."""
    paths = home(tmp_path)
    append_run(paths, a_run("both"))
    other = Run("both", "easy", START, 0)
    (tmp_path / "history 2.jsonl").write_bytes(encode(other) + encode(a_run("theirs")))
    found = {run.id: run.kind for run in read_history(paths).history.runs}
    assert found == {"both": "long", "theirs": "long"}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b'{"v":1,"kind":"swim","id":"x"}', "kind `swim`"),
        (b'{"v":2,"kind":"run","id":"x"}', "version 2"),
        (
            b'{"v":1,"kind":"run","id":"x","n":0,"utc":0,"offset":0,'
            b'"body":{"type":"run","id":"x","kind":"easy","started":0,"offset":0,"v":9}}',
            "a run of version 9",
        ),
    ],
)
def test_what_a_newer_program_wrote_is_counted_and_kept(tmp_path: Path, line: bytes, told: str) -> None:
    """Another kind, another form, another version of a run."""
    paths = home(tmp_path)
    paths.history.write_bytes(line + b"\n")
    append_run(paths, a_run())
    reading = read_history(paths)
    assert (reading.unknown, reading.runs) == (1, (a_run(),))
    assert told in reading.problems[0].message
    assert paths.history.read_bytes().startswith(line)


def test_a_run_corrected_by_hand_is_read(tmp_path: Path) -> None:
    """Written with other spaces and in another order, and without its checksum."""
    paths = home(tmp_path)
    paths.history.write_text(
        '{ "id": "x", "n": 0, "utc": 0, "offset": 0, "v": 1, '
        '"body": {"id": "x", "kind": "easy", "started": 0, "offset": 0}, "kind": "run" }\n'
    )
    assert read_history(paths).runs == (Run("x", "easy", 0, 0),)


def test_a_run_that_lost_a_byte_is_reported(tmp_path: Path) -> None:
    """Its checksum says so, and the line is kept."""
    paths = home(tmp_path)
    paths.history.write_bytes(encode(a_run()).replace(b'"long"', b'"easy"'))
    assert [problem.line for problem in read_history(paths).problems] == [1]
    assert read_history(paths).runs == ()


def test_the_tail_has_the_runs_since(tmp_path: Path) -> None:
    """And not all there are."""
    paths = home(tmp_path)
    lines = []
    for n in range(500):
        lines += [encode(a_session(f"s{n}", n * DAY, sets=30)), encode(a_run(f"r{n}", n * DAY))]
    paths.history.write_bytes(b"".join(lines))
    reading = read_tail(paths, 450 * DAY)
    assert {f"r{n}" for n in range(450, 500)} <= {run.id for run in reading.runs}
    assert len(reading.runs) < 400


def test_what_is_logged_afterwards_never_shortens_the_tail(tmp_path: Path) -> None:
    """Old runs and sessions logged late stand at the end, and say nothing of what stands before them."""
    paths = home(tmp_path)
    recent = [encode(a_session(f"s{n}", (400 + n) * DAY, sets=30)) for n in range(60)]
    late = [encode(entry) for n in range(900) for entry in (a_run(f"r{n}", n), by_hand(f"h{n}", n))]
    paths.history.write_bytes(b"".join([*recent, *late]))
    reading = read_tail(paths, 400 * DAY)
    assert {f"s{n}" for n in range(60)} <= {session.id for session in reading.sessions}


def test_ten_years_are_read_in_a_moment(tmp_path: Path) -> None:
    """1,000 sessions of 30 sets and 1,500 runs; the end of them in far less than the whole."""
    paths = home(tmp_path)
    lines = []
    for n in range(1_000):
        lines.append(encode(a_session(f"s{n}", n * DAY, sets=30)))
        lines += [encode(a_run(f"r{n}-{m}", n * DAY + m)) for m in range(1 + n % 2)]
    paths.history.write_bytes(b"".join(lines))
    begin = time.process_time()
    tail = read_tail(paths, 916 * DAY)
    middle = time.process_time()
    whole = read_history(paths)
    end = time.process_time()
    assert (len(whole.sessions), len(whole.runs), tail.whole) == (1_000, 1_500, False)
    assert middle - begin < max(0.02, (end - middle) / 2)


def test_a_session_by_hand_counts_for_its_week() -> None:
    """Though it has no sets; a finished one without any does not."""
    assert counts(by_hand())
    assert not counts(Session("x", "legs", "Legs", 0, 0, 0, True, ()))
    assert adherence(History.of([by_hand()]), Plan(), day_of(by_hand()), 1).streak == 1


def test_a_session_by_hand_is_read_as_it_was(tmp_path: Path) -> None:
    """Its mark is kept; a line without one is a session like any other."""
    paths = home(tmp_path)
    append_session(paths, by_hand())
    append_session(paths, a_session())
    assert {s.id: s.by_hand for s in read_history(paths).sessions} == {"h1": True, "one": False}


def test_the_day_of_a_run_is_that_of_its_place() -> None:
    """By the wall clock where it was done."""
    assert day_of(Run("x", "easy", 0, -3600)).isoformat() == "1969-12-31"


def test_what_a_run_was_done_instead_of_is_kept(tmp_path: Path) -> None:
    """As a date or as none; a line without it, as earlier versions wrote, reads as not said."""
    paths = home(tmp_path)
    for id, answer in (("a", "2026-11-28"), ("b", "none"), ("c", None)):
        append_run(paths, Run(id, "long", START, 0, instead_of=answer))
    assert [run.instead_of for run in read_history(paths).history.runs] == ["2026-11-28", "none", None]
    assert b"instead_of" not in paths.history.read_bytes().splitlines()[2]


def test_an_answer_that_is_no_date_is_reported_at_its_place(tmp_path: Path) -> None:
    """The line stays where it is, and the others are read."""
    paths = home(tmp_path)
    append_run(paths, Run("a", "long", START, 0))
    append_run(paths, Run("b", "long", START, 0, instead_of="2026-11-28"))
    written = paths.history.read_text("utf-8").replace('"2026-11-28"', '"soon"')
    paths.history.write_text(re.sub(r',"crc":"\w+"', "", written), "utf-8")
    reading = read_history(paths)
    assert [run.id for run in reading.history.runs] == ["a"]
    (problem,) = reading.problems
    assert (problem.line, "instead_of" in problem.message) == (2, True)
