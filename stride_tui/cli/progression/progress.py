"""`stride progress`: what progression asks next, why, and what the coming weeks would ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from stride_tui.cli.main import paths_of
from stride_tui.services.exits import Exit

if TYPE_CHECKING:
    from stride_tui.core.routines.routine import Routine
    from stride_tui.core.settings.settings import Settings
    from stride_tui.store.paths import Paths

MOST_WEEKS = 104


@click.command(
    epilog='\b\nExamples:\n  stride progress\n  stride progress "lateral step down" --simulate 8\n'
    "  stride progress --routine ten-minutes --simulate 6 --miss\n"
)
@click.argument("exercise", required=False)
@click.option("--routine", "slug", metavar="SLUG", help="Another routine than the one of the settings.")
@click.option(
    "--simulate", "weeks", type=click.IntRange(1, MOST_WEEKS), metavar="WEEKS", help="Print the weeks to come."
)
@click.option("--miss", is_flag=True, help="With --simulate: if every target is missed, not met.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def progress(
    ctx: click.Context, exercise: str | None, slug: str | None, weeks: int | None, miss: bool, as_json: bool
) -> None:
    """Tell what is asked next of each exercise that progresses, and why; or of EXERCISE, by its name or part of it.

    With --simulate the sessions of the coming weeks, the first of them now, if everything goes as asked.
    """
    from stride_tui.cli.output import say, say_json
    from stride_tui.cli.progression.words import asked_json, asked_text, coming_json, coming_text
    from stride_tui.core.progression.forecast import forecast
    from stride_tui.core.progression.today import today
    from stride_tui.store.clock import system_clock
    from stride_tui.store.history.reading import read_history

    if miss and weeks is None:
        raise click.UsageError("--miss goes with --simulate", ctx)
    paths = paths_of(ctx)
    settings = _settings(ctx, paths)
    routine = _routine(ctx, paths, slug or settings.routine)
    history, now = read_history(paths).history, system_clock().now()
    asked = today(routine, history, settings, now.utc)
    places = (
        _places(ctx, paths, routine, exercise) if exercise else [p for p, a in asked.asks.items() if a.rule != "none"]
    )
    if weeks is None:
        if as_json:
            say_json(asked_json(asked, places))
        for line in () if as_json else asked_text(asked, places):
            say(line)
        return
    coming = forecast(routine, history, settings, now.utc, weeks, miss)
    if as_json:
        say_json(coming_json(coming, places, now))
    for line in () if as_json else coming_text(coming, places, now):
        say(line)


def _settings(ctx: click.Context, paths: Paths) -> Settings:
    """The settings; broken ones stop it, for without the weights owned the answer would be another."""
    from stride_tui.cli.output import tell_problems
    from stride_tui.core.settings.settings import Settings
    from stride_tui.store.settings.file import load_settings

    settings = load_settings(paths)
    if isinstance(settings, Settings):
        return settings
    tell_problems(settings)
    ctx.exit(Exit.PROBLEMS)


def _routine(ctx: click.Context, paths: Paths, slug: str) -> Routine:
    from stride_tui.cli.output import tell_problems
    from stride_tui.store.routines.library import load_entry, load_library

    entry = load_entry(paths, slug)
    if entry is None:
        near = _nearest(slug, [known.slug for known in load_library(paths).entries])
        raise _wrong(ctx, f"there is no routine `{slug}`{near or '; `stride routines` lists them'}")
    if entry.routine is None:
        tell_problems(entry.problems)
        ctx.exit(Exit.PROBLEMS)
    return entry.routine


def _places(ctx: click.Context, paths: Paths, routine: Routine, wanted: str) -> list[tuple[int, int]]:
    """Where an exercise stands in the routine: by its whole name, else by a part of one."""
    names = {(n, m): item.exercise for n, block in enumerate(routine.blocks) for m, item in enumerate(block.items)}
    word = wanted.strip().casefold()
    found = [place for place, name in names.items() if name.casefold() == word]
    found = found or [place for place, name in names.items() if word and word in name.casefold()]
    if found:
        return found
    from stride_tui.store.routines.library import load_library

    others = [entry for entry in load_library(paths).entries if entry.routine and entry.slug != routine.slug]
    for entry in others:
        if entry.routine and any(i.exercise.casefold() == word for b in entry.routine.blocks for i in b.items):
            message = f"`{wanted}` is not in {routine.slug}; it is in {entry.slug}: add --routine {entry.slug}"
            raise _wrong(ctx, message)
    near = _nearest(wanted, list(names.values())) or f"; there are {', '.join(dict.fromkeys(names.values()))}"
    raise _wrong(ctx, f"there is no exercise `{wanted}` in {routine.slug}{near}")


def _wrong(ctx: click.Context, message: str) -> click.UsageError:
    from stride_tui.views.text.clean import LONGEST_LINE, clean

    return click.UsageError(clean(message, LONGEST_LINE), ctx)


def _nearest(word: str, choices: list[str]) -> str:
    """`; did you mean ...?`, or nothing."""
    from stride_tui.store.toml.wording import nearest

    near = nearest(word, choices)
    return f"; did you mean `{near}`?" if near else ""
