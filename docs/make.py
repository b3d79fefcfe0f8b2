"""Make the pages of this folder that are made from the program: keys.md, commands.md, routine-keys.md, the manual
page stride.1, and parts of progression.md.

`python docs/make.py` writes them. With `--check` it writes nothing, names each page that is out of date, and exits 1
if there is one. A new made page is a function that returns its text, and a line in `PAGES`.
"""

from __future__ import annotations

import inspect
import re
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from docs.man_page import man_page
from stride_tui.cli.main import stride
from stride_tui.core.progression.rules.registry import NO_RULE, RULES
from stride_tui.core.progression.rules.rule import EFFORT_SOURCE, GAP_SOURCE, REPS_FIRST_SOURCE
from stride_tui.store.routines.keys_page import routine_keys_page
from stride_tui.views.keys.dashboard_rows import ACTIONS
from stride_tui.views.keys.key_tables import KeyRow, key_rows
from stride_tui.views.keys.row import ALWAYS, IN_SESSION, Action, Context

HERE = Path(__file__).parent
MADE = "<!-- Made by `make docs`. Change the table or the command it is made from, not this page. -->\n"
WHEN: dict[Context, str] = {
    "idle": "before a session",
    "lead": "get ready",
    "work": "in a timed set",
    "reps": "in a set of reps",
    "rest": "in a rest",
    "paused": "paused",
    "done": "after a session",
    "thrown_away": "after one thrown away",
}

KEYS_HEAD = """
# Keys

`?` on any screen shows its keys and then all others; while you type a note or a text to find, `F1` does. `^p` (Ctrl
and P) opens the palette, where every action of the dashboard is found by name. `^` means Ctrl, `⇧` means Shift. An
action without a key is in the palette only.

The second column is what gives an action other keys: in the table `[keys]` of `settings.toml`, which is followed
while stride runs. The names of keys are those of Textual.

```toml
[keys]
skip = ["right", "n"]
undo = "backspace"
```

A name that stands in several of the tables below, such as `up` or `close`, is given its keys once, for all those
screens. A key given to one action is taken from every other of the same screen, and does what it always did on the
others. One key for two actions of one screen is a mistake that `stride check` shows.

The first key of {needed} cannot be taken, and on other
screens that of `close`, `save` and their like: without it nothing could be begun, ended or left. Only giving that
action another key frees it. Where you type a text, a letter is text and never a key.
"""
KEYS_TAIL = """
## Where else

An answer to a question has the key that is printed beside it. The plain mode has typed commands in place of keys:
[plain mode](plain-mode.md).

The mouse works on the bottom lines, on lists and on the week.
"""
COMMANDS_HEAD = """
# Commands

Every command and its options, as `--help` prints them; `-h` and `--help` work everywhere.

Output goes to stdout, remarks and errors to stderr. Exit codes: 0 fine, 1 something is wrong with a file or could not
be saved, 2 a mistake in the command line, 70 a crash (with a report, see
[files and privacy](files-and-privacy.md#when-something-goes-wrong)), 128 and more ended by a signal.

Where nothing can be printed, as on a full disk, one line on stderr says so and the exit code is 1; a reader that goes
away, such as `head`, gets the code without the line. In a code page that lacks a sign, a plain one takes its place
(`->` for an arrow, `?` for a letter). Names of files and exports go byte for byte into files and pipes; on a terminal,
characters that it would obey are written as escapes such as `\\u001b`.
"""


def keys_page() -> str:
    """The page of every key: a table for each group of the dashboard's actions and for each other screen."""
    needed = [f"`{action.name}`" for action in ACTIONS if action.needed]
    parts = [MADE, KEYS_HEAD.format(needed=f"{', '.join(needed[:-1])} and {needed[-1]}")]
    sections: dict[str, list[KeyRow]] = {}
    for row in key_rows():
        sections.setdefault(row.action.group or row.title, []).append(row)
    for title, rows in sections.items():
        timed = bool(rows[0].action.group)
        parts.append(f"\n## {title}\n\n| key | in `[keys]` | what it does |{' when |' if timed else ''}\n")
        parts.append(f"|---|---|---|{'---|' if timed else ''}\n")
        parts += [key_row(row, timed) for row in rows]
    return "".join([*parts, KEYS_TAIL])


def key_row(row: KeyRow, timed: bool) -> str:
    """One row of a table of keys; `timed` is whether it says when the key does something."""
    keys = re.sub(r"[^ –]+", r"`\g<0>`", row.keys) or "palette"
    written = ", ".join(f'"{key}"' for key in row.action.keys)
    last = f" {when(row.action)} |" if timed else ""
    return f"| {keys} | `{row.action.name} = [{written}]` | {cell(row.help)} |{last}\n"


def when(action: Action) -> str:
    """The moments in which an action does something, in words."""
    if action.contexts == ALWAYS:
        return "always"
    whole = IN_SESSION if action.contexts >= IN_SESSION else frozenset[Context]()
    rest = sorted(action.contexts - whole, key=lambda context: [*WHEN, context].index(context))
    return ", ".join([*(["in a session"] if whole else []), *(WHEN.get(context, context) for context in rest)])


