"""The runner's own editor: found, opened at the line, and followed when it closes."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path

import pytest

from stride_tui.store.paths import bundled_routines
from stride_tui.tui.app import StrideApp
from stride_tui.tui.terminal.editor import NoEditorError, editor_command, editor_name, find_editor
from tests.tui.conftest import SMALL, DrivenWindow, OpenWindow

FAKE = """\
#!{python}
import pathlib, sys, time
here = pathlib.Path(__file__).parent
(here / "opened").write_text("\\n".join(sys.argv[1:]))
until = time.monotonic() + 5
while (here / "wait").exists() and time.monotonic() < until:
    time.sleep(0.01)
if (here / "text").exists():
    pathlib.Path(sys.argv[-1]).write_text((here / "text").read_text())
sys.exit(int((here / "code").read_text()) if (here / "code").exists() else 0)
"""


class Editor:
    """A vim that is none: it notes what it was opened with, waits if told to, and writes what it is told."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder
        self.program = folder / "vim"
        self.program.write_text(FAKE.format(python=sys.executable))
        self.program.chmod(0o755)

    def tell(self, name: str, text: str = "") -> None:
        """`wait` (until `go`), `text` to save, `code` to end with."""
        (self.folder / name).write_text(text)

    def go(self) -> None:
        """Wait no longer."""
        (self.folder / "wait").unlink()

    @property
    def opened(self) -> list[str]:
        """The arguments it was opened with; none so far if it was not."""
        path = self.folder / "opened"
        return path.read_text().split("\n") if path.exists() else []


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """The editor that the environment names; the headless screen cannot be left to it, so nothing is."""
    found = Editor(tmp_path / "bin")
    monkeypatch.setenv("VISUAL", str(found.program))
    monkeypatch.setattr(StrideApp, "suspend", lambda _: nullcontext())
    return found


async def _edited(window: DrivenWindow) -> None:
    """Open the editor, and wait until it has closed."""
    await window.press("e")
    await window.until(lambda: not any(worker.group == "editor" for worker in window.app.workers))
    await window.pilot.pause()


async def test_it_opens_at_the_current_item(open_window: OpenWindow, editor: Editor) -> None:
    """The header of the item under way, not the top of the file."""
    async with open_window() as window:
        await window.to("Plank")
        await _edited(window)
        header = SMALL.split("\n").index('exercise = "Plank"')
        assert editor.opened == [f"+{header}", str(window.paths.routines / "small.toml")]


async def test_it_opens_at_the_first_mistake(open_window: OpenWindow, editor: Editor) -> None:
    """Mistakes come before all else."""
    broken = SMALL.replace("reps = 8", "rep = 8")
    async with open_window() as window:
        window.write(broken)
        await window.until(lambda: bool(window.app.model.workspace.library.broken))
        await _edited(window)
        line = broken.split("\n").index("rep = 8") + 1
        assert editor.opened[0] == f"+{line}"


async def test_a_bundled_routine_is_copied_first(open_window: OpenWindow, editor: Editor) -> None:
    """The editor gets the copy, and the original stays as it was."""
    original = (bundled_routines() / "ten-minutes.toml").read_bytes()
    async with open_window(slug="ten-minutes") as window:
        editor.tell("text", SMALL)
        await _edited(window)
        copy = window.paths.routines / "ten-minutes.toml"
        assert editor.opened[-1] == str(copy)
        assert copy.read_text() == SMALL
        assert (bundled_routines() / "ten-minutes.toml").read_bytes() == original


async def test_the_picker_opens_it_too(open_window: OpenWindow, editor: Editor) -> None:
    """On the routine that the arrows stand on, whichever is chosen."""
    async with open_window() as window:
        window.write(SMALL.replace('"Small"', '"Tall"'), "tall")
        await window.until(lambda: window.app.model.workspace.library.entry("tall") is not None)
        await window.press("r", "down")
        await _edited(window)
        assert editor.opened[-1].endswith("tall.toml")
        assert window.app.model.workspace.slug == "small"


async def test_work_pauses_while_it_is_open(open_window: OpenWindow, editor: Editor) -> None:
    """And says why; the runner goes on when the runner is back."""
    async with open_window() as window:
        editor.tell("wait")
        await window.to("March")
        await window.press("e")
        await window.until(lambda: bool(editor.opened))
        await window.forward(100)
        assert window.phase == "paused"
        assert window.exercise == "March"
        editor.go()
        await window.until(lambda: not any(worker.group == "editor" for worker in window.app.workers))
        assert window.phase == "paused"


async def test_rest_runs_on_while_it_is_open(open_window: OpenWindow, editor: Editor) -> None:
    """It never ends by itself behind the editor."""
    async with open_window(hands_free=True) as window:
        editor.tell("wait")
        await window.press("space", "2")
        while window.phase != "rest":
            await window.forward(3)
        await window.press("e")
        await window.until(lambda: bool(editor.opened))
        await window.forward(200)
        assert window.phase == "rest"
        assert window.state.position.step.kind == "rest"
        editor.go()


