"""The lines of keys: those that do something now, the most needed first, as many as fit; each a button.

The order is `Label.need` in the rows (`dashboard_rows.py` and its like): the lowest comes first and gives way last.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec
from rich.cells import cell_len

from stride_tui.core.session.state import SessionState
from stride_tui.views.keys.key_tables import SCREENS, Keys, resolve_keys
from stride_tui.views.keys.row import Action, Context, key_name
from stride_tui.views.text.spans import Line, Span, fit_line


class Offer(msgspec.Struct, frozen=True):
    """An action in a line of keys: its key, with that of its pair if it has one, and a word."""

    action: str
    keys: tuple[str, ...]
    words: str

    @property
    def printed(self) -> str:
        """The keys as they are printed: `↑↓`, `PgUp/PgDn`."""
        names = [key_name(key) for key in self.keys]
        return ("" if all(len(name) == 1 for name in names) else "/").join(names)


class Button(msgspec.Struct, frozen=True):
    """One key with its word, and the cells it covers from `start` up to `end`."""

    action: str
    key: str
    label: str
    start: int
    end: int


class FooterView(msgspec.Struct, frozen=True):
    """A line of keys: the screen and its context, and the keys of every action there and below it.

    `tabs` is whether one panel fills the screen, so that the key for the next one is offered; `without` are actions
    that would do nothing now, `words` are other words for actions on what is chosen.
    """

    context: Context
    keys: tuple[tuple[str, tuple[str, ...]], ...]
    tabs: bool = False
    without: frozenset[str] = frozenset()
    screen: str = "dashboard"
    words: tuple[tuple[str, str], ...] = ()


def footer_view(
    context: Context,
    keys: Mapping[str, tuple[str, ...]],
    tabs: bool = False,
    without: frozenset[str] = frozenset(),
    screen: str = "dashboard",
) -> FooterView:
    """Return the bottom line of the dashboard in a context; `screen` is the part of it that takes keys first."""
    return FooterView(context, tuple(keys.items()), tabs, without, screen)


def keys_view(
    own: Keys, screen: str, without: frozenset[str] = frozenset(), words: Mapping[str, str] | None = None
) -> FooterView:
    """Return the line of keys of another screen, with the user's own keys; see `FooterView` for the rest."""
    below = SCREENS[screen].below
    keys = resolve_keys(own, *(name for name in (below, screen) if name))
    shown = tuple((words or {}).items())
    return FooterView("shown", tuple(keys.items()), screen=screen, without=without, words=shown)


def offered(view: FooterView) -> Iterator[Offer]:
    """Yield everything that has a label and a key, the most needed first.

    A key that the screen takes for itself is not offered for what it does below.
    """
    screen, keys = SCREENS[view.screen], dict(view.keys)
    own = {action.name for action in screen.rows}
    words = dict(view.words)
    for offer in _in_order(screen.rows, keys, view, ("shown",) if screen.below else (view.context,)):
        yield msgspec.structs.replace(offer, words=words.get(offer.action, offer.words))
    if screen.below:
        taken = {key for name in own for key in keys.get(name, ())}
        left = {name: tuple(key for key in keys[name] if key not in taken) for name in keys if name not in own}
        far: tuple[Context, ...] = ("far",) if view.screen == "far" else ()
        yield from _in_order(SCREENS[screen.below].rows, left, view, (*far, view.context))


def buttons(view: FooterView, width: int) -> tuple[Button, ...]:
    """Return the buttons that fit into `width` cells: the first that does not fit is left out, with all that are
    less needed."""
    out: list[Button] = []
    at = 1
    for offer in offered(view):
        end = at + cell_len(offer.printed) + 1 + cell_len(offer.words)
        if end > width:
            break
        out.append(Button(offer.action, offer.printed, offer.words, at, end))
        at = end + 2
    return tuple(out)


def footer_line(view: FooterView, width: int) -> Line:
    """Return the line of keys with its buttons."""
    spans: list[Span] = [Span(" ")]
    at = 1
    for button in buttons(view, width):
        spans.append(Span(" " * (button.start - at)))
        spans += [Span(button.key, "key"), Span(f" {button.label}", "dim")]
        at = button.end
    return fit_line(tuple(spans), width)


