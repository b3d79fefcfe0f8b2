"""`stride demo`: a made-up history to look around in."""

from __future__ import annotations

import click

from stride_tui.services.exits import Exit


@click.command(
    epilog="\b\nExamples:\n  stride demo --home ~/stride-demo && stride --home ~/stride-demo\n"
    "  stride demo --home ~/demo-20 --weeks 20 --seed 7 --until 2026-11-22\n"
)
@click.option("--weeks", type=click.IntRange(1, 2_600), default=60, help="How many weeks of it (60).")
@click.option("--home", type=click.Path(file_okay=False), metavar="DIR", help="Where it goes: a new or empty folder.")
@click.option("--seed", type=int, default=1, help="Another number makes another history.")
@click.option("--until", metavar="DATE", help="The day it leads up to: 2026-11-22. Today without it.")
@click.pass_context
def demo(ctx: click.Context, weeks: int, home: str | None, seed: int, until: str | None) -> None:
    """Fill a new folder with a made-up history of sessions and runs, and a plan, to look around in.

    The same seed, weeks and date make the same history, on every machine. Your own files are not touched.
    """
    from pathlib import Path

    from stride_tui.cli.history.find import day_told
    from stride_tui.cli.output import say, tell
    from stride_tui.store.clock import system_clock
    from stride_tui.store.demo.home import fill_home, is_free
    from stride_tui.store.disk.files import SaveError
    from stride_tui.store.paths import find_paths
    from stride_tui.views.text.words import plural

    told = home or (ctx.parent.params.get("home") if ctx.parent else None)
    if not told:
        raise click.UsageError("say where it goes: --home DIR, a new or empty folder", ctx)
    folder = Path(told).expanduser().absolute()
    day = day_told(ctx, "--until", until) or system_clock().now().local().date()
    try:
        if not is_free(folder):
            tell(f"not written: {folder} is not empty; --home takes a folder that is new or empty")
            ctx.exit(Exit.PROBLEMS)
        sample = fill_home(find_paths(folder), weeks, day, seed)
    except SaveError as error:
        tell(str(error))
        ctx.exit(Exit.PROBLEMS)
    say(str(folder))
    tell(f"made up: {plural(len(sample.sessions), 'session')} and {plural(len(sample.runs), 'run')}")
