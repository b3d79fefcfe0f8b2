"""Review: the year, the list with its filters, the years, a session in full; quick with a long history."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from stride_tui.core.history.history import History
from stride_tui.core.instant import ManualClock
from stride_tui.core.week import adherence as adherence_module
from stride_tui.services.changes import HistoryRead
from stride_tui.store.history.file import append_session
from stride_tui.store.paths import Paths
from stride_tui.tui.feeds.message import StoreChanged
from stride_tui.tui.screens import review as module
from stride_tui.tui.screens.review import Review
from stride_tui.views.history.year import heat_view
from tests.helpers.histories import session, sets
from tests.helpers.home_with_plan import THURSDAY, thursday, wheel
from tests.tui.conftest import DrivenWindow, OpenWindow

LONG_AGO = THURSDAY - timedelta(weeks=70)


@pytest.fixture(autouse=True)
def _thursday_evening(monkeypatch: pytest.MonkeyPatch, clock: ManualClock, paths: Paths) -> None:
    """It is Thursday, 19 November 2026, 18:00; three sessions were done, one of them last year."""
    monkeypatch.setenv("TZ", "UTC")
    thursday(clock, paths)
    append_session(paths, session(LONG_AGO, routine="old", name="Old Legs", sets=sets(2, exercise="Lunge")))
    append_session(paths, session(THURSDAY - timedelta(weeks=1), routine="small", name="Small", note="left knee"))
    many = sets(40, exercise="Step Down")
    append_session(paths, session(THURSDAY - timedelta(days=1), routine="small", name="Small", sets=many))


def screen(window: DrivenWindow) -> Review:
    """The review, which is open."""
    assert isinstance(window.app.screen, Review), window.app.screen
    return window.app.screen


def title(window: DrivenWindow, panel: str) -> str:
    """The title of a panel."""
    return str(screen(window).query_one(f"#{panel}").border_title)


def chosen(window: DrivenWindow) -> date:
    """The day of the chosen session."""
    found = screen(window)._list.session
    assert found is not None
    return date.fromisoformat(found.id[:10])


def visible(window: DrivenWindow, panel: str) -> bool:
    """Whether a panel is on show."""
    return screen(window).query_one(f"#{panel}").size.height > 0


async def test_the_year_the_list_and_a_session_are_on_show(open_window: OpenWindow) -> None:
    """With the streaks, the totals and the latest session."""
    async with open_window() as window:
        await window.press("v")
        assert title(window, "year") == "Review · 2026 · 2 weeks in a row, best 2 · 1 of the last 12 weeks"
        for words in ("■ strength", "2 sessions · 40 min", "Wed 18 Nov  Small", "40 of 40 sets", "Step Down"):
            assert words in window.text, words


async def test_arrows_go_through_the_sessions_and_the_years_follow(open_window: OpenWindow) -> None:
    """No further than the last."""
    async with open_window() as window:
        await window.press("v", "down", "down", "down")
        assert chosen(window) == LONG_AGO
        assert title(window, "year").startswith("Review · 2025")
        await window.press("home")
        assert chosen(window) == THURSDAY - timedelta(days=1)


async def test_years_turn_between_the_first_and_this_one(open_window: OpenWindow) -> None:
    """The latest session of the year is chosen."""
    async with open_window() as window:
        await window.press("v", "pageup", "pageup", "pageup")
        assert title(window, "year").startswith("Review · 2025")
        assert chosen(window) == LONG_AGO
        await window.press("pagedown", "pagedown")
        assert title(window, "year").startswith("Review · 2026")


async def test_a_text_filters_the_list(open_window: OpenWindow) -> None:
    """By routine, exercise or note, as it is typed; Escape takes it back."""
    async with open_window() as window:
        await window.press("v", "slash", *"lunge")
        assert title(window, "sessions") == "Sessions · /lunge▏"
        assert chosen(window) == LONG_AGO
        await window.press("enter")
        assert title(window, "sessions") == "Sessions · /lunge"
        await window.press("escape")
        assert title(window, "sessions") == "Sessions"
        assert "3 of 3" in window.text


async def test_typed_letters_are_no_keys(open_window: OpenWindow) -> None:
    """Not even q, v and f; backspace takes one back."""
    async with open_window() as window:
        await window.press("v", "slash", *"qvfkneex", "backspace")
        assert title(window, "sessions") == "Sessions · /qvfknee▏"
        assert "No session here." in window.text


async def test_a_routine_filters_the_list(open_window: OpenWindow) -> None:
    """One after the other, then all again."""
    async with open_window() as window:
        await window.press("v", "f")
        assert title(window, "sessions") == "Sessions · Small"
        await window.press("f")
        assert title(window, "sessions") == "Sessions · Old Legs"
        await window.press("f")
        assert title(window, "sessions") == "Sessions"


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 20)], ids=str)
async def test_a_session_can_be_read_to_its_end_at_any_size(
    open_window: OpenWindow, paths: Paths, size: tuple[int, int]
) -> None:
    """Enter opens it, down goes through its lines, Escape goes back to the list."""
    blocks = tuple(record for n in range(30) for record in sets(1, exercise=f"Move {n}", block=f"Set {n}", block_n=n))
    append_session(paths, session(THURSDAY, routine="small", name="Small", sets=blocks))
    async with open_window(size) as window:
        await window.press("v", "enter")
        assert visible(window, "session")
        assert "more lines" in window.text
        await window.press("pagedown", *["down"] * 80)
        assert "Move 29" in window.text
        assert "more lines" not in window.text
        await window.press("escape")
        assert visible(window, "sessions")
        assert not screen(window).has_class("-detail")


async def test_an_opened_session_leads_to_the_one_beside_it(open_window: OpenWindow) -> None:
    """Left is earlier; it begins at its first line."""
    async with open_window((80, 24)) as window:
        await window.press("v", "enter", "left")
        assert chosen(window) == THURSDAY - timedelta(weeks=1)
        assert "left knee" in window.text
        await window.press("right")
        assert chosen(window) == THURSDAY - timedelta(days=1)


async def test_the_mouse_chooses_and_opens(open_window: OpenWindow) -> None:
    """A click on a row opens it; the wheel goes on in the list."""
    async with open_window((80, 24)) as window:
        await window.press("v")
        await window.pilot.click("#sessions", offset=(8, 3))
        assert chosen(window) == THURSDAY - timedelta(weeks=1)
        assert screen(window).has_class("-detail")
        await window.press("escape")
        await wheel(window, 1, "#sessions")
        assert chosen(window) == LONG_AGO
        await wheel(window, 1, "#year")
        assert title(window, "year").startswith("Review · 2026")
        await window.press("home")
        await window.pilot.click("#sessions", offset=(8, 2))
        await window.pilot.pause()
        assert screen(window).has_class("-detail")


async def test_what_is_logged_elsewhere_comes_in_and_the_choice_stays(open_window: OpenWindow) -> None:
    """The chosen session is not the first any more."""
    async with open_window() as window:
        await window.press("v", "down")
        before = chosen(window)
        more = History.of([session(THURSDAY, routine="small", name="Elsewhere")])
        both = window.app.model.workspace.history.united(more)
        window.app.post_message(StoreChanged(HistoryRead(both)))
        await window.until(lambda: "Elsewhere" in window.text)
        assert chosen(window) == before


async def test_an_empty_history_is_no_trouble(open_window: OpenWindow, paths: Paths) -> None:
    """Every key does nothing, and Escape leaves."""
    paths.history.unlink()
    async with open_window() as window:
        await window.press("v", "down", "pageup", "enter", "down", "left", "escape", "f", "end")
        assert "No session here." in window.text
        await window.press("escape")
        assert window.app.screen is window.app.dashboard


async def test_a_session_under_way_goes_on_behind_the_review(open_window: OpenWindow) -> None:
    """Space is not the session's there; leaving leads back to it."""
    async with open_window() as window:
        await window.to("Squat")
        await window.press("v", "space", "escape")
        assert (window.exercise, window.phase) == ("Squat", "work")


