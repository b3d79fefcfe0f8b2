"""Help, palette, footer and wheel: the other ways to an action."""

from __future__ import annotations

from textual.events import MouseScrollUp

from stride_tui.views.keys.key_tables import SCREENS
from tests.tui.conftest import OpenWindow


async def test_every_action_has_a_hand(open_window: OpenWindow) -> None:
    """What the table offers on the dashboard and in its parts can be done."""
    rows = [row for name in ("dashboard", "week", "far", "stepper") for row in SCREENS[name].rows]
    async with open_window() as window:
        assert {row.name for row in rows} == set(window.app.actions._acts)


async def test_the_help_opens_scrolls_and_closes(open_window: OpenWindow) -> None:
    """Every key is in it, though not all at once."""
    async with open_window(size=(80, 24)) as window:
        await window.press("question_mark")
        top = window.text
        assert "Begin; pause; go on" in top
        await window.press("down", "down")
        assert window.text != top
        await window.press("end")
        assert "To the end" in window.text
        await window.press("escape")
        assert len(window.app.screen_stack) == 1


async def test_the_palette_lists_the_actions_that_do_something_now(open_window: OpenWindow) -> None:
    """And the routines, before a session."""
    async with open_window() as window:
        await window.press("ctrl+p")
        await window.until(lambda: "Every key" in window.text or "Choose a routine" in window.text)
        assert "Skip this set" in window.text
        assert "Ten seconds more" not in window.text


async def test_the_palette_runs_an_action(open_window: OpenWindow) -> None:
    """Typed, found, done."""
    async with open_window() as window:
        await window.to("Squat")
        await window.press("ctrl+p", *"add a round")
        await window.until(lambda: "Add a round" in window.text)
        await window.press("enter")
        await window.until(lambda: bool(window.state.position.rounds))
        assert window.state.step.rounds == 3


async def test_a_click_in_the_footer_does_what_its_key_does(open_window: OpenWindow) -> None:
    """The first word begins the session, the second starts the work."""
    async with open_window() as window:
        last = window.app.size.height - 1
        await window.pilot.click(offset=(3, last))
        await window.pilot.pause()
        assert window.phase == "get_ready"
        at = window.text.split("\n")[last].index("Start now")
        await window.pilot.click(offset=(at, last))
        await window.pilot.pause()
        assert window.phase == "work"


async def test_weeks_are_gone_through_with_page_keys(open_window: OpenWindow) -> None:
    """One back, one back, one on, and today."""
    async with open_window() as window:
        this = "Week 47"
        assert this in window.text
        await window.press("pageup", "pageup")
        assert "Week 45" in window.text
        await window.press("pagedown")
        assert "Week 46" in window.text
        await window.press("t")
        assert this in window.text


async def test_the_wheel_goes_through_the_weeks(open_window: OpenWindow) -> None:
    """Up is back, down is on."""
    async with open_window() as window:
        week = window.app.dashboard.query_one("#week").region
        assert await window.pilot._post_mouse_events([MouseScrollUp], offset=(20, week.y + 2))
        await window.pilot.pause()
        assert "Week 46" in window.text


async def test_enter_and_space_always_mean_the_session(open_window: OpenWindow) -> None:
    """After a click nothing keeps a focus that would swallow them."""
    async with open_window() as window:
        await window.pilot.click(offset=(10, 8))
        await window.press("space")
        assert window.phase == "get_ready"
        await window.press("enter")
        assert window.phase == "work"


async def test_ctrl_c_says_how_to_leave(open_window: OpenWindow) -> None:
    """By the key that is bound, and that the session is kept; from other screens by the key that is for all."""
    async with open_window(settings='[keys]\nquit = "f9"\n') as window:
        await window.press("ctrl+c")
        assert window.told == "f9 leaves stride."
        await window.press("space", "ctrl+c")
        assert window.told.endswith("f9 leaves stride; the session is kept for later.")
        await window.press("v", "slash", "ctrl+c")
        assert window.told.endswith("^q leaves stride; the session is kept for later.")
        await window.press("escape", "n", "ctrl+c")
        assert window.told.endswith("^q leaves stride; the session is kept for later.")
        assert window.app.driver.running


async def test_the_key_that_leaves_everywhere_asks_as_q_does(open_window: OpenWindow) -> None:
    """Where something is not saved, the first press says what would be lost."""
    async with open_window() as window:
        window.app.model.unsaved = "the disk is full"
        await window.press("v", "ctrl+q")
        assert "Not saved yet: the disk is full." in window.told
        assert not window.app._exit
        await window.press("ctrl+q")
        assert window.app._exit
