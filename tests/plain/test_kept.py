"""What outlasts a plain session: one that was left, thrown away or cut off, and what the disk refused."""

from __future__ import annotations

import pytest

from stride_tui.core.history.amendments import Amendment, SessionChange
from stride_tui.core.session.events import Batch, Do
from stride_tui.core.session.recover import recover
from stride_tui.plain.input import InputEnded, Stopped
from stride_tui.store.disk.files import SaveError
from stride_tui.store.history.file import append_amendment
from stride_tui.store.history.reading import read_history
from stride_tui.store.paths import Paths
from stride_tui.store.session.journal import Journal
from stride_tui.store.session.journal_reading import read_journal
from stride_tui.store.session.session_lock import take_session
from tests.helpers.plain_runner import DOES_EVERY_SET, PlainHome, Script

LEFT = [("Go: Plank, right", "l")]
"""Leave in the second set."""


def test_a_session_that_was_left_is_asked_about(at_home: PlainHome) -> None:
    """Before anything else, in two lines."""
    at_home.lead(LEFT, ends=False)
    at_home.clock.forward(180_000)
    _, lines = at_home.lead()
    assert lines[:2] == [
        "A session is unfinished. Test stopped 3 minutes ago. 1 of 5 sets done. "
        "It is at Warm-up, round 1, Plank, right side.",
        "Enter goes on. f: keep what was done. d d: throw it away. l: leave it for later.",
    ]
    assert at_home.left


def test_enter_goes_on_where_it_stood(at_home: PlainHome) -> None:
    """To the end, as one session."""
    at_home.lead(LEFT, ends=False)
    _, lines = at_home.lead([("unfinished", "")], always=DOES_EVERY_SET, ends=False)
    assert lines[2] == "Back into position: 3 s."
    assert at_home.sessions == [(True, ["done"] * 5)]


def test_what_was_done_is_kept(at_home: PlainHome) -> None:
    """The rest counts as not done, and no other session begins."""
    at_home.lead(LEFT, ends=False)
    code, lines = at_home.lead([("unfinished", "f")])
    assert (code, lines[2:4]) == (0, ["Done: 1 s.", "Finished early: Test."])
    assert at_home.sessions == [(False, ["done", "partial", "skipped", "skipped", "skipped"])]


def test_what_was_left_is_thrown_away(at_home: PlainHome) -> None:
    """Nothing of it is in the history."""
    at_home.lead(LEFT, ends=False)
    _, lines = at_home.lead([("unfinished", "d d"), ("brings it back", "")])
    assert lines[-1] == "u brings it back. Enter leaves."
    assert (at_home.sessions, at_home.left) == ([], False)


def test_what_was_thrown_away_is_brought_back(at_home: PlainHome) -> None:
    """Paused, with the same question."""
    script = [("Go: Plank, right", "dd"), ("brings it back", "u"), ("unfinished", "l")]
    _, lines = at_home.lead(script, ends=False)
    assert "A session is unfinished. Test stopped just now. 1 of 5 sets done." in " ".join(lines)
    assert at_home.left


def test_an_early_end_is_taken_back(at_home: PlainHome) -> None:
    """Paused, with the same question; finished again, it counts once."""
    script = [("Go: Plank, right", "f"), ("takes the end back", "u"), ("unfinished", "f"), ("takes the end back", "")]
    code, lines = at_home.lead(script, ends=False)
    assert (code, lines.count("Finished early: Test.")) == (0, 2)
    assert at_home.sessions == [(False, ["done", "partial", "skipped", "skipped", "skipped"])]


def test_corrections_that_end_with_an_end_taken_back_are_told(at_home: PlainHome) -> None:
    """The length is measured to the new end; the effort, corrected in another window, goes on."""

    def correct() -> None:
        (session,) = read_history(at_home.paths).history.sessions
        change = SessionChange(minutes=31, effort=7)
        append_amendment(at_home.paths, Amendment("a", session.id, change, session.ended, 0))

    script: Script = [("Go: Plank, right", "f"), ("Week:", correct), ("takes the end back", "u"), ("unfinished", "f")]
    _, lines = at_home.lead([*script, ("takes the end back", "")], ends=False)
    assert "No longer corrected: minutes 31." in lines
    assert [session.effort for session in read_history(at_home.paths).history.sessions] == [7]


