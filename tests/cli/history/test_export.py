"""`stride history export`: a table, JSON, or the history's own lines; to stdout or into a private file."""

from __future__ import annotations

import csv
import io
import json
import locale
import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result
from hypothesis import example, given, settings
from hypothesis import strategies as st

from stride_tui.cli import output
from stride_tui.cli.main import stride
from stride_tui.core.history.amendments import Amendment, Correction, SessionChange, SetChange, SetDeleted, SetKey
from stride_tui.core.history.export_format import COMMAS, ExportFormat, TableForm
from stride_tui.core.history.history import History
from stride_tui.core.history.records import Session
from stride_tui.core.routines.routine import Load
from stride_tui.interop.history.csv_tables import cell
from stride_tui.interop.history.formats import registry
from stride_tui.interop.history.formats.csv_sets import HEADER, sets_csv
from stride_tui.store import decimal_sign
from stride_tui.store.demo.home import fill_home
from stride_tui.store.history.file import append_amendment, append_session
from stride_tui.store.history.lines import encode
from stride_tui.store.history.reading import read_history, read_one
from stride_tui.store.paths import Paths, find_paths
from tests.helpers.saved_sessions import a_session, sessions

COLUMNS = (
    "session,routine,name,session_started,session_ended,session_minutes,session_finished,session_effort,session_note,"
    "set,block,kind,exercise,round,side,status,asked_reps,done_reps,asked_seconds,done_seconds,load,implements,weight,"
    "unit,effort,note,started,ended"
)
"""The header that programs rely on: only ever longer."""
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""The beginnings that make a cell a formula."""
EXCEL = TableForm(";", ",", "\ufeff")


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> Paths:
    """A home with ten weeks of history and a few corrections."""
    paths = find_paths(tmp_path_factory.mktemp("home"))
    sample = fill_home(paths, 10, date(2026, 11, 22))
    first, second = sample.sessions[:2]
    append_session(paths, msgspec.structs.replace(a_session("hand", first.started), sets=(), by_hand=True))
    changes: tuple[Correction, ...] = (
        SetChange(SetKey(2, 0, 1, "left"), done_reps=5, load=Load("dumbbells", 12.5), note="=1+1"),
        SetDeleted(SetKey(2, 0, 1, "right")),
        SessionChange(effort=9),
    )
    for n, change in enumerate(changes):
        append_amendment(paths, Amendment(f"a{n}", first.id, change, n, 0))
    append_amendment(paths, Amendment("b", second.id, SessionChange(note="+ten"), 9, 0))
    return paths


def export(paths: Paths, *args: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(stride, ["--home", str(paths.data), "history", "export", *args])


def rows_of(text: str) -> list[dict[str, str]]:
    """The rows of a table by the names of its columns."""
    return list(csv.DictReader(io.StringIO(text)))


def test_the_header_is_as_documented(paths: Paths) -> None:
    """In the help and in the file: the same names in the same order."""
    assert export(paths).stdout.splitlines()[0] == COLUMNS
    told = CliRunner().invoke(stride, ["history", "export", "--help"]).output
    assert COLUMNS in "".join(line.strip() for line in told.splitlines())


def test_the_table_read_back_is_the_history(paths: Paths) -> None:
    """Every set of every session as it stands corrected, in its order."""
    history = read_history(paths).history
    rows = [row for row in rows_of(export(paths, "--csv").stdout) if row["set"]]
    records = [(session, record) for session in history.sessions for record in session.sets]
    assert len(rows) == len(records)
    for row, (session, record) in zip(rows, records, strict=True):
        assert row["session"] == session.id
        assert datetime.fromisoformat(row["session_started"]).timestamp() == session.started // 1000
        assert (row["exercise"], row["round"]) == (record.exercise, str(record.round))
        assert row["side"] == (record.side or ("alternating" if record.alternating else ""))
        assert (row["status"], row["done_reps"]) == (record.status, str(record.done_reps or ""))
        assert float(row["done_seconds"] or 0) == (record.done_ms or 0) / 1000
        assert float(row["weight"] or 0) == (record.load.weight or 0)
        assert float(row["effort"] or 0) == (record.effort or 0)
        assert _unquoted(row["note"]) == (record.note or "")


def _unquoted(text: str) -> str:
    return text[1:] if text.startswith("'") else text


def test_a_session_without_sets_has_a_row(paths: Paths) -> None:
    """So that no session is missing."""
    (row,) = [row for row in rows_of(export(paths).stdout) if row["session"] == "hand"]
    assert (row["set"], row["exercise"], row["session_finished"]) == ("", "", "yes")


def test_times_have_their_offsets(paths: Paths) -> None:
    """By the clock where it was."""
    assert {row["started"][19:] for row in rows_of(export(paths).stdout) if row["set"]} == {"+01:00"}


@pytest.mark.parametrize("text", [f"{sign}cmd|' /C calc'!A0" for sign in RISKY])
def test_no_cell_is_a_formula(text: str) -> None:
    """Whatever a name or a note begins with; an apostrophe taken away gives it back."""
    assert cell(text)[0] == "'"
    assert cell(f"'{text}")[:2] == "''"


@given(st.text(st.characters(codec="utf-8")))
def test_no_text_breaks_out_of_its_cell(text: str) -> None:
    """Quotes, commas and newlines stay inside; nothing in it can act."""
    session = msgspec.structs.replace(a_session(), name=text, note=text, sets=())
    table = sets_csv(History.of([session]), [session])
    rows = list(csv.reader(io.StringIO(table)))
    assert [len(row) for row in rows] == [len(HEADER)] * 2
    assert rows[1][2] == cell(text)
    assert not rows[1][2].startswith(RISKY)
    assert not [char for char in table if ord(char) < 32 and char not in "\n\t"]


def opened_by(table: str, separator: str, quoted: bool) -> Iterator[str]:
    """The cells of a table in a program that splits at a character, and knows quotes or not.

    Blanks and quotes before a cell's text are dropped, as some programs do.
    """
    text = io.StringIO(table, newline="")
    by_quotes = csv.reader(text, delimiter=separator)
    for row in by_quotes if quoted else csv.reader(text, delimiter=separator, quoting=csv.QUOTE_NONE):
        yield from (text.lstrip(' "\xa0') for text in row)


@pytest.mark.parametrize("form", [COMMAS, EXCEL], ids=["commas", "excel"])
@given(st.text(st.sampled_from(";,\t|\"' =-+@\n\r\xa0xy1"), max_size=12))
@example(";=1+1")
@example('x,y;"=1+1+"')
@example("a\n\t =1")
def test_no_separator_opens_a_formula(form: TableForm, text: str) -> None:
    """Whichever character a program splits the table at, no text begins a formula there.

    A program that splits at the table's own knows quotes.
    """
    session = msgspec.structs.replace(a_session(), name=text, routine="x", id="y", note=text, sets=())
    table = sets_csv(History.of([session]), [session], form)
    for separator in ",;\t|":
        for quoted in (True,) if separator == form.separator else (True, False):
            cells = list(opened_by(table.removeprefix(form.mark), separator, quoted))
            assert [found for found in cells if found.startswith(("=", "+", "-", "@"))] == []


@pytest.mark.parametrize("form", [COMMAS, EXCEL], ids=["commas", "excel"])
@given(st.text(st.sampled_from(";,\t|\"' =-\nx"), max_size=12))
def test_an_apostrophe_less_gives_a_text_back(form: TableForm, text: str) -> None:
    """At each place that has one too many; nothing else is changed."""
    others = ";\t|,".replace(form.separator, "")
    begins = re.compile(rf"(\A|[{others}\n])'(?=['\"\s]*[=-]|(?<=\A')'*[\t\n])")
    assert begins.sub(r"\1", cell(text, form)) == text


def test_ordinary_text_has_no_apostrophe() -> None:
    """Commas, dashes and smileys within a note are no formula in the table with commas."""
    for text in ("left knee, -1 rep", "Squat - paused", "8 x 400 m; easy", "it's 5 o'clock"):
        assert cell(text) == text


def test_numbers_stay_numbers() -> None:
    """Without needless zeros, and never with an apostrophe."""
    assert [cell(value) for value in (12.5, 10.0, 8, None, True, False)] == ["12.5", "10", "8", "", "yes", "no"]
    assert [cell(value, EXCEL) for value in (12.5, 10.0, 8)] == ["12,5", "10", "8"]


@pytest.mark.parametrize("runs", [[], ["--runs"]], ids=["sets", "runs"])
def test_a_table_for_a_spreadsheet_has_the_same_cells(paths: Paths, tmp_path: Path, runs: list[str]) -> None:
    """A mark for the encoding, semicolons, decimals with a comma; else what the other table has."""
    target = tmp_path / "table.csv"
    assert export(paths, "--csv", *runs, "--excel", "--decimal", "comma", "-o", str(target)).exit_code == 0
    data = target.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    usual = list(csv.reader(io.StringIO(export(paths, "--csv", *runs).stdout)))
    number = re.compile(r"(\d+)\.(\d+)")
    assert rows == [[number.sub(r"\1,\2", text) if number.fullmatch(text) else text for text in row] for row in usual]
    assert any("," in text for text in rows[1])


@pytest.mark.parametrize(("sign", "option", "shown"), [
    (",", [], "12,5"), (".", [], "12.5"), (None, [], "12,5"),
    (",", ["--decimal", "point"], "12.5"), (".", ["--decimal", "comma"], "12,5"),
])  # fmt: skip
def test_decimals_are_written_as_the_system_does(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, sign: str | None, option: list[str], shown: str
) -> None:
    """Unless the option says otherwise; with a comma where the system names no country."""
    monkeypatch.setattr(decimal_sign, "decimal_sign", lambda: sign)
    text = export(paths, "--excel", *option).stdout
    assert shown in [row["weight"] for row in csv.DictReader(io.StringIO(text), delimiter=";")]


def test_the_system_is_asked_for_its_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    """By its locale, which the process does not keep."""
    monkeypatch.setenv("LC_ALL", "C")
    before = locale.setlocale(locale.LC_NUMERIC)
    assert decimal_sign.decimal_sign() is None
    assert locale.setlocale(locale.LC_NUMERIC) == before
    monkeypatch.setattr(locale, "setlocale", lambda *_: "de_DE.UTF-8")
    monkeypatch.setattr(locale, "localeconv", lambda: {"decimal_point": ","})
    assert decimal_sign.decimal_sign() == ","


@pytest.mark.parametrize("options", [["--json", "--excel"], ["--jsonl", "--excel"], ["--csv", "--decimal", "comma"]])
def test_the_form_of_a_table_goes_with_a_table(paths: Paths, options: list[str]) -> None:
    """Exit 2, and what goes with what."""
    result = export(paths, *options)
    assert result.exit_code == 2
    assert " goes with --" in result.stderr


def test_runs_have_a_table_of_their_own(paths: Paths) -> None:
    """A run a row."""
    rows = rows_of(export(paths, "--csv", "--runs").stdout)
    assert list(rows[0]) == ["id", "kind", "started", "timed", "minutes", "km", "note", "instead_of"]
    assert [row["id"] for row in rows] == [run.id for run in read_history(paths).history.runs]


def test_json_has_sessions_with_their_sets_and_runs(paths: Paths) -> None:
    """Corrected, and says so."""
    history = read_history(paths).history
    value = json.loads(export(paths, "--json").stdout)
    assert [len(session["sets"]) for session in value["sessions"]] == [len(s.sets) for s in history.sessions]
    assert [run["km"] for run in value["runs"]] == [run.km for run in history.runs]
    assert sum(session["amended"] for session in value["sessions"]) == 2


def test_jsonl_read_back_is_the_history(paths: Paths, tmp_path: Path) -> None:
    """With every correction, ready for another home."""
    other = find_paths(tmp_path)
    assert export(paths, "--jsonl", "-o", str(other.history)).exit_code == 0
    assert other.history.read_bytes() == paths.history.read_bytes()
    assert read_history(other) == read_history(paths)


@settings(max_examples=50)
@given(st.lists(sessions, max_size=4))
def test_any_session_survives_jsonl(tmp_path_factory: pytest.TempPathFactory, some: list[Session]) -> None:
    """Whatever text and numbers are in it."""
    paths = find_paths(tmp_path_factory.mktemp("any"))
    paths.history.write_bytes(b"".join(map(encode, some)))
    copy = paths.data / "copy"
    copy.write_bytes(export(paths, "--jsonl").stdout_bytes)
    assert read_one(copy).history == History.of(some)


@pytest.mark.parametrize("form", ["--csv", "--json", "--jsonl"])
def test_days_narrow_what_is_given_out(paths: Paths, tmp_path: Path, form: str) -> None:
    """Both ends included, by the local date."""
    days = ["--from", "2026-11-04", "--to", "2026-11-11"]
    text = export(paths, form, *days).stdout
    within = [s.id for s in read_history(paths).history.sessions if "20261104" <= s.id < "20261112"]
    assert len(within) >= 1
    if form == "--csv":
        assert list(dict.fromkeys(row["session"] for row in rows_of(text))) == within
    elif form == "--json":
        assert [session["id"] for session in json.loads(text)["sessions"]] == within
    else:
        (tmp_path / "part").write_text(text, encoding="utf-8")
        assert [session.id for session in read_one(tmp_path / "part").history.sessions] == within


def test_a_file_is_written_and_stdout_left_empty(paths: Paths, tmp_path: Path) -> None:
    """What it is called is told beside the data."""
    target = tmp_path / "out.csv"
    result = export(paths, "-o", str(target))
    assert (result.stdout, result.stderr) == ("", f"written: {target}\n")
    assert target.read_text("utf-8") == export(paths).stdout


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX permissions")
@pytest.mark.parametrize("force", [[], ["--force"]])
def test_the_file_is_private(paths: Paths, tmp_path: Path, force: list[str]) -> None:
    """0600, new or written over one that anybody may read."""
    target = tmp_path / "out.csv"
    if force:
        target.write_text("old")
        target.chmod(0o644)
    export(paths, "-o", str(target), *force)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_file_that_is_there_is_left_alone(paths: Paths, tmp_path: Path) -> None:
    """Exit 1 and how to write over it; with --force it is written."""
    target = tmp_path / "out.csv"
    target.write_text("mine")
    result = export(paths, "-o", str(target))
    assert (result.exit_code, target.read_text()) == (1, "mine")
    assert result.stderr == f"not written: {target} is there already; --force writes over it\n"
    assert export(paths, "-o", str(target), "--force").exit_code == 0
    assert target.read_text("utf-8").startswith("session,")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets few users make links")
def test_a_link_says_where_it_leads_before_it_is_written_over(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Through all links; the refusal without --force says it too, and links stay links."""
    real, link, first = tmp_path / "real.csv", tmp_path / "link.csv", tmp_path / "first.csv"
    real.write_text("mine")
    link.symlink_to(real)
    first.symlink_to(link)
    refused = f"not written: {first} is there already, a link to {real}; --force writes over that\n"
    assert export(paths, "-o", str(first)).stderr == refused
    said: list[str] = []
    monkeypatch.setattr(output, "tell", lambda line: said.append(f"{line} ({real.read_text()[:4]})"))
    export(paths, "-o", str(first), "--force")
    assert said == [f"{first} is a link: {real} is written over (mine)", f"written: {first} (sess)"]
    assert first.is_symlink()
    assert link.is_symlink()


