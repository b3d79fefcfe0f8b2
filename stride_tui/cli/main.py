"""The command `stride` and its subcommands, each imported only when it is called."""

from __future__ import annotations

import importlib
import io
from typing import TYPE_CHECKING, Any

import click

from stride_tui.services.exits import Exit
from stride_tui.services.home import Home, open_home

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

COMMANDS: dict[str, tuple[str, str]] = {
    "start": ("stride_tui.cli.start:start", "Open the dashboard on a routine and begin."),
    "log": ("stride_tui.cli.history.log:log", "Log a run, or a session done without stride."),
    "week": ("stride_tui.cli.week.week:week", "Print a week: planned, done, and when strength work is clear."),
    "next": ("stride_tui.cli.week.next:next_time", "Show when the next strength session fits."),
    "history": ("stride_tui.cli.history.group:history", "List, show, export and correct what was done."),
    "progress": ("stride_tui.cli.progression.progress:progress", "Show the next load of each exercise, and why."),
    "check": (
        "stride_tui.cli.routines.check:check",
        "Read routine files, plan and settings; report every mistake.",
    ),
    "routines": ("stride_tui.cli.routines.routines:routines", "List the routines, your own and the bundled ones."),
    "new": ("stride_tui.cli.routines.new:new", "Write a commented starter routine into your folder."),
    "schema": ("stride_tui.cli.routines.schema:schema", "Print the JSON Schema of a routine file, or of the plan."),
    "figure": ("stride_tui.cli.figure:figure", "Show a moving figure of an exercise, or list all figures."),
    "demo": ("stride_tui.cli.demo:demo", "Fill a new folder with a made-up history to look around in."),
    "cues": ("stride_tui.cli.cues:cues", "List the cues of a session; `cues test` plays them."),
    "completion": (
        "stride_tui.cli.print_completion:print_completion",
        "Print the completion script of bash, zsh or fish.",
    ),
    "paths": ("stride_tui.cli.paths:paths", "Print where everything lives."),
    "dev-run": ("stride_tui.cli.crash_tests:dev_run", ""),
    "dev-verify": ("stride_tui.cli.crash_tests:dev_verify", ""),
}
"""Each name with its place and one line of help. An empty line hides the command."""

STRIDE_EXAMPLES = """\b
Examples:
  stride                        open the dashboard
  stride start ten-minutes      begin a routine at once
  stride new "Hill legs"        write a routine of your own
  stride check                  read every routine of yours, and the plan
  stride log run easy --km 8    log a run that was done
  stride week --week 2026-W47   planned, done and clear, in that week
  stride next --short           when strength fits, for a shell prompt
  stride --home ~/runs routines keep everything in one folder
"""


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one only to run it or to complete it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The visible commands, in the order of the table."""
        return [name for name, (_, line) in COMMANDS.items() if line]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command, or None if there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[str]]:
        """Return the commands and options that begin with what is typed, without importing any command."""
        from stride_tui.cli.completion import fitting

        commands = fitting({name: line for name, (_, line) in COMMANDS.items() if line}, incomplete)
        return [*commands, *click.Command.shell_complete(self, ctx, incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Print the table without importing any command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items() if line])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, and suggest the nearest where there is none."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            import difflib

            near = difflib.get_close_matches(name, self.list_commands(ctx), 1)
            hint = f" Did you mean `{near[0]}`?" if near else ""
            raise click.UsageError(f"there is no command `{name}`.{hint}", ctx)
        return super().resolve_command(ctx, args)


def _print_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from stride_tui import __version__
        from stride_tui.services.printing import print_text

        print_text(f"stride {__version__}\n")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=STRIDE_EXAMPLES,
)
@click.option(
    "--home",
    type=click.Path(file_okay=False),
    metavar="DIR",
    help="Keep everything (routines, history, settings) in DIR. Same as STRIDE_HOME.",
)
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_print_version, help="Print the version."
)
@click.pass_context
def stride(ctx: click.Context, home: str | None) -> None:
    """Lead a runner through strength sessions, hands-free, and keep the week in order.

    Without a command, opens the dashboard: space begins the routine, ? shows every key.
    """
    ctx.obj = open_home(home)
    ctx.call_on_close(lambda: _tell_set_aside(home_of(ctx)))
    if ctx.invoked_subcommand is None:
        from stride_tui.cli.open_dashboard import open_dashboard

        raise SystemExit(open_dashboard(home_of(ctx)))


def _tell_set_aside(home: Home) -> None:
    """Say after a command what it has set aside because it could not be read."""
    from stride_tui.services.left_files.damaged_parts import set_aside_words

    if words := set_aside_words(home):
        from stride_tui.services.printing import print_remark

        print_remark(words)


def home_of(ctx: click.Context) -> Home:
    """Return the home that `--home` or the environment chose."""
    home = ctx.obj
    assert isinstance(home, Home)
    return home


def run(args: list[str] | None = None) -> None:
    """Parse and run; exits. Usage mistakes exit 2."""
    from stride_tui.services.printing import with_output

    raise SystemExit(with_output(lambda: _code_of(args)))


def _code_of(args: list[str] | None) -> int:
    """Parse and run; return the exit code."""
    try:
        code: Any = stride.main(args=args, prog_name="stride", standalone_mode=False)
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    except SystemExit as stop:
        code = stop.code
    except click.Abort:
        code = 130
    except click.ClickException as error:
        _show(error)
        code = error.exit_code
    return code if isinstance(code, int) else Exit.OK


def _show(error: click.ClickException) -> None:
    """Print a mistake in the command line as click words it. It quotes what was typed."""
    from stride_tui.services.printing import print_remark

    words = io.StringIO()
    error.show(words)
    for line in words.getvalue().splitlines():
        print_remark(line)