async def test_moving_reads_nothing_again(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a thousand sessions: the list, the year and the weeks are worked out once."""
    async with open_window() as window:
        long = [session(THURSDAY - timedelta(days=n), sets=sets(6), routine="small") for n in range(1_000)]
        window.app.model.workspace.history = History.of(long)
        await window.press("v")
        work: list[str] = []
        monkeypatch.setattr(module, "list_view", lambda *_: work.append("list"))
        monkeypatch.setattr(adherence_module, "adherence", lambda *_: work.append("adherence"))
        await window.press(*["down"] * 30, "end", "home", "ctrl+d")
        assert chosen(window) == THURSDAY - timedelta(days=10)
        assert work == []


async def test_a_year_is_drawn_once(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Turning back to it draws nothing anew."""
    async with open_window() as window:
        drawn: list[int] = []

        def noted(*args: Any) -> object:
            drawn.append(args[3])
            return heat_view(*args)

        monkeypatch.setattr(module, "heat_view", noted)
        await window.press("v", "pageup", "pagedown", "pageup", "down", "up")
        assert sorted(drawn) == [2025, 2026]


async def test_a_correction_is_taken_back_from_the_list(open_window: OpenWindow) -> None:
    """Without opening what was corrected; with nothing left to take back it says so."""
    async with open_window() as window:
        await window.press("v", "c", "X", "X")
        assert len(screen(window)._list.sessions) == 2
        await window.press("u")
        assert len(screen(window)._list.sessions) == 3
        assert "Taken back: deleted (Small, Wed 18 Nov 2026" in window.told
        await window.press("u")
        assert "there is no correction to take back" in window.told.lower()


async def test_the_filter_keeps_the_session_that_was_chosen(open_window: OpenWindow) -> None:
    """Until a letter is typed."""
    async with open_window() as window:
        await window.press("v", "down", "slash")
        assert chosen(window) == THURSDAY - timedelta(weeks=1)