@pytest.mark.skipif(sys.platform == "win32", reason="needs named pipes")
def test_a_pipe_or_a_device_is_not_replaced_by_a_file(paths: Paths, tmp_path: Path) -> None:
    """Not even with --force: renaming would put a file in its place."""
    pipe, link = tmp_path / "pipe", tmp_path / "out.csv"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    result = export(paths, "-o", str(link), "--force")
    assert result.exit_code == 1
    assert "this is a pipe, not a file" in result.stderr
    assert pipe.is_fifo()


@pytest.mark.parametrize(
    "name", ["history.jsonl", "plan.toml", "session.jsonl", "settings.toml", "sub/../history.jsonl"]
)
def test_no_export_replaces_what_stride_keeps(paths: Paths, name: str) -> None:
    """Not even with --force, whichever way it is written."""
    before = paths.history.read_bytes()
    result = export(paths, "-o", str(paths.data / name), "--force")
    assert result.exit_code == 1
    assert "is a file that stride keeps" in result.stderr
    assert paths.history.read_bytes() == before


@pytest.mark.parametrize("name", ["none/out.csv", ""])
def test_a_file_that_cannot_be_written_is_reported(paths: Paths, tmp_path: Path, name: str) -> None:
    """One sentence, no folder made, no traceback."""
    result = export(paths, "-o", str(tmp_path / name), "--force")
    assert result.exit_code == 1
    assert result.stderr.startswith("not saved: ")
    assert list(tmp_path.iterdir()) == []


