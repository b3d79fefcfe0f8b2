"""`stride check`: every mistake in routine files, plan and settings, or one line on each good file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from stride_tui.cli.main import paths_of
from stride_tui.services.exits import Exit

if TYPE_CHECKING:
    from stride_tui.core.figures.figure import Figure
    from stride_tui.core.problem import Problem
    from stride_tui.core.routines.routine import Routine
    from stride_tui.core.settings.settings import Settings
    from stride_tui.core.week.plan import Plan
    from stride_tui.store.paths import Paths

    Read = Routine | Figure | Plan | Settings | tuple[Problem, ...]


@click.command(epilog="\b\nExamples:\n  stride check\n  stride check hill-legs\n  stride check ./new.toml --json\n")
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def check(ctx: click.Context, files: tuple[str, ...], as_json: bool) -> None:
    """Read files and tell every mistake in them, each with its place and what would be right.

    A FILE is a path or the name of a routine or a figure. Without one, everything that stride would read is read.
    Exits 1 if anything is wrong.
    """
    from stride_tui.cli.output import say, say_json

    paths = paths_of(ctx)
    targets = [_target(paths, file) for file in files] or _everything(paths)
    results = [(path, _read(paths, path)) for path in targets]
    if as_json:
        say_json([_as_json(path, read) for path, read in results])
    else:
        for path, read in results:
            for line in _lines(path, read):
                say(line)
    if any(isinstance(read, tuple) for _, read in results):
        ctx.exit(Exit.PROBLEMS)


def _target(paths: Paths, file: str) -> str:
    """What an argument means: a path if there is one or it looks like one, else the file of a routine."""
    from stride_tui.store.figures.file import figure_files
    from stride_tui.store.routines.library import find_routine

    if os.path.lexists(file) or os.sep in file or "/" in file or file.endswith(".toml"):
        return str(paths.plan) if file == paths.plan.name and not os.path.lexists(file) else file
    found = find_routine(paths, file) or figure_files(paths).get(file)
    return str(found) if found else file


def _everything(paths: Paths) -> list[str]:
    """Every file that stride would read."""
    from stride_tui.store.figures.file import figure_files
    from stride_tui.store.routines.library import load_library

    found = [entry.path for entry in load_library(paths).entries]
    found += [str(path) for path in figure_files(paths).values()]
    return [*found, *(str(path) for path in (paths.plan, paths.settings) if os.path.lexists(path))]


def _read(paths: Paths, path: str) -> Read:
    """Read a file as what its place or name says it is."""
    from stride_tui.store.figures.file import FOLDER, read_figure
    from stride_tui.store.routines.file import read_routine
    from stride_tui.store.settings.file import read_settings

    if os.path.basename(path) == paths.settings.name:
        from stride_tui.views.keys.actions import BY_NAME

        return read_settings(path, BY_NAME)
    if os.path.basename(path) == paths.plan.name and not _is_routine(paths, path):
        from stride_tui.store.week.plan_file import read_plan

        return read_plan(path)
    if os.path.basename(os.path.dirname(os.path.abspath(path))) == FOLDER:
        return read_figure(path)
    read = read_routine(path)
    if isinstance(read, tuple) and not os.path.lexists(path) and os.path.basename(path) == path:
        return (_with_nearest(paths, read[0]),)
    return read


def _is_routine(paths: Paths, path: str) -> bool:
    """Whether a file is in a folder of routines, whatever its name."""
    from stride_tui.store.paths import bundled_routines

    folder = os.path.realpath(os.path.dirname(path))
    return folder in (os.path.realpath(paths.routines), os.path.realpath(bundled_routines()))


def _with_nearest(paths: Paths, problem: Problem) -> Problem:
    """A missing file's problem, with the routine that was probably meant."""
    import msgspec

    from stride_tui.store.routines.library import load_library
    from stride_tui.store.toml.wording import nearest

    near = nearest(problem.path or "", [entry.slug for entry in load_library(paths).entries])
    return msgspec.structs.replace(problem, hint=f"did you mean `{near}`?") if near else problem


def _lines(path: str, read: Read) -> list[str]:
    """What is printed about a file."""
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


def _as_json(path: str, read: Read) -> dict[str, Any]:
    """What is known about a file, for programs."""
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
