"""The JSON Schema of a routine file, for editors that complete and explain while one types.

Draft 4, flat and without null, because that is what TOML editors understand. It says less than the reader:
the reader decides, and a test keeps the two from contradicting each other.
"""

from __future__ import annotations

import json
from typing import Any

from stride_tui.store.routines import progress as progress
from stride_tui.store.routines import reader as reader
from stride_tui.store.routines.tempo import PATTERN
from stride_tui.store.toml.fields import DURATION_PATTERN, MAX_LIST, MAX_TABLES

Schema = dict[str, Any]
RULES = progress.PROGRESS
TEXT_PATTERN = "[^ \\t\\r\\n]"


def routine_schema() -> Schema:
    """The schema of a whole routine file."""
    return {
        "$schema": "http://json-schema.org/draft-04/schema#",
        "title": "A routine for stride",
        "description": "A strength session: blocks of exercises, done in order.",
        "type": "object",
        "additionalProperties": False,
        "required": ["name", "block"],
        "properties": {
            "name": _text("What the routine is called."),
            "description": _text("What it is for, in a sentence."),
            "source": _text("Where it comes from: an article, a coach, yourself."),
            "note": _text("Anything the runner should know before beginning."),
            "equipment": _texts("What to have at hand for the whole routine."),
            "defaults": _defaults(),
            "schedule": _schedule(),
            "block": {
                "description": "The parts of the routine, in order. Begin each with [[block]].",
                "type": "array",
                "minItems": 1,
                "maxItems": MAX_TABLES,
                "items": _block(),
            },
            "exercise": {
                "description": 'What the exercises are: [exercise."Name as the item has it"]. May be left out.',
                "type": "object",
                "additionalProperties": _exercise(),
            },
        },
    }


def schema_text() -> str:
    """The schema as the file `routine.schema.json` has it."""
    return json.dumps(routine_schema(), indent=2, ensure_ascii=False) + "\n"


def _defaults() -> Schema:
    return _table(
        "What holds for every block and item that says nothing else.",
        {
            "transition": _duration("The short pause before each side and exercise.", "5s"),
            "get_ready": _duration("The countdown before the first exercise of a block.", "10s"),
            "pace": _duration("How long one repetition takes.", 3),
            "unit": _choice("The unit of every weight in this file.", reader.UNITS, "kg"),
            "progress": _progress("How every item grows that this rule fits."),
        },
    )


def _schedule() -> Schema:
    return _table(
        "How often, and how far from the week's hard runs.",
        {
            "per_week": _whole("Sessions a week to aim for, at the least.", 1, 14, 1),
            "recovery_hours": _number("Hours to keep between this session and a speed session or long run.", 0, 96, 48),
        },
    )


def _block() -> Schema:
    rounds = "How many times through the items (in a straight block: sets of each item)."
    return _table(
        "A part of the routine.",
        {
            "name": _text("What the block is called, such as Warm-up or Strength Set A."),
            "kind": _choice(
                "superset: one set of each item, then the next round. straight: all sets of an item, then the next.",
                reader.KINDS,
                "superset",
            ),
            "rounds": _whole(rounds, 1, reader.MAX_ROUNDS, 1),
            "get_ready": _duration("The countdown before this block.", "10s"),
            "rest_after": _rest("The rest before the next strength block.", "as needed"),
            "rest_between": _rest("The rest between rounds. A superset has none.", "none"),
            "note": _text("Anything to know about this block."),
            "item": {
                "description": "The exercises of the block, in order. Begin each with [[block.item]].",
                "type": "array",
                "minItems": 1,
                "maxItems": MAX_TABLES,
                "items": _item(),
            },
        },
        required=["name", "item"],
    )


