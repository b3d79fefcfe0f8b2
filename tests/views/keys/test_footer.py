"""The bottom line: keys that do something now, each a button."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from stride_tui.views.keys.actions import BY_NAME, Context, resolve_keys
from stride_tui.views.keys.footer import FIRST, buttons, footer_line, footer_view
from stride_tui.views.text.spans import plain

KEYS = resolve_keys({})


@pytest.mark.parametrize("context", FIRST)
def test_only_keys_that_do_something_are_offered(context: Context) -> None:
    """Every button of a context is an action of that context, with a word for it."""
    for button in buttons(footer_view(context, KEYS), 500):
        assert context in BY_NAME[button.action].contexts
        assert button.label == BY_NAME[button.action].labels[context]


@pytest.mark.parametrize("context", FIRST)
def test_buttons_cover_their_printed_cells(context: Context) -> None:
    """Where a button says it is, its key and word are printed."""
    view = footer_view(context, KEYS, tabs=True, warning="NOT SAVED")
    text = plain(footer_line(view, 300))
    assert text.isprintable()
    assert all(text[b.start : b.end] == f"{b.key} {b.label}" for b in buttons(view, 300))


@pytest.mark.parametrize("context", FIRST)
@pytest.mark.parametrize("width", [40, 80, 120])
def test_what_does_not_fit_gives_way_whole(context: Context, width: int) -> None:
    """No word is cut, and the first key always stays."""
    view = footer_view(context, KEYS)
    assert cell_len(plain(footer_line(view, width))) <= width
    assert buttons(view, width)[0].action == FIRST[context][0]


@pytest.mark.parametrize("context", FIRST)
def test_a_wide_screen_offers_all(context: Context) -> None:
    """At the full size nothing gives way that has a key."""
    assert {b.action for b in buttons(footer_view(context, KEYS), 300)} == set(FIRST[context])


def test_the_next_panel_is_offered_where_one_fills_the_screen() -> None:
    """On a phone the other panels are a key away, and the footer says which."""
    assert "panel" in {button.action for button in buttons(footer_view("work", KEYS, tabs=True), 38)}


def test_a_warning_comes_before_all_keys() -> None:
    """It is red, and it is a word."""
    line = footer_line(footer_view("work", KEYS, warning="NOT SAVED"), 80)
    assert ("NOT SAVED", "bad") in [(part.text, part.tone) for part in line]
    assert plain(line).strip().startswith("NOT SAVED")


def test_a_remapped_key_is_printed() -> None:
    """The footer names the key as it is set."""
    keys = resolve_keys({"toggle": ("f5",)})
    assert buttons(footer_view("idle", keys), 80)[0].key == "f5"


def test_an_action_that_lost_its_key_is_not_offered() -> None:
    """Its key went to another action."""
    keys = resolve_keys({"help": ("u",)})
    assert "undo" not in {button.action for button in buttons(footer_view("work", keys), 300)}
