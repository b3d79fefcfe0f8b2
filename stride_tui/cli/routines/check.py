"""The command `stride check`: every mistake in routine files, plan and settings, or one line on each good file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from stride_tui.cli.completion import complete_checked
from stride_tui.cli.main import home_of
from stride_tui.services.exits import Exit

if TYPE_CHECKING:
    from stride_tui.services.routines.check import Checked


@click.command(
    epilog="\b\nExamples:\n  stride check\n  stride check --all\n  stride check hill-legs\n"
    "  stride check ./new.toml --json\n"
)
@click.argument("files", nargs=-1, metavar="[FILE]...", shell_complete=complete_checked)
@click.option("--all", "listed", is_flag=True, help="List the bundled files too, in which nothing is wrong.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, bundled files and all.")
@click.pass_context
def check(ctx: click.Context, files: tuple[str, ...], listed: bool, as_json: bool) -> None:
    """Read files and report every mistake in them, each with its place and what would be right.

    A FILE is a path or the name of a routine or a figure. Without one, everything that stride would read is read, and
    copies that a synced folder left are reported; of the files that come with stride only those with a mistake are
    listed. The last line counts. Exits 1 if anything is wrong. What may not be meant, such as an exercise that was
    renamed and so lost its history, a description that no item uses or a figure that no file has, is printed too and is
    nothing wrong, and so are damaged parts of files that were set aside.
    """
    from stride_tui.cli.output import say, say_json, tell
    from stride_tui.services.left_files.copies import copies_of_home
    from stride_tui.services.left_files.damaged_parts import parts_set_aside
    from stride_tui.services.routines.check import check_file, every_file, file_named, is_bundled, notes_by_path
    from stride_tui.services.shared_folders import shared_warning
    from stride_tui.views.progression.note_words import routine_note_words

    home = home_of(ctx)
    targets = [file_named(home, file) for file in files] or every_file(home)
    results = [(path, check_file(home, path)) for path in targets]
    found = notes_by_path(home, results)
    notes = {path: [routine_note_words(note) for note in of_file] for path, of_file in found.items()}
    results += [] if files else [(problem.path or "", (problem,)) for problem in copies_of_home(home)]
    parts = {} if files else parts_set_aside(home)
    if as_json:
        told = [_as_json(path, read) | {"notes": notes.get(path, [])} for path, read in results]
        say_json([*told, *({"path": path, "ok": True, "problems": [], "notes": [it]} for path, it in parts.items())])
    else:
        quiet = {path for path, read in results if not (files or listed or isinstance(read, tuple) or notes.get(path))}
        quiet = {path for path in quiet if is_bundled(path)}
        for path, read in results:
            if path in quiet:
                continue
            for line in [*_lines(path, read), *(f"{os.path.basename(path)}: {note}" for note in notes.get(path, []))]:
                say(line)
        for path, words in parts.items():
            say(f"{os.path.basename(path)}: {words}")
        if len(results) != 1:
            say(_closing_line([read for _, read in results], len(quiet)))
    if not files and (words := shared_warning(home, once=False)):
        tell(words)
    if any(isinstance(read, tuple) for _, read in results):
        ctx.exit(Exit.PROBLEMS)


def _closing_line(found: list[Checked], quiet: int) -> str:
    """Return how many files were read, with how many mistakes, and how many of them are not listed."""
    from stride_tui.views.text.words import plural

    mistakes = [len(read) for read in found if isinstance(read, tuple)]
    wrong = f"{plural(sum(mistakes), 'mistake')} in {len(mistakes)} of them" if mistakes else "no mistake in any"
    bundled = f"; {plural(quiet, 'bundled file')} not listed (--all lists them)" if quiet else ""
    return f"{plural(len(found), 'file')} read, {wrong}{bundled}"


def _lines(path: str, read: Checked) -> list[str]:
    """Return the lines that are printed about a file."""
    from stride_tui.core.routines.routine import Routine
    from stride_tui.views.text.problem import problem_lines

    if isinstance(read, tuple):
        return [line for problem in read for line in problem_lines(problem)]
    name = os.path.basename(path)
    from stride_tui.core.figures.figure import Figure
    from stride_tui.core.routines.steps import estimate_ms, unroll
    from stride_tui.core.week.plan import Plan
    from stride_tui.views.text.words import about_minutes, plural

    if isinstance(read, Plan):
        return [f"{name}: ok, {plural(len(read.runs), 'run')}, {plural(len(read.off), 'week')} off"]
    if isinstance(read, Figure):
        return [f"{name}: ok, {plural(len(read.poses), 'pose')}"]
    if not isinstance(read, Routine):
        return [f"{name}: ok"]
    steps = unroll(read)
    sets = sum(step.kind == "work" for step in steps)
    counts = f"{plural(len(read.blocks), 'block')}, {plural(sets, 'set')}, {plural(len(steps), 'step')}"
    return [f"{name}: ok, {counts}, {about_minutes(estimate_ms(steps))}"]


def _as_json(path: str, read: Checked) -> dict[str, Any]:
    """Return what is known about a file, for programs."""
    import msgspec

    from stride_tui.core.routines.routine import Routine
    from stride_tui.core.routines.steps import estimate_ms, unroll
    from stride_tui.core.week.plan import Plan

    if isinstance(read, tuple):
        return {"path": path, "ok": False, "problems": [msgspec.to_builtins(problem) for problem in read]}
    facts: dict[str, Any] = {"path": path, "ok": True, "problems": []}
    if isinstance(read, Routine):
        steps = unroll(read)
        sets = sum(step.kind == "work" for step in steps)
        facts |= {"routine": read.slug, "name": read.name, "blocks": len(read.blocks), "sets": sets}
        facts |= {"steps": len(steps), "estimate_ms": estimate_ms(steps)}
    if isinstance(read, Plan):
        facts |= {"runs": len(read.runs), "weeks_off": len(read.off)}
    return facts
