"""What outlasts a plain session: one that was left, thrown away or cut off, and what the disk refused."""

from __future__ import annotations

import pytest

from stride_tui.core.session.engine import Engine
from stride_tui.core.session.events import Batch, Do
from stride_tui.plain.inbox import InputEnded, Stopped
from stride_tui.store.disk.files import SaveError
from stride_tui.store.paths import Paths
from stride_tui.store.session.journal import Journal
from stride_tui.store.session.journal_reading import read_journal
from stride_tui.store.session.session_lock import take_session
from tests.helpers.plain_runner import HANDS, Play

LEFT = [("Go: Plank, right", "l")]
"""Leave in the second set."""


def test_a_session_that_was_left_is_asked_about(play: Play) -> None:
    """Before anything else, in two lines."""
    play.lead(LEFT, ends=False)
    play.clock.forward(180_000)
    _, lines = play.lead()
    assert lines[:2] == [
        "A session is unfinished. Test stopped 3 minutes ago. 1 of 5 sets done. "
        "It stands at Warm-up, round 1, Plank, right side.",
        "Enter goes on. f: keep what was done. d d: throw it away. l: leave it for later.",
    ]
    assert play.left


def test_enter_goes_on_where_it_stood(play: Play) -> None:
    """To the end, as one session."""
    play.lead(LEFT, ends=False)
    _, lines = play.lead([("unfinished", "")], always=HANDS, ends=False)
    assert lines[2] == "Back into position: 3 s."
    assert play.sessions == [(True, ["done"] * 5)]


def test_what_was_done_is_kept(play: Play) -> None:
    """The rest counts as not done, and no other session begins."""
    play.lead(LEFT, ends=False)
    code, lines = play.lead([("unfinished", "f")])
    assert (code, lines[2:4]) == (0, ["Done: 1 s.", "Finished early: Test."])
    assert play.sessions == [(False, ["done", "partial", "skipped", "skipped", "skipped"])]


def test_what_was_left_is_thrown_away(play: Play) -> None:
    """Nothing of it is in the history."""
    play.lead(LEFT, ends=False)
    _, lines = play.lead([("unfinished", "d d"), ("brings it back", "")])
    assert lines[-1] == "u brings it back. Enter leaves."
    assert (play.sessions, play.left) == ([], False)


def test_what_was_thrown_away_is_brought_back(play: Play) -> None:
    """Paused, with the same question."""
    script = [("Go: Plank, right", "dd"), ("brings it back", "u"), ("unfinished", "l")]
    _, lines = play.lead(script, ends=False)
    assert "A session is unfinished. Test stopped just now. 1 of 5 sets done." in lines[-3]
    assert play.left


def test_a_session_that_had_ended_in_the_journal_is_finished_first(play: Play) -> None:
    """A crash between the last set and the history; then the new one begins."""
    play.lead([("Go: Lunge", "l")], always=HANDS | {"Go: Plank": "3"}, hands_free=True, ends=False)
    reading = read_journal(play.paths.journal)
    assert reading
    engine = Engine.recover(reading.events, None, play.clock.now())
    assert engine
    journal, _ = Journal.resume(play.paths, play.clock.now())
    journal.save(engine[1])
    journal.save(engine[0].do(Do("finish"), play.clock.now()))
    journal.close()
    _, lines = play.lead()
    assert lines[0].startswith("Test: 5 sets")
    assert len(play.sessions) == 1


def test_a_session_that_another_window_runs_is_not_taken(play: Play) -> None:
    """One line, exit 1."""
    hold = take_session(play.paths)
    assert play.lead() == (1, ["Not begun: another window runs the session."])
    hold.release()


def test_a_signal_leaves_the_session_for_later(play: Play) -> None:
    """With the code that shells expect."""
    code, lines = play.lead([("Go: Plank", Stopped(143))], ends=False)
    assert (code, play.left) == (143, True)
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


def test_what_is_not_saved_is_told_once(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    """The session goes on; at the end it is told again, and the exit code is 1."""
    _broken(monkeypatch, 100_000)
    code, lines = play.lead(hands_free=True)
    assert code == 1
    assert sum(line.startswith("Not saved: the disk is full") for line in lines) == 1
    assert lines[-1].startswith("The last try to save failed too. Not saved: the disk is full")


def test_what_is_saved_at_last_is_told(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is tried again every second, and nothing is lost."""
    _broken(monkeypatch, 3)
    code, lines = play.lead(hands_free=True)
    assert (code, play.sessions) == (0, [(True, ["done"] * 5)])
    assert "Saved again." in lines


def test_saving_is_tried_again_in_a_pause(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the session leaves no sign of life."""
    _broken(monkeypatch, 3)
    play.lead([("Not saved", "p"), ("Paused", InputEnded())], ends=False)
    assert play.left


def test_an_output_that_is_gone_keeps_the_session(play: Play) -> None:
    """Whoever read it is away; the session is not."""

    def gone() -> None:
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        play.lead([("Go: Plank", gone)], ends=False)
    assert play.left