def _item() -> Schema:
    schema = _table(
        "An exercise with its dose: give reps or time.",
        {
            "exercise": _text("What to do. The same name in [exercise.] describes it."),
            "reps": _whole("Repetitions, on each side where there are two (alternating: in all).", 1, reader.MAX_REPS),
            "reps_to": _whole("The upper end of a range: reps = 8 and reps_to = 12.", 1, reader.MAX_REPS),
            "time": _duration("How long, on each side where there are two.", low=1, high=reader.MAX_TIME_MS // 1000),
            "sides": _choice(
                "each: left, then right. alternating: one set, changing sides. both: no side to speak of.",
                reader.SIDES,
                "both",
            ),
            "load": _choice("What is held.", reader.LOADS, "none"),
            "load_optional": {"description": "Whether it also works without the load.", "type": "boolean"},
            "weight": _number("The weight of one implement.", 0.1, reader.MAX_WEIGHT),
            "transition": _duration("The short pause before this item and between its sides.", "5s"),
            "pace": _duration("How long one repetition takes.", 3, 0.2, 60),
            "tempo": {
                "description": "Seconds of lowering, hold and lifting (and perhaps a hold), such as 2-0-1.",
                "type": "string",
                "pattern": f"^{PATTERN}$",
            },
            "progress": _progress("How the load or the dose grows from session to session."),
            "note": _text("Anything to know about this item."),
        },
        required=["exercise"],
    )
    schema["oneOf"] = [{"required": ["reps"]}, {"required": ["time"]}]
    schema["dependencies"] = {"reps_to": ["reps"], "weight": ["load"], "load_optional": ["load"], "tempo": ["reps"]}
    schema["not"] = {"required": ["pace", "tempo"]}
    return schema


def _progress(description: str) -> Schema:
    """The name of a rule, or a table with the rule and its numbers."""
    sessions = progress.MAX_SESSIONS
    numbers = _table(
        "A rule with numbers of its own.",
        {
            "rule": _choice("linear: more weight. double: more reps, then more weight. reps, time: more.", RULES),
            "after": _whole("Sessions in a row that met the target before anything goes up.", 1, sessions),
            "over": _whole("linear: reps above the target that the last set has to reach.", 0, progress.MAX_OVER, 0),
            "back_off_after": _whole("Sessions in a row that missed it before a step back.", 1, sessions, 3),
            "back_off": _number("How far back, in percent.", progress.MIN_BACK_OFF, progress.MAX_BACK_OFF, 10),
            "step": _duration("One step up: a weight, reps, or a time, as the rule has it.", low=0.1),
            "up_to": _duration("reps, time: where it stops growing.", low=1, high=progress.MAX_TIME_MS // 1000),
            "effort_limit": _number("Effort (1 to 10) above which nothing goes up.", 1, 10, 9),
            "gap_weeks": _number("Weeks without it after which it steps back once.", 1, progress.MAX_WEEKS, 3),
        },
    )
    return {"description": description, "anyOf": [{"enum": list(RULES)}, numbers]}


def _exercise() -> Schema:
    return _table(
        "What an exercise is.",
        {
            "muscles": _texts("What it works."),
            "cues": _texts("Two or three short cues, shown while you do it."),
            "equipment": _texts("What to fetch for it."),
            "figure": _text("The name of the moving figure that shows it."),
            "note": _text("Anything else about it."),
        },
    )


def _table(description: str, properties: Schema, required: list[str] | None = None) -> Schema:
    schema: Schema = {"description": description, "type": "object", "additionalProperties": False}
    return schema | ({"required": required} if required else {}) | {"properties": properties}


def _text(description: str) -> Schema:
    return {"description": description, "type": "string", "pattern": TEXT_PATTERN}


def _texts(description: str) -> Schema:
    entry = {"type": "string", "pattern": TEXT_PATTERN}
    return {"description": description, "type": "array", "maxItems": MAX_LIST, "items": entry}


def _whole(description: str, low: int, high: int, default: int | None = None) -> Schema:
    schema: Schema = {"description": description, "type": "integer", "minimum": low, "maximum": high}
    return schema if default is None else schema | {"default": default}


def _number(description: str, low: float, high: float, default: float | None = None) -> Schema:
    schema: Schema = {"description": description, "type": "number", "minimum": low, "maximum": high}
    return schema if default is None else schema | {"default": default}


def _choice(description: str, choices: tuple[str, ...], default: str | None = None) -> Schema:
    schema: Schema = {"description": description, "type": "string", "enum": list(choices)}
    return schema if default is None else schema | {"default": default}


def _duration(description: str, default: str | float | None = None, low: float = 0, high: float = 600) -> Schema:
    schema: Schema = {
        "description": f'{description} Seconds, or a text such as "20s" or "1m30s".',
        "type": ["number", "string"],
        "minimum": low,
        "maximum": high,
        "minLength": 2,
        "pattern": f"^{DURATION_PATTERN}$",
    }
    return schema if default is None else schema | {"default": default}


def _rest(description: str, default: str) -> Schema:
    length = _duration("A suggested length.", high=reader.MAX_REST_MS // 1000)
    return {"description": description, "default": default, "anyOf": [{"enum": ["as needed", "none"]}, length]}
