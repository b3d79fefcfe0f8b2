"""Every key of every screen: it does what the table says, `[keys]` reaches it, and the help tells it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from stride_tui.core.instant import ManualClock
from stride_tui.store.history.file import append_session
from stride_tui.store.paths import Paths
from stride_tui.views.keys.footer import footer_view, offered
from stride_tui.views.keys.key_tables import SCREENS
from stride_tui.views.keys.row import ALWAYS, Context
from tests.helpers.histories import session, sets
from tests.helpers.home_with_plan import PLAN, THURSDAY, thursday
from tests.tui.conftest import DrivenWindow, OpenWindow

TWO_RUNS = f'{PLAN}\n[[run]]\non = 2026-11-19\nkind = "easy"\n\n[[run]]\non = 2026-11-19\nkind = "long"\n'
WAYS: dict[str, list[str]] = {
    "dashboard": [],
    "week": ["tab"],
    "stepper": ["@Lunge", "w"],
    "day": ["tab", "enter"],
    "run_form": ["tab", "enter", "a"],
    "session": ["tab", "left", "enter", "enter"],
    "review": ["v"],
    "opened": ["v", "enter"],
    "find": ["v", "slash", "s"],
    "exercises": ["v", "down", "x"],
    "correct": ["v", "c"],
    "note": ["v", "n", "s"],
    "picker": ["r"],
    "dialog": ["space", "escape"],
    "help": ["question_mark"],
}
"""Screen -> the keys that open it; with an at sign, an exercise to get to."""
BEFORE = {"up": "down", "page_up": "pagedown", "first": "end", "year_after": "pageup"}
"""Action -> the key that makes room for it."""
OTHER = {("review", "page_up"): "end", ("opened", "session_after"): "left", ("note", "less"): "up"}
"""The same, where a screen needs another one."""
CONTEXTS = sorted(ALWAYS)


@pytest.fixture(autouse=True)
def _thursday_evening(monkeypatch: pytest.MonkeyPatch, clock: ManualClock, paths: Paths) -> None:
    """It is Thursday, 19 November 2026, 18:00; two runs are planned, many sessions were done; there is no editor."""
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("VISUAL", "no-such-editor-anywhere")
    thursday(clock, paths, TWO_RUNS)
    append_session(paths, session(THURSDAY - timedelta(weeks=60), sets=sets(2, exercise="Lunge")))
    for week in range(13, 0, -1):
        append_session(paths, session(THURSDAY - timedelta(weeks=week), sets=sets(12)))
    many = tuple(record for n in range(40) for record in sets(1, exercise=f"Step {n}", item_n=n))
    append_session(paths, session(THURSDAY - timedelta(days=1), sets=many))


def state_of(window: DrivenWindow) -> tuple[object, ...]:
    """All that a key can change: the screens, what they show, what was told, the session, and whether it goes on."""
    app = window.app
    return (
        [type(screen).__name__ for screen in app.screen_stack],
        [tuple(strip) for strip in app.screen._compositor.render_strips()],
        window.told,
        app.driver.state,
        app._exit,
    )


def default_keys(screen: str) -> Iterator[tuple[str, str]]:
    """Each action of a screen with each of its keys."""
    for action in SCREENS[screen].rows:
        for key in action.keys:
            yield action.name, key


async def opened(window: DrivenWindow, screen: str) -> None:
    """Open a screen by its keys."""
    app = window.app
    while len(app.screen_stack) > 1:
        app.pop_screen()
    app.dashboard.focus_week(False)
    app.dashboard.stepping.open = False
    for key in WAYS[screen]:
        await (window.to(key[1:]) if key.startswith("@") else window.press(key))


@pytest.mark.parametrize("screen", [name for name in SCREENS if name != "dashboard"])
async def test_every_key_of_a_screen_does_something(open_window: OpenWindow, screen: str) -> None:
    """Whatever the table says is a key there changes what is shown, told or kept."""
    idle: list[str] = []
    async with open_window(size=(120, 30)) as window:
        for action, key in default_keys(screen):
            await opened(window, screen)
            if room := OTHER.get((screen, action), BEFORE.get(action)):
                await window.press(room)
            before = state_of(window)
            await window.pilot.press(key)
            await window.pilot.pause()
            if state_of(window) == before:
                idle.append(f"{action} {key}")
    assert idle == []


async def led_to(window: DrivenWindow, context: Context) -> None:
    """Lead a session until it does what the context says."""
    wanted = "work" if context == "paused" else context
    if wanted != "idle":
        await window.press("space")
    while window.app.driver.context != wanted:
        await window.press("enter")
    if context == "paused":
        await window.press("space")


@pytest.mark.parametrize("context", CONTEXTS)
async def test_every_key_in_the_bottom_line_does_something(open_window: OpenWindow, context: Context) -> None:
    """In each state of the session, each key that the dashboard tells."""
    idle: list[str] = []
    async with open_window(size=(120, 30)) as window:
        offers = list(offered(footer_view(context, window.app.model.keys)))
    for key in [key for offer in offers for key in offer.keys]:
        async with open_window(size=(120, 30)) as window:
            await led_to(window, context)
            before = state_of(window)
            await window.pilot.press(key)
            await window.pilot.pause()
            if state_of(window) == before:
                idle.append(key)
        window.paths.journal.unlink(missing_ok=True)
    assert idle == []


def test_every_screen_is_tried() -> None:
    """A screen that is added is added here."""
    assert WAYS.keys() == SCREENS.keys()


@pytest.mark.parametrize("screen", [name for name in SCREENS if name != "help"])
async def test_the_help_is_opened_over_every_screen(open_window: OpenWindow, screen: str) -> None:
    """It begins with that screen's keys, and leads back to it."""
    (key, *_) = next(row.keys for row in (*SCREENS[screen].rows, *SCREENS["dashboard"].rows) if row.name == "help")
    async with open_window(size=(120, 30)) as window:
        await opened(window, screen)
        under = window.app.screen
        await window.press(key)
        rows = [row.strip("│ ╭╮─") for row in window.text.splitlines()]
        at = next(n for n, row in enumerate(rows) if "─ Keys ─" in window.text.splitlines()[n])
        assert ("Session" if screen == "dashboard" else SCREENS[screen].title) in rows[at + 1]
        await window.press("escape")
        assert window.app.screen is under


