"""The lines of keys: those that do something now, the most needed first, each a button."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from stride_tui.views.keys.footer import (
    FooterView,
    buttons,
    footer_line,
    footer_view,
    keys_text,
    keys_texts,
    keys_view,
    offered,
)
from stride_tui.views.keys.key_tables import SCREENS, action_of, resolve_keys
from stride_tui.views.keys.row import ALWAYS, Context, Label
from stride_tui.views.text.spans import plain

PLACES = ("dashboard", "week", "far", "stepper")
"""The parts of the dashboard that take keys."""
KEYS = resolve_keys({}, *PLACES)
CONTEXTS = sorted(ALWAYS)
WIDTHS = range(40, 201)
LINES: dict[str, FooterView] = {
    **{
        f"{place} {context}{' tabs' if tabs else ''}": footer_view(context, KEYS, tabs, screen=place)
        for context in CONTEXTS
        for place in PLACES
        for tabs in (False, True)
    },
    **{name: keys_view({}, name) for name in SCREENS if name not in PLACES},
}
"""Every line of keys that there is, with the keys as they come."""
LABELS = [
    pytest.param(screen, action.name, context, label.words, id=f"{screen} {context} {action.name}")
    for screen, keys in SCREENS.items()
    for action in keys.rows
    for context, label in action.labels.items()
]


def label_of(view: FooterView, name: str) -> tuple[bool, Label]:
    """Whether an action's row is of the screen below, and its label."""
    screen = SCREENS[view.screen]
    own = {row.name: row for row in screen.rows}
    if name in own:
        return False, own[name].labels["shown" if screen.below else view.context]
    labels = {row.name: row for row in SCREENS[screen.below].rows}[name].labels
    return True, labels["far"] if view.screen == "far" and "far" in labels else labels[view.context]


@pytest.mark.parametrize("name", LINES)
def test_the_order_is_that_of_need(name: str) -> None:
    """The screen's own keys, then those of what is below, each by the number in its row."""
    found = [label_of(LINES[name], offer.action) for offer in offered(LINES[name])]
    needs = [(below, label.need) for below, label in found]
    assert needs == sorted(needs)
    assert len(needs) == len(set(needs))


@pytest.mark.parametrize("name", LINES)
def test_what_does_not_fit_gives_way_by_need(name: str) -> None:
    """At every width the labels are the first ones of all that there are, and no word is cut."""
    everything = [offer.action for offer in offered(LINES[name])]
    for width in WIDTHS:
        shown = [button.action for button in buttons(LINES[name], width)]
        assert shown == everything[: len(shown)]
        assert cell_len(plain(footer_line(LINES[name], width))) <= width


@pytest.mark.parametrize(("screen", "action", "context", "words"), LABELS)
def test_every_label_is_shown_at_some_width(screen: str, action: str, context: Context, words: str) -> None:
    """In some state of its screen: a word that is never seen is not in the table."""
    lines = [view for view in LINES.values() if screen == view.screen and context in (view.context, "shown")]
    lines += [view for view in LINES.values() if context == view.screen == "far"]
    shown = {(button.action, button.label) for view in lines for button in buttons(view, WIDTHS[-1])}
    assert (action, words) in shown


@pytest.mark.parametrize("name", LINES)
def test_only_keys_that_do_something_are_offered(name: str) -> None:
    """Each key is, on that screen, for the action whose word it has, or for its pair."""
    view = LINES[name]
    for offer in offered(view):
        pair = label_of(view, offer.action)[1].pair
        assert [action_of({}, view.screen, key) for key in offer.keys] == [offer.action, pair][: len(offer.keys)]


@pytest.mark.parametrize("context", CONTEXTS)
def test_only_actions_of_the_context_are_offered(context: Context) -> None:
    """Every button of the dashboard does something in the state that the session is in."""
    actions = {row.name: row for row in SCREENS["dashboard"].rows}
    offers = list(offered(footer_view(context, KEYS, tabs=True)))
    assert [offer.action for offer in offers if context not in actions[offer.action].contexts] == []


