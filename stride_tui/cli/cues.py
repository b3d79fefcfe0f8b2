"""The command `stride cues`: the cues of a session, and whether this machine can play them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from stride_tui.cli.main import home_of
from stride_tui.core.settings.cue_sinks import SINK_NAMES

if TYPE_CHECKING:
    from stride_tui.core.cues.outlets import SinkTrial
    from stride_tui.services.home import Home


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def cues(ctx: click.Context, as_json: bool) -> None:
    """List the cues of a session, which you need not look at the screen for, and the sinks that play or show them.

    `cues = ["tones", "voice"]` in the settings chooses; m mutes; the palette turns each on and off.
    """
    if ctx.invoked_subcommand is not None:
        return
    from stride_tui.cli.output import say, say_json
    from stride_tui.services.settings import settings_or_default
    from stride_tui.views.cues.words import CUE_EXAMPLES, MEANINGS, SINKS

    settings = settings_or_default(home_of(ctx))
    if as_json:
        listed = {name: {"means": words, "said": CUE_EXAMPLES[name]} for name, words in MEANINGS.items()}
        by = {name: {"is": words, "on": name in settings.sinks} for name, words in SINKS.items()}
        say_json({"cues": listed, "sinks": by})
        return
    for name, words in MEANINGS.items():
        say(f"{name.replace('_', ' '):<13} {words}")
    say("")
    for sink, words in SINKS.items():
        say(f"{sink:<13} {words}{' (on)' if sink in settings.sinks else ''}")


@cues.command()
@click.argument("sinks", nargs=-1, type=click.Choice(SINK_NAMES), metavar="[SINK]...")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def test(ctx: click.Context, sinks: tuple[str, ...], as_json: bool) -> None:
    """Play every cue on each sink (or on those named), and say which of them work here."""
    from stride_tui.cli.output import say, say_json, tell

    home = home_of(ctx)
    trials: dict[str, SinkTrial] = {}
    for name in sinks or SINK_NAMES:
        tell(f"{name} ...")
        trials[name] = _try(name, home, aloud=not as_json)
    if as_json:
        say_json([{"sink": name, "works": row.works, "by": row.by, "why": row.why} for name, row in trials.items()])
        return
    for name, row in trials.items():
        works = {True: "works", False: "does not work", None: "perhaps"}[row.works]
        say(f"{name:<7} {works:<14} {row.by or row.why}")


def _try(name: str, home: Home, aloud: bool) -> SinkTrial:
    """Play every cue on one sink; print each that was played where `aloud`."""
    from stride_tui.cli.output import tell
    from stride_tui.core.cues.outlets import FaceOutlets
    from stride_tui.services.printing import send_codes
    from stride_tui.services.session.cue_sinks import try_sink

    on_terminal = sys.stderr is not None and sys.stderr.isatty()
    outlets = FaceOutlets(
        bell=lambda: send_codes("\a"), write=send_codes, flash=_nothing, tell=_ignore, on_terminal=on_terminal
    )
    return try_sink(home, name, outlets, lambda meaning: tell(f"  {meaning.replace('_', ' ')}") if aloud else None)


def _nothing() -> None:
    """Flash nothing: there is no screen."""


def _ignore(_words: str) -> None:
    """Ignore what the sink reports: the table says whether it works."""
