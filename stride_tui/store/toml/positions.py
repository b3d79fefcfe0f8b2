"""The line and column of every key in a TOML text that the parser has accepted.

Why a scanner of our own: a mistake is reported with its line and column, and no library that we would ship has
them. tomllib and tomli return values without positions, tomlkit keeps the text but no positions either and takes
44 ms to import; tree-sitter-toml has them, at the price of a compiled dependency for an error message. The scanner
runs only when there is a mistake to report or an editor to open at a line, and it can be small because the text is
known to be valid.
"""

from __future__ import annotations

import bisect
import re

import msgspec

KeyPath = tuple[str | int, ...]

MAX_POSITIONED_DEPTH = 30
"""The depth of brackets within brackets down to which positions are recorded; deeper ones are skipped."""
MAX_PARTS = 12
"""The most parts of a key path that get a position; no key that stride reads has more."""
MAX_ENTRIES = 1_000
"""The most entries of one list that get positions."""
MAX_STATEMENTS = 30_000
"""The most lines with a key or a header that are read; only a malicious file has more."""

_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*+")
_BARE = re.compile(r"[^\s.=\]#\"'\[{,}]+")
_DOT = re.compile(r"[ \t]*\.[ \t]*")
STRING = re.compile(
    r'"""(?:[^"\\]++|\\.|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']++|'{1,2}(?!'))*+'{3,5}"
    r'|"(?:[^"\\\n]++|\\.)*+"'
    r"|'[^'\n]*+'",
    re.DOTALL,
)
"""The pattern of a text in quotes of any kind, as the parser accepts it."""
_SCALAR = re.compile(r"[^,\]}\n#]+")
_TOKEN = re.compile(STRING.pattern + r"|[\[\]{}]|#[^\n]*", re.DOTALL)


class TextPosition(msgspec.Struct, frozen=True):
    """The line and column, from 1, of a key (or a table's header), and those of its value, if it has one."""

    line: int
    column: int
    value: tuple[int, int] | None = None


def find_positions(text: str) -> dict[KeyPath, TextPosition]:
    """Return the position of every key path in a text that the parser has accepted."""
    return _Scanner(text).run()


class _Scanner:
    """One pass over one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.positions: dict[KeyPath, TextPosition] = {}
        self.counts: dict[KeyPath, int] = {}
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def run(self) -> dict[KeyPath, TextPosition]:
        """Read header after header and key after key to the end."""
        table: KeyPath = ()
        for _ in range(MAX_STATEMENTS):
            self.blank()
            if self.at >= len(self.text):
                break
            if self.text[self.at] == "[":
                table = self.header()
            else:
                self.pair(table, 0)
        return self.positions

    def place(self, index: int) -> tuple[int, int]:
        """Return line and column, from 1, of an index in the text."""
        line = bisect.bisect_right(self.starts, index)
        return line, index - self.starts[line - 1] + 1

    def note(self, key: KeyPath, index: int, value: int | None = None) -> None:
        """Record the position of a key path, unless it has one: the first place counts."""
        if key not in self.positions:
            line, column = self.place(index)
            self.positions[key] = TextPosition(line, column, None if value is None else self.place(value))

    def blank(self) -> None:
        """Skip white space, line ends and comments."""
        match = _BLANK.match(self.text, self.at)
        assert match is not None
        self.at = match.end()

    def header(self) -> KeyPath:
        """Read `[table]` or `[[table]]` and return the key path of the keys below it."""
        begin = self.at
        array = self.text.startswith("[[", begin)
        self.at += 2 if array else 1
        self.spaces()
        names = self.names()
        path: KeyPath = ()
        for n, (name, index) in enumerate(names[:MAX_PARTS]):
            path = (*path, name)
            self.note(path, index)
            last = n == len(names) - 1
            if array and last:
                self.counts[path] = self.counts.get(path, 0) + 1
            if path in self.counts and (array or not last):
                path = (*path, self.counts[path] - 1)
        self.note(path, begin)
        end = self.text.find("\n", self.at)
        self.at = end if end >= 0 else len(self.text)
        return path

    def pair(self, table: KeyPath, depth: int) -> None:
        """Read `key = value`."""
        names = self.names()
        path = table
        self.at = self.text.index("=", self.at) + 1
        self.spaces()
        for n, (name, index) in enumerate(names[:MAX_PARTS]):
            path = (*path, name)
            self.note(path, index, self.at if n == len(names) - 1 else None)
        self.value(path, depth)

    def names(self) -> list[tuple[str, int]]:
        """Read a key and return its parts, each with its index in the text."""
        parts: list[tuple[str, int]] = []
        while True:
            begin = self.at
            if self.text[begin] in "\"'":
                parts.append((self.string(), begin))
            else:
                match = _BARE.match(self.text, begin)
                assert match is not None
                self.at = match.end()
                parts.append((match.group(), begin))
            dot = _DOT.match(self.text, self.at)
            if not dot:
                return parts
            self.at = dot.end()

    def string(self) -> str:
        """Read a quoted key and return it without quotes and escapes."""
        match = STRING.match(self.text, self.at)
        assert match is not None
        self.at = match.end()
        raw = match.group()
        if raw[0] == "'" or "\\" not in raw:
            return raw[1:-1]
        import tomli

        decoded: str = tomli.loads(f"k = {raw}")["k"]
        return decoded

    def value(self, path: KeyPath, depth: int) -> None:
        """Skip a value, recording the positions inside lists and inline tables."""
        opener = self.text[self.at]
        if opener in "[{" and depth >= MAX_POSITIONED_DEPTH:
            self.skip(0)
        elif opener == "[":
            self.array(path, depth)
        elif opener == "{":
            self.inline(path, depth)
        else:
            match = (STRING if opener in "\"'" else _SCALAR).match(self.text, self.at)
            assert match is not None
            self.at = match.end()

    def array(self, path: KeyPath, depth: int) -> None:
        """Read `[a, b]`."""
        self.at += 1
        for n in range(MAX_ENTRIES):
            self.separators()
            if self.text[self.at] == "]":
                self.at += 1
                return
            entry = (*path, n)
            self.note(entry, self.at, self.at)
            self.value(entry, depth + 1)
        self.skip(1)

    def inline(self, path: KeyPath, depth: int) -> None:
        """Read `{a = 1, b = 2}`."""
        self.at += 1
        while True:
            self.separators()
            if self.text[self.at] == "}":
                self.at += 1
                return
            self.pair(path, depth + 1)

    def skip(self, depth: int) -> None:
        """Skip to the end of the bracket that closes all open ones, `depth` of which were read already."""
        for match in _TOKEN.finditer(self.text, self.at):
            mark = match.group()
            depth += (mark in "[{") - (mark in "]}")
            if depth == 0:
                self.at = match.end()
                return

    def spaces(self) -> None:
        """Skip spaces and tabs."""
        while self.text[self.at] in " \t":
            self.at += 1

    def separators(self) -> None:
        """Skip blanks and commas."""
        self.blank()
        while self.text[self.at] == ",":
            self.at += 1
            self.blank()
