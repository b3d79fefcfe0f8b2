"""The command `stride progress`: what progression asks next, why, and what the coming weeks would ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from stride_tui.cli.completion import complete_exercise, complete_routine
from stride_tui.cli.main import home_of
from stride_tui.services.refusal import Refusal

if TYPE_CHECKING:
    from stride_tui.core.progression.forecast import Assumption
    from stride_tui.core.routines.routine import Routine
    from stride_tui.core.settings.settings import Settings
    from stride_tui.services.home import Home
    from stride_tui.services.workspace import Workspace

MOST_WEEKS = 104


@click.command(
    epilog='\b\nExamples:\n  stride progress\n  stride progress "lateral step down" --simulate 8\n'
    "  stride progress --routine ten-minutes --simulate 6 --miss\n"
)
@click.argument("exercise", required=False, shell_complete=complete_exercise)
@click.option(
    "--routine",
    "slug",
    metavar="SLUG",
    shell_complete=complete_routine,
    help="Another routine than the one of the settings.",
)
@click.option(
    "--simulate", "weeks", type=click.IntRange(1, MOST_WEEKS), metavar="WEEKS", help="Print the weeks to come."
)
@click.option("--miss", is_flag=True, help="With --simulate: if every target is missed, not met.")
@click.option(
    "--unconfirmed", is_flag=True, help="With --simulate: if hands-free logs every set, and nobody confirms it."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def progress(
    ctx: click.Context,
    exercise: str | None,
    slug: str | None,
    weeks: int | None,
    miss: bool,
    unconfirmed: bool,
    as_json: bool,
) -> None:
    """Show what is asked next of each exercise that progresses, and why; or of EXERCISE, by its name or part of it.

    With --simulate the sessions of the coming weeks, the first of them now, as if every set is done as asked and
    confirmed; it says what it assumes.
    """
    from stride_tui.cli.output import refuse, say, say_json, tell_unread
    from stride_tui.cli.progression.words import asked_json, asked_text, coming_json, coming_text
    from stride_tui.services.open_workspace import open_workspace

    if (miss or unconfirmed) and weeks is None:
        raise click.UsageError(f"{'--miss' if miss else '--unconfirmed'} goes with --simulate", ctx)
    if miss and unconfirmed:
        raise click.UsageError("--miss and --unconfirmed assume different things; choose one", ctx)
    home = home_of(ctx)
    settings = _settings(ctx, home)
    workspace = open_workspace(home, slug or settings.routine, since_ms=None, check_names=False, with_plan=False)
    if isinstance(workspace, Refusal):
        raise _wrong(ctx, _named(home, slug or settings.routine))
    routine = workspace.routine
    if routine is None:
        refuse(ctx, Refusal("", workspace.entry.problems if workspace.entry else ()))
    tell_unread(workspace.unread)
    asked, now = workspace.asked_today(routine), workspace.clock.now()
    places = (
        _places(ctx, workspace, routine, exercise)
        if exercise
        else [p for p, a in asked.asks.items() if a.rule != "none"]
    )
    if weeks is None:
        if as_json:
            say_json(asked_json(asked, places))
        for line in () if as_json else asked_text(asked, places):
            say(line)
        return
    assumed: Assumption = "missed" if miss else "unconfirmed" if unconfirmed else "met"
    coming = workspace.forecast(routine, weeks, assumed)
    if as_json:
        say_json(coming_json(coming, places, now, assumed))
    for line in () if as_json else coming_text(coming, places, now, assumed):
        say(line)


def _settings(ctx: click.Context, home: Home) -> Settings:
    """Return the settings; a mistake in what the loads go by ends the command: its answer would be wrong with it."""
    from stride_tui.cli.output import refuse
    from stride_tui.services.settings import read_settings_of

    found = read_settings_of(home, with_names=False)
    asked_of = ("units", "dumbbells", "kettlebells", "barbell", "smallest_step", "lighter_every")
    wrong = tuple(problem for problem in found.problems if not found.readable or problem.key in asked_of)
    return refuse(ctx, Refusal("", wrong)) if wrong else found.settings


def _named(home: Home, slug: str) -> str:
    """Return the sentence that a routine does not exist, with the nearest that does."""
    from stride_tui.services.routines.files import routine_called

    found = routine_called(home, slug)
    return found.words if isinstance(found, Refusal) else ""


def _places(ctx: click.Context, workspace: Workspace, routine: Routine, wanted: str) -> list[tuple[int, int]]:
    """Return the places of an exercise in the routine: by any of its names, else by a part of one."""
    names = {(n, m): item.exercise for n, block in enumerate(routine.blocks) for m, item in enumerate(block.items)}
    word, key = wanted.strip().casefold(), workspace.names.key
    found = [place for place, name in names.items() if key(name) == key(word)]
    found = found or [place for place, name in names.items() if word and word in name.casefold()]
    if found:
        return found
    from stride_tui.services.routines.files import nearest_name

    others = [other for other in workspace.library.routines if other.slug != routine.slug]
    for other in others:
        if any(key(name) == key(word) for name in other.exercise_names):
            message = f"`{wanted}` is not in {routine.slug}; it is in {other.slug}: add --routine {other.slug}"
            raise _wrong(ctx, message)
    near = nearest_name(wanted, list(names.values())) or f"; there are {', '.join(dict.fromkeys(names.values()))}"
    raise _wrong(ctx, f"there is no exercise `{wanted}` in {routine.slug}{near}")


def _wrong(ctx: click.Context, message: str) -> click.UsageError:
    from stride_tui.views.text.clean import LONGEST_LINE, clean

    return click.UsageError(clean(message, LONGEST_LINE), ctx)
