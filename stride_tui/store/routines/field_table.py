"""The keys of a routine file, a row each, by the table that they belong to.

A row is all that a plain key takes: the reader, the schema for editors and the page of keys are made from these rows.
The numbers of `progress` are in `progress.py`, and the limits of `reps`, `time`, `load` and `tempo`, which are read
together, in `dose_load_tempo.py`: each beside what reads them.
"""

from __future__ import annotations

from typing import get_args

from stride_tui.core.progression.rules.registry import RULE_NAMES
from stride_tui.core.routines.routine import (
    DEFAULT_RECOVERY_HOURS,
    LEAST_LIGHTER_EVERY,
    MOST_LIGHTER_EVERY,
    UNITS,
    Block,
    BlockKind,
    Exercise,
    Item,
    Routine,
    Schedule,
    Sides,
)
from stride_tui.store.routines.dose_load_tempo import LOAD, REPS, TEMPO, TIME, WEIGHT, with_dose, with_load, with_tempo
from stride_tui.store.routines.field import (
    ChoiceKind,
    Defaults,
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
from stride_tui.store.routines.progress import (
    BY_ITEM,
    PROGRESS_TABLE,
    ProgressKind,
    with_default_progress,
    with_progress,
)

TEXT = TextKind()
NOTE = TextKind(multiline=True)
TEXTS = TextsKind()
LEAD = DurationKind(0, 600_000)
PACE = DurationKind(200, 60_000)
RULE = ProgressKind(RULE_NAMES)
AS_IN_DEFAULTS = "that of `[defaults]`"

# A row a line, or two: as a formatter breaks them, the table cannot be seen.
# fmt: off
ROUTINE = RoutineTable("", "A strength session: blocks of exercises, done in order.", Routine, (
    FieldRow("name", TEXT, "What the routine is called.", '"Hill legs"', required=True),
    FieldRow("description", NOTE, "What it is for, in a sentence.", '"For the hills"'),
    FieldRow("source", NOTE, "Where it comes from: an article, a coach, yourself.", '"my coach"'),
    FieldRow("note", NOTE, "Anything the runner should know before beginning.", '"not the day before a race"'),
    FieldRow("equipment", TEXTS, "What to have at hand for the whole routine.", '["mat", "dumbbells"]'),
    FieldRow("defaults", TableKind("defaults")),
    FieldRow("schedule", TableKind("schedule")),
    FieldRow("block", TableKind("block", several=True),
             "The parts of the routine, in order. Begin each with [[block]].", required=True),
    FieldRow("exercise", TableKind("exercise", named=True),
             'What the exercises are: [exercise."Name as the item has it"]. May be left out.'),
))

DEFAULTS = RoutineTable("[defaults]", "What holds for every block and item that says nothing else.", Defaults, (
    FieldRow("transition", LEAD, "The short pause before each side and exercise.", '"8s"', "5s", fills="transition_ms"),
    FieldRow("get_ready", LEAD, "The countdown before the first exercise of a block.", '"20s"', "10s",
             fills="get_ready_ms"),
    FieldRow("pace", PACE, "How long one repetition takes.", "2.5", 3, fills="pace_ms"),
    FieldRow("unit", ChoiceKind(UNITS), "The unit of every weight in this file.", '"lb"', "kg",
             unset="the `units` of the settings"),
    FieldRow("progress", RULE, "How every item grows that this rule fits.", '"double"', unset=BY_ITEM,
             reader=with_default_progress),
    FieldRow("lighter_every", WholeKind(LEAST_LIGHTER_EVERY, MOST_LIGHTER_EVERY),
             "Weeks from one lighter week to the next: half the rounds at the same load.", "4",
             unset="that of the settings, else no lighter weeks",
             more="With 4, three weeks of training in a row, then the lighter one."),
))

SCHEDULE = RoutineTable("[schedule]", "How often, and how far from the week's hard runs.", Schedule, (
    FieldRow("per_week", WholeKind(1, 14), "Sessions a week to aim for, at the least.", "2", 1),
    FieldRow("recovery_hours", NumberKind(0, 96), "Hours to keep between this session and a speed session or long run.",
             "36", DEFAULT_RECOVERY_HOURS),
    FieldRow("between_hours", NumberKind(0, 168), "Hours between two sessions that load the same muscles.", "72",
             unset="48, or recovery_hours where they are more"),
))

BLOCK = RoutineTable("[[block]]", "A part of the routine.", Block, (
    FieldRow("name", TEXT, "What the block is called, such as Warm-up or Strength Set A.", '"Strength Set A"',
             required=True),
    FieldRow("kind", ChoiceKind(get_args(BlockKind)),
             "superset: one set of each item, then the next round. straight: all sets of an item, then the next.",
             '"straight"', "superset"),
    FieldRow("rounds", WholeKind(1, 50), "How many times through the items (in a straight block: sets of each item).",
             "3", 1),
    FieldRow("get_ready", LEAD, "The countdown before this block.", '"20s"', "10s", fills="get_ready_ms",
             unset=AS_IN_DEFAULTS),
    FieldRow("rest_after", RestKind(), "The rest before the next strength block.", '"90s"', "as needed",
             more='"as needed" suggests 60 s.'),
    FieldRow("rest_between", RestKind(), "The rest between rounds; in a straight block also between its exercises.",
             '"1m"', "none"),
    FieldRow("note", NOTE, "Anything to know about this block.", '"on the stairs"'),
    FieldRow("item", TableKind("item", several=True),
             "The exercises of the block, in order. Begin each with [[block.item]].", required=True),
))

ITEM = RoutineTable("[[block.item]]", "An exercise with its dose: give reps or time.", Item, (
    FieldRow("exercise", TEXT, "What to do. The same name in [exercise.] describes it.", '"Split Squat"', required=True,
             more="The same name may come again."),
    FieldRow("reps", REPS, "Repetitions, on each side where there are two (alternating: in all).", "8", fills="dose",
             reader=with_dose),
    FieldRow("reps_to", REPS, "The upper end of a range: reps = 8 and reps_to = 12.", "12", fills="dose",
             unset="no range", reader=with_dose),
    FieldRow("time", TIME, "How long, on each side where there are two.", '"20s"', fills="dose", reader=with_dose),
    FieldRow("sides", ChoiceKind(get_args(Sides)),
             "each: left, then right. alternating: one set, changing sides. both: no side to speak of.", '"each"',
             "both"),
    FieldRow("load", LOAD, "What is held.", '"dumbbells"', "none", reader=with_load),
    FieldRow("load_optional", FlagKind(), "Whether it also works without the load.", "true", fills="load",
             unset="`false`", reader=with_load),
    FieldRow("weight", WEIGHT, "The weight of one implement.", "10", fills="load", unset="the weight of last time",
             more="Two dumbbells of 10 show as 2 × 10 kg.", reader=with_load),
    FieldRow("transition", LEAD, "The short pause before this item and between its sides.", '"8s"', "5s",
             fills="transition_ms", unset=AS_IN_DEFAULTS),
    FieldRow("pace", PACE, "How long one repetition takes.", "2.5", 3, fills="pace_ms", unset=AS_IN_DEFAULTS),
    FieldRow("tempo", TEMPO, "Seconds of lowering, hold and lifting (and perhaps a hold), such as 2-0-1.", '"2-0-1"',
             fills="tempo_ms", unset="no tempo", more="It takes the place of `pace`.", reader=with_tempo),
    FieldRow("progress", RULE, "How the load or the dose grows from session to session.", '"linear"',
             unset=BY_ITEM, reader=with_progress),
    FieldRow("note", NOTE, "Anything to know about this item.", '"slowly"'),
), one_of=("reps", "time"), not_both=("pace", "tempo"),
   needs={"reps_to": "reps", "weight": "load", "load_optional": "load", "tempo": "reps"})

EXERCISE = RoutineTable('[exercise."Name as the item has it"]', "What an exercise is.", Exercise, (
    FieldRow("muscles", TEXTS, "What it works.", '["glutes", "thighs"]'),
    FieldRow("cues", TEXTS, "Two or three short cues, shown while you do it.", '["knee over the foot"]'),
    FieldRow("equipment", TEXTS, "What to fetch for it.", '["bench"]'),
    FieldRow("figure", TEXT, "The name of the moving figure that shows it.", '"b-squat"'),
    FieldRow("note", NOTE, "Anything else about it.", '"stop if the knee hurts"'),
    FieldRow("was", TEXTS, "The names that it had earlier, whose sets are its own.", '["Squat"]',
             more="Case, hyphens and spaces make no other name."),
    FieldRow("jump", FlagKind(), "Whether it is a jump, which a light session before a race leaves out.", "true",
             more="Without it its name says so: jump, hop, pogo, bound, leap, skip."),
))
# fmt: on

ROUTINE_TABLES: dict[str, RoutineTable] = {
    "routine": ROUTINE,
    "defaults": DEFAULTS,
    "schedule": SCHEDULE,
    "block": BLOCK,
    "item": ITEM,
    "exercise": EXERCISE,
    "progress": PROGRESS_TABLE,
}
"""Each table of a routine file, by the word for what it is about."""