def commands_page() -> str:
    """The page of every command: its usage, help, options and examples, subcommands below their group."""
    return "".join([MADE, COMMANDS_HEAD, *(section(ctx) for ctx in every_command(stride, "stride"))])


def every_command(command: click.Command, name: str, parent: click.Context | None = None) -> Iterator[click.Context]:
    """The context of a command that is called `name`, then those of its visible subcommands."""
    # With the command's own settings: click keeps the help option of the first context that asks for it.
    ctx = click.Context(command, parent, name, **command.context_settings)
    yield ctx
    if isinstance(command, click.Group):
        for below in command.list_commands(ctx):
            found = command.get_command(ctx, below)
            assert found is not None
            if not found.hidden:
                yield from every_command(found, below, ctx)


def section(ctx: click.Context) -> str:
    """One command: a heading, how it is called, what it does, its options, its examples."""
    command = ctx.command
    level = "##" if ctx.parent is None or ctx.parent.parent is None else "###"
    usage = " ".join([ctx.command_path, *command.collect_usage_pieces(ctx)])
    parts = [f"\n{level} {ctx.command_path}\n\n```text\n{usage}\n```\n", *map(paragraph, split(command.help or ""))]
    options = [param for param in command.params if isinstance(param, click.Option)]
    rows = [record for option in options if (record := option.get_help_record(ctx)) is not None]
    if rows:
        parts.append("\n| option | what it does |\n|---|---|\n")
        parts += [f"| `{cell(names)}` | {cell(text)} |\n" for names, text in rows]
    if command.epilog:
        parts.append(f"\n```text\n{inspect.cleandoc(command.epilog.replace(chr(8), ''))}\n```\n")
    return "".join(parts)


def split(text: str) -> list[str]:
    """The paragraphs of a help text."""
    return [part for part in inspect.cleandoc(text).split("\n\n") if part.strip()]


def paragraph(text: str) -> str:
    """A paragraph on one line, with an empty line before it."""
    return f"\n{' '.join(text.replace(chr(8), '').split())}\n"


def cell(text: str) -> str:
    """Text for a cell of a table, where a bar would begin the next one."""
    return " ".join(text.split()).replace("|", "\\|")


def progression_page() -> str:
    """The page on progression with its made parts: a row for each rule, and the sources of all of them."""
    return with_parts(read("progression.md"), {"rules": rule_rows(), "sources": source_list()})


def with_parts(text: str, parts: dict[str, str]) -> str:
    """A page with what stands between the two marks of each made part written anew."""
    for name, part in parts.items():
        begin, end = f"<!-- made: {name} -->\n", f"<!-- end: {name} -->\n"
        new = (begin + part + end).replace("\\", "\\\\")
        text, count = re.subn(f"{begin}.*?{end}", new, text, flags=re.DOTALL)
        assert count == 1, f"one part is to be called {name}, not {count}"
    return text


def every_source() -> list[str]:
    """The sources of the rules, each once, in the order of the rules, then those of what holds for every rule."""
    of_all = (EFFORT_SOURCE, GAP_SOURCE, REPS_FIRST_SOURCE)
    return list(dict.fromkeys([*(source for rule in RULES for source in rule.sources), *of_all]))


def rule_rows() -> str:
    """The table of the rules of progression."""
    sources = every_source()
    lines = ["| rule | for | goes up | goes back | source |", "|---|---|---|---|---|"]
    for rule in RULES:
        from_ = ", ".join(str(sources.index(source) + 1) for source in rule.sources)
        lines.append(f"| `{rule.name}` | {rule.needs} | {rule.goes_up} | {rule.goes_back} | {from_} |")
    stays = "never: as the routine says, with the weight of last time where it names none"
    lines.append(f"| `{NO_RULE}` | anything | {stays} | never | |")
    return "".join(f"{line}\n" for line in lines)


def source_list() -> str:
    """The sources with their numbers, wrapped as the rest of the page is."""
    entries = [f"{number}. {source}" for number, source in enumerate(every_source(), 1)]
    return "".join(f"{textwrap.fill(entry, 120, subsequent_indent='   ')}\n" for entry in entries)


PAGES: dict[str, Callable[[], str]] = {
    "keys.md": keys_page,
    "commands.md": commands_page,
    "progression.md": progression_page,
    "routine-keys.md": lambda: MADE + routine_keys_page(),
    "stride.1": lambda: man_page(every_command(stride, "stride")),
}
"""File name -> the function that returns its text."""


def stale() -> list[str]:
    """The made pages that are missing or differ from what would be made now."""
    return [name for name, make in PAGES.items() if not (HERE / name).exists() or read(name) != make()]


def read(name: str) -> str:
    """The text of a page as it is on the disk."""
    return (HERE / name).read_text(encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Write the pages, or with `--check` name those that are out of date; gives the exit code."""
    if arguments not in ([], ["--check"]):
        sys.stderr.write("usage: python docs/make.py [--check]\n")
        return 2
    if arguments:
        found = stale()
        sys.stderr.writelines(f"docs/{name} is out of date: run `make docs`\n" for name in found)
        return 1 if found else 0
    for name, make in PAGES.items():
        (HERE / name).write_text(make(), encoding="utf-8", newline="\n")
        sys.stdout.write(f"docs/{name}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
