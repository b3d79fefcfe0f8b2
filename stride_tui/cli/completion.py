"""The completion of a shell: what can be typed next, in click's protocol, and the word types that know short forms."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from stride_tui.services.home import Home

Items = list[CompletionItem[str]]
Completer = Callable[[click.Context, click.Parameter, str], Items]


class WordChoice(click.Choice[str]):
    """A choice of words that are taken in any case and in their short forms."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word that was meant; a usage error that echoes what was typed if there is none."""
        from stride_tui.core.settings.spelling import probably, taken_as

        words = [str(choice) for choice in self.choices]
        if taken := taken_as(value, words):
            return taken
        near = probably(value, words)
        if near:
            self.fail(f"{value!r} is not one of {', '.join(words)}; did you mean {near}?", param, ctx)
        return super().convert(value, param, ctx)


def fitting(names: dict[str, str], incomplete: str) -> Items:
    """Return the names that begin with what is typed, in any case. A name that no shell could show is left out."""
    begun = incomplete.casefold()
    return [
        CompletionItem(name, help=words or None)
        for name, words in names.items()
        if name.casefold().startswith(begun) and name.isprintable()
    ]


def _completer(names: Callable[[Home, click.Context], dict[str, str]]) -> Completer:
    """Return a completer of the names that a home has; nothing is completed where it cannot be read."""

    def complete(ctx: click.Context, _param: click.Parameter, incomplete: str) -> Items:
        from stride_tui.services.home import open_home

        # No command runs while a shell completes, so that the home has not been opened.
        return fitting(names(open_home(ctx.find_root().params.get("home")), ctx), incomplete)

    return complete


def _routines(home: Home, _ctx: click.Context) -> dict[str, str]:
    from stride_tui.services.typed.names_to_type import routine_names

    return routine_names(home)


def _figures(home: Home, _ctx: click.Context) -> dict[str, str]:
    from stride_tui.services.typed.names_to_type import figure_names

    return figure_names(home)


def _checked(home: Home, ctx: click.Context) -> dict[str, str]:
    return _routines(home, ctx) | _figures(home, ctx) | {"plan.toml": "the plan"}


def _exercises(home: Home, ctx: click.Context) -> dict[str, str]:
    from stride_tui.services.typed.names_to_type import exercise_names

    return exercise_names(home, ctx.params.get("slug"))


def _entries(home: Home, _ctx: click.Context) -> dict[str, str]:
    from stride_tui.services.typed.names_to_type import history_ids

    return history_ids(home)


def _sessions(home: Home, _ctx: click.Context) -> dict[str, str]:
    from stride_tui.services.typed.names_to_type import history_ids

    return history_ids(home, runs=False)


def _sets(home: Home, ctx: click.Context) -> dict[str, str]:
    from stride_tui.services.typed.names_to_type import set_names

    return set_names(home, str(ctx.params.get("session") or ""))


def _days(_home: Home, _ctx: click.Context) -> dict[str, str]:
    from stride_tui.core.settings.settings import WEEKDAYS

    return {"today": "", "yesterday": "", **dict.fromkeys(WEEKDAYS, "the latest one")}


def _themes(_home: Home, _ctx: click.Context) -> dict[str, str]:
    from stride_tui.core.settings.settings import THEME_NAMES

    return dict.fromkeys(THEME_NAMES, "")


complete_routine, complete_figure, complete_checked = _completer(_routines), _completer(_figures), _completer(_checked)
complete_exercise, complete_entry, complete_session = (_completer(of) for of in (_exercises, _entries, _sessions))
complete_set, complete_day, complete_theme = (_completer(of) for of in (_sets, _days, _themes))
