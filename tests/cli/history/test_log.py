"""`stride log`: what was done lands in the history, durably, once, and never from the future."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args
from zoneinfo import ZoneInfo

import jsonschema
import pytest
from click.testing import CliRunner, Result

from stride_tui.cli.history import log as log_module
from stride_tui.cli.main import stride
from stride_tui.core.history.records import Run, RunKind, Session
from stride_tui.core.instant import ManualClock
from stride_tui.store import clock, zone
from stride_tui.store.history.reading import HistoryReading, read_history
from stride_tui.store.paths import find_paths

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 21, 15, 42, tzinfo=BERLIN)


@pytest.fixture(autouse=True)
def _saturday_afternoon(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is Saturday, 21 November 2026, 15:42, in Berlin."""
    still = ManualClock(round(NOW.timestamp() * 1000), 3600)
    monkeypatch.setattr(clock, "system_clock", lambda: still)
    monkeypatch.setattr(zone, "local_zone", lambda _now=None: BERLIN)


def log(home: Path, *args: str) -> Result:
    """Run the command with a home of its own."""
    return CliRunner().invoke(stride, ["--home", str(home), "log", *args])


def history(home: Path) -> HistoryReading:
    """What the history has."""
    return read_history(find_paths(home))


def only_run(home: Path) -> Run:
    """The one run of the history."""
    (run,) = history(home).runs
    return run


def only_session(home: Path) -> Session:
    """The one session of the history."""
    (session,) = history(home).sessions
    return session


def local(done: Run | Session) -> str:
    """When it began, by the clock of its place."""
    return datetime.fromtimestamp(done.started / 1000, BERLIN).isoformat(" ", "minutes")


def test_a_run_with_everything(tmp_path: Path) -> None:
    """Kind, time, distance, length and note; one line tells what was logged."""
    result = log(
        tmp_path, "run", "long", "--at", "2026-11-20 07:00", "--km", "18", "--minutes", "100", "--note", " hilly "
    )
    assert (result.exit_code, result.stdout) == (0, "logged: long run, Fri 20 Nov 2026 07:00, 18 km, 1 h 40 min\n")
    run = only_run(tmp_path)
    assert (run.kind, run.km, run.minutes, run.note, run.timed) == ("long", 18.0, 100.0, "hilly", True)
    assert (local(run), run.offset) == ("2026-11-20 07:00+01:00", 3600)


def test_a_run_without_anything_is_today(tmp_path: Path) -> None:
    """Without a time of day."""
    assert log(tmp_path, "run", "easy").stdout == "logged: easy run, Sat 21 Nov 2026\n"
    assert not only_run(tmp_path).timed
    assert local(only_run(tmp_path)) == "2026-11-21 12:00+01:00"


