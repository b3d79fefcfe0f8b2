"""Text snapshots: a screen's letters beside a file of them."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "tui" / "snapshots"
UPDATE = "STRIDE_UPDATE_SNAPSHOTS"
"""Set to 1 to write the files anew; look at the difference before you commit it."""


def same_as(name: str, text: str, folder: Path = FOLDER) -> bool:
    """Whether the screen is that of the file; the file is written where the environment asks for it."""
    path = folder / f"{name}.txt"
    shown = "\n".join(line.rstrip() for line in text.split("\n")).rstrip() + "\n"
    if os.environ.get(UPDATE) == "1":
        folder.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    expected = path.read_text(encoding="utf-8") if path.exists() else ""
    assert shown == expected, f"{path.name} differs; {UPDATE}=1 writes it anew. The screen:\n{shown}"
    return True
