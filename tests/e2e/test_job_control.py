"""Stopped and continued in every state: the shell has its terminal, then the picture is whole and the session asks."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import pytest

from stride_tui.store.history.file import append_session
from stride_tui.store.paths import find_paths
from tests.helpers.home_with_history import LEGS
from tests.helpers.home_with_long_steps import ROUTINE, home_of
from tests.helpers.job_terminal import JobTerminal
from tests.helpers.real_terminal import Terminal

pytestmark = pytest.mark.slow

FAST = {"STRIDE_CLOCK_SPEED": "20", "NO_COLOR": ""}
GAP_S = 0.2
"""A stop in real time: four seconds for the program, whose clock runs twenty times as fast."""

SCREENS = {
    "idle": "",
    "picker": "r",
    "help": "?",
    "review": "v",
    "an opened session": "v\r",
    "a text to find": "v/s",
    "exercises": "vx",
    "correcting": "vc",
    "effort and note": "vns",
    "a day": "\t\r",
    "the form of a run": "\t\ra",
    "the palette": "\x10",
    "the palette with a text": "\x10q",
}
"""Each screen with the keys that lead there from the start."""
FULL = os.environ.get("STRIDE_TORTURE") == "full"
WAYS = ("ctrl+z", "SIGTSTP", "SIGSTOP")


def with_history(folder: Path) -> Path:
    """A home with a session that was done, so that Review has something to show."""
    append_session(find_paths(folder), LEGS)
    return folder


def comes_back_whole(terminal: JobTerminal, how: str, want: Callable[[str], bool], gap_s: float = GAP_S) -> None:
    """Stop and go on: the shell finds its terminal set as it was, and then everything is as before the stop."""
    before, threads = terminal.settings, terminal.threads
    terminal.stopped_by(how)
    assert terminal.settings == terminal.before
    if how != "SIGSTOP":
        assert [terminal.last(mode) for mode in (b"1049", b"25", b"1000", b"2004")] == ["l", "h", "l", "l"]
    terminal.pass_time(gap_s)
    terminal.goes_on()
    terminal.until(want)
    assert terminal.settings == before
    assert terminal.threads == threads
    assert [terminal.last(mode) for mode in (b"1049", b"25", b"1000", b"2004")] == ["h", "l", "h", "h"]


def test_every_screen_comes_back_whole(tmp_path: Path) -> None:
    """Ctrl+z, SIGTSTP and SIGSTOP, in the short form in turn: the same picture, threads and settings as before."""
    home = with_history(home_of(tmp_path))
    ways = cycle(WAYS)
    with JobTerminal("--home", str(home)) as terminal:
        terminal.shows("Press space")
        start = terminal.calm()
        for keys in SCREENS.values():
            shown = start
            for key in keys:
                shown = terminal.changes_by(key)
            for how in WAYS if FULL else (next(ways),):
                comes_back_whole(terminal, how, shown.__eq__, 0)
            while terminal.text != start:
                terminal.changes_by("\x1b")
        terminal.type("q")
        assert terminal.ends() == 0
        assert terminal.settings == terminal.before


def _get_ready(terminal: JobTerminal) -> None:
    terminal.shows("GET READY")


def _timed(terminal: JobTerminal) -> None:
    _get_ready(terminal)
    terminal.type("\r")
    terminal.shows("● WORK", "March")


def _reps(terminal: JobTerminal) -> None:
    _get_ready(terminal)
    terminal.type("2")
    terminal.shows("GET READY", "Squat", "Set A")
    terminal.type("\r")
    terminal.shows("● WORK", "Squat")


def _rest(terminal: JobTerminal) -> None:
    _reps(terminal)
    terminal.type("\r")
    terminal.shows("○ REST")


def _paused(terminal: JobTerminal) -> None:
    _timed(terminal)
    terminal.type(" ")
    terminal.shows("PAUSED")


def _done(terminal: JobTerminal) -> None:
    _timed(terminal)
    terminal.type("\x1b")
    terminal.shows("End the session?")
    terminal.type("f")
    terminal.shows("FINISHED EARLY")


STATES: dict[str, tuple[Callable[[JobTerminal], None], tuple[str, ...]]] = {
    "get ready": (_get_ready, ("PAUSED", "stride was stopped here")),
    "timed work": (_timed, ("PAUSED", "stride was stopped here", "March")),
    "rep work": (_reps, ("PAUSED", "stride was stopped here", "Squat")),
    "rest": (_rest, ("○ REST", "Lunge")),
    "paused": (_paused, ("PAUSED", "March")),
    "summary": (_done, ("FINISHED EARLY", "Back to start")),
}


@pytest.mark.parametrize("how", ["ctrl+z", "SIGSTOP"])
@pytest.mark.parametrize("state", STATES)
def test_every_state_of_a_session_comes_back(tmp_path: Path, state: str, how: str) -> None:
    """Work stands still where it was and asks, a rest goes on, a pause and the summary are as they were."""
    lead, words = STATES[state]
    with JobTerminal("--home", str(home_of(tmp_path)), "start", "stops", extra=FAST) as terminal:
        lead(terminal)
        comes_back_whole(terminal, how, lambda text: all(word in text for word in words))
        terminal.type("q")
        assert terminal.ends() == 0
        assert terminal.settings == terminal.before


def test_a_set_that_ran_out_while_it_was_stopped_is_not_done(tmp_path: Path) -> None:
    """Stopped for longer than the set lasts, without notice: it stands where it was, and nothing is logged."""
    short = ROUTINE.replace('time = "10m"', 'time = "60s"')
    (home_of(tmp_path) / "routines" / "stops.toml").write_text(short)
    with JobTerminal("--home", str(tmp_path), "start", "stops", extra=FAST) as terminal:
        _timed(terminal)
        terminal.stopped_by("SIGSTOP")
        terminal.pass_time(60 / 20 + GAP_S)
        terminal.goes_on()
        terminal.shows("PAUSED", "March", "stride was stopped here")
    assert '"done"' not in (tmp_path / "session.jsonl").read_text()


def test_a_job_in_the_background_stays_stopped(tmp_path: Path) -> None:
    """It draws nothing over what the shell shows, until it is in the foreground."""
    with JobTerminal("--home", str(tmp_path)) as terminal:
        terminal.shows("Press space")
        shown = terminal.calm()
        for how in ("ctrl+z", "SIGSTOP"):
            terminal.stopped_by(how)
            terminal.goes_on("bg")
            terminal.until(lambda _: b"[stopped]" in terminal.output)
            assert terminal.output.replace(b"\r\n", b" ").split() == [b"bg", b"[bg]", b"[stopped]"]
            terminal.goes_on()
            terminal.until(lambda text: text == shown)


def test_told_to_go_on_without_a_stop_it_draws_anew_and_nothing_else(tmp_path: Path) -> None:
    """No second thread reads keys, and the terminal is left as it was."""
    with JobTerminal("--home", str(tmp_path)) as terminal:
        terminal.shows("Press space")
        shown, threads = terminal.calm(), terminal.threads
        for _ in range(3):
            terminal.output = b""
            os.kill(terminal.job, signal.SIGCONT)
            terminal.until(lambda _: b"\x1b[?1049h" in terminal.output)
            terminal.until(lambda text: text == shown)
        assert terminal.threads == threads
        terminal.type("q")
        assert terminal.ends() == 0
        assert terminal.settings == terminal.before


def test_without_a_shell_ctrl_z_says_so(tmp_path: Path) -> None:
    """The first program of a terminal cannot be stopped: nobody could let it go on."""
    with Terminal("--home", str(tmp_path)) as terminal:
        terminal.shows("Press space")
        terminal.type("\x1a")
        terminal.shows("Not stopped", "Press space")
        terminal.type("q")
        assert terminal.ends() == 0


def test_ctrl_l_draws_over_what_another_program_wrote(tmp_path: Path) -> None:
    """On the dashboard and on another screen; a message of `wall` is gone."""
    with Terminal("--home", str(tmp_path)) as terminal:
        terminal.shows("Press space")
        for key in ("?", "\x1b"):
            shown = terminal.changes_by(key)
            os.write(terminal.slave, b"\x1b[3;7H\x1b[41mBroadcast message: the disk is full\x1b[0m\r\n")
            terminal.shows("Broadcast message")
            terminal.type("\x0c")
            terminal.until(lambda text, shown=shown: text == shown)  # type: ignore[misc]


def test_a_stop_while_the_editor_is_open(tmp_path: Path) -> None:
    """Ctrl+z in the editor brings the shell; `fg` the editor; and the dashboard comes back after it."""
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\necho EDITOR-OPEN; read line; echo "read $line"\n')
    editor.chmod(0o755)
    home = home_of(tmp_path / "home")
    with JobTerminal("--home", str(home), "start", "stops", extra={"VISUAL": str(editor)}) as terminal:
        _timed(terminal)
        before, threads = terminal.settings, terminal.threads
        terminal.type("e")
        terminal.until(lambda _: b"EDITOR-OPEN" in terminal.output)
        for how in ("ctrl+z", "SIGSTOP"):
            terminal.stopped_by(how)
            assert terminal.settings == terminal.before
            terminal.output = b""
            terminal.type("fg\n")
            terminal.until(lambda _: b"[fg]" in terminal.output)
        terminal.type("hello\n")
        terminal.shows("PAUSED", "Paused for the editor", "March")
        assert terminal.settings == before
        assert terminal.threads == threads


def test_ctrl_z_in_plain_mode_is_a_gap(tmp_path: Path) -> None:
    """The terminal itself stops the job; the set stands still meanwhile, also where a signal gives no notice."""
    home = home_of(tmp_path)
    with JobTerminal("--home", str(home), "start", "stops", "--plain", extra=FAST) as terminal:
        terminal.shows("Get ready")
        terminal.type("\n")
        terminal.shows("Go: March")
        for how, words in (("ctrl+z", "stride was stopped here"), ("SIGSTOP", "Paused with")):
            terminal.stopped_by(how)
            terminal.pass_time(GAP_S)
            terminal.output = b""
            terminal.type("fg\n")
            terminal.until(lambda _, words=words: words.encode() in terminal.output)  # type: ignore[misc]
            terminal.type("\n")
            terminal.until(lambda _: b"Back into position" in terminal.output)
            terminal.until(lambda _: b"Go on: March" in terminal.output or b"Go: March" in terminal.output)
        terminal.type("l\n")
        assert terminal.ends() == 0


def test_ctrl_z_stops_the_script_that_runs_it_too(tmp_path: Path) -> None:
    """The shell waits for the script. It gets the terminal when stride has left it, and not before."""
    script = ("sh", "-c", '"$@"; true', "sh")
    with JobTerminal("--home", str(tmp_path), within=script) as terminal:
        shown = terminal.until(lambda text: "Press space" in text) and terminal.calm()
        for _ in range(3):
            terminal.stopped_by("ctrl+z")
            assert terminal.settings == terminal.before
            assert terminal.output.rindex(b"\x1b[?1049l") < terminal.output.rindex(b"[stopped]")
            terminal.goes_on()
            terminal.until(shown.__eq__)
        terminal.type("q")
        assert terminal.ends() == 0