@pytest.mark.parametrize("screen", [name for name in SCREENS if name not in ("dashboard", "week", "stepper")])
async def test_own_keys_reach_every_screen(open_window: OpenWindow, screen: str) -> None:
    """The key that closes a screen is another one, and it is the one that is told."""
    (leaves,) = [row for row in SCREENS[screen].rows if "escape" in row.keys]
    async with open_window(settings=f'[keys]\n{leaves.name} = "f7"\n') as window:
        await opened(window, screen)
        before = window.app.screen, window.text
        if screen != "dialog":
            assert "f7 " in window.text
        if screen not in ("help", "session"):
            await window.pilot.press("escape")
            assert (window.app.screen, window.text) == before
        await window.press("f7")
        assert (window.app.screen, window.text) != before


async def test_own_keys_reach_the_week_panel(open_window: OpenWindow) -> None:
    """They are followed there, and told; the arrow does what it does without the panel."""
    async with open_window(settings='[keys]\nday_after = "f7"\n') as window:
        await opened(window, "week")
        day, slug = window.app.dashboard.chosen_day, window.app.model.workspace.slug
        assert "←/f7 Day" in window.text
        await window.press("right")
        assert window.app.dashboard.chosen_day == day
        assert window.app.model.workspace.slug != slug
        await window.press("f7")
        assert window.app.dashboard.chosen_day == (day or 0) + 1


async def test_own_keys_reach_the_load_line(open_window: OpenWindow) -> None:
    """They are followed while it is open, and told."""
    async with open_window(settings='[keys]\nstep_up = "f8"\n') as window:
        await opened(window, "stepper")
        assert "f8/↓ Change" in window.text
        assert "‹ 10 ›" in window.text
        await window.press("f8")
        assert "‹ 11 ›" in window.text


async def test_settings_that_change_reach_a_screen_that_is_open(open_window: OpenWindow) -> None:
    """The key does something else at once."""
    async with open_window() as window:
        await opened(window, "review")
        window.paths.settings.write_text('[keys]\nexercises = "f7"\n', encoding="utf-8")
        await window.until(lambda: bool(window.app.model.workspace.settings.keys))
        await window.press("f7")
        assert type(window.app.screen).__name__ == "Exercises"


async def test_an_answer_keeps_its_key(open_window: OpenWindow) -> None:
    """It is printed beside it, whatever key goes up."""
    async with open_window(settings='[keys]\nup = "f"\n') as window:
        await opened(window, "dialog")
        await window.press("f")
        assert window.app.driver.context == "done"


async def test_a_letter_is_text_where_one_types(open_window: OpenWindow) -> None:
    """A question mark in a note is no call for help."""
    async with open_window() as window:
        await opened(window, "note")
        await window.press("question_mark", "q")
        assert "s?q" in window.text


async def test_a_click_in_the_keys_of_review_does_what_its_key_does(open_window: OpenWindow) -> None:
    """As in those of the dashboard."""
    async with open_window(size=(120, 30)) as window:
        await opened(window, "review")
        at = window.text.splitlines()[-1].index("exercises")
        await window.pilot.click(offset=(at, 29))
        await window.pilot.pause()
        assert type(window.app.screen).__name__ == "Exercises"
        at = window.text.splitlines()[-1].index("back")
        await window.pilot.click(offset=(at, 29))
        await window.pilot.pause()
        assert type(window.app.screen).__name__ == "Review"
