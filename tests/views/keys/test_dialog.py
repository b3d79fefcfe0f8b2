"""Questions with a few answers."""

from __future__ import annotations

import msgspec
import pytest

from stride_tui.views.keys.dialog import (
    DISCARD,
    DialogView,
    dialog_lines,
    end_dialog,
    first_answer_row,
    unfinished_dialog,
    with_keys,
)
from stride_tui.views.text.spans import plain
from tests.helpers.routine_builders import MINUTE, Run, small

RUN = Run(small()).to("Plank").wait(5)


def _rows(view: DialogView, width: int = 58, height: int = 11) -> list[str]:
    return [plain(line) for line in dialog_lines(view, width, height)]


def test_the_end_has_four_answers() -> None:
    """Go on, finish, leave for later, throw away."""
    assert [answer.name for answer in end_dialog(RUN.state).answers] == ["go_on", "finish", "leave", "discard"]


def test_each_answer_has_a_key_of_its_own() -> None:
    """No two keys are alike, and none is one of the dialog's own."""
    keys = [answer.key for answer in end_dialog(RUN.state).answers]
    assert len({*keys, "enter", "escape", "up", "down"}) == len(keys) + 4


def test_the_question_says_where_the_session_stands() -> None:
    """How much is done, and which set is current."""
    text = end_dialog(RUN.state).text
    assert all(words in text for words in ("2 of 10 sets", "round 1", "Plank", "left"))


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "just now"), (1, "1 minute ago"), (90, "1 hour ago"), (3 * 1440, "3 days ago")]
)
def test_an_unfinished_session_says_when_it_stopped(minutes: int, words: str) -> None:
    """Roughly, in the largest unit that fits."""
    assert words in unfinished_dialog(RUN.state, RUN.now, RUN.now.utc - minutes * MINUTE).text


def test_a_clock_set_back_gives_no_negative_time() -> None:
    """What stopped in the future stopped just now."""
    assert "just now" in unfinished_dialog(RUN.state, RUN.now, RUN.now.utc + 90 * MINUTE).text


def test_throwing_away_asks_again() -> None:
    """The armed answer says that its key is wanted a second time."""
    armed = msgspec.structs.replace(end_dialog(RUN.state), armed=DISCARD.name)
    assert DISCARD.twice in "\n".join(_rows(armed))


def test_the_chosen_answer_has_a_sign() -> None:
    """Enter takes the row with the arrow."""
    rows = _rows(msgspec.structs.replace(end_dialog(RUN.state), chosen=1))
    assert [row.startswith("▸") for row in rows[-4:]] == [False, True, False, False]


@pytest.mark.parametrize(("width", "height"), [(58, 11), (34, 14), (30, 5)])
def test_the_mouse_finds_the_answers(width: int, height: int) -> None:
    """The first answer's row is where it says."""
    view = end_dialog(RUN.state)
    assert view.answers[0].words in _rows(view, width, height)[first_answer_row(view, width, height)]


def test_a_key_with_a_long_name_leaves_room_for_its_answer() -> None:
    """The column of keys is as wide as the widest."""
    view = with_keys(end_dialog(Run(small()).state), {"toggle": ("ctrl+shift+right",)})
    rows = [plain(row) for row in dialog_lines(view, 60, 12)]
    assert any("^shift+right Go on" in row for row in rows)