def test_runs_alone_are_only_a_table(paths: Paths) -> None:
    """The other forms have them anyway."""
    assert export(paths, "--json", "--runs").exit_code == 2


def test_an_empty_history_is_an_empty_table(tmp_path: Path) -> None:
    """The header, no row; no line; empty lists."""
    empty = find_paths(tmp_path)
    assert export(empty).stdout == COLUMNS + "\n"
    assert export(empty, "--jsonl").stdout == ""
    assert json.loads(export(empty, "--json").stdout) == {"sessions": [], "runs": []}


# A format that is added: its own file, and its name in the registry.

TITLES = ExportFormat(
    name="titles",
    help="The names of the sessions.",
    suffix=".txt",
    pieces=lambda given: (f"{session.name}\n".encode() for session in given.sessions),
    columns=("name",),
    rows="a session a row",
)


@pytest.fixture
def added(monkeypatch: pytest.MonkeyPatch) -> None:
    """The format in the registry."""
    monkeypatch.setattr(registry, "EXPORT_FORMATS", (*registry.EXPORT_FORMATS, TITLES))


@pytest.mark.usefixtures("added")
def test_an_added_format_is_given_out(paths: Paths, tmp_path: Path) -> None:
    """By its option, of the days that are asked for, to stdout or into a file."""
    days = ["--from", "2026-11-04", "--to", "2026-11-11"]
    some = [s.name for s in read_history(paths).history.sessions if "20261104" <= s.id < "20261112"]
    result = export(paths, "--titles", *days)
    assert result.stdout.splitlines() == some
    assert export(paths, "--titles", *days, "-o", str(tmp_path / "x")).exit_code == 0
    assert (tmp_path / "x").read_text("utf-8") == result.stdout


@pytest.mark.usefixtures("added")
def test_an_added_format_is_in_the_help() -> None:
    """Its option, its columns and an example."""
    told = CliRunner().invoke(stride, ["history", "export", "--help"]).output
    assert re.search(r"^  --titles +The names of the sessions\.$", told, re.MULTILINE)
    assert "  The columns of --titles, a session a row:\n    name\n" in told
    assert "    stride history export --titles -o copy.txt\n" in told


def test_no_other_command_loads_the_formats(paths: Paths) -> None:
    """They cost nothing until the history is given out."""
    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom stride_tui.cli.main import stride\n"
        f"arguments = ['--home', {str(paths.data)!r}, 'history', *sys.argv[1:]]\n"
        "assert CliRunner().invoke(stride, arguments).exit_code == 0\n"
        f"print({registry.__name__!r} in sys.modules)"
    )
    for arguments, loaded in ((["list"], "False"), (["export"], "True")):
        run = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
        assert run.stdout.strip() == loaded
