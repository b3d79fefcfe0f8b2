"""A plain session that is stopped and goes on: a gap, which is no time of the session."""

from __future__ import annotations

import signal
from collections.abc import Callable

import pytest

from stride_tui.plain.input import Continued, Inbox, StopAsked
from stride_tui.plain.run import catch_plain_signals
from tests.helpers.plain_runner import PlainHome, Script


def stopped_for(at_home: PlainHome, seconds: int) -> Callable[[], bool]:
    """A stop that lasts so long."""
    return lambda: bool(at_home.clock.forward(seconds * 1_000))


def test_ctrl_z_in_a_set_pauses_it(at_home: PlainHome) -> None:
    """A set that would have run out meanwhile is not done; Enter goes on with what remained."""
    script: Script = [("Go: Plank, left", StopAsked()), ("stride was stopped here", ""), ("Back into", "l")]
    _, lines = at_home.lead(script, ends=False, stop=stopped_for(at_home, 500))
    asked = next(line for line in lines if line.startswith("stride was stopped here; the session is paused"))
    assert "Paused with 20 s left of Plank, left side" in asked
    assert asked.endswith("Enter goes on.")
    assert not any(line.startswith("Done") for line in lines)


def test_ctrl_z_in_a_rest_lets_the_rest_go_on(at_home: PlainHome) -> None:
    """As a machine's sleep does."""
    to_rest: Script = [("Go: Plank", "2"), ("Go: Squat", ""), ("Go: Squat", "")]
    script: Script = [*to_rest, ("Rest, as needed", StopAsked()), ("stride was stopped", "l")]
    _, lines = at_home.lead(script, ends=False, stop=stopped_for(at_home, 500))
    assert "stride was stopped for 8 min 20 s; the rest went on. Enter goes on." in lines


def test_ctrl_z_in_a_pause_says_where_the_session_is(at_home: PlainHome) -> None:
    """Nothing has happened, and still something is to be read after `fg`."""
    script: Script = [("Go: Plank, left", "p"), ("Paused", StopAsked()), ("Paused", "l")]
    _, lines = at_home.lead(script, ends=False, stop=stopped_for(at_home, 500))
    assert sum(line.startswith("Paused with 19 s left of Plank, left side") for line in lines) == 2


def test_where_nothing_can_be_stopped_it_is_said(at_home: PlainHome) -> None:
    """The session goes on."""
    script: Script = [("Go: Plank, left", StopAsked()), ("Not stopped", "l")]
    _, lines = at_home.lead(script, ends=False)
    assert "Not stopped: no shell waits for stride here, so nothing could let it go on." in lines
    assert not any(line.startswith("Paused") for line in lines)


def test_a_stop_without_notice_is_noticed(at_home: PlainHome) -> None:
    """SIGSTOP cannot be caught; the signal to go on tells of it."""

    def stop() -> None:
        at_home.clock.forward(500_000)
        assert at_home.led
        at_home.led.note_continued()

    _, lines = at_home.lead([("Halfway", stop), ("stride was stopped here", "l")], ends=False)
    assert any("Paused with 10 s left of Plank, left side" in line for line in lines)


@pytest.mark.skipif(not hasattr(signal, "SIGTSTP"), reason="Windows has no job control")
def test_each_signal_is_news() -> None:
    """Ctrl+z and the four that end the process; and the handlers from before come back."""
    inbox, continued = Inbox(), [0]

    def note() -> None:
        continued[0] += 1

    before = catch_plain_signals(inbox, note)
    try:
        signal.raise_signal(signal.SIGTSTP)
        assert inbox.wait(0) == StopAsked()
        signal.raise_signal(signal.SIGCONT)
        assert continued == [1]
        assert inbox.wait(0) == Continued()
        assert before.keys() >= {signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT}
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    assert inbox.wait(0) is None