def test_before_noon_nothing_is_logged_ahead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands for an unknown time of day is never still to come."""
    early = ManualClock(round(datetime(2026, 11, 21, 6, 0, tzinfo=BERLIN).timestamp() * 1000))
    monkeypatch.setattr(clock, "system_clock", lambda: early)
    log(tmp_path, "run", "easy")
    assert local(only_run(tmp_path)) == "2026-11-21 06:00+01:00"


@pytest.mark.parametrize(
    ("args", "moment"),
    [
        (("--at", "07:05"), "2026-11-21 07:05+01:00"),
        (("--at", "7:05", "--on", "yesterday"), "2026-11-20 07:05+01:00"),
        (("--at", "2026-07-01T07:05"), "2026-07-01 07:05+02:00"),
        (("--on", "2026-07-01"), "2026-07-01 12:00+02:00"),
        (("--on", "today"), "2026-11-21 12:00+01:00"),
        (("--at", "2026-03-29 02:30"), "2026-03-29 03:00+02:00"),
        (("--at", "2026-10-25 02:30"), "2026-10-25 02:30+02:00"),
    ],
)
def test_ways_to_say_when(tmp_path: Path, args: tuple[str, ...], moment: str) -> None:
    """In the zone of the system, with the rules of that date; the earliest it can mean where the clocks change."""
    assert log(tmp_path, "run", "easy", *args).exit_code == 0
    assert local(only_run(tmp_path)) == moment


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (
            ("--on", "2026-11-22"),
            "2026-11-22 has not come yet: today is 2026-11-21; what is to come goes into the plan",
        ),
        (("--at", "2027-01-01 07:00"), "2027-01-01 has not come yet: today is 2026-11-21;"),
        (("--at", "15:43"), "15:43 has not come yet: it is 15:42"),
        (("--at", "25:00"), "--at goes from 00:00 to 23:59: this is 25:00"),
        (("--at", "2570"), "--at is no time of day: write 18:30, 1830 or 7am, not `2570`"),
        (("--at", "1830"), "18:30 has not come yet: it is 15:42"),
        (("--at", "7pm"), "19:00 has not come yet: it is 15:42"),
        (("--on", "20.11.2026"), "--on is a date: write 2026-11-20"),
        (("--on", "2026-11-31"), "--on is a date: the calendar has no 2026-11-31"),
        (("--on", "2026-11-20", "--at", "2026-11-20 07:00"), "give the date in --at or in --on, not in both"),
        (("--km", "nan"), 'it is how far the run goes: write "8 km" or "5 mi"'),
        (("--km", "0"), "it goes from above 0 to 1000 km"),
        (("--minutes", "inf"), "it is a length of time: write 45 (minutes), 1h05m or 1:05:00"),
        (("--minutes", "1:05"), "may be 1 h 5 min or 1 min 5 s; write 1h05m or 1m05s"),
        (("--minutes", "49h"), "it goes from above 0 to 2880 minutes"),
        (("--note", "\x1b[2J"), "it has a character that cannot be shown (U+001B)"),
        (("--note", "x" * 3_000), "2000 characters are the most that fit"),
    ],
)
def test_what_cannot_be_is_refused(tmp_path: Path, args: tuple[str, ...], told: str) -> None:
    """With what would be right, exit 2, and nothing is logged."""
    result = log(tmp_path, "run", "easy", *args)
    assert (result.exit_code, told in result.stderr) == (2, True), result.stderr
    assert history(tmp_path).runs == ()


def test_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    """And the known ones are told."""
    result = log(tmp_path, "run", "sped")
    assert result.exit_code == 2
    assert "'speed', 'long'" in result.stderr


def test_the_kinds_are_those_of_the_plan() -> None:
    """The command's copy of them is the same."""
    assert get_args(RunKind) == log_module.RUN_KIND_WORDS


@pytest.mark.parametrize(
    "args", [("run", "easy"), ("run", "easy", "--at", "07:00"), ("session",), ("session", "--at", "07:00")]
)
def test_the_same_again_needs_to_be_meant(tmp_path: Path, args: tuple[str, ...]) -> None:
    """A second one of the kind at the same time is refused, unless forced."""
    log(tmp_path, *args)
    again = log(tmp_path, *args)
    assert (again.exit_code, again.stdout) == (1, "")
    assert again.stderr.startswith("this is logged already: ")
    assert log(tmp_path, *args, "--force").exit_code == 0
    assert len(history(tmp_path).runs) + len(history(tmp_path).sessions) == 2


def test_what_is_logged_already_is_told_as_it_is_logged(tmp_path: Path) -> None:
    """Not as it was typed now."""
    log(tmp_path, "run", "easy", "--at", "07:00", "--km", "5")
    again = log(tmp_path, "run", "easy", "--at", "07:00", "--km", "12", "--minutes", "1h")
    assert again.stderr.splitlines()[0] == "this is logged already: easy run, Sat 21 Nov 2026 07:00, 5 km"
    log(tmp_path, "session", "ten-minutes", "--at", "07:00", "--minutes", "12")
    again = log(tmp_path, "session", "ten-minutes", "--at", "07:00")
    assert again.stderr.splitlines()[0] == "this is logged already: Ten Minutes, Sat 21 Nov 2026 07:00, 12 min"