def keys_text(view: FooterView, width: int) -> str:
    """Return the keys for the frame of a panel: `↵ save · Esc back`, as many as fit into `width` cells."""
    return next(iter(keys_texts(view, width, 1)), "")


def keys_texts(view: FooterView, width: int, most: int) -> tuple[str, ...]:
    """Return the keys on at most `most` lines of `width` cells; a key and its word stay together."""
    lines: list[str] = []
    for offer in offered(view):
        part = f"{offer.printed} {offer.words}"
        if lines and cell_len(f"{lines[-1]} · {part}") <= width:
            lines[-1] += f" · {part}"
        elif len(lines) < most and cell_len(part) <= width:
            lines.append(part)
        else:
            break
    return tuple(lines)


def _in_order(rows: tuple[Action, ...], keys: Keys, view: FooterView, contexts: tuple[Context, ...]) -> Iterator[Offer]:
    """Yield the rows that do something and have a key and a label, by need; the label is that of the first context
    with one."""
    labelled = [
        (row.name, label)
        for row in rows
        if keys.get(row.name) and row.name not in view.without and (view.tabs or not row.narrow)
        for label in [row.labels[context] for context in contexts if context in row.labels][:1]
    ]
    for name, label in sorted(labelled, key=lambda each: each[1].need):
        yield Offer(name, (*keys[name][:1], *keys.get(label.pair, ())[:1]), label.words)


UNSEEN = frozenset({"earlier", "later", "today"})
"""The actions that change what the Week panel shows, which may be out of sight."""
FAR_HIDES = frozenset({"far", "panel", "panel_before"})


def without_effect(
    state: SessionState | None,
    file_found: bool = True,
    can_begin: bool = True,
    to_confirm: bool = False,
) -> frozenset[str]:
    """Return the actions of the dashboard that would do nothing.

    `file_found` is whether a routine's file is chosen, `can_begin` whether its session could begin now, `to_confirm`
    whether sets of the session that has ended were logged by time alone.
    """
    if state is None:
        begin = () if can_begin else ("toggle", "light")
        return frozenset((*begin, *(() if file_found else ("edit",))))
    if state.ended:
        return frozenset() if to_confirm else frozenset({"as_asked"})
    return frozenset() if state.undo_stack else frozenset({"undo"})


def without_effect_in(far: bool, week_shown: bool) -> frozenset[str]:
    """Return the actions of which nothing would be seen: in the far view, and where the Week panel is out of sight."""
    # The line of the far view has the key that leaves it; the one for another panel would leave it too.
    return (frozenset() if week_shown else UNSEEN) | (FAR_HIDES if far else frozenset())


def without_effect_in_stepper(fields: int, other: bool) -> frozenset[str]:
    """Return the actions that would do nothing while the load line is open: with one field, without an `other` set; and
    the one that opens it."""
    alone = () if fields > 1 else ("step_left", "step_right")
    return frozenset(("stepper", *alone, *(() if other else ("step_other",))))


def key_at(view: FooterView, lines: tuple[str, ...], x: int, y: int) -> str | None:
    """Return the key whose name or word is at a cell of lines that `keys_texts` made, for the mouse; None beside them.

    Of two keys with one word, each is pressed by its own name, and the first by the word.
    """
    if not 0 <= y < len(lines):
        return None
    offers = iter(offered(view))
    for n, text in enumerate(lines[: y + 1]):
        at = 0
        for part in text.split(" · ") if text else ():
            offer = next(offers, None)
            end = at + cell_len(part)
            if n == y and offer is not None and at <= x < end:
                return _key_in(offer, x - at)
            at = end + 3
    return None


def _key_in(offer: Offer, x: int) -> str:
    """Return the key at a cell of one offer as it is printed."""
    names = [key_name(key) for key in offer.keys]
    if len(names) == 2 and cell_len(offer.printed) - cell_len(names[1]) <= x < cell_len(offer.printed):
        return offer.keys[1]
    return offer.keys[0]