@pytest.mark.parametrize("name", LINES)
def test_buttons_cover_their_printed_cells(name: str) -> None:
    """Where a button says it is, its key and word are printed."""
    text = plain(footer_line(LINES[name], 300))
    assert text.isprintable()
    assert all(text[b.start : b.end] == f"{b.key} {b.label}" for b in buttons(LINES[name], 300))


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_first_key_always_stays(context: Context, width: int) -> None:
    """What is needed most is told on a phone too, too."""
    view = footer_view(context, KEYS)
    assert buttons(view, width)[0].action == next(offered(view)).action


def test_the_next_panel_is_offered_where_one_fills_the_screen() -> None:
    """On a phone the other panels are a key away, and the footer says which."""
    assert "panel" in {button.action for button in buttons(footer_view("work", KEYS, tabs=True), 38)}
    assert "panel" not in {offer.action for offer in offered(footer_view("work", KEYS))}


def test_two_keys_of_one_word_share_a_button() -> None:
    """Signs stand side by side, names with a stroke between them."""
    printed = {offer.printed for offer in offered(footer_view("idle", KEYS))}
    assert {"PgUp/PgDn", "←→"} <= printed


def test_the_arrows_are_the_week_panel_s_while_it_has_the_focus() -> None:
    """The bottom line does not say that they go back and skip."""
    offers = {offer.action: offer.printed for offer in offered(footer_view("work", KEYS, screen="week"))}
    assert list(offers)[:3] == ["day_before", "open_chosen_day", "leave_week"]
    assert offers.keys().isdisjoint({"back", "skip", "confirm", "end"})
    assert "toggle" in offers


def test_escape_is_the_load_line_s_while_it_is_open() -> None:
    """It closes the line, and does not end the session."""
    offers = {offer.action: offer.printed for offer in offered(footer_view("work", KEYS, screen="stepper"))}
    assert (offers["step_close"], "end" in offers) == ("Esc/w", False)


def test_an_action_that_would_do_nothing_is_not_offered() -> None:
    """The line is told which those are."""
    offers = offered(footer_view("work", KEYS, without=frozenset({"undo"})))
    assert {"undo", "toggle"} & {offer.action for offer in offers} == {"toggle"}


def test_the_far_view_tells_the_keys_that_leave_it_first() -> None:
    """Also in 32 cells, the least that is drawn."""
    keys = resolve_keys({}, "dashboard", "far")
    view = footer_view("work", keys, without=frozenset({"far", "panel"}), tabs=True, screen="far")
    assert [(button.key, button.label) for button in buttons(view, 32)] == [
        ("Esc/z", "Near"),
        ("q", "Quit"),
        ("space", "Pause"),
    ]


def test_a_remapped_key_is_printed() -> None:
    """The footer names the key as it is set."""
    keys = resolve_keys({"toggle": ("f5",)})
    assert buttons(footer_view("idle", keys), 80)[0].key == "f5"


def test_an_action_that_lost_its_key_is_not_offered() -> None:
    """Its key went to another action."""
    keys = resolve_keys({"help": ("u",)})
    assert "undo" not in {button.action for button in buttons(footer_view("work", keys), 300)}


def test_the_keys_in_a_frame_give_way_whole() -> None:
    """No word is cut off there either."""
    view = keys_view({}, "picker")
    assert keys_text(view, 100) == "↵ choose · e edit · ? keys · Esc back"
    assert keys_text(view, 20) == "↵ choose · e edit"
    assert keys_text(view, 3) == ""


@pytest.mark.parametrize("width", [30, 50, 72])
def test_the_keys_on_several_lines_stay_beside_their_words(width: int) -> None:
    """All of them, on as few lines as it takes."""
    parts = [f"{offer.printed} {offer.words}" for offer in offered(keys_view({}, "day"))]
    lines = keys_texts(keys_view({}, "day"), width, 9)
    assert " · ".join(lines).split(" · ") == parts
    assert all(cell_len(text) <= width for text in lines)
