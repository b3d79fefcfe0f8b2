"""The one table of actions: every screen's keys, their words, and the user's own."""

from __future__ import annotations

from itertools import chain

import pytest

from stride_tui.views.keys.dashboard_rows import ACTIONS
from stride_tui.views.keys.key_tables import BY_NAME, SCREENS, KeyRow, action_of, hints, key_rows, resolve_keys, spoken
from stride_tui.views.keys.row import Action, key_name, keys_shown

ROWS = list(key_rows())


def _id(row: KeyRow) -> str:
    return f"{row.title}: {row.action.name}"


@pytest.mark.parametrize("row", ROWS, ids=_id)
def test_every_action_has_a_sentence(row: KeyRow) -> None:
    """The help and the palette need one."""
    assert row.help
    assert not row.help.endswith(".")


@pytest.mark.parametrize("row", ROWS, ids=_id)
def test_a_word_in_the_bottom_line_belongs_to_a_context(row: KeyRow) -> None:
    """No action is offered where it does nothing; a word of the far view is one of a session."""
    assert set(row.action.labels) - {"far"} <= row.action.contexts


@pytest.mark.parametrize("row", ROWS, ids=_id)
def test_a_key_printed_with_another_is_of_the_same_screen(row: KeyRow) -> None:
    """`↑↓` is one label of two actions; it may be one of the screen below."""
    (screen,) = [screen for screen in SCREENS.values() if screen.title == row.title]
    pairs = {label.pair for label in row.action.labels.values() if label.pair}
    below = SCREENS[screen.below].rows if screen.below else ()
    assert pairs <= {action.name for action in (*screen.rows, *below)}


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_an_action_can_be_reached(action: Action) -> None:
    """By a key or from the palette."""
    assert action.keys or action.palette


@pytest.mark.parametrize("screen", SCREENS)
def test_names_are_unique_on_a_screen(screen: str) -> None:
    """Settings call actions by name."""
    names = [action.name for action in SCREENS[screen].rows]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("screen", SCREENS)
def test_keys_are_unique_on_a_screen(screen: str) -> None:
    """One key does one thing."""
    keys = list(chain.from_iterable(action.keys for action in SCREENS[screen].rows))
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("screen", SCREENS)
def test_titles_are_unique(screen: str) -> None:
    """Help and docs tell screens apart by them."""
    assert [other.title for other in SCREENS.values()].count(SCREENS[screen].title) == 1


@pytest.mark.parametrize("screen", [name for name in SCREENS if SCREENS[name].typed])
def test_no_letter_is_a_key_where_one_types(screen: str) -> None:
    """It would be missing in the text; so it is for the keys of the user's own."""
    own = dict.fromkeys(BY_NAME, ("x", "question_mark", "upper_a"))
    assert resolve_keys(own, screen) == resolve_keys({}, screen)
    assert {name for name in BY_NAME if action_of({}, screen, "x") == name} == set()


@pytest.mark.parametrize("screen", [name for name in SCREENS if name != "dashboard"])
def test_a_screen_can_always_be_left(screen: str) -> None:
    """Whoever else is given Escape, it leaves until leaving has another key."""
    own = {action.name: ("escape",) for action in SCREENS[screen].rows if not action.needed}
    (leaves,) = [action for action in SCREENS[screen].rows if "escape" in action.keys]
    assert action_of(own, screen, "escape") == leaves.name


def test_a_name_of_several_screens_is_given_its_keys_once() -> None:
    """`up` is up everywhere."""
    assert {action_of({"up": ("f7",)}, screen, "f7") for screen in BY_NAME["up"]} == {"up"}


def test_a_key_is_taken_on_the_screens_of_its_action_alone() -> None:
    """Giving m to Undo leaves moving a run as it is."""
    own = {"undo": ("m",)}
    assert (action_of(own, "dashboard", "m"), action_of(own, "day", "m")) == ("undo", "move_run")


def test_a_key_without_a_row_does_what_it_does_below() -> None:
    """Space begins while the Week panel has the focus too; Enter is the panel's there."""
    assert [action_of({}, "week", key) for key in ("space", "enter", "f12")] == ["toggle", "open_chosen_day", ""]


@pytest.mark.parametrize(
    ("keys", "shown"), [((), ""), (("up", "k"), "↑ k"), (("upper_x", "X"), "X"), (tuple("12345"), "1–5")]
)
def test_keys_are_printed_together(keys: tuple[str, ...], shown: str) -> None:
    """Each once, a run of many by its ends."""
    assert keys_shown(keys) == shown


def test_own_keys_replace_the_defaults() -> None:
    """The old key does nothing any more."""
    assert resolve_keys({"undo": ("backspace",)})["undo"] == ("backspace",)


def test_a_key_given_away_is_taken_from_its_action() -> None:
    """Giving the right arrow to undo leaves skip without it."""
    keys = resolve_keys({"undo": ("right",)})
    assert "right" not in keys["skip"]


def test_what_cannot_be_done_without_keeps_its_key() -> None:
    """Space begins and Enter logs, whoever else would have them, until they are given other keys."""
    keys = resolve_keys({"skip": ("space", "n")})
    assert (keys["toggle"], keys["skip"]) == (("space",), ("n",))


def test_an_action_is_never_left_without_a_key_by_one_it_cannot_have() -> None:
    """`q` leaves stride; whoever is given it alone has its old key again."""
    assert resolve_keys({"toggle": ("q",)})["toggle"] == ("space",)


def test_an_action_with_a_new_key_gives_its_old_one_away() -> None:
    """Where beginning has another key, space is free."""
    keys = resolve_keys({"toggle": ("f5",), "skip": ("space",)})
    assert (keys["toggle"], keys["skip"]) == (("f5",), ("space",))


def test_hints_speak_of_the_runners_own_keys() -> None:
    """Each action that a hint names is printed with its first key, its default one where nobody chose another."""
    assert spoken("Press {toggle} to begin", resolve_keys({"toggle": ("f5",)})) == "Press f5 to begin"
    assert spoken("{confirm} or {toggle}", {}) == "↵ or space"


def test_a_hint_for_an_action_without_a_key_points_to_the_palette() -> None:
    """Its key was given to another action; in a list of hints it is left out."""
    keys = resolve_keys({"undo": ("e",)})
    assert spoken("{edit} opens it", keys) == "the palette opens it"
    assert hints(("{edit} edit", "{help} keys"), keys) == "? keys"


def test_a_hint_keeps_what_names_no_action() -> None:
    """Braces in other words are left alone."""
    assert spoken("{no_such} {} {Edit}", {}) == "{no_such} {} {Edit}"


def test_the_other_keys_of_an_action_stay() -> None:
    """Only the key that was given away goes."""
    assert resolve_keys({"help": ("plus",)})["longer"] == ("equals_sign",)


@pytest.mark.parametrize(
    ("key", "shown"), [("enter", "↵"), ("ctrl+x", "^x"), ("f5", "f5"), ("shift+tab", "⇧Tab"), ("a\x1b[b", "a\ufffd[b")]
)
def test_a_key_is_printed_short_and_safe(key: str, shown: str) -> None:
    """Signs where there are some, and nothing that acts."""
    assert key_name(key) == shown
