"""Two commands for crash tests: `run` makes sessions without a screen, `verify` tells what is kept.

`run` prints, each line flushed at once:

    ACK <set>      the set is on the disk; from here on it may not be lost
    ERR <reason>   a save failed; the session is kept in memory and the save is tried again

`verify` prints `HAVE <set>` for each set done, wholly or partly, that the history and the journal hold. It
never writes. A session that both hold (its program died while finishing) is one session; a session that is
twice in the history itself is printed twice, so that the mistake shows.
"""

from __future__ import annotations

import click

from stride_tui.core.problem import Problem
from stride_tui.core.session.evolve import replay
from stride_tui.services.exits import Exit
from stride_tui.services.home import open_home
from stride_tui.store.disk.files import SaveError
from stride_tui.store.history.reading import history_files, read_one
from stride_tui.store.paths import Paths
from stride_tui.store.session.left_sessions import session_left
from tests.crash.drawn import done_sets, set_id
from tests.crash.rehearsal import Rehearsal


@click.group()
@click.option("--home", type=click.Path(file_okay=False), metavar="DIR", help="Same as STRIDE_HOME.")
@click.pass_context
def crash(ctx: click.Context, home: str | None) -> None:
    """Rehearse sessions, and tell which sets are kept."""
    ctx.obj = open_home(home)


@crash.command()
@click.option("--sets", type=click.IntRange(min=1), required=True, help="How many sets to acknowledge, at least.")
@click.option("--seed", type=int, required=True, help="The number that decides which commands are drawn.")
@click.pass_context
def run(ctx: click.Context, sets: int, seed: int) -> None:
    """Drive sessions until so many sets are on the disk; then leave the session for later."""
    try:
        Rehearsal(ctx.obj.paths, sets, seed).run()
    except SaveError:
        ctx.exit(Exit.PROBLEMS)


@crash.command()
@click.pass_context
def verify(ctx: click.Context) -> None:
    """Print every set that history and journal hold."""
    try:
        names, problems = _kept(ctx.obj.paths)
    except SaveError as error:
        click.echo(str(error), err=True)
        ctx.exit(Exit.PROBLEMS)
    for name in names:
        click.echo(f"HAVE {name}")
    for problem in problems:
        click.echo(f"{problem.path}:{problem.line or ''}: {problem.message}", err=True)


def _kept(paths: Paths) -> tuple[list[str], list[Problem]]:
    """The sets that are kept, as often as they are, and what could not be read."""
    *copies, own = (read_one(path) for path in history_files(paths))
    known = {session.id for session in own.sessions}
    sessions = list(own.sessions)
    for copy in copies:
        sessions += [session for session in copy.history.raw.sessions if session.id not in known]
        known.update(session.id for session in copy.sessions)
    names = [set_id(s.id, record) for s in sessions for record in s.sets if record.status != "skipped"]
    problems = [problem for reading in (own, *copies) for problem in reading.problems]
    left = session_left(paths)
    if left:
        problems += left.problems
        state = replay(left.events)
        if state and state.session not in known:
            names += sorted(done_sets(state))
    return names, problems
