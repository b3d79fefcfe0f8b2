"""What is on the disk, and what the screen says of it."""

from __future__ import annotations

import pytest

from stride_tui.core.session.events import Batch
from stride_tui.store.disk.files import SaveError
from stride_tui.store.history.reading import read_history
from stride_tui.store.paths import Paths
from stride_tui.store.session.journal import Journal
from stride_tui.store.session.journal_reading import read_journal
from tests.tui.conftest import OpenWindow


class Disk:
    """A disk that can be full."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = False
        write = Journal._write_pending

        def write_or_fail(journal: Journal) -> None:
            if self.full and journal.pending:
                raise SaveError(journal.paths.journal, "no space left on the disk")
            write(journal)

        monkeypatch.setattr(Journal, "_write_pending", write_or_fail)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """The disk of the test."""
    return Disk(monkeypatch)


async def test_a_failed_save_is_shown_until_it_is_made_good(open_window: OpenWindow, disk: Disk) -> None:
    """NOT SAVED in red, why in words, and a word when all is saved again."""
    async with open_window() as window:
        await window.to("Squat")
        disk.full = True
        await window.press("enter")
        await window.until(lambda: "NOT SAVED" in window.text)
        assert "no space left" in window.told
        disk.full = False
        await window.forward(1)
        await window.until(lambda: "NOT SAVED" not in window.text)
        assert "Saved again" in window.told


async def test_nothing_of_a_failed_save_is_lost(open_window: OpenWindow, disk: Disk) -> None:
    """What waited is written in order, once there is room."""
    async with open_window() as window:
        await window.to("Squat")
        disk.full = True
        await window.press("enter", "enter", "enter")
        disk.full = False
        await window.forward(1)
        window.app.saver.settle()
        reading = read_journal(window.paths.journal)
        assert reading is not None
        assert window.app.driver.state == window.state
        assert sum(type(event).__name__ == "Logged" for event in reading.events) == len(window.statuses)


async def test_a_failure_is_reported_once(open_window: OpenWindow, disk: Disk) -> None:
    """Not with every beat."""
    async with open_window() as window:
        await window.to("Squat")
        disk.full = True
        for _ in range(5):
            await window.press("enter")
        await window.until(lambda: "NOT SAVED" in window.text)
        assert window.told.count("no space left") == 1


async def test_each_event_is_in_the_journal(open_window: OpenWindow) -> None:
    """Everything that happened can be read back."""
    async with open_window() as window:
        await window.to("Squat")
        window.app.saver.settle()
        reading = read_journal(window.paths.journal)
        assert reading is not None
        kept: Batch = reading.events
        assert type(kept[0]).__name__ == "Started"
        assert reading.id == window.state.session


async def test_a_second_window_may_look_but_not_lead(open_window: OpenWindow) -> None:
    """It says that another window runs the session, and begins none."""
    async with open_window() as first:
        await first.to("March")
        first.app.saver.settle()
        async with open_window() as second:
            await second.until(lambda: "IN ANOTHER WINDOW" in second.text)
            assert "March" in second.text
            await second.press("space")
            assert not second.app.driver.running
        assert first.app.driver.running


async def test_a_window_opened_before_the_session_does_not_lead_either(open_window: OpenWindow) -> None:
    """Whoever begins first leads."""
    async with open_window() as first, open_window() as second:
        await first.press("space")
        first.app.saver.settle()
        await second.press("space")
        await second.until(lambda: "IN ANOTHER WINDOW" in second.text)
        assert not second.app.driver.running


async def test_a_window_takes_over_what_another_left(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """It offers to go on with the session as soon as the other window has let go of it."""
    monkeypatch.setattr("stride_tui.tui.actions.session.WATCH_S", 0.01)
    async with open_window() as second:
        async with open_window() as first:
            await first.to("March")
            first.app.saver.settle()
            await second.press("space")
            await second.until(lambda: "IN ANOTHER WINDOW" in second.text)
        await second.until(lambda: "A session is unfinished" in second.text)
        assert second.app.driver.running


async def test_a_session_left_by_another_window_is_not_begun_over(open_window: OpenWindow) -> None:
    """Space in a window that was open all the while offers the session that was left."""
    async with open_window() as second:
        async with open_window() as first:
            await first.to("March")
        await second.press("space")
        await second.until(lambda: "A session is unfinished" in second.text)
        assert second.exercise == "March"


async def test_leaving_with_something_unsaved_asks_once(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first q says what would be lost, the second leaves."""
    async with open_window() as window:
        window.app.model.unsaved = "the disk is full"
        await window.press("q")
        assert "q again leaves" in window.told


async def test_the_history_grows_on_the_screen_with_the_session(open_window: OpenWindow) -> None:
    """The week counts it at once."""
    async with open_window(hands_free=True) as window:
        await window.press("space")
        while window.app.driver.running:
            await window.forward(20)
        await window.until(lambda: "strength 1 of 1" in window.text)
        assert len(read_history(window.paths).history.sessions) == 1


@pytest.mark.parametrize("data", [b"", b"\0" * 200, b"no journal\n"])
@pytest.mark.parametrize("at_start", [True, False])
async def test_a_journal_without_a_session_keeps_no_session_from_beginning(
    open_window: OpenWindow, paths: Paths, data: bytes, at_start: bool
) -> None:
    """It is told, where it has any bytes, and space begins."""
    if at_start:
        paths.journal.write_bytes(data)
    async with open_window() as window:
        if not at_start:
            paths.journal.write_bytes(data)
        await window.press("space")
        assert window.app.driver.running
        assert ("No session can be read in" in window.told) == bool(data)


async def test_a_journal_that_cannot_be_read_keeps_a_session_from_beginning(
    open_window: OpenWindow, paths: Paths
) -> None:
    """It may have one: the words name the file as it is written, and the way out."""
    async with open_window() as window:
        paths.journal.mkdir()
        await window.press("space")
        assert not window.app.driver.running
        assert f"({paths.journal}); move it away" in window.told
