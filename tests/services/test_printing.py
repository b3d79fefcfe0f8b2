"""Printing: no character stops it, and an output that fails is one line and an exit code."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stride_tui.services import printing
from stride_tui.services.printing import (
    SIGNS,
    NotPrintedError,
    SafeOutput,
    print_data,
    print_line,
    print_name,
    print_remark,
    print_text,
    with_output,
)
from tests.helpers.outputs import FailingOutput, OutputOf

PACKAGE = Path(printing.__file__).parents[1]
HOSTILE = "a\x1b]52;c;aGk=\x07b"
ESCAPED = "a\\u001b]52;c;aGk=\\u0007b"
PAGES = ["utf-8", "cp1252", "cp437", "cp850", "ascii", "iso-8859-15", "cp932"]


def line() -> int:
    """Print a line; gives the exit code."""
    print_line("x")
    return 0


def printed(monkeypatch: pytest.MonkeyPatch, output: OutputOf, act: Callable[[], None]) -> bytes:
    """What an act prints on an output."""
    monkeypatch.setattr(sys, "stdout", output)
    act()
    return output.bytes


@pytest.mark.parametrize("page", PAGES)
@given(text=st.text(st.characters(exclude_categories=())))
def test_any_text_is_printed_in_any_code_page(page: str, text: str) -> None:
    """Half a character of a file's name, too."""
    output = OutputOf(page)
    SafeOutput(output).write(text)
    assert output.bytes.decode(page)[: len(text)].isascii() or page != "ascii"
    assert len(output.bytes.decode(page)) >= len(text)


def test_a_sign_that_the_page_lacks_has_a_stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it has stays as it is; a letter that it lacks is a question mark."""

    def act() -> None:
        print_line("3 × 8 → 10 kg · “für” ✓ 脚")

    assert printed(monkeypatch, OutputOf("ascii"), act) == b'3 x 8 -> 10 kg - "f?r" v ?\n'
    assert printed(monkeypatch, OutputOf("cp1252"), act).decode("cp1252") == "3 × 8 -> 10 kg · “für” v ?\n"


def test_a_figure_is_drawn_in_any_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """The more dots, the darker the sign."""
    assert printed(monkeypatch, OutputOf("ascii"), lambda: print_text("⠀⠁⠇⣿")) == b" .:#"


def test_every_sign_of_the_program_has_a_stand_in() -> None:
    """Of all that views and faces may print, nothing becomes a question mark but letters."""
    folders = ("views", "cli", "plain")
    trees = [ast.parse(path.read_text("utf-8")) for folder in folders for path in (PACKAGE / folder).rglob("*.py")]
    texts = [n.value for t in trees for n in ast.walk(t) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    compared_only = {"\ufe0f", "\U0001f3fb", "\U0001f3ff"}
    assert {char for char in "".join(texts) if not char.isascii()} - set(SIGNS) - compared_only == set()
    assert all(stand_in.isascii() for stand_in in SIGNS.values())


@pytest.mark.parametrize(("closed", "told"), [(False, b"stride: nothing can be printed: "), (True, b"")])
def test_an_output_that_fails_is_one_line(monkeypatch: pytest.MonkeyPatch, closed: bool, told: bytes) -> None:
    """Nobody is left to be told that the reader went away."""
    output, error = FailingOutput(closed), OutputOf()
    monkeypatch.setattr(sys, "stdout", output)
    monkeypatch.setattr(sys, "stderr", error)
    assert with_output(line) == 1
    assert error.bytes.count(b"\n") == len(told[:1])
    assert error.bytes.startswith(told)
    output.file.mend()


def test_no_output_at_all_is_an_output_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """As after `>&-`, where Python has none."""
    error = OutputOf()
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", error)
    assert with_output(line) == 1
    assert error.bytes == b"stride: nothing can be printed: there is no standard output\n"


def test_a_failed_output_stays_failed() -> None:
    """A library may try once, and drop the error."""
    stream = FailingOutput()
    output = SafeOutput(stream)
    output.write("x")
    for _ in range(2):
        with pytest.raises(NotPrintedError, match="No space"):
            output.flush()
    with pytest.raises(NotPrintedError):
        output.write("")
    stream.file.mend()


@pytest.mark.parametrize("error", [FailingOutput(), None], ids=["full", "none"])
def test_a_remark_that_cannot_be_printed_is_no_error(monkeypatch: pytest.MonkeyPatch, error: object) -> None:
    """The data still is."""
    output = OutputOf()
    monkeypatch.setattr(sys, "stderr", error)

    def act() -> int:
        print_remark("careful")
        print_line("data")
        return 0

    monkeypatch.setattr(sys, "stdout", output)
    assert with_output(act) == 0
    assert output.bytes == b"data\n"
    if isinstance(error, FailingOutput):
        error.file.mend()


def test_a_line_obeys_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """On standard output and standard error."""
    error = OutputOf()
    monkeypatch.setattr(sys, "stderr", error)
    print_remark(HOSTILE)
    told = printed(monkeypatch, OutputOf(), lambda: print_line(HOSTILE))
    assert told == error.bytes == "a\ufffd]52;c;aGk=\ufffdb\n".encode()


def test_a_terminal_is_shown_escapes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a name and of a file's contents, whose lines and tabs stay; no letter is lost."""
    data = f'\ufeff{{"x": "{HOSTILE}"}}\n\tfür\u202e\U000e0001\r\n'.encode() + b"\xff\n"
    shown = f'{{"x": "{ESCAPED}"}}\n\tfür\\u202e\\udb40\\udc01\\u000d\n\\udcff\n'
    assert printed(monkeypatch, OutputOf(on_terminal=True), lambda: print_data(data)).decode() == shown
    assert printed(monkeypatch, OutputOf(on_terminal=True), lambda: print_name(HOSTILE)).decode() == f"{ESCAPED}\n"


@pytest.mark.parametrize("page", PAGES)
def test_a_pipe_is_given_every_byte(monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    """Whatever its code page is."""
    data = f"\ufeff{HOSTILE}\r\n脚".encode() + b"\xff\n"
    assert printed(monkeypatch, OutputOf(page), lambda: print_data(data)) == data


@pytest.mark.skipif(sys.platform == "win32", reason="names are bytes only on POSIX")
def test_a_name_is_given_to_a_pipe_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the next program finds the file."""
    name = b"/home/f\xfcr/\x1b[2J\xe2\x86\x92"
    assert printed(monkeypatch, OutputOf("cp437"), lambda: print_name(os.fsdecode(name))) == name + b"\n"


def test_nothing_prints_by_another_way() -> None:
    """Not by click, not by `print`, not by the streams themselves."""
    other = []
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            if called in ("print", "click.echo", "click.secho") or called.endswith(("stdout.write", "stderr.write")):
                other.append(f"{path.relative_to(PACKAGE)}: {called}")
    assert other == []


@pytest.mark.parametrize("arguments", [["--version"], ["next", "--short"], ["week"], ["--help"]])
def test_a_process_ends_without_a_traceback(tmp_path: Path, arguments: list[str]) -> None:
    """A pipe that nobody reads, through Python's own end."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "stride_tui", *arguments]
    environment = os.environ | {"STRIDE_HOME": str(tmp_path)}
    ended = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, env=environment, check=False)
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (1, b"")
