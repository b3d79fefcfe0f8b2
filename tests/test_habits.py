"""What the project's own files say of one another: Pythons, versions of tools, hooks."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def text(path: str) -> str:
    """Return the text of a file of the checkout."""
    return (ROOT / path).read_text("utf-8")


def test_every_python_that_is_named_is_tested() -> None:
    """The workflow's list is the classifiers' list, and begins where `requires-python` does."""
    named = re.findall(r"Python :: (3\.\d+)", " ".join(PROJECT["project"]["classifiers"]))
    (listed,) = re.findall(r"^ +python: \[(.*)\]$", text(".github/workflows/tests.yml"), re.MULTILINE)
    assert [version.strip(' "') for version in listed.split(",")] == named
    assert PROJECT["project"]["requires-python"] == f">={named[0]}"


def test_every_tool_is_locked_by_its_hash_and_no_address() -> None:
    """Each requirement of the group `dev` and of the project has a version and hashes; no index is named."""
    wanted = [*PROJECT["dependency-groups"]["dev"], *PROJECT["project"]["dependencies"]]
    names = {re.split(r"[<>=; ]", line)[0] for line in wanted}
    pins = re.split(r"\n(?=\S)", text("requirements.lock").strip())
    assert names <= {pin.partition("==")[0] for pin in pins}
    assert [pin for pin in pins if "--hash=sha256:" not in pin] == []
    assert "://" not in text("requirements.lock")


def test_hooks_ask_what_make_check_asks() -> None:
    """Each hook's command is a line of `make check`, so that a commit that passes one passes the other."""
    hooks = re.findall(r"entry: \.venv/bin/(\w+(?: check| format)?)", text(".pre-commit-config.yaml"))
    recipe = text("Makefile").split("\ncheck:")[1].split("\n\n")[0]
    assert len(hooks) == 4
    assert [hook for hook in hooks if f"$(BIN)/{hook}" not in recipe] == []


def test_the_tests_that_contributing_runs_are_there() -> None:
    """Each file of tests that its commands name, and the test in it."""
    named = re.findall(r"pytest (tests/[\w/]+\.py)(?:::(\w+))?", text("CONTRIBUTING.md"))
    assert named
    assert [name for path, name in named if f"def {name}" not in text(path)] == []


def test_the_lock_is_installed_as_it_stands() -> None:
    """Nothing resolves on top of the lock: pip 23 takes an extra's newest release, whose hash is missing."""
    places = ["Makefile", ".github/workflows/tests.yml", ".github/workflows/release.yml"]
    lines = [line for place in places for line in text(place).splitlines() if "-r requirements.lock" in line]
    assert len(lines) == 3
    assert [line for line in lines if "--require-hashes --no-deps " not in line] == []