async def test_what_was_saved_is_followed_when_it_closes(open_window: OpenWindow, editor: Editor) -> None:
    """Without waiting for the next look at the folder."""
    async with open_window() as window:
        editor.tell("text", SMALL.replace("reps = 8", "reps = 12"))
        await window.to("Squat")
        await _edited(window)
        await window.until(lambda: "×12" in window.text)


async def test_an_editor_that_fails_is_reported(open_window: OpenWindow, editor: Editor) -> None:
    """With its code."""
    async with open_window() as window:
        editor.tell("code", "3")
        await _edited(window)
        assert "ended with code 3" in window.told


async def test_a_terminal_that_cannot_be_left_is_reported(
    open_window: OpenWindow, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing breaks where the screen cannot be given away."""
    monkeypatch.undo()
    monkeypatch.setenv("VISUAL", str(editor.program))
    async with open_window() as window:
        await _edited(window)
        assert "cannot take over" in window.told


async def test_no_editor_is_reported(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """The words say what to set."""
    monkeypatch.setenv("VISUAL", "no-such-editor-anywhere")
    monkeypatch.setattr("shutil.which", lambda name: None)
    async with open_window() as window:
        await _edited(window)
        assert "VISUAL" in window.told


@pytest.mark.parametrize(
    ("environment", "command"),
    [
        ({"VISUAL": "hx", "EDITOR": "nano"}, ["hx"]),
        ({"VISUAL": " ", "EDITOR": "nano"}, ["nano"]),
        ({"EDITOR": "code --wait"}, ["code", "--wait"]),
        ({"EDITOR": "'/my tools/vim' -n"}, ["/my tools/vim", "-n"]),
        ({}, ["nano"]),
    ],
    ids=str,
)
def test_the_editor_is_the_runners(
    environment: Mapping[str, str], command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """VISUAL, then EDITOR, then what there is."""
    monkeypatch.setattr("shutil.which", lambda name: name)
    assert find_editor(environment, "linux") == (command, "")


@pytest.mark.parametrize(
    ("environment", "there", "platform", "name", "why"),
    [
        ({"VISUAL": "helix"}, ["vi", "nano"], "linux", "vi", "VISUAL names `helix`, which was not found; vi is used."),
        ({"EDITOR": "ed -s"}, ["nano"], "linux", "nano", "EDITOR names `ed -s`, which was not found; nano is used."),
        (
            {"VISUAL": "helix", "EDITOR": "micro"},
            ["micro", "vi"],
            "linux",
            "micro",
            "VISUAL names `helix`, which was not found; micro is used.",
        ),
        (
            {"VISUAL": "code"},
            ["notepad", "vi"],
            "win32",
            "notepad",
            "VISUAL names `code`, which was not found; notepad is used.",
        ),
        (
            {"EDITOR": "'unclosed"},
            ["vi"],
            "linux",
            "vi",
            "EDITOR cannot be read as a command: No closing quotation; vi is used.",
        ),
    ],
    ids=str,
)
def test_another_editor_takes_the_place_of_a_missing_one(
    environment: Mapping[str, str],
    there: list[str],
    platform: str,
    name: str,
    why: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And it is said which, and why."""
    monkeypatch.setattr("shutil.which", lambda name: name if name in there else None)
    assert find_editor(environment, platform) == ([name], why)


@pytest.mark.parametrize("environment", [{"VISUAL": "missing"}, {"EDITOR": "'unclosed"}, {}], ids=str)
def test_where_there_is_no_editor_it_is_said(environment: Mapping[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is not there, one that cannot be read, and none at all."""
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(NoEditorError, match=r"VISUAL|EDITOR"):
        find_editor(environment, "linux")


@pytest.mark.parametrize(
    ("editor", "arguments"),
    [
        (["nvim"], ["+12", "x.toml"]),
        (["/usr/bin/nano", "-w"], ["-w", "+12", "x.toml"]),
        (["emacsclient", "-t"], ["-t", "+12", "x.toml"]),
        (["gvim"], ["+12", "x.toml"]),
        (["hx"], ["x.toml:12"]),
        (["subl", "-w"], ["-w", "x.toml:12"]),
        (["code", "--wait"], ["--wait", "--goto", "x.toml:12"]),
        (["gedit"], ["x.toml"]),
    ],
    ids=str,
)
def test_each_editor_is_reported_the_line_its_own_way(editor: list[str], arguments: list[str]) -> None:
    """And one that takes none is told none."""
    assert editor_command(editor, Path("x.toml"), 12) == [editor[0], *arguments]


def test_without_a_line_the_file_alone_is_opened() -> None:
    """Nothing is made up."""
    assert editor_command(["vim"], Path("x.toml"), None) == ["vim", "x.toml"]


def test_the_name_of_an_editor_is_its_programs() -> None:
    """Whatever folder it lies in."""
    assert editor_name(["/opt/Bin/NVim.exe", "-u"]) == "nvim"
