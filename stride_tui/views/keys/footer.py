"""The bottom line: the keys that do something now, as many as fit, each a button for the mouse."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from rich.cells import cell_len

from stride_tui.views.keys.actions import ACTIONS, Context, key_name
from stride_tui.views.text.spans import Line, Span, fit_line

_SESSION = ("back", "skip", "stepper", "far", "undo", "end", "help", "edit", "longer", "shorter", "earlier")
FIRST: dict[Context, tuple[str, ...]] = {
    "idle": ("toggle", "routines", "review", "edit", "earlier", "help", "quit", "skip"),
    "lead": ("toggle", "confirm", *_SESSION),
    "work": ("toggle", "confirm", *_SESSION),
    "rest": ("confirm", *_SESSION),
    "paused": ("toggle", *(name for name in _SESSION if name not in ("longer", "shorter"))),
    "done": ("confirm", "note", "review", "routines", "edit", "earlier", "help", "quit"),
}
"""The actions of each context, the most needed first: those at the end give way on a narrow screen."""


class Button(msgspec.Struct, frozen=True):
    """One key with its word, and the cells it covers from `start` up to `end`."""

    action: str
    key: str
    label: str
    start: int
    end: int


class FooterView(msgspec.Struct, frozen=True):
    """What the footer offers: the context, and the keys of every action. `tabs` is whether one panel fills
    the screen, so that the key for the next one is offered; `saved` is None, or a word on saving.
    """

    context: Context
    keys: tuple[tuple[str, tuple[str, ...]], ...]
    tabs: bool = False
    warning: str = ""
    focused: bool = False


WEEK_BUTTONS = (
    ("day_before", "←", "Day before"),
    ("day_after", "→", "Day after"),
    ("open_day", "↵", "Open"),
    ("leave_week", "Esc", "Back"),
)
"""What the keys do while the Week panel has the focus, before all else."""


def footer_view(
    context: Context,
    keys: Mapping[str, tuple[str, ...]],
    tabs: bool = False,
    warning: str = "",
    focused: bool = False,
) -> FooterView:
    """The footer of a context; `focused` is whether the Week panel has the focus."""
    return FooterView(context, tuple(keys.items()), tabs, warning, focused)


def buttons(view: FooterView, width: int) -> tuple[Button, ...]:
    """The buttons that fit into `width` cells, in order of need."""
    labels = {action.name: action.labels.get(view.context, "") for action in ACTIONS}
    keys = dict(view.keys)
    names = list(FIRST[view.context])
    if view.tabs:
        labels["panel"] = "Panel"
        names.insert(2, "panel")
    out: list[Button] = []
    taken = {"back", "skip", "confirm", "end"} if view.focused else set()
    at = 1 + (cell_len(view.warning) + 2 if view.warning else 0)
    for action, key, label in WEEK_BUTTONS if view.focused else ():
        end = at + cell_len(key) + 1 + cell_len(label)
        if end <= width:
            out.append(Button(action, key, label, at, end))
            at = end + 2
    for name in names:
        own = keys.get(name, ())
        if not own or not labels.get(name) or name in taken:
            continue
        key = _key_of(name, keys)
        size = cell_len(key) + 1 + cell_len(labels[name])
        if at + size > width:
            continue
        out.append(Button(name, key, labels[name], at, at + size))
        at += size + 2
    return tuple(out)


def footer_line(view: FooterView, width: int) -> Line:
    """The line itself."""
    spans: list[Span] = [Span(" ")]
    at = 1
    if view.warning:
        spans += [Span(view.warning, "bad"), Span("  ")]
        at += cell_len(view.warning) + 2
    for button in buttons(view, width):
        spans.append(Span(" " * (button.start - at)))
        spans += [Span(button.key, "key"), Span(f" {button.label}", "dim")]
        at = button.end
    return fit_line(tuple(spans), width)


def _key_of(name: str, keys: Mapping[str, tuple[str, ...]]) -> str:
    """The key as printed; the two ways through the weeks share one button."""
    key = key_name(keys[name][0])
    if name == "earlier" and keys.get("later"):
        return f"{key}/{key_name(keys['later'][0])}"
    return key
