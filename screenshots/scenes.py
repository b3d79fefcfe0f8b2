"""The scenes of the pictures: what is done to the app before each is taken."""

from __future__ import annotations

from textual.pilot import Pilot

from stride_tui.core.instant import ManualClock
from stride_tui.store.paths import Paths, bundled_routines
from stride_tui.tui.app import StrideApp

SLUG = "lower-body-runners"


class Scene:
    """One app under a pilot, with a clock that moves when told to."""

    def __init__(self, app: StrideApp, pilot: Pilot[int], clock: ManualClock, paths: Paths) -> None:
        self.app = app
        self.pilot = pilot
        self.clock = clock
        self.paths = paths

    async def press(self, *keys: str) -> None:
        """Press keys, a moment apart, and let the app settle."""
        for key in keys:
            self.clock.forward(1_000)
            await self.pilot.press(key)
        await self.pilot.pause()

    async def forward(self, seconds: float) -> None:
        """Let time pass, and the app notice."""
        self.clock.forward(round(seconds * 1000))
        self.app.dashboard.wake()
        await self.pilot.pause()

    async def until(self, exercise: str, kind: str = "work", turn: int = 1) -> None:
        """Go on, set by set, until a step is current."""
        while True:
            state = self.app.driver.state
            assert state is not None, f"the session has no {kind} of {exercise} to go on to"
            assert not state.ended, f"the session ended before the {kind} of {exercise}"
            step = state.step
            if step.kind == kind and step.place.exercise == exercise and step.place.round >= turn:
                return
            await self.forward(16 if step.ms is None else step.ms / 1000 - 1)
            if state.position.ends_by_itself:
                await self.forward(1.2)
            else:
                await self.press("enter")


async def idle(scene: Scene) -> None:
    """The chosen routine, ready to begin."""


async def timed(scene: Scene) -> None:
    """Timed work, half over."""
    await scene.press("space")
    await scene.until("Dynamic Pigeon")
    await scene.forward(9)


async def reps(scene: Scene) -> None:
    """Rep work in the second round of a superset."""
    await scene.press("space")
    await scene.until("Front Foot-Elevated Split Squat", turn=2)
    await scene.forward(14)


async def switch(scene: Scene) -> None:
    """Switching sides."""
    await scene.press("space")
    await scene.until("Lateral Step Down", "switch", 2)
    await scene.forward(2)


async def rest(scene: Scene) -> None:
    """The rest between two supersets."""
    await scene.press("space")
    await scene.until("Lateral Step Down", "rest")
    await scene.forward(34)


async def paused(scene: Scene) -> None:
    """Paused within a hold."""
    await timed(scene)
    await scene.press("space")


async def problem(scene: Scene) -> None:
    """A mistake in the file that a session is following."""
    await reps(scene)
    text = (bundled_routines() / f"{SLUG}.toml").read_text(encoding="utf-8")
    scene.paths.routines.mkdir(parents=True, exist_ok=True)
    broken = text.replace("reps = 8", "rep = 8", 1)
    (scene.paths.routines / f"{SLUG}.toml").write_text(broken, encoding="utf-8")
    await settle_files(scene)


async def settle_files(scene: Scene) -> None:
    """Wait until the app has seen the file."""
    for _ in range(60):
        await scene.pilot.pause(0.05)
        if scene.app.model.workspace.library.broken:
            break
    await scene.pilot.pause(0.1)


async def summary(scene: Scene) -> None:
    """The end of a session."""
    await scene.press("space")
    await scene.until("Supine Figure 4 Stretch")
    while scene.app.driver.running:
        await scene.forward(5)


async def picker(scene: Scene) -> None:
    """The routine picker, with a broken file of the user's."""
    text = (bundled_routines() / f"{SLUG}.toml").read_text(encoding="utf-8")
    scene.paths.routines.mkdir(parents=True, exist_ok=True)
    broken = text.replace("Lower-Body Strength for Runners", "Hill legs").replace("reps = 8", "rep = 8", 1)
    (scene.paths.routines / "hill-legs.toml").write_text(broken, encoding="utf-8")
    await settle_files(scene)
    await scene.press("r", "up")


async def end(scene: Scene) -> None:
    """Escape in a session: how should it end?"""
    await timed(scene)
    await scene.press("escape")


async def keys(scene: Scene) -> None:
    """Every key."""
    await scene.press("question_mark")


async def week_only(scene: Scene) -> None:
    """The week on a narrow screen."""
    await scene.press("tab", "tab")


async def focus(scene: Scene) -> None:
    """The Week panel with the focus."""
    await scene.press("tab")


async def day(scene: Scene) -> None:
    """A day opened."""
    await scene.press("tab", "right", "right", "enter")


async def run_form(scene: Scene) -> None:
    """A run being planned too soon after a session."""
    await scene.press("pageup", "tab", "enter", "a", "right", "down", "down", "7", "3", "0")


async def off_week(scene: Scene) -> None:
    """A week that is off."""
    await scene.press("pageup", "pageup")


async def review(scene: Scene) -> None:
    """The year and its sessions."""
    await scene.press("v", "down")


async def exercise(scene: Scene) -> None:
    """The course of one exercise."""
    await scene.press("v", "x")


async def far(scene: Scene) -> None:
    """Timed work, to be read from across the room."""
    await timed(scene)
    await scene.press("z")


async def far_reps(scene: Scene) -> None:
    """Rep work, to be read from across the room."""
    await reps(scene)
    await scene.press("z")


async def stepper(scene: Scene) -> None:
    """The weight of a set being changed."""
    await reps(scene)
    await scene.press("w", "up", "up")


async def correct(scene: Scene) -> None:
    """The sets of a session being corrected."""
    await scene.press("v", "c", *["down"] * 9, "minus", "right", "plus")


async def note(scene: Scene) -> None:
    """The effort and the note of a session."""
    await scene.press("v", "n", "up", "up", *"knee felt fine")
