"""The manual page `stride(1)`, made from the commands by `make.py`, which the wheel installs for `man stride`."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable

import click

from stride_tui.services.exits import Exit

HEAD = (
    '.\\" Made by `make docs` from the commands. Change those, not this page.\n'
    '.TH STRIDE 1 "" "stride" "User Commands"\n'
)
ENVIRONMENT = {
    "STRIDE_HOME": "The folder that everything is kept in, as with --home.",
    "VISUAL, EDITOR": "The editor that the key e opens.",
    "NO_COLOR": "Without colours, where it is set to anything.",
    "COLUMNS, LINES": "The size of the window, where the terminal does not say.",
}
EXITS = {
    Exit.OK: "Fine.",
    Exit.PROBLEMS: "Something is wrong with a file, or could not be saved.",
    Exit.USAGE: "A mistake in the command line.",
    Exit.INTERNAL: "A crash; the report is where `stride paths` says.",
}


def man_page(commands: Iterable[click.Context]) -> str:
    """Return the page; the first command is `stride` itself, then come its subcommands."""
    first, *others = commands
    parts = [HEAD, ".SH NAME\n", f"stride \\- {escaped(summary(first.command))}\n"]
    parts += [".SH SYNOPSIS\n", usage(first), ".SH DESCRIPTION\n", *paragraphs(first.command.help or "")]
    parts += [".SH OPTIONS\n", *options(first), ".SH COMMANDS\n"]
    for ctx in others:
        name = ctx.command_path.partition(" ")[2]
        parts += [f".SS {escaped(name)}\n", usage(ctx), *paragraphs(ctx.command.help or ""), *options(ctx)]
        parts += examples(ctx.command.epilog)
    parts += [".SH EXAMPLES\n", *examples(first.command.epilog)]
    parts += [".SH ENVIRONMENT\n", *(entry(bold(name), text) for name, text in ENVIRONMENT.items())]
    parts += [".SH EXIT STATUS\n", *(entry(str(int(code)), text) for code, text in EXITS.items())]
    parts += [".SH FILES\n", ".PP\n", "\\fBstride paths\\fR prints where everything is kept.\n"]
    # A heading begins a paragraph by itself.
    return re.sub(r"^(\.S[HS] .+\n)\.PP\n", r"\1", "".join(parts), flags=re.MULTILINE)


def summary(command: click.Command) -> str:
    """The first sentence of a command's help, without its full stop."""
    return " ".join(inspect.cleandoc(command.help or "").split("\n\n")[0].split()).partition(". ")[0].removesuffix(".")


def usage(ctx: click.Context) -> str:
    """The line that says how a command is called."""
    pieces = " ".join(ctx.command.collect_usage_pieces(ctx))
    return f".PP\n{bold(ctx.command_path)} {escaped(pieces)}\n"


def options(ctx: click.Context) -> list[str]:
    """The options of a command, each with what it does."""
    records = [p.get_help_record(ctx) for p in ctx.command.params if isinstance(p, click.Option)]
    return [entry(bold(record[0]), record[1]) for record in records if record is not None]


def entry(tag: str, text: str) -> str:
    """A term, which is marked up already, with its description."""
    return f".TP\n{tag}\n{escaped(' '.join(text.split()))}\n"


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a help text."""
    whole = [part for part in inspect.cleandoc(text).split("\n\n") if part.strip()]
    return [f".PP\n{escaped(' '.join(part.replace(chr(8), '').split()))}\n" for part in whole]


def examples(epilog: str | None) -> list[str]:
    """What stands below the help of a command, line by line as it is there."""
    if not epilog:
        return []
    lines = inspect.cleandoc(epilog.replace(chr(8), "")).strip("\n").splitlines()
    return [".PP\n.nf\n", *(f"{escaped(line)}\n" if line.strip() else ".sp\n" for line in lines), ".fi\n"]


def bold(text: str) -> str:
    """Text in bold, as what is typed as it is."""
    return f"\\fB{escaped(text)}\\fR"


def escaped(text: str) -> str:
    """Text in which nothing is read as a request: backslashes, hyphens that are typed, and a dot that begins a line."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    text = re.sub(r"`([^`]+)`", r"\\fB\1\\fR", text)
    return re.sub(r"^([.'])", r"\\&\1", text)
