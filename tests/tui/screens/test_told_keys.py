"""Every key that the dashboard's bottom line tells does something, in each of its states; a refusal is nothing."""

from __future__ import annotations

import pytest

from stride_tui.core.instant import ManualClock
from stride_tui.core.session.events import CommandName, Do, Pause
from stride_tui.store.paths import Paths
from stride_tui.tui.app import StrideApp
from stride_tui.tui.widgets.key_bar import KeyBar
from stride_tui.views.keys.footer import buttons, offered
from stride_tui.views.keys.row import ALWAYS, IN_SESSION, Context
from tests.helpers.every_screen import thursday_evening
from tests.tui.conftest import SETS, DrivenWindow, OpenWindow

LAST: dict[str, CommandName] = {"done": "finish", "thrown_away": "discard"}
"""Context -> the command that leads there at once."""
FEW: tuple[Context, ...] = ("idle", "lead", "reps", "done")
"""The contexts that a part of the screen is tried in, besides all of them near."""
PHONE, WIDE = (40, 20), (240, 40)
STATES: dict[str, tuple[tuple[int, int], dict[str, tuple[Context, tuple[str, ...]]]]] = {
    "near": (WIDE, {context: (context, ()) for context in sorted(ALWAYS)}),
    "far": (WIDE, {f"far {context}": (context, ("z",)) for context in FEW if context in IN_SESSION}),
    "load line": (
        WIDE,
        {
            "in reps": ("reps", ("w",)),
            "in time": ("work", ("w",)),
            "in a rest": ("rest", ("w", "up")),
            "in the far view": ("reps", ("z", "w")),
        },
    ),
    "week": (WIDE, {f"week {context}": (context, ("tab",)) for context in FEW}),
    "phone": (
        PHONE,
        {
            f"{context} {panel}": (context, ("tab",) * turns)
            for context in FEW
            for turns, panel in enumerate(("now", "next", "week", "round"))
        },
    ),
    "phone, far and load line": (
        PHONE,
        {"far": ("work", ("z",)), "load": ("reps", ("w",)), "both": ("reps", ("z", "w"))},
    ),
}
"""The states of one size, each with what the session does in it and the keys that lead there."""


@pytest.fixture(autouse=True)
def refused(monkeypatch: pytest.MonkeyPatch, clock: ManualClock, paths: Paths) -> list[str]:
    """A home in which every screen has something to show; what is told in passing, which is no effect of a key."""
    thursday_evening(monkeypatch, clock, paths)
    told: list[str] = []
    monkeypatch.setattr(StrideApp, "tell", lambda _app, words, **_how: told.append(words))
    return told


def effect(window: DrivenWindow) -> tuple[object, ...]:
    """All that a key can change: the screens, what they show, the session, and whether stride goes on."""
    app = window.app
    strips = [tuple(strip) for strip in app.screen._compositor.render_strips()]
    return [type(screen).__name__ for screen in app.screen_stack], strips, app.driver.state, app._exit


async def led_to(window: DrivenWindow, context: Context) -> None:
    """Begin anew, and lead a session until it does what the context says."""
    app, driver = window.app, window.app.driver
    while len(app.screen_stack) > 1:
        app.pop_screen()
    if app.dashboard.place == "far":
        app.dashboard.toggle_far()
    driver.do(Do("discard"))
    app.saver.settle()
    driver.dismiss()
    app.dashboard.stepping.open = False
    app.dashboard.leave_week()
    wanted = "work" if context == "paused" else context
    if wanted != "idle":
        app.groups.session.begin()
    for _ in range(3 * SETS):
        if driver.context != wanted:
            window.clock.forward(1_000)
            driver.do(Do(LAST.get(wanted, "confirm")))
    assert driver.context == wanted
    if context == "paused":
        driver.do(Pause("asked"))
    app.saver.settle()
    await window.pilot.pause()
    app.dashboard.paint()
    await window.pilot.pause()


@pytest.mark.parametrize("name", STATES)
async def test_every_key_that_is_told_does_something(open_window: OpenWindow, refused: list[str], name: str) -> None:
    """Pressed in that state, it changes what is shown or kept; only the editor, which is not there, says so alone."""
    idle: list[str] = []
    size, states = STATES[name]
    async with open_window(size=size) as window:
        for state, (context, keys) in states.items():
            await led_to(window, context)
            await window.press(*keys)
            bar = window.app.dashboard.query_one(KeyBar)._view
            assert bar is not None
            told = {button.action for button in buttons(bar, size[0])}
            pressed = [(offer.action, key) for offer in offered(bar) if offer.action in told for key in offer.keys]
            for action, key in pressed:
                if action == "quit":
                    continue
                await led_to(window, context)
                await window.press(*keys)
                before = effect(window)
                refused.clear()
                await window.pilot.press(key)
                await window.pilot.pause()
                if effect(window) == before and not (action == "edit" and refused):
                    idle.append(f"{state}: {key} {action} {refused}")
    assert idle == []


async def test_the_far_view_is_left_and_stride_is_left_from_it(open_window: OpenWindow) -> None:
    """Escape and z go back to the panels, where the session goes on; q leaves."""
    async with open_window(size=PHONE) as window:
        await window.to("March")
        for key in ("escape", "z"):
            await window.press("z")
            assert all(words in window.text for words in ("Esc/z Near", "q Quit"))
            await window.press(key)
            assert "─ Now" in window.text
            assert window.phase == "work"
        await window.press("z", "q")
        assert window.app._exit
