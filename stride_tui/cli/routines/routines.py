"""The command `stride routines`: the routines that there are to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from stride_tui.cli.completion import complete_routine
from stride_tui.cli.main import home_of

if TYPE_CHECKING:
    from stride_tui.core.routines.library import Entry
    from stride_tui.core.routines.routine import Routine


@click.command(epilog="\b\nExamples:\n  stride routines\n  stride routines ten-minutes\n  stride routines --json\n")
@click.argument("routine", required=False, shell_complete=complete_routine)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def routines(ctx: click.Context, routine: str | None, as_json: bool) -> None:
    """List the routines: your own, which win by file name, and those that come with stride.

    With ROUTINE, print that one: what it is for, what it works, who made it, its blocks, and every note in its file.
    """
    from stride_tui.cli.output import say, say_json, tell_problems
    from stride_tui.services.routines.files import library_of
    from stride_tui.views.text.spans import filled, span, width_of

    if routine is not None:
        _show(ctx, routine, as_json)
        return
    library = library_of(home_of(ctx))
    tell_problems(library.copies)
    entries = library.entries
    if as_json:
        say_json([_as_json(entry) for entry in entries])
        return
    width = max((width_of((span(entry.slug),)) for entry in entries), default=0)
    for entry in entries:
        say(f"{filled(span(entry.slug).text, width)}  {'bundled' if entry.bundled else 'yours':<7}  {_about(entry)}")


def _show(ctx: click.Context, slug: str, as_json: bool) -> None:
    """Print one routine."""
    from stride_tui.cli.output import refuse, say, say_json
    from stride_tui.services.refusal import Refusal
    from stride_tui.services.routines.files import library_of, routine_called
    from stride_tui.views.routine_words import routine_lines

    home = home_of(ctx)
    found = routine_called(home, slug)
    if isinstance(found, Refusal):
        refuse(ctx, found)
    if as_json:
        entry = library_of(home).entry(slug)
        say_json((_as_json(entry) if entry else {}) | _details(found))
        return
    for line in routine_lines(found):
        say(line)


def _details(routine: Routine) -> dict[str, Any]:
    """Return what the file of a routine says of it, its blocks and its items, for programs."""
    from stride_tui.core.routines.routine import Timed

    blocks = []
    for block in routine.blocks:
        items = []
        for item in block.items:
            exercise = routine.exercise(item.exercise)
            dose = {"ms": item.dose.ms} if isinstance(item.dose, Timed) else {"reps": item.dose.count}
            facts = {"exercise": item.exercise, **dose, "sides": item.sides, "load": item.load.implement}
            items.append(facts | {"muscles": exercise.muscles, "note": item.note, "exercise_note": exercise.note})
        facts = {"block": block.name, "kind": block.kind, "rounds": block.rounds, "note": block.note}
        blocks.append(facts | {"items": items})
    about = {"description": routine.description, "source": routine.source, "note": routine.note}
    return about | {"equipment": routine.equipment, "blocks": blocks}


def _about(entry: Entry) -> str:
    """Return a routine's name and length, or what is wrong with its file."""
    from stride_tui.core.routines.steps import estimate_ms, unroll
    from stride_tui.views.text.problem import problem_sentence
    from stride_tui.views.text.words import about_minutes, plural

    if entry.problems or entry.routine is None:
        first = entry.problems[0]
        where = f"line {first.line}: " if first.line else ""
        more = f" (and {plural(len(entry.problems) - 1, 'more problem')})" if len(entry.problems) > 1 else ""
        return f"cannot be read: {where}{problem_sentence(first)}{more}"
    return f"{entry.routine.name}, {about_minutes(estimate_ms(unroll(entry.routine)))}"


def _as_json(entry: Entry) -> dict[str, Any]:
    """Return a routine's facts, for programs."""
    from stride_tui.core.routines.steps import estimate_ms, unroll

    facts: dict[str, Any] = {"routine": entry.slug, "path": entry.path, "bundled": entry.bundled}
    if entry.routine:
        facts |= {"name": entry.routine.name, "estimate_ms": estimate_ms(unroll(entry.routine))}
    return facts | {"problems": len(entry.problems)}
