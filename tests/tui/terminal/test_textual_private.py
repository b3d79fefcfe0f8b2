"""What Textual keeps to itself is used in one file."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
from pathlib import Path

import pytest
import textual

from stride_tui.tui.terminal import textual_private

TUI = Path(textual_private.__file__).parents[1]
FILES = sorted(path for path in TUI.rglob("*.py") if path.name != "textual_private.py")


def private(name: str) -> bool:
    """Whether a name is private, and no name of Python's own."""
    return name.startswith("_") and not name.startswith("__")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(TUI)))
def test_no_other_file_reaches_into_textual(path: Path) -> None:
    """No private module or name of Textual is imported, and of another object no private attribute is used."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = [
        f"{node.module}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual")
        for alias in node.names
        if any(private(part) for part in [*(node.module or "").split("."), alias.name])
    ]
    reached = [
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and private(node.attr)
        if not (isinstance(node.value, ast.Name) and node.value.id in ("self", "cls", "os"))
    ]
    assert [*imported, *reached] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(TUI)))
def test_no_class_uses_a_private_name_of_a_textual_class_it_is_made_from(path: Path) -> None:
    """Neither on purpose nor by giving one of its own the same name."""
    module = importlib.import_module("stride_tui.tui." + ".".join(path.relative_to(TUI).with_suffix("").parts))
    shared = []
    for _, made in inspect.getmembers(module, inspect.isclass):
        if made.__module__ != module.__name__:
            continue
        bases = [base for base in made.__mro__ if base.__module__.partition(".")[0] == "textual"]
        theirs = {name for base in bases for name in vars(base) if private(name)}
        theirs |= {name for base in bases for name in re.findall(r"self\.(_\w+)", inspect.getsource(base))}
        ours = set(re.findall(r"self\.(_\w+)", inspect.getsource(made)))
        shared += sorted(name for name in ours & theirs if private(name))
    assert shared == []


def test_the_versions_that_are_named_are_of_the_textual_that_is_used() -> None:
    """A newer Textual, within what pyproject.toml allows, is a reason to read each of them again."""
    named = set(re.findall(r"\b\d+\.\d+\.\d+\b", inspect.getsource(textual_private)))
    assert named == {textual.__version__}
