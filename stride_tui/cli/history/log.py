"""`stride log`: what was done without the dashboard, a run or a strength session, into the history."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, TypeVar

import click

from stride_tui.cli.main import paths_of
from stride_tui.services.exits import Exit

if TYPE_CHECKING:
    from collections.abc import Callable

    from stride_tui.core.history.records import Run, Session
    from stride_tui.store.paths import Paths

RUN_KIND_WORDS = ("easy", "speed", "long", "race", "other")
"""The kinds of a run, told here so that `--help` need not load what knows them; a test compares them."""

AnyCommand = TypeVar("AnyCommand", bound="Callable[..., Any]")


def _above_nothing(most: float) -> Callable[[click.Context, click.Parameter, float | None], float | None]:
    """A check that a number is above 0 and at most `most`; "nan" and "inf" are no numbers here."""

    def check(_ctx: click.Context, _param: click.Parameter, value: float | None) -> float | None:
        if value is not None and not (math.isfinite(value) and 0 < value <= most):
            raise click.BadParameter(f"it is above 0 and at most {most:g}")
        return value

    return check


def _note(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """A note that can be shown and is not blank."""
    from stride_tui.core.history.records import MAX_NOTE
    from stride_tui.core.safe_text import character_name, unsafe_at

    text = (value or "").strip()
    at = unsafe_at(text)
    if at is not None:
        raise click.BadParameter(f"it has a character that cannot be shown ({character_name(text[at])})")
    if len(text) > MAX_NOTE:
        raise click.BadParameter(f"{MAX_NOTE} characters are the most that fit")
    return text or None


def _shared(command: AnyCommand) -> AnyCommand:
    """The options that a run and a session share."""
    options = (
        click.option("--at", metavar="TIME", help='When it began: "07:00", or "2026-11-21 07:00".'),
        click.option("--on", metavar="DATE", help="The day: 2026-11-21, today or yesterday. Today without it."),
        click.option("--minutes", type=float, callback=_above_nothing(2_880), help="How long it took."),
        click.option("--note", callback=_note, help="Anything to remember about it."),
        click.option("--force", is_flag=True, help="Log it even if the same is logged already."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.group(
    epilog="\b\nExamples:\n  stride log run easy\n"
    '  stride log run long --at "2026-11-21 07:00" --km 18 --minutes 100\n'
    "  stride log session --on yesterday\n"
)
def log() -> None:
    """Log a run, or a strength session done without stride, into the history."""


@log.command("run", epilog='\b\nExample:\n  stride log run speed --at 18:30 --km 8 --note "6 x 800"\n')
@click.argument("kind", type=click.Choice(RUN_KIND_WORDS))
@click.option("--km", type=float, callback=_above_nothing(1_000), help="How far it went.")
@_shared
@click.pass_context
def log_run(
    ctx: click.Context,
    kind: Any,
    km: float | None,
    at: str | None,
    on: str | None,
    minutes: float | None,
    note: str | None,
    force: bool,
) -> None:
    """Log a run of KIND: easy, speed, long, race or other."""
    from stride_tui.cli.when import moment_of
    from stride_tui.core.history.records import Run
    from stride_tui.store.history.file import append_run
    from stride_tui.store.session.journal import new_session_id
    from stride_tui.views.history.logged import logged_run_line

    moment = moment_of(ctx, at, on)
    done = Run(new_session_id(moment.now), kind, moment.utc, moment.offset, minutes, km, note, moment.timed)
    _keep(ctx, done, logged_run_line(done), append_run, force)


@log.command("session", epilog="\b\nExample:\n  stride log session ten-minutes --on 2026-11-21 --minutes 12\n")
@click.argument("routine", required=False)
@_shared
@click.pass_context
def log_session(
    ctx: click.Context,
    routine: str | None,
    at: str | None,
    on: str | None,
    minutes: float | None,
    note: str | None,
    force: bool,
) -> None:
    """Log a strength session of ROUTINE that was done without stride. It counts for its week.

    Without ROUTINE it is the one of the settings. Without --minutes it is taken to have lasted as long as the
    routine does.
    """
    from stride_tui.cli.when import moment_of
    from stride_tui.core.history.records import Session
    from stride_tui.core.routines.steps import estimate_ms, unroll
    from stride_tui.store.history.file import append_session
    from stride_tui.store.routines.library import load_entry
    from stride_tui.store.session.journal import new_session_id
    from stride_tui.views.history.logged import logged_session_line

    moment = moment_of(ctx, at, on)
    slug = routine or _chosen(paths_of(ctx))
    entry = load_entry(paths_of(ctx), slug)
    if entry is None and routine:
        raise click.UsageError(f"there is no routine `{routine}`; `stride routines` lists them", ctx)
    known = entry.routine if entry else None
    told = round((minutes or 0) * 60_000)
    done = Session(
        id=new_session_id(moment.now),
        routine=slug,
        name=known.name if known else slug,
        started=moment.utc,
        ended=moment.utc + (told or (estimate_ms(unroll(known)) if known else 0)),
        offset=moment.offset,
        finished=True,
        sets=(),
        work_ms=told,
        recovery_hours=known.schedule.recovery_hours if known else 48,
        note=note,
        by_hand=True,
        timed=moment.timed,
    )
    _keep(ctx, done, logged_session_line(done), append_session, force)


def _chosen(paths: Paths) -> str:
    """The routine of the settings, or the one that is there without them."""
    from stride_tui.core.settings.settings import Settings
    from stride_tui.store.settings.file import load_settings

    settings = load_settings(paths)
    return (settings if isinstance(settings, Settings) else Settings()).routine


def _keep(ctx: click.Context, done: Any, line: str, append: Callable[[Paths, Any], bool], force: bool) -> None:
    """Add what was done to the history, unless the same is there already, and print it."""
    from stride_tui.cli.output import say, tell
    from stride_tui.store.disk.files import SaveError
    from stride_tui.store.history.reading import read_history

    paths = paths_of(ctx)
    history = read_history(paths).history
    logged: tuple[Run | Session, ...] = (*history.sessions, *history.runs)
    if not force and any(_same(done, other) for other in logged):
        tell(f"this is logged already: {line}")
        tell("if it was another one, add --force")
        ctx.exit(Exit.PROBLEMS)
    try:
        append(paths, done)
    except SaveError as error:
        tell(str(error))
        ctx.exit(Exit.PROBLEMS)
    say(f"logged: {line}")


def _same(done: Run | Session, other: Run | Session) -> bool:
    """Whether both say the same of the same time; of a day, where neither knows a time."""
    from stride_tui.core.history.records import Run
    from stride_tui.core.week.calendar import day_of

    if isinstance(done, Run) and isinstance(other, Run):
        alike = done.kind == other.kind
    elif isinstance(done, Run) or isinstance(other, Run):
        return False
    else:
        alike = done.routine == other.routine
    if done.timed != other.timed:
        return False
    return alike and (done.started == other.started if done.timed else day_of(done) == day_of(other))
