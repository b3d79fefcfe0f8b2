"""The text of a plan file cut into its tables, so that an edit changes one table and no other character.

tomlkit, which keeps comments, moves tables of one name together when a file mixes them. It is therefore given one
table at a time. Comments and blank lines at the end of a table are taken to belong to the next one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from stride_tui.store.toml.positions import STRING, find_positions

RUN, OFF = "run", "off"

_COMMENT = re.compile(STRING.pattern + r"|(?P<comment>#[^\n]*)", re.DOTALL)


class WrittenInlineError(Exception):
    """The tables of a file are written without [[...]] headers (inline), so it cannot be cut at them."""


class PlanText:
    """The text before the first table, and the tables in the order of the file, each up to the next."""

    def __init__(self, text: str, runs: int, off: int) -> None:
        if text and not text.endswith("\n"):
            text += "\n"
        heads = {
            position.line: str(key[0])
            for key, position in find_positions(text).items()
            if len(key) == 2 and key[0] in (RUN, OFF) and position.value is None
        }
        lines = re.findall(r"[^\n]*\n", text)
        starts = sorted(heads)
        self.kinds = [heads[line] for line in starts]
        if (self.kinds.count(RUN), self.kinds.count(OFF)) != (runs, off):
            raise WrittenInlineError
        ends = [*starts, len(lines) + 1]
        self.pieces = [
            "".join(lines[: ends[0] - 1]),
            *("".join(lines[line - 1 : ends[n + 1] - 1]) for n, line in enumerate(starts)),
        ]

    def text(self) -> str:
        """Return the whole text."""
        return "".join(self.pieces)

    def change(self, kind: str, n: int, change: Callable[[Any], None]) -> None:
        """Change table number `n` (from 0) of a kind: `change` is called with the table and sets its keys."""
        import tomlkit

        at = self._find(kind, n)
        core, tail = _split(self.pieces[at])
        document = tomlkit.parse(core)
        tables: Any = document[kind]
        change(tables[0])
        changed = tomlkit.dumps(document)
        # tomlkit drops the comment beside an entry that is deleted from a list: it is put back after the table.
        lost = _missing(comment_lines(core), comment_lines(changed))
        self.pieces[at] = changed + "".join(lost) + tail

    def values(self, kind: str, n: int) -> dict[str, str]:
        """Return the keys of table number `n` (from 0) of a kind, each with its value as it is written."""
        import tomlkit

        document = tomlkit.parse(_split(self.pieces[self._find(kind, n)])[0])
        tables: Any = document[kind]
        return {key: item.as_string() for key, item in tables[0].value.items() if hasattr(item, "as_string")}

    def remove(self, kind: str, n: int) -> None:
        """Remove table number `n` (from 0) of a kind; the comment lines in it stay where they were."""
        at = self._find(kind, n)
        core, tail = _split(self.pieces.pop(at))
        self.kinds.pop(at - 1)
        left = "".join(comment_lines(core)) + tail
        before = self.pieces[at - 1]
        if not before or before.endswith("\n\n"):
            left = left.lstrip("\n")
        self.pieces[at - 1] = before + left

    def append(self, kind: str, values: Iterable[tuple[str, str]]) -> None:
        """Add a table at the end, with keys and values as they are to be written."""
        whole = self.text()
        gap = "" if not whole or whole.endswith("\n\n") else "\n"
        lines = "".join(f"{key} = {value}\n" for key, value in values)
        self.kinds.append(kind)
        self.pieces.append(f"{gap}[[{kind}]]\n{lines}")

    def _find(self, kind: str, n: int) -> int:
        """Return the index in `pieces` of table number `n` (from 0) of a kind."""
        return [at for at, name in enumerate(self.kinds, 1) if name == kind][n]


def comment_lines(text: str) -> list[str]:
    """Return the lines of a text that are a comment and nothing else, each with its line end."""
    comments = []
    for match in _COMMENT.finditer(text):
        if match["comment"]:
            begin = text.rfind("\n", 0, match.start()) + 1
            if not text[begin : match.start()].strip(" \t"):
                comments.append(text[begin : match.end()] + "\n")
    return comments


def _split(piece: str) -> tuple[str, str]:
    """Return a table up to its last key, and the comments and blank lines after that."""
    end = len(piece)
    while end:
        begin = piece.rfind("\n", 0, end - 1) + 1
        if piece[begin:end].strip() and not piece[begin:end].lstrip().startswith("#"):
            break
        end = begin
    return piece[:end], piece[end:]


def _missing(before: list[str], after: list[str]) -> list[str]:
    """Return the lines of `before` that are not in `after`, each as often as it is missing there."""
    left = [line.strip() for line in after]
    missing = []
    for line in before:
        if line.strip() in left:
            left.remove(line.strip())
        else:
            missing.append(line)
    return missing
