"""Parts for the JSON Schemas of routine and plan files.

Draft 4 and without null, because that is what TOML editors understand.
"""

from __future__ import annotations

from typing import Any

from stride_tui.core.settings.spelling import short_forms_of
from stride_tui.store.toml.fields import MAX_LIST
from stride_tui.store.toml.wording import DURATION_PATTERN

Schema = dict[str, Any]
TEXT_PATTERN = "[^ \\t\\r\\n]"
"""The pattern of a text that is not blank."""


def schema_table(description: str, properties: Schema, required: list[str] | None = None) -> Schema:
    """Return the schema of a table with these keys and no others."""
    schema: Schema = {"description": description, "type": "object", "additionalProperties": False}
    return schema | ({"required": required} if required else {}) | {"properties": properties}


def schema_text(description: str) -> Schema:
    """Return the schema of a text that is not blank."""
    return {"description": description, "type": "string", "pattern": TEXT_PATTERN}


def schema_texts(description: str) -> Schema:
    """Return the schema of a list of texts."""
    entry = {"type": "string", "pattern": TEXT_PATTERN}
    return {"description": description, "type": "array", "maxItems": MAX_LIST, "items": entry}


def schema_whole(description: str, low: int, high: int, default: int | None = None) -> Schema:
    """Return the schema of a whole number from `low` to `high`."""
    schema: Schema = {"description": description, "type": "integer", "minimum": low, "maximum": high}
    return schema if default is None else schema | {"default": default}


def schema_number(description: str, low: float, high: float, default: float | None = None) -> Schema:
    """Return the schema of a number from `low` to `high`."""
    schema: Schema = {"description": description, "type": "number", "minimum": low, "maximum": high}
    return schema if default is None else schema | {"default": default}


def schema_choice(description: str, choices: tuple[str, ...], default: str | None = None) -> Schema:
    """Return the schema of a field that is one of several words."""
    schema: Schema = {"description": description, **schema_words(choices)}
    return schema if default is None else schema | {"default": default}


def schema_words(choices: tuple[str, ...]) -> Schema:
    """Return the schema of one of several words: an editor offers them, and takes what the reader takes for them."""
    taken = "|".join(map(_in_any_case, (*choices, *short_forms_of(choices))))
    return {"anyOf": [{"enum": list(choices)}, {"type": "string", "pattern": f"^({taken})$"}]}


def _in_any_case(word: str) -> str:
    """Return the pattern of a word in any case, with or without its hyphens and spaces."""
    parts = {char: f"[{char}{char.upper()}]" for char in word if char.isalpha()} | dict.fromkeys(" -_", "[ _-]?")
    return "".join(parts.get(char, char) for char in word)


def schema_duration(description: str, default: str | float | None = None, low: float = 0, high: float = 600) -> Schema:
    """Return the schema of a length of time; `low` and `high` are seconds."""
    schema: Schema = {
        "description": f'{description} Seconds, or a text such as "20s" or "1m30s".',
        "type": ["number", "string"],
        "minimum": low,
        "maximum": high,
        "minLength": 2,
        "pattern": f"^{DURATION_PATTERN}$",
    }
    return schema if default is None else schema | {"default": default}
