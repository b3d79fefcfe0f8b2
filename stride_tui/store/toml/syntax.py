"""Parsing TOML, with the parser's errors put into words that say what to write instead."""

from __future__ import annotations

import re
from typing import Any

import tomli

from stride_tui.core.problem import Problem

LARGE = 30_000
"""The number of characters from which a text is checked for very long keys before it is parsed."""
MAX_SOURCE = 1_000
"""The most characters of a line that a problem keeps; one line of a malicious file may be a megabyte."""

MAX_DEPTH = 390
"""The depth of brackets within brackets that the parser accepts, or a little less."""

# The patterns are compiled only when they are used: a good file of usual size needs none of them.
_HUGE = r"[0-9a-fA-F_]{1000}"
_MARK = r"[\[\]{}]|\"(?:[^\"\\\n]|\\.)*+\"|'[^'\n]*+'|#[^\n]*"
_LONG_KEY = r"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){50}"""
_OVERWRITE = ("Cannot overwrite", "Cannot declare", "Cannot mutate", "Cannot redefine", "Duplicate")
_VALUE = r"""^\s*(?P<key>[\w."'-]+)\s*=\s*(?P<value>.*?)\s*$"""


def parse(text: str, path: str | None = None) -> dict[str, Any] | Problem:
    """Return the parsed text, or the first problem that keeps it from being TOML."""
    # The parser takes ten milliseconds for each key of a thousand parts; in a large file that adds up to a hang.
    long_key = re.search(_LONG_KEY, text) if len(text) > LARGE else None
    if long_key:
        return _at(text, path, long_key.start(), "this key has too many parts", "nothing here needs that")
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        return _syntax(text, path, error)
    except RecursionError:
        return _at(text, path, _deepest(text), "this is nested too deeply", "nothing here needs that")
    except ValueError:
        # Python refuses to read numbers of thousands of digits.
        huge = re.search(_HUGE, text)
        return _at(text, path, huge.start() if huge else 0, "this number is too large", "write a smaller one")


def source_line(text: str, line: int) -> str:
    """Return a line of the text by its number from 1, without its end, cut off after `MAX_SOURCE` characters."""
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
        if not start:
            return ""
    end = text.find("\n", start)
    return text[start : min(end if end >= 0 else len(text), start + MAX_SOURCE)]


def _deepest(text: str) -> int:
    """Return the index where the nesting gets too deep for the parser: brackets in brackets, or a key of many parts."""
    depth = 0
    for match in re.finditer(_MARK, text):
        mark = match.group()
        depth += (mark in "[{") - (mark in "]}")
        if depth > MAX_DEPTH:
            return match.start()
    return max(0, *(match.start() for match in re.finditer(r"^.*$", text, re.MULTILINE) if match[0].count(".") > 900))


def _at(text: str, path: str | None, index: int, message: str, hint: str) -> Problem:
    """Return a problem at an index of the text."""
    line = text.count("\n", 0, index) + 1
    begin = text.rfind("\n", 0, index) + 1
    return Problem(
        path=path, line=line, column=index - begin + 1, message=message, hint=hint, source=source_line(text, line)
    )


def _syntax(text: str, path: str | None, error: tomli.TOMLDecodeError) -> Problem:
    """Return the parser's error as a problem, with a hint where the line shows what was meant."""
    line, column = error.lineno, error.colno
    source = source_line(text, line)
    if error.msg.startswith(_OVERWRITE) and (early := _inner_header_first(source.strip(), text)):
        at, inner = early
        above = source.strip()
        return _at(text, path, at, f"{inner} comes before any {above}", f"write {above} above it")
    message, hint = _words(error.msg, source, text)
    if "here twice" in message:
        # The parser reports the end of the line; the user looks for the key at its start.
        column = len(source) - len(source.lstrip()) + 1
    return Problem(path=path, line=line, column=column, message=message, hint=hint, source=source)