SPOKEN = [
    (("--km", "5 mi"), (8.047, None, "2026-11-21 12:00")),
    (("--km", "8,5 km"), (8.5, None, "2026-11-21 12:00")),
    (("--minutes", "1:05:00"), (None, 65.0, "2026-11-21 12:00")),
    (("--minutes", "1h05m"), (None, 65.0, "2026-11-21 12:00")),
    (("--on", "monday"), (None, None, "2026-11-16 12:00")),
    (("--at", "7am"), (None, None, "2026-11-21 07:00")),
    (("--at", "7 am", "--on", "Fri"), (None, None, "2026-11-20 07:00")),
    (("--at", "monday 7:30 pm"), (None, None, "2026-11-16 19:30")),
    (("--at", "2026-11-20T07:00"), (None, None, "2026-11-20 07:00")),
]


@pytest.mark.parametrize(("args", "expected"), SPOKEN)
def test_what_is_typed_is_understood(
    tmp_path: Path, args: tuple[str, ...], expected: tuple[float | None, float | None, str]
) -> None:
    """Kilometres, minutes, and when it began."""
    result = log(tmp_path, "run", "easy", *args)
    assert result.exit_code == 0, result.stderr
    run = only_run(tmp_path)
    assert (run.km, run.minutes, local(run)[:16]) == expected


def test_another_kind_time_or_day_is_another_run(tmp_path: Path) -> None:
    """Only the same again is refused."""
    args = ((), ("--at", "07:00"), ("--at", "18:00", "--on", "yesterday"), ("--on", "yesterday"))
    assert [log(tmp_path, "run", kind, *more).exit_code for kind in ("easy", "long") for more in args] == [0] * 8


def test_a_session_takes_its_length_from_the_routine(tmp_path: Path) -> None:
    """The one of the settings; nobody said how long it took, so the work is left open."""
    (tmp_path / "settings.toml").write_text('routine = "ten-minutes"\n')
    assert log(tmp_path, "session").stdout == "logged: Ten Minutes, Sat 21 Nov 2026\n"
    session = only_session(tmp_path)
    assert (session.routine, session.by_hand, session.timed, session.sets) == ("ten-minutes", True, False, ())
    assert session.work_ms == 0
    assert 9 * 60_000 < session.ended - session.started < 11 * 60_000


def test_a_session_with_its_minutes(tmp_path: Path) -> None:
    """They are its length, and its work."""
    result = log(tmp_path, "session", "ten-minutes", "--at", "07:00", "--minutes", "12", "--note", "in the park")
    assert result.stdout == "logged: Ten Minutes, Sat 21 Nov 2026 07:00, 12 min\n"
    session = only_session(tmp_path)
    assert (session.work_ms, session.ended - session.started, session.note) == (720_000, 720_000, "in the park")


def test_an_unknown_routine_is_refused(tmp_path: Path) -> None:
    """Its name was probably meant to be another."""
    result = log(tmp_path, "session", "nope")
    assert result.exit_code == 2
    assert "there is no routine `nope`" in result.stderr


def test_what_cannot_be_saved_is_reported(tmp_path: Path) -> None:
    """Exit 1 and one line, and no word of success."""
    (tmp_path / "history.jsonl").mkdir()
    result = log(tmp_path, "run", "easy")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("not saved: ")


def test_every_line_is_of_its_own_id(tmp_path: Path) -> None:
    """Two machines that log the same moment give two ids."""
    log(tmp_path, "run", "easy")
    log(tmp_path, "run", "easy", "--force")
    assert len({run.id for run in history(tmp_path).runs}) == 2
    assert all(run.started <= NOW.astimezone(UTC).timestamp() * 1000 for run in history(tmp_path).runs)


def check(home: Path, *args: str) -> Result:
    """Run `stride check` with a home of its own."""
    return CliRunner().invoke(stride, ["--home", str(home), "check", *args])


