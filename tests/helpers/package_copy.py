"""A copy of the program that a test adds something to, as somebody who works on stride would, and then runs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOW_TO_ADD = "How to add ..."
"""The section of CONTRIBUTING.md whose subsections say which files a thing takes."""


class PackageCopy:
    """The package, its routines and its documents in a folder of their own; `touched` are the files changed since."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.touched: set[str] = set()
        for name in ("stride_tui", "routines", "docs"):
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))

    def add_file(self, path: str, text: str) -> None:
        """Write a file that is not there yet."""
        assert not (self.folder / path).exists(), path
        (self.folder / path).write_text(text, encoding="utf-8")
        self.touched.add(path)

    def add_text(self, path: str, before: str, text: str) -> None:
        """Put text into a file, before words that stand in it once."""
        old = (self.folder / path).read_text(encoding="utf-8")
        assert old.count(before) == 1, f"{before!r} stands {old.count(before)} times in {path}"
        (self.folder / path).write_text(old.replace(before, text + before), encoding="utf-8")
        self.touched.add(path)

    def run(self, *args: str, said: str = "") -> subprocess.CompletedProcess[str]:
        """Run Python with the copy as `stride_tui`, in the copy's folder; `tests` can be imported as well."""
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("STRIDE_", "XDG_"))},
            "PYTHONPATH": os.pathsep.join([str(self.folder), str(ROOT)]),
            "PYTHONUTF8": "1",
        }
        return subprocess.run(
            [sys.executable, *args], input=said, cwd=self.folder, env=environment, capture_output=True, encoding="utf-8"
        )

    def stride(self, *args: str) -> subprocess.CompletedProcess[str]:
        """Run the command `stride` of the copy, with a home inside it."""
        return self.run("-m", "stride_tui", "--home", str(self.folder / "home"), *args)


def files_to_touch(title: str, name: str) -> set[str]:
    """The files that CONTRIBUTING.md says a thing called `name` takes, whose count is to stand there as well."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text.partition(f"## {HOW_TO_ADD}\n")[2].partition("\n## ")[0]
    steps = section.partition(f"### ... {title}\n")[2].partition("\n### ")[0]
    files = re.findall(r"^\d\. `(stride_tui/[^`]+)`", steps, re.MULTILINE)
    assert f"{len(files)} files" in steps
    return {file.replace("<name>", name) for file in files}
