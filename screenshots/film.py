"""Make demo.svg in this folder: a session from the first key to the week, played by the running app.

`python screenshots/film.py`: the app's clock and its figure move only when this script moves them, so that every run
makes the same file.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from screenshots.cells import Look, Picture, Row, cells_of, row_of
from screenshots.moving import moving_picture
from screenshots.opened import opened
from screenshots.scenes import Scene
from stride_tui.tui.widgets.figure import FigureView

HERE = Path(__file__).parent
SIZE = (112, 32)
"""Columns and rows of the terminal: few enough to be read at the width of a page, enough for every panel."""
FRAME_MS = 100
"""Milliseconds from one frame to the next: the figure's own pace in the app."""
KEY_MS = 700
"""How long a key is shown before it is pressed."""
ALT = (
    "stride in a terminal: space begins a session; it counts down, a moving figure shows the exercise, Enter ends a "
    "set, a weight is changed, the rest counts up, and after the last set the week shows when the next session fits."
)
"""Words for readers who cannot see the picture."""
CAP = Look("#11151c", "#e6e9ef", bold=True)
SAID = Look("#e6e9ef", "#11151c")
"""The looks of a key and of what it does, in the line above the app."""


class Film:
    """The frames taken so far, each with how long it is shown."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.frames: list[tuple[Picture, int]] = []
        self._above: Row = row_of(" " * SIZE[0], SAID)

    async def play(self, seconds: float) -> None:
        """Film the app for some seconds of its clock."""
        for _ in range(round(seconds * 1000 / FRAME_MS)):
            self.take(FRAME_MS)
            for figure in self.scene.app.screen.query(FigureView):
                figure.forward(FRAME_MS)
            await self.scene.forward(FRAME_MS / 1000)

    async def press(self, key: str, cap: str, words: str) -> None:
        """Show a key and what it does above the app, then press it; both stay until the next `say`."""
        self.say(cap, words)
        await self.play(KEY_MS / 1000)
        await self.scene.pilot.press(key)
        await self.scene.pilot.pause()

    def say(self, cap: str, words: str) -> None:
        """Show a key and some words above the app; with "" for the key only words."""
        before = row_of(f" {cap} ", CAP) if cap else ()
        line = (*before, *row_of(f" {words}", SAID))
        left = row_of(" " * ((SIZE[0] - len(line)) // 2), SAID)
        right = row_of(" " * (SIZE[0] - len(line) - len(left)), SAID)
        self._above = (*left, *line, *right)

    def take(self, ms: int) -> None:
        """Take a frame that is shown for some milliseconds; one like the last makes that longer."""
        picture = (self._above, *cells_of(self.scene.app.screen))
        if self.frames and self.frames[-1][0] == picture:
            ms += self.frames.pop()[1]
        self.frames.append((picture, ms))


async def film() -> tuple[list[tuple[Picture, int]], int]:
    """The frames of the whole film, and which of them stands for it where nothing moves."""
    async with opened(SIZE, settings="reduced_motion = true\n") as scene:
        film = Film(scene)
        film.say("", "stride: strength sessions for runners, in the terminal")
        await film.play(2.2)
        await film.press("space", "space", "begin: ten seconds to get ready")
        await film.play(2.5)
        await scene.forward(5.8)
        await film.play(1.8)
        film.say("", "timed work counts down and moves on by itself")
        await film.play(3.5)
        await scene.until("Lateral Step Down", "rest")
        await scene.forward(12)
        film.say("", "rest counts up, and never pushes")
        await film.play(2)
        await film.press("enter", "↵", "go on")
        await scene.until("Lateral Step Down")
        film.say("", "rep work waits for Enter")
        await film.play(3.2)
        await film.press("enter", "↵", "set done: the other side")
        await film.play(1.8)
        await scene.until("Front Foot-Elevated Split Squat", turn=2)
        await scene.forward(5)
        film.say("", "the figure moves as you should")
        await film.play(3)
        still = len(film.frames) - 1
        await film.press("w", "w", "what you lifted, by arrows")
        await film.play(0.6)
        await film.press("up", "↑", "the next weight up")
        await film.play(1.2)
        await scene.press("w")
        await film.press("z", "z", "far view: to be read from across the room")
        await film.play(2)
        await scene.press("z")
        await scene.until("Supine Figure 4 Stretch")
        while scene.app.driver.running:
            await scene.forward(5)
        film.say("", "the end: what was done, and when the next session fits")
        await film.play(4)
        await film.press("tab", "Tab", "the week: runs, and the hours that are clear for strength")
        await film.play(1)
        for _ in range(2):
            await film.press("right", "→", "day by day")
        await film.play(2.5)
        return film.frames, still


def main() -> None:
    """Write the film."""
    frames, still = asyncio.run(film())
    svg = moving_picture(frames, still, ALT)
    (HERE / "demo.svg").write_text(svg, encoding="utf-8")
    seconds = sum(ms for _, ms in frames) / 1000
    sys.stdout.write(f"demo.svg ({seconds:.0f} s, {len(svg.encode()) / 1e6:.2f} MB)\n")


if __name__ == "__main__":
    main()
