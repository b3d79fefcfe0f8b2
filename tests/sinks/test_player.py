"""Players with real programs: good ones, missing, failing and hanging ones."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from stride_tui.core.cues.cues import MINOR, NORMAL, ON_TIME
from stride_tui.sinks.announcement import Announcement
from stride_tui.sinks.player import Player
from stride_tui.sinks.programs import Program, ProgramCommand
from tests.sinks.conftest import Machine, until

ONE = Program("one", lambda words: ProgramCommand(("one", words)))
TWO = Program("two", lambda words: ProgramCommand(("two", words)))
GO, REST, REP = (
    Announcement("go", "go", ON_TIME),
    Announcement("rest", "rest", NORMAL),
    Announcement("rep", "rep", MINOR),
)


class Make:
    """Makes players that are closed at the end of the test."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.made: list[Player] = []

    def __call__(self, *programs: Program, limit_s: float = 60.0, least_s: float = 0.0) -> Player:
        """A player of words."""
        found = Player("voice", programs, lambda call: call.words, self.machine.told.append, limit_s, lambda _: least_s)
        self.made.append(found)
        return found


@pytest.fixture
def player(machine: Machine) -> Iterator[Make]:
    """A maker of players."""
    make = Make(machine)
    yield make
    for made in make.made:
        made.close()


