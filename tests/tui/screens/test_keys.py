"""Every key of every screen: it does what the table says, `[keys]` reaches it, and the help tells it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from stride_tui.core.instant import ManualClock
from stride_tui.store.history.file import append_session
from stride_tui.store.paths import Paths
from stride_tui.views.keys.actions import SCREENS
from stride_tui.views.keys.footer import footer_view, offered
from stride_tui.views.keys.row import ALWAYS, Context
from tests.helpers.histories import session, sets
from tests.helpers.home_with_plan import PLAN, THURSDAY, thursday
from tests.tui.conftest import Play, Stage

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


def state_of(stage: Stage) -> tuple[object, ...]:
    """All that a key can change: the screens, what they show, what was told, the session, and whether it goes on."""
    app = stage.app
    return (
        [type(screen).__name__ for screen in app.screen_stack],
        [tuple(strip) for strip in app.screen._compositor.render_strips()],
        stage.told,
        app.driver.state,
        app._exit,
    )


def default_keys(screen: str) -> Iterator[tuple[str, str]]:
    """Each action of a screen with each of its keys."""
    for action in SCREENS[screen].rows:
        for key in action.keys:
            yield action.name, key


async def opened(stage: Stage, screen: str) -> None:
    """Open a screen by its keys."""
    app = stage.app
    while len(app.screen_stack) > 1:
        app.pop_screen()
    app.dashboard.focus_week(False)
    app.dashboard.stepping.open = False
    for key in WAYS[screen]:
        await (stage.to(key[1:]) if key.startswith("@") else stage.press(key))


@pytest.mark.parametrize("screen", [name for name in SCREENS if name != "dashboard"])
async def test_every_key_of_a_screen_does_something(play: Play, screen: str) -> None:
    """Whatever the table says is a key there changes what is shown, told or kept."""
    idle: list[str] = []
    async with play(size=(120, 30)) as stage:
        for action, key in default_keys(screen):
            await opened(stage, screen)
            if room := OTHER.get((screen, action), BEFORE.get(action)):
                await stage.press(room)
            before = state_of(stage)
            await stage.pilot.press(key)
            await stage.pilot.pause()
            if state_of(stage) == before:
                idle.append(f"{action} {key}")
    assert idle == []


async def led_to(stage: Stage, context: Context) -> None:
    """Lead a session until it does what the context says."""
    wanted = "work" if context == "paused" else context
    if wanted != "idle":
        await stage.press("space")
    while stage.app.driver.context != wanted:
        await stage.press("enter")
    if context == "paused":
        await stage.press("space")


@pytest.mark.parametrize("context", CONTEXTS)
async def test_every_key_in_the_bottom_line_does_something(play: Play, context: Context) -> None:
    """In each state of the session, each key that the dashboard tells."""
    idle: list[str] = []
    async with play(size=(120, 30)) as stage:
        offers = list(offered(footer_view(context, stage.app.model.keys)))
    for key in [key for offer in offers for key in offer.keys]:
        async with play(size=(120, 30)) as stage:
            await led_to(stage, context)
            before = state_of(stage)
            await stage.pilot.press(key)
            await stage.pilot.pause()
            if state_of(stage) == before:
                idle.append(key)
        stage.paths.journal.unlink(missing_ok=True)
    assert idle == []


def test_every_screen_is_tried() -> None:
    """A screen that is added is added here."""
    assert WAYS.keys() == SCREENS.keys()


@pytest.mark.parametrize("screen", [name for name in SCREENS if name != "help"])
async def test_the_help_is_opened_over_every_screen(play: Play, screen: str) -> None:
    """It begins with that screen's keys, and leads back to it."""
    (key, *_) = next(row.keys for row in (*SCREENS[screen].rows, *SCREENS["dashboard"].rows) if row.name == "help")
    async with play(size=(120, 30)) as stage:
        await opened(stage, screen)
        under = stage.app.screen
        await stage.press(key)
        rows = [row.strip("│ ╭╮─") for row in stage.text.splitlines()]
        at = next(n for n, row in enumerate(rows) if "─ Keys ─" in stage.text.splitlines()[n])
        assert ("Session" if screen == "dashboard" else SCREENS[screen].title) in rows[at + 1]
        await stage.press("escape")
        assert stage.app.screen is under


@pytest.mark.parametrize("screen", [name for name in SCREENS if name not in ("dashboard", "week", "stepper")])
async def test_own_keys_reach_every_screen(play: Play, screen: str) -> None:
    """The key that closes a screen is another one, and it is the one that is told."""
    (leaves,) = [row for row in SCREENS[screen].rows if "escape" in row.keys]
    async with play(settings=f'[keys]\n{leaves.name} = "f7"\n') as stage:
        await opened(stage, screen)
        before = stage.app.screen, stage.text
        if screen != "dialog":
            assert "f7 " in stage.text
        if screen not in ("help", "session"):
            await stage.pilot.press("escape")
            assert (stage.app.screen, stage.text) == before
        await stage.press("f7")
        assert (stage.app.screen, stage.text) != before


async def test_own_keys_reach_the_week_panel(play: Play) -> None:
    """They are followed there, and told; the arrow does what it does without the panel."""
    async with play(settings='[keys]\nday_after = "f7"\n') as stage:
        await opened(stage, "week")
        day, slug = stage.app.dashboard.chosen_day, stage.app.model.workspace.slug
        assert "←/f7 Day" in stage.text
        await stage.press("right")
        assert stage.app.dashboard.chosen_day == day
        assert stage.app.model.workspace.slug != slug
        await stage.press("f7")
        assert stage.app.dashboard.chosen_day == (day or 0) + 1


async def test_own_keys_reach_the_load_line(play: Play) -> None:
    """They are followed while it is open, and told."""
    async with play(settings='[keys]\nstep_up = "f8"\n') as stage:
        await opened(stage, "stepper")
        assert "f8/↓ Change" in stage.text
        assert "‹ 10 ›" in stage.text
        await stage.press("f8")
        assert "‹ 11 ›" in stage.text


async def test_settings_that_change_reach_a_screen_that_is_open(play: Play) -> None:
    """The key does something else at once."""
    async with play() as stage:
        await opened(stage, "review")
        stage.paths.settings.write_text('[keys]\nexercises = "f7"\n', encoding="utf-8")
        await stage.until(lambda: bool(stage.app.model.workspace.settings.keys))
        await stage.press("f7")
        assert type(stage.app.screen).__name__ == "Exercises"


async def test_an_answer_keeps_its_key(play: Play) -> None:
    """It is printed beside it, whatever key goes up."""
    async with play(settings='[keys]\nup = "f"\n') as stage:
        await opened(stage, "dialog")
        await stage.press("f")
        assert stage.app.driver.context == "done"


async def test_a_letter_is_text_where_one_types(play: Play) -> None:
    """A question mark in a note is no call for help."""
    async with play() as stage:
        await opened(stage, "note")
        await stage.press("question_mark", "q")
        assert "s?q" in stage.text


async def test_a_click_in_the_keys_of_review_does_what_its_key_does(play: Play) -> None:
    """As in those of the dashboard."""
    async with play(size=(120, 30)) as stage:
        await opened(stage, "review")
        at = stage.text.splitlines()[-1].index("exercises")
        await stage.pilot.click(offset=(at, 29))
        await stage.pilot.pause()
        assert type(stage.app.screen).__name__ == "Exercises"
        at = stage.text.splitlines()[-1].index("back")
        await stage.pilot.click(offset=(at, 29))
        await stage.pilot.pause()
        assert type(stage.app.screen).__name__ == "Review"
