"""The hints of a first start: what to try first, gone after the first session."""

from __future__ import annotations

import pytest

from stride_tui.core.history.history import History
from stride_tui.core.routines.library import Entry
from stride_tui.store.paths import bundled_routines
from stride_tui.store.routines.file import read_routine
from stride_tui.views.session.before_and_after import idle_card
from stride_tui.views.session.card_layout import card_lines
from tests.helpers.lifts import lift, session

SLUG = "lower-body-runners"
PATH = bundled_routines() / f"{SLUG}.toml"
ENTRY = Entry(SLUG, str(PATH), True, read_routine(PATH))  # type: ignore[arg-type]
HINTS = (
    "space  leads you through it",
    "Tab    to the week: plan your runs",
    "e      edit it; or `stride new`",
)
DONE = History.of([session("9 Nov  8 8 8 × 8", lift(sides="each"), routine="another")])


def shown(history: History, width: int = 70, height: int = 24) -> str:
    """The card as it is printed."""
    lines = card_lines(idle_card(ENTRY, history), width, height)
    return "\n".join("".join(part.text for part in line) for line in lines)


def test_an_empty_home_says_what_to_try_first() -> None:
    """Three lines from the same column, in the words of the keys."""
    rows = shown(History()).splitlines()
    assert [row.strip() for row in rows if row.strip() in HINTS] == list(HINTS)
    assert len({len(row) - len(row.lstrip()) for row in rows if row.strip() in HINTS}) == 1


def test_they_are_gone_after_the_first_session() -> None:
    """Of whatever routine."""
    assert not any(hint in shown(DONE) for hint in HINTS)


def test_they_wait_until_the_history_is_known() -> None:
    """While it is still being read it only looks empty."""
    assert idle_card(ENTRY, History(), reading=True).first == ()


def test_they_name_the_runners_own_keys() -> None:
    """A key that is given to another action is not named; an action without a key has no line."""
    first = idle_card(ENTRY, History(), keys={"toggle": ("f5",), "edit": ()}).first
    assert first == (
        ("f5", "leads you through it", "toggle"),
        ("Tab", "to the week: plan your runs", "panel"),
    )


@pytest.mark.parametrize(("width", "height"), [(70, 11), (42, 13), (36, 24), (20, 8)])
def test_the_invitation_never_gives_way_to_them(width: int, height: int) -> None:
    """They are shown together or not at all."""
    text = shown(History(), width, height)
    named = [words[:12] in text for words in ("leads you through", "to the week:", "edit it; or ")]
    assert all(named) or not any(named)
    assert "Press space to begin" in " ".join(text.split())


def test_the_default_terminal_has_room_for_them() -> None:
    """The Now panel of 80 columns and 24 rows: the last facts give way."""
    text = shown(History(), 42, 13)
    assert "leads you through it" in text
    assert "plan your runs" in text
    assert "Length" in text
