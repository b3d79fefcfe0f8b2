"""The command `stride log`: adds to the history what was done without the dashboard, a run or a strength session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from stride_tui.cli.completion import WordChoice, complete_day, complete_routine
from stride_tui.cli.main import home_of
from stride_tui.services.exits import Exit

if TYPE_CHECKING:
    from collections.abc import Callable

    from stride_tui.core.history.records import Run, Session
    from stride_tui.services.refusal import Refusal
    from stride_tui.services.workspace import Workspace

RUN_KIND_WORDS = ("easy", "speed", "long", "race", "other")
"""The kinds of a run, repeated here so that `--help` need not load the core's module; a test compares them."""

AnyCommand = TypeVar("AnyCommand", bound="Callable[..., Any]")


def _minutes(_ctx: click.Context, _param: click.Parameter, value: str | None) -> float | None:
    """Return a length of time in minutes, or None; a usage error if it is none."""
    from stride_tui.services.typed.times_and_distances import minutes_from

    return None if value is None else _good(minutes_from(value))


def _km(_ctx: click.Context, _param: click.Parameter, value: str | None) -> float | None:
    """Return a distance in kilometres, or None; a usage error if it is none."""
    from stride_tui.services.typed.times_and_distances import km_from

    return None if value is None else _good(km_from(value))


def _good(found: float | Refusal) -> float:
    """Return a value that could be read; a usage error if it could not."""
    if isinstance(found, float):
        return found
    from stride_tui.views.text.clean import clean

    raise click.BadParameter(f"it {clean(found.words)}")


def _note(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Return a note without blanks around it, or None; a usage error if it cannot be shown."""
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
    """Add the options that a run and a session share."""
    options = (
        click.option("--at", metavar="TIME", help='When it began: "07:00", "7am", or "2026-11-21 07:00".'),
        click.option(
            "--on",
            metavar="DATE",
            shell_complete=complete_day,
            help="The day: 2026-11-21, monday, today or yesterday. Today without it.",
        ),
        click.option("--minutes", metavar="LENGTH", callback=_minutes, help='How long: 45, "1h05m" or "1:05:00".'),
        click.option("--note", callback=_note, help="Anything to remember about it."),
        click.option("--force", is_flag=True, help="Log it even if the same is logged already."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.group(
    epilog="\b\nExamples:\n  stride log run easy\n"
    '  stride log run long --at "2026-11-21 07:00" --km 18 --minutes 1h40m\n'
    '  stride log run easy --on monday --at 7am --km "5 mi"\n'
    "  stride log session --on yesterday\n"
)
def log() -> None:
    """Log a run, or a strength session done without stride, into the history."""


@log.command("run", epilog='\b\nExample:\n  stride log run speed --at 18:30 --km 8 --note "6 x 800"\n')
@click.argument("kind", type=WordChoice(RUN_KIND_WORDS))
@click.option("--km", metavar="DISTANCE", callback=_km, help='How far: 8.5, "8,5 km" or "5 mi".')
@click.option("--instead", metavar="DAY", help="Done instead of the run planned for: saturday, 2026-11-28, or no.")
@_shared
@click.pass_context
def log_run(
    ctx: click.Context,
    kind: Any,
    km: float | None,
    instead: str | None,
    at: str | None,
    on: str | None,
    minutes: float | None,
    note: str | None,
    force: bool,
) -> None:
    """Log a run of KIND: easy, speed, long, race or other.

    A speed session, long run or race may have been done instead of one planned for another day (--instead): that one is
    then no longer to come. Where it may be so and is not said, the answer is asked for.
    """
    from stride_tui.cli.moment_options import moment_typed
    from stride_tui.services.logbook import run_done
    from stride_tui.views.history.logged import logged_run_line

    workspace = _workspace(ctx)
    done = run_done(workspace, kind, moment_typed(ctx, workspace, at, on), minutes, km, note)
    if instead is not None:
        done = _answered(ctx, workspace, done, instead)
    _keep(ctx, workspace, done, logged_run_line(done), force)
    _ask_about(workspace, done)


def _answered(ctx: click.Context, workspace: Workspace, done: Run, text: str) -> Run:
    """Return a run with the answer to what it was done instead of; a usage error says what would be right."""
    from msgspec.structs import replace

    from stride_tui.services.refusal import Refusal
    from stride_tui.services.week.instead import answer_from

    found = answer_from(workspace, done, text)
    if isinstance(found, Refusal):
        raise click.UsageError(f"--instead {found.words}", ctx)
    return replace(done, instead_of=found)


def _ask_about(workspace: Workspace, done: Run) -> None:
    """Print the question about a run that was logged, if there is one, with the command that answers it."""
    from stride_tui.cli.output import tell
    from stride_tui.services.week.instead import question_after, question_with_command

    if question := question_after(workspace, done):
        tell(question_with_command(workspace, question))


def _effort(_ctx: click.Context, _param: click.Parameter, value: str | None) -> float | None:
    """Return an effort, or None; a usage error if it is none."""
    from stride_tui.services.typed.times_and_distances import effort_from

    return None if value is None else _good(effort_from(value))


@log.command("session", epilog="\b\nExample:\n  stride log session ten-minutes --on 2026-11-21 --minutes 12\n")
@click.argument("routine", required=False, shell_complete=complete_routine)
@click.option("--effort", metavar="RPE", callback=_effort, help="How hard it was, from 1 to 10.")
@_shared
@click.pass_context
def log_session(
    ctx: click.Context,
    routine: str | None,
    effort: float | None,
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
    from stride_tui.cli.moment_options import moment_typed
    from stride_tui.services.logbook import session_done
    from stride_tui.views.history.logged import logged_session_line

    workspace = _workspace(ctx, routine)
    done = session_done(workspace, workspace.slug, moment_typed(ctx, workspace, at, on), minutes, note, effort)
    _keep(ctx, workspace, done, logged_session_line(done), force)


def _workspace(ctx: click.Context, routine: str | None = None) -> Workspace:
    """Return the workspace on a routine, or on that of the settings."""
    from stride_tui.services.open_workspace import open_workspace
    from stride_tui.services.refusal import Refusal

    found = open_workspace(home_of(ctx), routine, since_ms=None, check_names=False)
    if isinstance(found, Refusal):
        raise click.UsageError(f"there is no routine `{routine}`; `stride routines` lists them", ctx)
    return found


def _keep(ctx: click.Context, workspace: Workspace, done: Run | Session, line: str, force: bool) -> None:
    """Add what was done to the history, unless the same is there already, and print it."""
    from stride_tui.cli.output import refuse, say, tell
    from stride_tui.services.logbook import add_to_history

    refusal = add_to_history(workspace, done, again=force)
    if refusal is None:
        from stride_tui.services.week.too_close import too_close_words

        say(f"logged: {line}")
        if words := too_close_words(workspace, done):
            tell(words)
    elif refusal.serious:
        refuse(ctx, refusal)
    else:
        tell(refusal.words)
        tell("if it was another one, add --force")
        ctx.exit(Exit.PROBLEMS)
