"""Conflict copies: what programs that sync folders leave beside a file that two machines have changed.

    history.sync-conflict-20261119-101500-ABCDEFG.jsonl     Syncthing
    history (Anna's conflicted copy 2026-11-19).jsonl       Dropbox, Nextcloud; with the words of the user's language
    history_conflict-20261119-101500.jsonl                  ownCloud
    history_LAPTOP_Nov-19-101500-2026_Conflict.jsonl        Synology
    history [conflicted].jsonl                              pCloud
    history-LAPTOP.jsonl, history-Annas MacBook.jsonl       OneDrive
    history 2.jsonl, history (1).jsonl                      iCloud, Google Drive
    history-conflict.jsonl, history_conf(2026-11-19).jsonl  scripts and smaller programs
    history - Copy.jsonl, history (Kopie).jsonl             file managers, in the user's language
    Copy of history.jsonl                                   file managers, Google Drive

The mark may follow the ending too (`history.jsonl.sync-conflict-...`, `history.jsonl.conflict`). The last five rows are
names that a user may have given as well: such a file is a copy only where more than its name says so.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from stride_tui.core.problem import Problem

ENDINGS = (".toml", ".jsonl")

_WORDS = "conflict|konflikt|conflit|конфликт|конфлікт|競合|冲突|衝突|충돌|çakış"
"""The word for a conflict in the languages of the programs that write it: English, Spanish and Dutch; German, Polish
and Swedish; French, Italian and Portuguese; Russian; Ukrainian; Japanese; Chinese; Korean; Turkish."""
_CERTAIN = re.compile(
    rf"[ ._-]*sync-conflict\b.*"
    rf"|[ ._-]*\(.*(?:{_WORDS}).*\)"
    rf"|[ ._-]*\[.*(?:{_WORDS}).*\]"
    rf"|[._]conflict[-_]?\d{{6,}}.*"
    rf"|_[^_]+_\w+-\d\d-\d{{6}}-\d{{4}}_conflict\d*",
    re.IGNORECASE | re.DOTALL,
)
_AFTER_ENDING = re.compile(rf"[ ._-]+(?:{_WORDS}).*", re.IGNORECASE | re.DOTALL)
"""Marks that are certain only where they follow the ending, which no routine's own name goes on after."""
_COPY = "copy|kopie|copie|copia|cópia|kopia|kopi|kopio|kopya|másolat|копия|копія|コピー|副本|복사본"
"""The word for a copy in the languages of the file managers that write it."""
_POSSIBLE = re.compile(
    r" \d{1,2}| ?\(\d{1,2}\)|-(?=.*[A-Z])\w[\w .'’-]{1,40}"
    rf"|(?i:[ ._-]+(?:{_WORDS}).*|[ ._-]conf ?\(.*\))"
    rf"|(?i:[ ._-]+(?:{_COPY})(?:[ _-]?\d{{1,3}}| ?\(\d{{1,3}}\))?| ?\((?:[\w.]+ )?(?:{_COPY})(?: \d{{1,3}})?\))",
    re.DOTALL,
)

_COPY_FIRST = re.compile(r"(?:copy of|kopie von|kopie van|copie de|copia de|copia di|cópia de) (?=.)", re.IGNORECASE)


def original_of(name: str) -> str | None:
    """Return the name of the file that a file is certainly a conflict copy of, by its name; None if it is none."""
    for ending in ENDINGS:
        stem, found, rest = name.rpartition(ending)
        if not found:
            continue
        if rest:
            return stem + ending if stem and (_CERTAIN.fullmatch(rest) or _AFTER_ENDING.fullmatch(rest)) else None
        for mark in _CERTAIN.finditer(stem):
            if mark.start() and mark.end() == len(stem):
                return stem[: mark.start()].removesuffix(ending) + ending
    return None


def possible_originals_of(name: str) -> tuple[str, ...]:
    """Return the names of the files that a file may be a conflict copy of, by its name; none if it cannot be one."""
    marked = tuple(
        stem[: mark.start()] + ending
        for ending in ENDINGS
        if (stem := name.removesuffix(ending)) != name
        for mark in re.finditer(r"[ (._-]", stem)
        if mark.start() and _POSSIBLE.fullmatch(stem[mark.start() :])
    )
    first = _COPY_FIRST.match(name)
    return (*marked, name[first.end() :]) if first and name.endswith(ENDINGS) else marked


def copies_beside(path: Path) -> tuple[Path, ...]:
    """Return the files beside `path` that are named as conflict copies of it, certain or possible, in order of name."""
    try:
        names = sorted(os.listdir(path.parent))
    except OSError:
        return ()
    return tuple(
        path.with_name(name) for name in names if path.name in (original_of(name), *possible_originals_of(name))
    )


def copy_problem(path: str | os.PathLike[str], original: str) -> Problem:
    """Return the problem of a copy that is not read, certain or possible, and what to do with it."""
    known = original_of(os.path.basename(path))
    what = f"a copy that a synced folder left of {original}" if known else f"it looks like a copy of {original}"
    return Problem(
        path=os.fspath(path),
        message=f"{what}; nothing of it is read",
        hint=f"bring what is missing into {original}, then delete the copy",
    )
