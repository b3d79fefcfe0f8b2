"""`stride cues`: what a session tells, and whether this machine can make it heard."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from stride_tui.cli.main import home_of

if TYPE_CHECKING:
    from stride_tui.core.settings.settings import Settings, SinkName
    from stride_tui.sinks.player import Player
    from stride_tui.store.paths import Paths

SINK_CHOICES: tuple[SinkName, ...] = ("tones", "voice", "bell", "notify", "flash")
"""The sinks, told here so that `--help` need not load what knows them; a test compares them."""
PERHAPS = "sent to the terminal, which may be set to ignore it"
NO_TERMINAL = "there is no terminal on standard error"


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def cues(ctx: click.Context, as_json: bool) -> None:
    """List the cues of a session, which need no look at the screen, and the sinks that make them known.

    `cues = ["tones", "voice"]` in the settings chooses; m mutes; the palette turns each on and off.
    """
    if ctx.invoked_subcommand is not None:
        return
    from stride_tui.cli.output import say, say_json
    from stride_tui.views.cues.words import CUE_EXAMPLES, MEANINGS, SINKS

    settings = _settings(home_of(ctx).paths)
    if as_json:
        told = {name: {"means": words, "said": CUE_EXAMPLES[name]} for name, words in MEANINGS.items()}
        by = {name: {"is": words, "on": name in settings.sinks} for name, words in SINKS.items()}
        say_json({"cues": told, "sinks": by})
        return
    for name, words in MEANINGS.items():
        say(f"{name.replace('_', ' '):<13} {words}")
    say("")
    for sink, words in SINKS.items():
        say(f"{sink:<13} {words}{' (on)' if sink in settings.sinks else ''}")


@cues.command()
@click.argument("sinks", nargs=-1, type=click.Choice(SINK_CHOICES), metavar="[SINK]...")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def test(ctx: click.Context, sinks: tuple[SinkName, ...], as_json: bool) -> None:
    """Play every cue on each sink (or on those named), and say which of them work here."""
    from stride_tui.cli.output import say, say_json, tell

    paths = home_of(ctx).paths
    settings = _settings(paths)
    found: list[dict[str, Any]] = []
    for name in sinks or SINK_CHOICES:
        tell(f"{name} ...")
        found.append({"sink": name, **_try(name, paths, settings, aloud=not as_json)})
    if as_json:
        say_json(found)
        return
    for row in found:
        works = {True: "works", False: "does not work", None: "perhaps"}[row["works"]]
        say(f"{row['sink']:<7} {works:<14} {row['by'] or row['why']}")


def _settings(paths: Paths) -> Settings:
    """The settings; the defaults where the file has mistakes, which `stride check` tells."""
    from stride_tui.core.settings.settings import Settings
    from stride_tui.store.settings.file import load_settings

    found = load_settings(paths)
    return found if isinstance(found, Settings) else Settings()


def _try(name: SinkName, paths: Paths, settings: Settings, aloud: bool) -> dict[str, Any]:
    """Every cue on one sink: whether it works (None: nobody can know), by which program, or why not."""
    if name == "flash":
        return {"works": True, "by": "the dashboard", "why": ""}
    if name in ("bell", "notify"):
        sent = _to_terminal(name)
        return {"works": None if sent else False, "by": "", "why": PERHAPS if sent else NO_TERMINAL}
    from stride_tui.sinks.tones import tones
    from stride_tui.sinks.voice import voice

    silent = tones(paths.cache, settings.volume, _nobody)
    player = silent if name == "tones" else voice(settings.voice, settings.volume, _nobody)
    by = _play_all(player, aloud)
    return {"works": bool(by), "by": by, "why": "" if by else player.trouble}


def _play_all(player: Player, aloud: bool) -> str:
    """The program that played every cue, or an empty string at the first that none could play."""
    from stride_tui.cli.output import tell
    from stride_tui.sinks.announcement import Announcement
    from stride_tui.views.cues.words import CUE_EXAMPLES

    by = ""
    for meaning, words in CUE_EXAMPLES.items():
        by = player.try_out(Announcement(meaning, words))
        if not by:
            return ""
        if aloud:
            tell(f"  {meaning.replace('_', ' ')}")
    return by


def _nobody(_words: str) -> None:
    """Nobody needs to be told: the table says it."""


def _to_terminal(name: SinkName) -> bool:
    """Ring the bell or send a notification, if there is a terminal."""
    import os

    from stride_tui.sinks.notify import notification
    from stride_tui.views.cues.words import CUE_EXAMPLES

    if not sys.stderr.isatty():
        return False
    sys.stderr.write("\a" if name == "bell" else notification("stride", CUE_EXAMPLES["rest"], os.environ))
    sys.stderr.flush()
    return True
