"""The command `stride figure`: a moving figure in the terminal, line by line, or the list of all figures."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from itertools import cycle
from typing import TYPE_CHECKING

import click

from stride_tui.cli.completion import complete_figure
from stride_tui.cli.main import home_of

if TYPE_CHECKING:
    from stride_tui.core.figures.figure import Figure
    from stride_tui.services.home import Home
    from stride_tui.views.text.spans import Line, Tone

    Picture = tuple[Line, ...]

COLOURS: dict[Tone, str] = {"phase": "green", "accent": "cyan"}
STILLS = 4
"""The number of frames that are printed where nothing can move."""
MOST = (200, 100)
"""The columns and rows of the largest picture."""


@click.command(
    epilog="\b\nExamples:\n  stride figure\n  stride figure b-squat --seconds 10\n"
    "  stride figure my-move --frames 6 --size 36x18 > frames.txt\n"
)
@click.argument("name", required=False, shell_complete=complete_figure)
@click.option("--frames", type=click.IntRange(1, 400), help="Print so many frames, one below the other.")
@click.option("--seconds", type=click.FloatRange(0.1, 3600), help="Move for so long (otherwise until ^c).")
@click.option("--size", default="40x20", metavar="WxH", help="Columns and rows of a frame (40x20).")
@click.option("--side", type=click.Choice(["left", "right"]), help="The side that works.")
@click.pass_context
def figure(
    ctx: click.Context, name: str | None, frames: int | None, seconds: float | None, size: str, side: str | None
) -> None:
    """Show a moving figure; without NAME, list all figures: your own, which win by file name, and the bundled ones.

    It moves in a terminal; anywhere else a few frames are printed one below the other.
    """
    from stride_tui.cli.output import say
    from stride_tui.core.figures.figure import for_side, frame_count
    from stride_tui.services.printing import print_text
    from stride_tui.views.figures.frame import frame

    home = home_of(ctx)
    if name is None:
        for line in _list(home):
            say(line)
        return
    width, height = _size(ctx, size)
    shown = for_side(_load(ctx, home, name), side)
    count = frame_count(shown)
    moves = sys.stdout is not None and sys.stdout.isatty()
    if frames is not None or not moves:
        stills = min(count, frames or STILLS)
        for n in range(stills):
            print_text(_painted(frame(shown, n * count // stills, count, width, height), moves) + "\n\n")
        return
    from time import sleep

    pictures = [_painted(frame(shown, n, count, width, height), moves) for n in range(count)]
    play(pictures, height, seconds, print_text, sleep)


def play(
    pictures: list[str], height: int, seconds: float | None, write: Callable[[str], None], wait: Callable[[float], None]
) -> None:
    """Print one picture over the other, for some seconds or until the runner stops it."""
    from stride_tui.core.figures.figure import FRAMES_A_SECOND

    left = None if seconds is None else max(1, round(seconds * FRAMES_A_SECOND))
    hidden, shown, up = "\x1b[?25l", "\x1b[?25h", f"\x1b[{height}A\r"
    write(hidden)
    try:
        for n, picture in enumerate(cycle(pictures)):
            if left is not None and n >= left:
                break
            write((up if n else "") + picture + "\n")
            if len(pictures) == 1 and left is None:
                break
            wait(1 / FRAMES_A_SECOND)
    except KeyboardInterrupt:
        pass
    finally:
        write(shown)


def _list(home: Home) -> list[str]:
    """Return a line for each figure: its name, whose it is, and what it shows or what is wrong with it."""
    from stride_tui.core.figures.figure import Figure
    from stride_tui.services.figures import figures_of
    from stride_tui.views.text.problem import problem_sentence
    from stride_tui.views.text.spans import filled, span, width_of

    files = figures_of(home)
    width = max((width_of((span(file.slug),)) for file in files), default=0)
    lines = []
    for file in files:
        found = file.found
        about = found.name if isinstance(found, Figure) else f"cannot be read: {problem_sentence(found[0])}"
        lines.append(f"{filled(span(file.slug).text, width)}  {'yours' if file.own else 'bundled':<7}  {about}")
    return lines


def _load(ctx: click.Context, home: Home, name: str) -> Figure:
    """Return the figure of that name; else end the command with the nearest name, or with the file's mistakes."""
    from stride_tui.cli.output import refuse
    from stride_tui.services.figures import figure_called
    from stride_tui.services.refusal import Refusal
    from stride_tui.views.text.clean import clean

    found = figure_called(home, name)
    if not isinstance(found, Refusal):
        return found
    if found.problems:
        refuse(ctx, found)
    raise click.UsageError(clean(found.words), ctx)


def _size(ctx: click.Context, text: str) -> tuple[int, int]:
    """Return the columns and rows that `--size` names, such as `40x20`; else a usage error."""
    from stride_tui.views.figures.frame import LEAST_SIZE
    from stride_tui.views.text.clean import clean

    match = re.fullmatch(r"(\d{1,4})[x×](\d{1,4})", text)
    least, most = LEAST_SIZE, MOST
    if match:
        width, height = int(match[1]), int(match[2])
        if least[0] <= width <= most[0] and least[1] <= height <= most[1]:
            return width, height
    limits = f"from {least[0]}x{least[1]} to {most[0]}x{most[1]}"
    raise click.UsageError(f"--size is columns x rows, such as 40x20, {limits}; not {clean(text)}", ctx)


def _painted(picture: Picture, on_terminal: bool) -> str:
    """Return a frame as text, with colours on a terminal."""
    if not on_terminal or os.environ.get("NO_COLOR"):
        return "\n".join("".join(part.text for part in line) for line in picture)
    styled = [[click.style(p.text, COLOURS.get(p.tone), dim=p.tone == "dim" or None) for p in line] for line in picture]
    return "\n".join("".join(parts) for parts in styled)
