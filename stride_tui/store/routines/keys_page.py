"""The page docs/routine-keys.md: every key of a routine file, by the table it belongs to. `make docs` writes it."""

from __future__ import annotations

import msgspec

from stride_tui.store.routines.dose_load_tempo import PatternKind
from stride_tui.store.routines.field import (
    ChoiceKind,
    DurationKind,
    FieldRow,
    FlagKind,
    NumberKind,
    RestKind,
    RoutineTable,
    TableKind,
    TextKind,
    TextsKind,
    WholeKind,
)
from stride_tui.store.routines.field_table import ROUTINE_TABLES
from stride_tui.store.routines.progress import AmountKind, ProgressKind
from stride_tui.store.toml.wording import length_words

HEAD = """
# Every key of a routine file

How to write one: [routine files](routine-files.md). Times are `20` (seconds), `"20s"` or `"1m30s"`. The rules of
`progress` are explained in [progression](progression.md), the hours of `[schedule]` in [the week](week.md).
"""
HEADINGS = "| key | what it says | kind | limits | without it | example |\n|---|---|---|---|---|---|\n"


def routine_keys_page() -> str:
    """Return the page in Markdown: a section for each table of a routine file, a row for each of its keys."""
    return HEAD + "".join([_section(table) for table in ROUTINE_TABLES.values()])


def _section(table: RoutineTable) -> str:
    title = f"`{table.header}`" if table.header else "Top of the file"
    said = [table.description]
    if table.one_of:
        said.append(f"One of {_ticked(table.one_of, 'and')} is required.")
    if table.not_both:
        said.append(f"Only one of {_ticked(table.not_both, 'and')} may stand there.")
    rows = "".join([_row(table, row) for row in table.rows])
    return f"\n## {title}\n\n{' '.join(said)}\n\n{HEADINGS}{rows}"


def _row(table: RoutineTable, row: FieldRow) -> str:
    needs = f"Needs `{table.needs[row.name]}`." if row.name in table.needs else ""
    description = row.description
    if isinstance(row.kind, TableKind):
        description = description or ROUTINE_TABLES[row.kind.table].description
    said = " ".join(filter(None, [description, needs, row.more]))
    kind, limits = _kind(row.kind)
    example = f"`{row.name} = {row.example}`" if row.example else ""
    cells = [f"`{row.name}`", said, kind, limits, _without(table, row), example]
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"


def _without(table: RoutineTable, row: FieldRow) -> str:
    """Return what holds without the key."""
    if row.required:
        return "required"
    if row.name in table.one_of:
        return f"give {_ticked(tuple(name for name in table.one_of if name != row.name), 'or')} instead"
    if row.unset or row.default is None:
        return row.unset
    return f'`"{row.default}"`' if isinstance(row.default, str) else f"`{row.default:g}`"


def _kind(kind: msgspec.Struct) -> tuple[str, str]:
    """Return the kind of value that a key has, and its limits, in words."""
    match kind:
        case TextKind():
            return "text, of one or more lines" if kind.multiline else "text", ""
        case TextsKind():
            return "list of texts", ""
        case PatternKind():
            return "text", kind.words
        case FlagKind():
            return "true or false", ""
        case WholeKind():
            return "whole number", f"{kind.low} to {kind.high}"
        case NumberKind():
            return "number", f"{kind.low:g} to {kind.high:g}"
        case ChoiceKind():
            return "one of a few words", ", ".join(f'`"{word}"`' for word in kind.words)
        case DurationKind():
            return "time", f"{length_words(kind.low)} to {length_words(kind.high)}"
        case RestKind():
            return '`"as needed"`, `"none"` or a time', f"up to {length_words(kind.high)}"
        case ProgressKind():
            names = ", ".join(f'`"{rule}"`' for rule in kind.rules)
            return "a rule, or a table with it and its numbers", names
        case AmountKind():
            return "a weight, reps or a time", ""
        case TableKind():
            return "tables" if kind.several or kind.named else "table", ""
        case _:
            raise TypeError(f"no words for {kind}")


def _ticked(names: tuple[str, ...], word: str) -> str:
    return f" {word} ".join(f"`{name}`" for name in names)
