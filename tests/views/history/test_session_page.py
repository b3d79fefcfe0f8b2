"""One session in full: when, how long, every set; line by line where it does not fit."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from stride_tui.core.history.history import History
from stride_tui.core.history.records import Session, SetRecord
from stride_tui.core.routines.routine import Load
from stride_tui.interop.history.json_values import session_head, session_value
from stride_tui.views.history.lines import session_lines, session_summary
from stride_tui.views.history.session_page import DetailView, detail_page, head_words, last_top
from stride_tui.views.text.clean import clean
from stride_tui.views.text.spans import plain, width_of
from stride_tui.views.text.time_words import time_in_words
from tests.helpers.histories import by_hand, session, sets
from tests.helpers.hostile_texts import HOSTILE

THURSDAY = date(2026, 11, 19)


def record(exercise: str, n: int, **fields: object) -> SetRecord:
    """A set of an exercise."""
    whole = {"block": "Set A", "block_n": 0, "kind": "superset", "item_n": n, "round": 1, "status": "done"}
    return SetRecord(**(whole | {"exercise": exercise, "started": 0, "ended": 0} | fields))  # type: ignore[arg-type]


MIXED = session(
    THURSDAY,
    sets=(
        record("Step Down", 0, side="left", done_reps=8, load=Load("dumbbells", 10.0)),
        record("Step Down", 0, side="right", done_reps=6, status="partial", load=Load("dumbbells", 10.0)),
        record("Plank", 1, done_ms=30_000),
        record("Swing", 2, status="skipped", load=Load("kettlebell", 16.0)),
    ),
)


def rows(of: Session | None, width: int = 80, height: int = 40, top: int = 0) -> list[str]:
    """The lines as plain text."""
    return [plain(line).rstrip() for line in detail_page(DetailView(of, top), width, height)]


def test_every_set_is_reported_by_exercise_and_side() -> None:
    """Reps or seconds, what was cut short, what was skipped, and the load of what was done."""
    assert rows(MIXED)[4:] == [
        "Set A",
        "  Step Down L 8   R 6◐   2 × 10 kg",
        "  Plank     30s",
        "  Swing     –",
    ]


def test_the_head_says_when_and_how_much() -> None:
    """By the clock where it was done, with the year."""
    assert head_words(MIXED) == "Thu 19 Nov 2026 12:00 · 3 of 4 sets"
    away = session(THURSDAY, offset=-6 * 3600, finished=False)
    assert head_words(away) == "Thu 19 Nov 2026 06:00 · 2 of 2 sets · finished early"


def test_a_session_known_by_its_date_has_no_time_of_day() -> None:
    """Noon was only assumed."""
    assert head_words(by_hand(THURSDAY)) == "Thu 19 Nov 2026 · logged by hand"


def test_the_time_is_reported_in_parts() -> None:
    """Work, what lies between, rest and pauses, where there were some: together they are the whole."""
    whole = session(THURSDAY, work_ms=600_000, rest_ms=120_000, lead_ms=60_000, paused_ms=30_000)
    assert time_in_words(whole) == "13 min 30 s: 10 min of work, 1 min in between, 2 min of rest, 30 s paused"
    assert time_in_words(by_hand(THURSDAY, work_ms=0)) == ""


def test_effort_and_note_are_reported() -> None:
    """As they were written."""
    text = "\n".join(rows(session(THURSDAY, effort=7.5, note="[bold]hard[/]")))
    assert "effort 7.5" in text
    assert "[bold]hard[/]" in text


def test_sets_logged_by_time_alone_are_told_until_they_are_confirmed() -> None:
    """On the page, in the lines that the command prints, and for programs."""
    by_time = session(THURSDAY, sets=sets(3, auto=True))
    words, confirmed = "3 sets logged by time alone, not confirmed", msgspec.structs.replace(by_time, confirmed=True)
    history = History.of([by_time])
    for one, told in ((by_time, True), (confirmed, False)):
        assert (words in rows(one)) is told
        assert (words in session_lines(history, one)) is told
        assert (words in session_summary(one)) is told
        assert session_head(one)["confirmed"] is not told
    assert "confirmed" not in session_head(session(THURSDAY))
    assert session_value(history, by_time)["sets"][0]["auto"] is True  # type: ignore[index]


def test_no_session_says_so() -> None:
    """A filter may leave none."""
    assert rows(None) == ["No session here."]
    assert last_top(None, 80, 10) == 0


def test_lines_that_do_not_fit_are_counted() -> None:
    """The last line says how many there are."""
    assert rows(MIXED, height=5)[-1] == "… 4 more lines"


def test_all_lines_can_be_gone_through() -> None:
    """Down to the last, and no further."""
    whole = rows(MIXED)
    most = last_top(MIXED, 80, 5)
    assert rows(MIXED, height=5, top=most) == [f"… {most + 1} lines above", *whole[-4:]]
    assert rows(MIXED, height=5, top=most + 9)[1:] == whole[-4:]
    seen = [line for top in range(most + 1) for line in rows(MIXED, height=5, top=top)]
    assert set(whole) <= set(seen)


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("size", [(1, 1), (9, 4), (36, 14), (48, 22), (84, 30)], ids=str)
def test_hostile_texts_stay_in_their_room(hostile: str, size: tuple[int, int]) -> None:
    """No size is overrun and no control character comes out."""
    texts = session(THURSDAY, name=hostile, note=hostile, sets=sets(3, exercise=hostile, block=hostile))
    for top in (0, 5):
        lines = detail_page(DetailView(texts, top), *size)
        assert len(lines) <= size[1]
        assert all(width_of(line) <= size[0] and clean(plain(line)) == plain(line) for line in lines)
