"""The JSON Schema of a plan file, for editors that complete and check while the user types.

It is draft 4, flat and without null, because that is what TOML editors understand; they treat TOML's own dates and
times as texts. It checks less than the reader does: the reader decides, and a test makes sure that the two never
contradict each other.
"""

from __future__ import annotations

import json

from stride_tui.core.history.records import RUN_KINDS
from stride_tui.core.settings.settings import WEEKDAYS
from stride_tui.store.toml.fields import MAX_LIST
from stride_tui.store.toml.schema_parts import Schema, schema_choice, schema_text, schema_words
from stride_tui.store.week import plan_reader as reader
from stride_tui.store.week.plan_values import MAX_KM

DATE = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
WEEKDAY = schema_words(WEEKDAYS)


def plan_schema() -> Schema:
    """Return the schema of a whole plan file."""
    return {
        "$schema": "http://json-schema.org/draft-04/schema#",
        "title": "A plan for stride",
        "description": "The runs of a week, repeating and dated, and the weeks that are off.",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "strength_per_week": {
                "description": "Strength sessions a week to aim for, at the least.",
                "type": "integer",
                "minimum": 1,
                "maximum": reader.MAX_PER_WEEK,
            },
            "preferred": _weekdays("The weekdays you like to lift on."),
            "run": _tables("Your runs. Begin each with [[run]].", _run(), reader.MAX_RUNS),
            "off": _tables("Weeks that break no streak. Begin each with [[off]].", _off(), reader.MAX_OFF),
        },
    }


def plan_schema_text() -> str:
    """Return the schema as `stride schema` prints it."""
    return json.dumps(plan_schema(), indent=2, ensure_ascii=False) + "\n"


def _run() -> Schema:
    """Return the schema of a `[[run]]` table."""
    on = 'A weekday such as "tuesday", a list of weekdays, or one date such as 2026-11-24.'
    return {
        "description": "A run, repeating or on one date.",
        "type": "object",
        "additionalProperties": False,
        "required": ["on", "kind"],
        "properties": {
            "on": {"description": on, "anyOf": [WEEKDAY, _weekdays("Several weekdays."), DATE]},
            "kind": schema_choice("Strength work keeps clear of speed, long and race.", RUN_KINDS),
            "at": {
                "description": 'When it starts: "07:00" or "7am".',
                "type": "string",
                "pattern": "^ *([01]?[0-9]|2[0-3])([:.hH][0-5][0-9])?(:00)? *([aApP]\\.?[mM]\\.?|[hH])? *$",
            },
            "distance": {
                "description": 'How far: "8 km", "5 mi", or a number of kilometres.',
                "type": ["number", "string"],
                "minimum": 0,
                "exclusiveMinimum": True,
                "maximum": MAX_KM,
                "pattern": "^ *[0-9]{1,6}([.,][0-9]{1,6})? *[a-zA-Z]*\\.? *$",
            },
            "duration": {
                "description": 'How long: "45m", "1h30m", or a number of minutes.',
                "type": ["number", "string"],
                "minimum": reader.MIN_RUN_MS // 60_000,
                "maximum": reader.MAX_RUN_MS // 60_000,
                "pattern": "^ *[0-9][0-9a-zA-Z., :]*$",
            },
            "note": schema_text("Anything to know about it."),
            "from": DATE | {"description": "The first day of a run that repeats."},
            "until": DATE | {"description": "The last day of a run that repeats."},
            "taper_days": _days("Days before a race without a full session.", "taper_days"),
            "after_race_days": _days("Days after a race without any session.", "after_race_days"),
            "skip": {
                "description": "Dates on which a repeating run is left out.",
                "type": "array",
                "maxItems": MAX_LIST,
                "items": DATE,
            },
        },
    }


def _days(description: str, key: str) -> Schema:
    """Return the schema of a number of days around a race."""
    return {"description": description, "type": "number", "minimum": 0, "maximum": reader.RACE_KEYS[key]}


def _off() -> Schema:
    """Return the schema of an `[[off]]` table."""
    return {
        "description": "A week that is off.",
        "type": "object",
        "additionalProperties": False,
        "required": ["week"],
        "properties": {
            "week": {
                "description": 'The week by the ISO calendar: "2026-W52".',
                "type": "string",
                "pattern": "^[0-9]{4}-W(0[1-9]|[1-4][0-9]|5[0-3])$",
            },
            "reason": schema_choice("Why.", reader.OFF_REASONS) | {"default": "other"},
            "note": schema_text("Anything to know about it."),
        },
    }


def _tables(description: str, items: Schema, most: int) -> Schema:
    """Return the schema of an array of at most `most` tables."""
    return {"description": description, "type": "array", "maxItems": most, "items": items}


def _weekdays(description: str) -> Schema:
    """Return the schema of a list of weekdays."""
    return {"description": description, "type": "array", "minItems": 1, "uniqueItems": True, "items": WEEKDAY}
