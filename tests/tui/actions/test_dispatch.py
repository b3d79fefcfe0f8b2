"""Help, palette, footer and wheel: the other ways to an action."""

from __future__ import annotations

from textual.events import MouseScrollUp

from stride_tui.views.keys.actions import SCREENS
from tests.tui.conftest import Play


async def test_every_action_has_a_hand(play: Play) -> None:
    """What the table offers on the dashboard and in its parts can be done."""
    rows = [row for name in ("dashboard", "week", "stepper") for row in SCREENS[name].rows]
    async with play() as stage:
        assert {row.name for row in rows} == set(stage.app.actions._acts)


async def test_the_help_opens_scrolls_and_closes(play: Play) -> None:
    """Every key is in it, though not all at once."""
    async with play(size=(80, 24)) as stage:
        await stage.press("question_mark")
        top = stage.text
        assert "Begin; pause anything" in top
        await stage.press("down", "down")
        assert stage.text != top
        await stage.press("end")
        assert "To the end" in stage.text
        await stage.press("escape")
        assert len(stage.app.screen_stack) == 1


async def test_the_palette_lists_the_actions_that_do_something_now(play: Play) -> None:
    """And the routines, before a session."""
    async with play() as stage:
        await stage.press("ctrl+p")
        await stage.until(lambda: "Every key" in stage.text or "Choose a routine" in stage.text)
        assert "Skip this set" in stage.text
        assert "Ten seconds more" not in stage.text


async def test_the_palette_runs_an_action(play: Play) -> None:
    """Typed, found, done."""
    async with play() as stage:
        await stage.to("Squat")
        await stage.press("ctrl+p", *"add a round")
        await stage.until(lambda: "Add a round" in stage.text)
        await stage.press("enter")
        await stage.until(lambda: bool(stage.state.position.rounds))
        assert stage.state.step.rounds == 3


async def test_a_click_in_the_footer_does_what_its_key_does(play: Play) -> None:
    """The first word begins the session, the second starts the work."""
    async with play() as stage:
        last = stage.app.size.height - 1
        await stage.pilot.click(offset=(3, last))
        await stage.pilot.pause()
        assert stage.phase == "get_ready"
        at = stage.text.split("\n")[last].index("Start now")
        await stage.pilot.click(offset=(at, last))
        await stage.pilot.pause()
        assert stage.phase == "work"


async def test_weeks_are_gone_through_with_page_keys(play: Play) -> None:
    """One back, one back, one on, and today."""
    async with play() as stage:
        this = "Week 47"
        assert this in stage.text
        await stage.press("pageup", "pageup")
        assert "Week 45" in stage.text
        await stage.press("pagedown")
        assert "Week 46" in stage.text
        await stage.press("t")
        assert this in stage.text


async def test_the_wheel_goes_through_the_weeks(play: Play) -> None:
    """Up is back, down is on."""
    async with play() as stage:
        week = stage.app.dashboard.query_one("#week").region
        assert await stage.pilot._post_mouse_events([MouseScrollUp], offset=(20, week.y + 2))
        await stage.pilot.pause()
        assert "Week 46" in stage.text


async def test_enter_and_space_always_mean_the_session(play: Play) -> None:
    """After a click nothing keeps a focus that would swallow them."""
    async with play() as stage:
        await stage.pilot.click(offset=(10, 8))
        await stage.press("space")
        assert stage.phase == "get_ready"
        await stage.press("enter")
        assert stage.phase == "work"