def alive(pid: int) -> bool:
    """Whether a process is there."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_call_is_played_by_the_first_program_there_is(machine: Machine, player: Make) -> None:
    """The one before it is not on this machine."""
    machine.add("two", 'note "two $1"')
    player(ONE, TWO).play(REST)
    until(lambda: machine.notes == ["two rest"])
    assert machine.told == []


def test_whatever_programs_print_nothing_reaches_the_terminal(machine: Machine, player: Make, capfd) -> None:
    """Neither their output nor their complaints."""
    machine.add("one", 'echo loud; echo louder >&2; note "$1"')
    assert player(ONE).try_out(REST) == "one"
    assert capfd.readouterr() == ("", "")


def test_a_missing_program_is_reported_once(machine: Machine, player: Make) -> None:
    """By the names of those that would do."""
    silent = player(ONE, TWO)
    for call in (REST, GO, REP):
        silent.play(call)
    until(lambda: machine.told)
    silent.play(REST)
    assert silent.try_out(REST) == ""
    assert machine.told == ["Voice: there is no one or two here."]


def test_a_failing_program_gives_way_to_the_next(machine: Machine, player: Make) -> None:
    """The same words are said by another one, and so are all that follow."""
    machine.add("one", 'note "one $1"; exit 3')
    machine.add("two", 'note "two $1"')
    both = player(ONE, TWO)
    assert [both.try_out(REST), both.try_out(GO)] == ["two", "two"]
    assert machine.notes == ["one rest", "two rest", "two go"]
    assert machine.told == []


def test_where_all_fail_that_is_reported_once(machine: Machine, player: Make) -> None:
    """With what the last of them did, and then there is silence."""
    machine.add("one", 'note "$1"; exit 3')
    failing = player(ONE)
    failing.play(REST)
    until(lambda: machine.told)
    failing.play(GO)
    assert machine.told == ["Voice: one fails (exit code 3)."]
    assert machine.notes == ["rest"]


def test_a_program_that_cannot_be_started_is_reported(machine: Machine, player: Make) -> None:
    """A file that is no program."""
    (machine.folder / "bin" / "one").write_text("nonsense")
    (machine.folder / "bin" / "one").chmod(0o755)
    player(ONE).play(REST)
    until(lambda: machine.told)
    assert machine.told[0].startswith("Voice: one ")


def test_a_hanging_program_is_ended_and_reported_once(machine: Machine, player: Make) -> None:
    """After its limit, with whatever it started."""
    machine.add("one", "hang")
    hanging = player(ONE, limit_s=0.05)
    hanging.play(REST)
    until(lambda: machine.told)
    until(lambda: _is_gone(machine.hanging[0]))
    hanging.play(GO)
    assert machine.told == ["Voice: one does not come to an end."]


def test_words_that_hung_are_not_said_late_by_another_program(machine: Machine, player: Make) -> None:
    """The next program says the next words."""
    machine.add("one", "hang")
    machine.add("two", 'note "$1"')
    both = player(ONE, TWO, limit_s=0.05)
    assert [both.try_out(REST), both.try_out(GO)] == ["", "two"]
    assert machine.notes == ["go"]


def test_a_hanging_program_keeps_no_one_waiting(machine: Machine, player: Make) -> None:
    """Who plays a call goes on at once, a hundred times over."""
    machine.add("one", "hang")
    hanging = player(ONE)
    for number in range(100):
        hanging.play(Announcement("rest", f"rest {number}"))
    until(lambda: machine.hanging)


def test_a_program_that_ends_too_soon_made_no_sound(machine: Machine, player: Make) -> None:
    """Some voices without a device say nothing and call that success."""
    machine.add("one", 'note "$1"')
    assert player(ONE, least_s=30).try_out(REST) == ""
    assert machine.told == ["Voice: one makes no sound here."]


@pytest.mark.parametrize(
    ("first", "second"), [(REST, GO), (REP, REST), (REST, Announcement("switch", "switch", NORMAL))]
)
def test_a_newer_call_interrupts_one_of_its_rank_or_below(
    machine: Machine, player: Make, first: Announcement, second: Announcement
) -> None:
    """The one that is being said is cut off."""
    machine.add("one", f'note "$1"; test "$1" = {second.words} || hang')
    busy = player(ONE)
    busy.play(first)
    until(lambda: machine.hanging)
    busy.play(second)
    until(lambda: machine.notes == [first.words, second.words])
    until(lambda: _is_gone(machine.hanging[0]))


def test_a_lower_call_waits_for_a_higher_one(machine: Machine, player: Make) -> None:
    """Go is said to its end, then what the coach has to say."""
    machine.add("one", f'note "$1"; test "$1" = rest || read line < {machine.folder}/gate')
    os.mkfifo(machine.folder / "gate")
    busy = player(ONE)
    busy.play(GO)
    until(lambda: machine.notes == ["go"])
    busy.play(REST)
    assert machine.notes == ["go"]
    (machine.folder / "gate").write_text("on\n")
    until(lambda: machine.notes == ["go", "rest"])


def test_chatter_does_not_wait(machine: Machine, player: Make) -> None:
    """A rep that is counted late is counted wrong."""
    machine.add("one", f'note "$1"; test "$1" = rest || read line < {machine.folder}/gate')
    os.mkfifo(machine.folder / "gate")
    busy = player(ONE)
    busy.play(GO)
    until(lambda: machine.notes == ["go"])
    busy.play(REP)
    busy.play(REST)
    (machine.folder / "gate").write_text("on\n")
    until(lambda: machine.notes == ["go", "rest"])


def test_what_is_being_said_is_not_said_twice(machine: Machine, player: Make) -> None:
    """A duplicate neither interrupts nor waits."""
    machine.add("one", f'note "$1"; read line < {machine.folder}/gate')
    os.mkfifo(machine.folder / "gate")
    busy = player(ONE)
    busy.play(REST)
    until(lambda: machine.notes == ["rest"])
    busy.play(REST)
    (machine.folder / "gate").write_text("on\n")
    busy.play(GO)
    until(lambda: machine.notes == ["rest", "go"])


def test_where_a_service_speaks_it_is_reported_to_stop(machine: Machine, player: Make) -> None:
    """Ending the program alone would leave its words to the service behind it."""
    machine.add("one", 'note "$1"; test "$1" = go || hang')
    machine.add("two", 'note "two $1"')
    service = player(Program("one", ONE.command, ("two", "stop")))
    service.play(REST)
    until(lambda: machine.hanging)
    service.play(GO)
    until(lambda: machine.notes == ["rest", "two stop", "go"])


def test_a_closed_player_is_silent_at_once(machine: Machine, player: Make) -> None:
    """What is being said is cut off, and nothing follows."""
    machine.add("one", "hang")
    busy = player(ONE)
    busy.play(REST)
    until(lambda: machine.hanging)
    busy.close()
    until(lambda: _is_gone(machine.hanging[0]))
    busy.play(GO)
    assert len(machine.hanging) == 1
    assert machine.told == []


def _is_gone(pid: int) -> bool:
    return not alive(pid) or _is_zombie(pid)


def _is_zombie(pid: int) -> bool:
    """Whether a process has ended and only its parent has not looked yet."""
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return False