def test_an_early_end_at_the_end_of_the_input_waits_for_no_one(at_home: PlainHome) -> None:
    """The process ends by itself."""
    code, _ = at_home.lead([("Go: Plank, right", "f")])
    assert (code, at_home.left) == (0, False)
    assert len(at_home.sessions) == 1


def test_a_session_that_had_ended_in_the_journal_is_finished_first(at_home: PlainHome) -> None:
    """A crash between the last set and the history; then the new one begins."""
    at_home.lead([("Go: Lunge", "l")], always=DOES_EVERY_SET | {"Go: Plank": "3"}, hands_free=True, ends=False)
    reading = read_journal(at_home.paths.journal)
    assert reading
    engine = recover(reading.events, None, at_home.clock.now())
    assert engine
    journal, _ = Journal.resume(at_home.paths, at_home.clock.now())
    journal.save(engine[1])
    journal.save(engine[0].do(Do("finish"), at_home.clock.now()))
    journal.close()
    _, lines = at_home.lead()
    assert lines[0].startswith("Test: 5 sets")
    assert len(at_home.sessions) == 1


def test_a_session_that_another_window_runs_is_not_taken(at_home: PlainHome) -> None:
    """One line, exit 1."""
    hold = take_session(at_home.paths)
    assert at_home.lead() == (1, ["Not begun: another window runs the session."])
    hold.release()


def test_a_signal_leaves_the_session_for_later(at_home: PlainHome) -> None:
    """With the code that shells expect."""
    code, lines = at_home.lead([("Go: Plank", Stopped(143))], ends=False)
    assert (code, at_home.left) == (143, True)
    assert lines[-1].startswith("Left for later.")


def _broken(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """The disk refuses so often to begin a journal."""
    start = Journal.start
    failed: list[int] = []

    def refuse(paths: Paths, events: Batch) -> Journal:
        if len(failed) < times:
            failed.append(1)
            raise SaveError(paths.journal, "the disk is full")
        return start(paths, events)

    monkeypatch.setattr(Journal, "start", refuse)


def test_what_is_not_saved_is_reported_once(at_home: PlainHome, monkeypatch: pytest.MonkeyPatch) -> None:
    """The session goes on; at the end it is told again, and the exit code is 1."""
    _broken(monkeypatch, 100_000)
    code, lines = at_home.lead(hands_free=True)
    assert code == 1
    assert sum(line.startswith("Not saved: the disk is full") for line in lines) == 1
    assert lines[-1].startswith("The last try to save failed too. Not saved: the disk is full")


def test_what_is_saved_at_last_is_reported(at_home: PlainHome, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is tried again every second, and nothing is lost."""
    _broken(monkeypatch, 3)
    code, lines = at_home.lead(hands_free=True)
    assert (code, at_home.sessions) == (0, [(True, ["done"] * 5)])
    assert "Saved again." in lines


def test_saving_is_tried_again_in_a_pause(at_home: PlainHome, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the session leaves no sign of life."""
    _broken(monkeypatch, 3)
    at_home.lead([("Not saved", "p"), ("Paused", InputEnded())], ends=False)
    assert at_home.left


def test_an_output_that_is_gone_keeps_the_session(at_home: PlainHome) -> None:
    """Whoever read it is away; the session is not."""

    def gone() -> None:
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        at_home.lead([("Go: Plank", gone)], ends=False)
    assert at_home.left


def test_what_a_session_sets_aside_is_told_once(at_home: PlainHome) -> None:
    """A torn line at the end of the history, when the session that is over goes there."""
    history = at_home.paths.history
    history.parent.mkdir(parents=True, exist_ok=True)
    history.write_bytes(bytes(64))
    _, lines = at_home.lead(always=DOES_EVERY_SET, ends=False)
    (part,) = history.parent.glob("history.jsonl.torn-*")
    assert sum(f"set aside and is in {part.name}" in line for line in lines) == 1