def _words(error: str, source: str, text: str) -> tuple[str, str | None]:
    """Return message and hint for the parser's error text about a line."""
    header = source.strip()
    if error.startswith(_OVERWRITE):
        return _twice(header, text)
    if any(quote in source for quote in "“”„‘’"):
        return "this is not TOML", "use straight quotes, \" or '"
    match = re.match(_VALUE, source)
    if match:
        hint = _value_hint(match["key"], match["value"].partition(" #")[0].rstrip())
        if hint:
            return "this value cannot be read", hint
    elif header.startswith("["):
        if header.count("[") != header.count("]"):
            return "this header is not closed", "write as many ] as there are ["
    elif "=" not in source and header and not header.startswith("#"):
        return "this is not TOML", 'write a key, = and a value, such as name = "Hill legs"'
    return f"this is not TOML ({error[0].lower()}{error[1:]})" if error else "this is not TOML", None


def _inner_header_first(header: str, text: str) -> tuple[int, str] | None:
    """Return the index and the header of a table inside `[[name]]` that comes before the first `[[name]]`, or None."""
    if not re.fullmatch(r"\[\[[\w-]+\]\]", header):
        return None
    name = header.strip("[]")
    first = re.search(rf"^[ \t]*(\[\[?{name}(\.[^\]\n]+)?\]\]?)", text, re.MULTILINE)
    return (first.start(1), first[1]) if first and first[2] else None


def _twice(header: str, text: str) -> tuple[str, str | None]:
    """Return message and hint for a key or table that is there twice."""
    if header.startswith("[") and not header.startswith("[["):
        name = header.strip("[] ")
        if f"[[{name}]]" in text:
            return f"this is here twice, once as [[{name}]]", f"write [[{name}]] with two brackets"
        return "this is here twice", "each table has one header; put its keys under the first"
    if header.startswith("[["):
        name = header.strip("[] ")
        return "this is here twice", f"write [[{name}]] with two brackets everywhere"
    key = header.partition("=")[0].strip()
    if key in ("exercise", "reps", "time", "sides", "load", "weight", "pace"):
        return f"`{key}` is here twice", "a table has each key only once; is a [[block.item]] missing above it?"
    if key in ("kind", "rounds", "rest_after"):
        return f"`{key}` is here twice", "a table has each key only once; is a [[block]] missing above it?"
    return f"`{key}` is here twice", "a table has each key only once; keep one of the two"


def _value_hint(key: str, value: str) -> str | None:
    """Return a hint on what was probably meant by a value that is no TOML value, or None."""
    if not value:
        return "there is nothing after the ="
    # Imported here, because a file without mistakes needs none of it.
    from stride_tui.store.toml.mended import value_hint

    if hint := value_hint(key, value):
        return hint
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return f"the calendar has no {value}"
    if re.fullmatch(r"\d{1,2}(-\d{1,2}){2,3}", value):
        return f'put it in quotes: "{value}"'
    if re.fullmatch(r"\d{1,6},\d{1,3}", value):
        return f"write {key} = {value.replace(',', '.')}, with a point"
    if clock := re.fullmatch(r"(\d{1,3}):(\d{2})", value):
        minutes, seconds = int(clock[1]), int(clock[2])
        return f'write a length of time as "{minutes}m{seconds:02}s"' if minutes else f'write "{seconds}s"'
    if re.fullmatch(r"\d[\d.:]*\s*[a-z][a-z0-9 ]*", value, re.IGNORECASE) and len(value) < 20:
        return f'put it in quotes: "{value.replace(" ", "")}"'
    if value.lower() in ("true", "false", "yes", "no", "on", "off"):
        return f"write {'true' if value.lower() in ('true', 'yes', 'on') else 'false'}"
    if value[0] in "\"'":
        return "the quotes are not closed" if value.count(value[0]) % 2 else None
    if re.fullmatch(r"[^\W\d][\w \-]*", value) and len(value) < 40:
        return f'put text in quotes: "{value}"'
    return None