def test_check_reads_the_plan(tmp_path: Path) -> None:
    """With everything, or alone by its name."""
    (tmp_path / "plan.toml").write_text('[[run]]\non = "monday"\nkind = "easy"\n[[off]]\nweek = "2026-W52"\n')
    assert "plan.toml: ok, 1 run, 1 week off\n" in check(tmp_path).stdout
    assert check(tmp_path, "plan.toml").stdout == "plan.toml: ok, 1 run, 1 week off\n"
    (facts,) = json.loads(check(tmp_path, "plan.toml", "--json").stdout)
    assert (facts["ok"], facts["runs"], facts["weeks_off"]) == (True, 1, 1)


def test_check_reports_the_plans_mistakes(tmp_path: Path) -> None:
    """With the line and a caret, exit 1."""
    (tmp_path / "plan.toml").write_text('[[run]]\ndays = "monday"\nkind = "easy"\n')
    result = check(tmp_path, "plan.toml")
    assert result.exit_code == 1
    assert "plan.toml:2:1: unknown key `days`, did you mean `on`?\n  2 │ days" in result.stdout


def test_a_routine_called_plan_is_a_routine(tmp_path: Path) -> None:
    """What is in the folder of routines is read as one."""
    (tmp_path / "routines").mkdir()
    (tmp_path / "routines" / "plan.toml").write_text("name = 1\n")
    assert "`name` is a text" in check(tmp_path, "plan").stdout


def test_the_plans_schema_is_printed() -> None:
    """As JSON that a validator takes."""
    schema = json.loads(CliRunner().invoke(stride, ["schema", "--plan"]).stdout)
    jsonschema.Draft4Validator.check_schema(schema)
    assert set(schema["properties"]) == {"strength_per_week", "preferred", "run", "off"}


def test_it_never_imports_the_screen(tmp_path: Path) -> None:
    """A plain command does not pay for Textual, nor for the libraries of an edit."""
    code = (
        "import sys\nfrom stride_tui.cli.main import stride\n"
        "stride.main(['--home', sys.argv[1], 'log', 'run', 'easy'], standalone_mode=False)\n"
        "sys.exit(any(name.split('.')[0] in ('textual', 'rich', 'tomlkit', 'asyncio') for name in sys.modules))\n"
    )
    run = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, "")


def test_what_a_command_sets_aside_is_told_once_and_named_by_check(tmp_path: Path) -> None:
    """A history of NUL bytes alone, as a power cut leaves it."""
    (tmp_path / "history.jsonl").write_bytes(bytes(4096))
    first, second = log(tmp_path, "run", "easy", "--at", "7:00"), log(tmp_path, "run", "long", "--at", "8:00")
    assert first.stdout.startswith("logged: ")
    (part,) = tmp_path.glob("history.jsonl.torn-*")
    assert part.read_bytes() == bytes(4096)
    assert first.stderr == (
        f"What could not be read in history.jsonl was set aside and is in {part.name}; nothing of it is deleted.\n"
    )
    assert second.stderr == ""
    checked = CliRunner().invoke(stride, ["--home", str(tmp_path), "check"])
    assert f"{part.name}: what could not be read in history.jsonl, set aside; keep it, or" in checked.stdout
    told = json.loads(CliRunner().invoke(stride, ["--home", str(tmp_path), "check", "--json"]).stdout)
    assert told[-1]["path"] == str(part)
    assert told[-1]["ok"]


@pytest.mark.parametrize("way", [["session"], ["session", "ten-minutes", "--minutes", "12"]])
def test_a_session_that_is_logged_tells_it_too(tmp_path: Path, way: list[str]) -> None:
    """A torn line is set aside as well."""
    (tmp_path / "history.jsonl").write_bytes(b'{"v":1,"kind":"ses')
    assert "history.jsonl.torn-" in log(tmp_path, *way).stderr


def test_a_session_may_have_an_effort(tmp_path: Path) -> None:
    """From 1 to 10, with a comma too."""
    assert log(tmp_path, "session", "--effort", "7,5").exit_code == 0
    assert only_session(tmp_path).effort == 7.5


@pytest.mark.parametrize("value", ["0", "11", "hard", "nan", ""])
def test_an_effort_outside_one_to_ten_is_refused(tmp_path: Path, value: str) -> None:
    """With what would be right."""
    result = log(tmp_path, "session", "--effort", value)
    assert result.exit_code == 2
    assert "it is no effort (RPE): a number from 1 to 10" in result.output
    assert history(tmp_path).sessions == ()


