"""The hidden commands `dev-run` and `dev-verify`, whose code is in a checkout's tests/crash and not in the package."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import click

CHECKOUT = Path(__file__).resolve().parents[2]
"""The folder that holds the package: a checkout has pyproject.toml and tests/ beside it, a wheel has not."""


def _command(name: str, inner: str) -> click.Command:
    """Return the command `inner` of tests.crash, or outside a checkout one that says where it is."""
    if (CHECKOUT / "pyproject.toml").is_file() and (CHECKOUT / "tests" / "crash" / "commands.py").is_file():
        # In front, because the folder that Python was started in may have a package `tests` of its own.
        sys.path.insert(0, str(CHECKOUT))
        command: click.Command = importlib.import_module("tests.crash.commands").crash.commands[inner]
        return command
    options = {"ignore_unknown_options": True, "allow_extra_args": True}

    @click.command(name, add_help_option=False, context_settings=options)
    def refuse() -> None:
        raise click.ClickException(f"`stride {name}` is for stride's own tests: only a checkout has it.")

    return refuse


dev_run = _command("dev-run", "run")
dev_verify = _command("dev-verify", "verify")
