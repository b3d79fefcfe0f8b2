"""The command `stride demo`: a made-up history to look around in."""

from __future__ import annotations

import click


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

    from stride_tui.cli.history.find import day_of_option
    from stride_tui.cli.main import home_of
    from stride_tui.cli.output import refuse, tell
    from stride_tui.services.demo import make_demo
    from stride_tui.services.printing import print_name
    from stride_tui.services.refusal import Refusal
    from stride_tui.views.text.words import plural

    chosen = home or (ctx.parent.params.get("home") if ctx.parent else None)
    if not chosen:
        raise click.UsageError("say where it goes: --home DIR, a new or empty folder", ctx)
    folder = Path(chosen).expanduser().absolute()
    day = day_of_option(ctx, "--until", until) or home_of(ctx).clock.now().local().date()
    made = make_demo(folder, weeks, day, seed)
    if isinstance(made, Refusal):
        refuse(ctx, made)
    print_name(str(folder))
    tell(f"made up: {plural(made.sessions, 'session')} and {plural(made.runs, 'run')}")