def test_what_is_logged_too_close_is_told(tmp_path: Path) -> None:
    """A session before a planned run, and a run after that session; what was done is logged all the same."""
    plan = find_paths(tmp_path).plan
    plan.parent.mkdir(parents=True, exist_ok=True)
    plan.write_text('[[run]]\non = 2026-11-22\nkind = "long"\nat = "07:00"\n', "utf-8")
    done = log(tmp_path, "session", "--at", "2026-11-20 18:00", "--minutes", "60")
    assert done.stderr == "too close: Fri 19:00 → Sun 07:00 is 36 h, under 48 h\n"
    ran = log(tmp_path, "run", "speed", "--at", "2026-11-21 07:00")
    assert ran.stderr == "too soon after Fri's session: Fri 19:00 → Sat 07:00 is 12 h, under 48 h\n"
    assert len(history(tmp_path).runs) == len(history(tmp_path).sessions) == 1


def test_a_session_keeps_what_its_week_asked_for(tmp_path: Path) -> None:
    """This week's plan for this week; a week before by what is known of it."""
    plan = find_paths(tmp_path).plan
    plan.parent.mkdir(parents=True, exist_ok=True)
    log(tmp_path, "session", "--on", "2026-11-12")
    plan.write_text("strength_per_week = 3\n", "utf-8")
    log(tmp_path, "session", "--on", "2026-11-19")
    log(tmp_path, "session", "--on", "2026-11-13")
    assert [session.week_target for session in history(tmp_path).history.sessions] == [1, 1, 3]


@pytest.mark.parametrize("typed", ["long", "LONG", "Long run"])
def test_the_kind_is_taken_in_any_case(tmp_path: Path, typed: str) -> None:
    """And with the word that people put behind it."""
    assert log(tmp_path, "run", typed).exit_code == 0
    assert only_run(tmp_path).kind == "long"


def test_another_word_for_a_kind_names_the_kind(tmp_path: Path) -> None:
    """As it was typed, and nothing is logged."""
    result = log(tmp_path, "run", "Tempo")
    assert (result.exit_code, history(tmp_path).runs) == (2, ())
    assert "'Tempo' is not one of easy, speed, long, race, other; did you mean speed?" in result.stderr


LONG = '[[run]]\non = "sunday"\nkind = "long"\nat = "07:00"\n'


@pytest.fixture
def planned(tmp_path: Path) -> Path:
    """A home whose plan has a long run on Sunday, tomorrow."""
    (tmp_path / "plan.toml").write_text(LONG, "utf-8")
    return tmp_path


def test_a_run_that_may_be_another_one_is_asked_about(planned: Path) -> None:
    """One line with the command that answers; it does not wait for an answer."""
    result = log(planned, "run", "long")
    assert result.exit_code == 0
    assert "was Sat's long run instead of Sun's? `stride history amend last-run instead=sunday`" in result.stderr
    assert only_run(planned).instead_of is None


@pytest.mark.parametrize(
    ("text", "kept", "words"),
    [
        ("sunday", "2026-11-22", "long run, Sat 21 Nov 2026, instead of Sun 22 Nov"),
        ("no", "none", "long run, Sat 21 Nov 2026, not instead of a planned run"),
    ],
)
def test_the_answer_may_come_with_the_run(planned: Path, text: str, kept: str, words: str) -> None:
    """Then nothing is asked."""
    result = log(planned, "run", "long", "--instead", text)
    assert result.stdout == f"logged: {words}\n"
    assert "?" not in result.stderr
    assert only_run(planned).instead_of == kept


def test_a_wrong_answer_logs_nothing(planned: Path) -> None:
    """And says what would be right."""
    result = log(planned, "run", "long", "--instead", "friday")
    assert result.exit_code == 2
    assert "--instead is `sunday` or `no`, not `friday`" in result.stderr
    assert history(planned).runs == ()
