"""The JSON Schema of a routine file, for editors that complete and explain while one types.

It is made of the rows of `field_table`. Draft 4, flat and without null, because that is what TOML editors
understand. It is less strict than the reader: the reader decides, and a test keeps the two from contradicting each
other.
"""

from __future__ import annotations

import json

from stride_tui.store.routines.dose_load_tempo import PatternKind
from stride_tui.store.routines.field import (
    REST_WORDS,
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
from stride_tui.store.toml.fields import MAX_TABLES
from stride_tui.store.toml.schema_parts import (
    Schema,
    schema_choice,
    schema_duration,
    schema_number,
    schema_table,
    schema_text,
    schema_texts,
    schema_whole,
    schema_words,
)


def routine_schema() -> Schema:
    """Return the schema of a whole routine file."""
    head = {"$schema": "http://json-schema.org/draft-04/schema#", "title": "A routine for stride"}
    return head | _table(ROUTINE_TABLES["routine"])


def routine_schema_text() -> str:
    """Return the schema as the file `routine.schema.json` has it."""
    return json.dumps(routine_schema(), indent=2, ensure_ascii=False) + "\n"


def _table(table: RoutineTable) -> Schema:
    """Return the schema of a table: its keys, and how they go together."""
    required = [row.name for row in table.rows if row.required]
    schema = schema_table(table.description, {row.name: _key(row) for row in table.rows}, required)
    if table.one_of:
        schema["oneOf"] = [{"required": [name]} for name in table.one_of]
    if table.needs:
        schema["dependencies"] = {name: [other] for name, other in table.needs.items()}
    if table.not_both:
        schema["not"] = {"required": list(table.not_both)}
    return schema


def _key(row: FieldRow) -> Schema:
    """Return the schema of the value of a key."""
    text, kind = row.description, row.kind
    match kind:
        case TextKind():
            schema = schema_text(text)
        case TextsKind():
            schema = schema_texts(text)
        case PatternKind():
            schema = {"description": text, "type": "string", "pattern": f"^{kind.pattern}$"}
        case FlagKind():
            schema = {"description": text, "type": "boolean"}
        case WholeKind():
            schema = schema_whole(text, kind.low, kind.high)
        case NumberKind():
            schema = schema_number(text, kind.low, kind.high)
        case ChoiceKind():
            schema = schema_choice(text, kind.words)
        case DurationKind():
            schema = schema_duration(text, None, _seconds(kind.low), _seconds(kind.high))
        case AmountKind():
            schema = schema_duration(text, None, kind.low, kind.high)
        case RestKind():
            length = schema_duration("A suggested length.", high=_seconds(kind.high))
            return {"description": text, "default": row.default, "anyOf": [schema_words(REST_WORDS), length]}
        case ProgressKind():
            numbers = _table(ROUTINE_TABLES["progress"])
            return {"description": text, "anyOf": [schema_words(kind.rules), numbers]}
        case TableKind():
            return _tables(row, kind)
        case _:
            raise TypeError(f"no schema for {kind}")
    return schema if row.default is None else schema | {"default": row.default}


def _tables(row: FieldRow, kind: TableKind) -> Schema:
    """Return the schema of a key that is a table, several tables, or tables by name."""
    inner = _table(ROUTINE_TABLES[kind.table])
    if kind.several:
        counts = {"type": "array", "minItems": 1, "maxItems": MAX_TABLES}
        return {"description": row.description, **counts, "items": inner}
    if kind.named:
        return {"description": row.description, "type": "object", "additionalProperties": inner}
    return inner


def _seconds(ms: int) -> float:
    """Return milliseconds as seconds, as a whole number where they are one."""
    return ms / 1000 if ms % 1000 else ms // 1000
