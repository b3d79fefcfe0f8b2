"""The JSON Schema of a routine file, for editors that complete and explain while one types.

Draft 4, flat and without null, because that is what TOML editors understand. It says less than the reader:
the reader decides, and a test keeps the two from contradicting each other.
"""

from __future__ import annotations

import json

from stride_tui.core.progression.rules.registry import RULE_NAMES, RULES
from stride_tui.core.routines.routine import MAX_TIME_MS, MAX_WEIGHT, UNITS
from stride_tui.store.routines import progress as progress
from stride_tui.store.routines import reader as reader
from stride_tui.store.routines.tempo import PATTERN
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
)


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
            "name": schema_text("What the routine is called."),
            "description": schema_text("What it is for, in a sentence."),
            "source": schema_text("Where it comes from: an article, a coach, yourself."),
            "note": schema_text("Anything the runner should know before beginning."),
            "equipment": schema_texts("What to have at hand for the whole routine."),
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


def routine_schema_text() -> str:
    """The schema as the file `routine.schema.json` has it."""
    return json.dumps(routine_schema(), indent=2, ensure_ascii=False) + "\n"


def _defaults() -> Schema:
    return schema_table(
        "What holds for every block and item that says nothing else.",
        {
            "transition": schema_duration("The short pause before each side and exercise.", "5s"),
            "get_ready": schema_duration("The countdown before the first exercise of a block.", "10s"),
            "pace": schema_duration("How long one repetition takes.", 3),
            "unit": schema_choice("The unit of every weight in this file.", UNITS, "kg"),
            "progress": _progress("How every item grows that this rule fits."),
        },
    )


def _schedule() -> Schema:
    return schema_table(
        "How often, and how far from the week's hard runs.",
        {
            "per_week": schema_whole("Sessions a week to aim for, at the least.", 1, 14, 1),
            "recovery_hours": schema_number(
                "Hours to keep between this session and a speed session or long run.", 0, 96, 48
            ),
        },
    )


def _block() -> Schema:
    rounds = "How many times through the items (in a straight block: sets of each item)."
    return schema_table(
        "A part of the routine.",
        {
            "name": schema_text("What the block is called, such as Warm-up or Strength Set A."),
            "kind": schema_choice(
                "superset: one set of each item, then the next round. straight: all sets of an item, then the next.",
                reader.BLOCK_KINDS,
                "superset",
            ),
            "rounds": schema_whole(rounds, 1, reader.MAX_ROUNDS, 1),
            "get_ready": schema_duration("The countdown before this block.", "10s"),
            "rest_after": _rest("The rest before the next strength block.", "as needed"),
            "rest_between": _rest("The rest between rounds. A superset has none.", "none"),
            "note": schema_text("Anything to know about this block."),
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
    schema = schema_table(
        "An exercise with its dose: give reps or time.",
        {
            "exercise": schema_text("What to do. The same name in [exercise.] describes it."),
            "reps": schema_whole(
                "Repetitions, on each side where there are two (alternating: in all).", 1, reader.MAX_REPS
            ),
            "reps_to": schema_whole("The upper end of a range: reps = 8 and reps_to = 12.", 1, reader.MAX_REPS),
            "time": schema_duration("How long, on each side where there are two.", low=1, high=MAX_TIME_MS // 1000),
            "sides": schema_choice(
                "each: left, then right. alternating: one set, changing sides. both: no side to speak of.",
                reader.SIDES,
                "both",
            ),
            "load": schema_choice("What is held.", reader.LOADS, "none"),
            "load_optional": {"description": "Whether it also works without the load.", "type": "boolean"},
            "weight": schema_number("The weight of one implement.", 0.1, MAX_WEIGHT),
            "transition": schema_duration("The short pause before this item and between its sides.", "5s"),
            "pace": schema_duration("How long one repetition takes.", 3, 0.2, 60),
            "tempo": {
                "description": "Seconds of lowering, hold and lifting (and perhaps a hold), such as 2-0-1.",
                "type": "string",
                "pattern": f"^{PATTERN}$",
            },
            "progress": _progress("How the load or the dose grows from session to session."),
            "note": schema_text("Anything to know about this item."),
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
    knowing_over, knowing_up_to = (", ".join(progress.rules_knowing(key)) for key in ("over", "up_to"))
    numbers = schema_table(
        "A rule with numbers of its own.",
        {
            "rule": schema_choice(" ".join(f"{rule.name}: {rule.words}." for rule in RULES), RULE_NAMES),
            "after": schema_whole("Sessions in a row that met the target before anything goes up.", 1, sessions),
            "over": schema_whole(
                f"{knowing_over}: reps above the target that the last set has to reach.", 0, progress.MAX_OVER, 0
            ),
            "back_off_after": schema_whole("Sessions in a row that missed it before a step back.", 1, sessions, 3),
            "back_off": schema_number("How far back, in percent.", progress.MIN_BACK_OFF, progress.MAX_BACK_OFF, 10),
            "step": schema_duration("One step up: a weight, reps, or a time, as the rule has it.", low=0.1),
            "up_to": schema_duration(f"{knowing_up_to}: where it stops growing.", low=1, high=MAX_TIME_MS // 1000),
            "effort_limit": schema_number("Effort (1 to 10) above which nothing goes up.", 1, 10, 9),
            "gap_weeks": schema_number("Weeks without it after which it steps back once.", 1, progress.MAX_WEEKS, 3),
        },
    )
    return {"description": description, "anyOf": [{"enum": list(RULE_NAMES)}, numbers]}


def _exercise() -> Schema:
    return schema_table(
        "What an exercise is.",
        {
            "muscles": schema_texts("What it works."),
            "cues": schema_texts("Two or three short cues, shown while you do it."),
            "equipment": schema_texts("What to fetch for it."),
            "figure": schema_text("The name of the moving figure that shows it."),
            "note": schema_text("Anything else about it."),
        },
    )


def _rest(description: str, default: str) -> Schema:
    length = schema_duration("A suggested length.", high=reader.MAX_REST_MS // 1000)
    return {"description": description, "default": default, "anyOf": [{"enum": ["as needed", "none"]}, length]}
