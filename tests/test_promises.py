"""What SECURITY.md promises of the source: it speaks to no network, and runs nothing that it reads."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "stride_tui"
FILES = sorted(PACKAGE.rglob("*.py"))

NETWORK = {"socket", "socketserver", "ssl", "http", "urllib", "ftplib", "smtplib", "xmlrpc", "requests", "httpx"}
RUNNING = {"pickle", "marshal", "shelve", "code", "codeop", "runpy"}
"""Standard modules that make code or live objects of what they read."""
CALLS = {
    "eval",
    "exec",
    "compile",
    "os.system",
    "os.popen",
    "subprocess.getoutput",
    "subprocess.getstatusoutput",
    "asyncio.create_subprocess_shell",
    "asyncio.open_connection",
    "asyncio.start_server",
}


def imported(tree: ast.AST) -> Iterator[str]:
    """Yield the first part of each module that a file imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module).partition(".")[0]


def called(tree: ast.AST) -> Iterator[str]:
    """Yield what a file calls, as it is written; `shell=` for a call with that argument."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)
            yield from (f"{word.arg}=" for word in node.keywords if word.arg == "shell")


def mistakes(source: str) -> set[str]:
    """Return what in a source would break the promises."""
    tree = ast.parse(source)
    return (set(imported(tree)) & (NETWORK | RUNNING)) | (set(called(tree)) & (CALLS | {"shell="}))


def test_no_file_reaches_the_network_or_runs_what_it_reads() -> None:
    """No socket, no eval, no pickle, no shell, anywhere in the package."""
    assert {path.name: found for path in FILES if (found := mistakes(path.read_text("utf-8")))} == {}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("def f():\n    from urllib.request import urlopen", {"urllib"}),
        ("import pickle as p", {"pickle"}),
        ("x = [eval(line) for line in lines]", {"eval"}),
        ("subprocess.run(words, shell=True)", {"shell="}),
        ("os.system(words)", {"os.system"}),
    ],
)
def test_each_kind_of_mistake_would_be_found(source: str, expected: set[str]) -> None:
    """Wherever in a file it stands."""
    assert mistakes(source) == expected
