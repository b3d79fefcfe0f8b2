"""What keeps stride quick, told by counting rather than by the clock: imports, lines read, lines painted."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from queue import Empty, Queue

import msgspec
import pytest
import tomli

from benchmarks.samples import article, article_file, make_home
from stride_tui.core.instant import ManualClock
from stride_tui.core.routines.routine import Routine
from stride_tui.core.routines.steps import unroll
from stride_tui.core.week import adherence as adherence_module
from stride_tui.services.home import Home
from stride_tui.services.open_workspace import TAIL_MS, open_workspace
from stride_tui.services.session.driver import SessionDriver
from stride_tui.services.workspace import Workspace
from stride_tui.store.history.reading import read_history, read_tail
from stride_tui.store.paths import Paths, find_paths
from stride_tui.store.routines.file import parse_routine
from stride_tui.tui.app import StrideApp
from stride_tui.tui.dashboard_view import DashboardViews
from stride_tui.tui.model import Model
from stride_tui.tui.widgets.lines import Lines

FIRST_FRAME = """
import asyncio, sys
{imports}

async def show():
    async with {app}.run_test(size=(120, 40)):
        print(*sys.modules)

asyncio.run(show())
"""
HELLO = FIRST_FRAME.format(
    imports="from textual.app import App\nfrom textual.widgets import Static\n"
    "class Hello(App):\n    def compose(self):\n        yield Static('hello')",
    app="Hello()",
)
STRIDE = FIRST_FRAME.format(
    imports="import stride_tui.__main__, stride_tui.cli.open_dashboard\n"
    "from stride_tui.services.home import open_home\n"
    "from stride_tui.services.open_workspace import open_workspace\n"
    "from stride_tui.tui.run import TerminalApp\nfrom stride_tui.tui.app import StrideApp\n"
    "StrideApp._settle_in = lambda self: None",
    app="StrideApp(open_workspace(open_home()))",
)
LIBRARIES = {"stride_tui", "msgspec", "tomli"}
"""What the first frame may load beyond what a bare Textual app loads, apart from a few modules of Python's own."""
LATER = {
    f"stride_tui.tui.{name}"
    for name in (
        "feeds.follow",
        "terminal.editor",
        "actions.palette",
        "actions.week",
        "screens.picker",
        "screens.help",
        "screens.dialog",
    )
}
"""What is loaded when it is used: after the first frame, or with the first key."""
MOST_STANDARD, MOST_OURS = 14, 160


def modules_of(code: str, home: Path) -> set[str]:
    """What a fresh interpreter has loaded after running some code."""
    environment = os.environ | {"STRIDE_HOME": str(home)}
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    return set(run.stdout.split())


def test_the_first_frame_loads_little_more_than_a_bare_app(tmp_path):
    """Beyond a bare app: stride itself, msgspec, tomli; no command line's library, no second TOML library."""
    extra = modules_of(STRIDE, tmp_path) - modules_of(HELLO, tmp_path)
    foreign = {name.partition(".")[0] for name in extra if not name.endswith("__mypyc")} - sys.stdlib_module_names
    assert foreign - {"textual", "rich"} == LIBRARIES
    assert {name for name in extra if name.startswith("textual.widgets._")} == set()
    assert len([name for name in extra if name.startswith("stride_tui")]) <= MOST_OURS
    assert len([name for name in extra if name.partition(".")[0] in sys.stdlib_module_names]) <= MOST_STANDARD


def test_the_first_frame_leaves_out_what_it_does_not_show(tmp_path):
    """Feeds, the editor, the palette and the other screens are loaded when they are used."""
    loaded = modules_of(STRIDE, tmp_path)
    assert loaded & LATER == set()


@pytest.mark.parametrize("module", sorted(LATER))
def test_what_is_loaded_later_is_a_module(module):
    """A renamed module is renamed here too, or the test above would pass for nothing."""
    assert find_spec(module) is not None


@pytest.mark.parametrize("command", ["--version", "check", "routines", "paths", "schema", "week", "next"])
def test_a_plain_command_loads_no_screen(command, tmp_path):
    """No command pays for Textual or an event loop by being run."""
    code = (
        f"import sys; sys.argv = ['stride', {command!r}]\nfrom stride_tui.__main__ import main\nimport io\n"
        "out, sys.stdout = sys.stdout, io.TextIOWrapper(io.BytesIO())\n"
        "try: main()\nexcept SystemExit as end: assert not end.code, end.code\nprint(*sys.modules, file=out)"
    )
    assert modules_of(code, tmp_path) & {"textual", "asyncio", "rich.console", "rich.text"} == set()


COMPLETING = {
    "a routine": ("stride start t", 2),
    "an exercise": ("stride progress l", 2),
    "a figure": ("stride figure b", 2),
    "an id": ("stride history show l", 3),
    "a theme": ("stride start --theme n", 3),
}
"""The lines that a shell asks to complete, each with the number of its last word."""


@pytest.mark.parametrize(("line", "number"), COMPLETING.values(), ids=COMPLETING)
def test_a_completion_loads_no_screen(line, number, tmp_path):
    """Nor a second TOML library, nor the commands that were not typed."""
    code = (
        "import io, os, sys\n"
        f"os.environ |= {{'_STRIDE_COMPLETE': 'bash_complete', 'COMP_WORDS': {line!r}, 'COMP_CWORD': '{number}'}}\n"
        "from stride_tui.cli.print_completion import print_completions\n"
        "out, sys.stdout = sys.stdout, io.TextIOWrapper(io.BytesIO())\n"
        "assert print_completions() == 0\nprint(*sys.modules, file=out)"
    )
    loaded = modules_of(code, tmp_path)
    unwanted = {"textual", "asyncio", "rich.console", "rich.text", "tomlkit", "tomli_w", "stride_tui.cli.cues"}
    assert loaded & unwanted == set()


MOST_OF_VERSION = 6
"""How many times the processor time of `--version` a completion takes at most. A half of it is click's own import:
where `--version` takes 25 ms, that is the 150 ms in which a key press still feels answered."""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not count the time of children")
def test_a_completion_is_about_as_quick_as_the_version(tmp_path):
    """Told by processor time, the least of a few runs."""

    def spent(arguments: list[str], **variables: str) -> float:
        found = []
        for _ in range(3):
            before = os.times()
            environment = os.environ | {"STRIDE_HOME": str(tmp_path)} | variables
            call = [sys.executable, "-m", "stride_tui", *arguments]
            subprocess.run(call, env=environment, check=True, capture_output=True)
            after = os.times()
            found.append(sum(after[2:4]) - sum(before[2:4]))
        return min(found)

    line, number = COMPLETING["an exercise"]
    words = {"_STRIDE_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(number)}
    assert spent([], **words) <= MOST_OF_VERSION * spent(["--version"])


def quickest(act: Callable[[], object], times: int = 15) -> float:
    """The least processor time of several runs: what noise cannot lessen."""
    found = []
    for _ in range(times):
        begun = time.process_time_ns()
        for _ in range(5):
            act()
        found.append(time.process_time_ns() - begun)
    return min(found)


def test_reading_a_routine_costs_little_more_than_parsing_its_toml():
    """Parsing, validating and unrolling the article's routine takes at most six times what tomli takes."""
    text = article_file().read_text("utf-8")

    def whole() -> None:
        routine = parse_routine(text, "article")
        assert isinstance(routine, Routine)
        unroll(routine)

    assert quickest(whole) <= 6 * quickest(lambda: tomli.loads(text))


@pytest.fixture(scope="module")
def ten_years(tmp_path_factory) -> Paths:
    """A home with ten years of history, up to the clock's day."""
    return make_home(tmp_path_factory.mktemp("ten-years"), 10, ManualClock().now().utc)


def test_the_first_picture_reads_the_end_of_the_history_only(ten_years):
    """Of ten years, some twelve weeks are decoded."""
    reading = read_tail(ten_years, ManualClock().now().utc - TAIL_MS)
    assert not reading.whole
    assert 20 <= len(reading.sessions) <= 80


def test_ten_years_are_read_about_as_fast_as_json_can_be(ten_years):
    """Checking and typing every line costs at most three times what bare decoding does."""
    lines = ten_years.history.read_bytes().splitlines()
    bare = quickest(lambda: [msgspec.json.decode(line) for line in lines[:200]], 5)
    whole = quickest(lambda: read_history(ten_years), 2)
    assert whole <= 3 * bare * len(lines) / 200


def test_the_whole_history_is_gone_through_once_for_each_history(ten_years, monkeypatch):
    """Seconds and weeks later the adherence is not worked out again, and the same week is the same value."""
    calls: list[int] = []
    real = adherence_module.adherence

    def counted(*given, **named):
        calls.append(1)
        return real(*given, **named)

    monkeypatch.setattr(adherence_module, "adherence", counted)
    clock = ManualClock()
    workspace = open_workspace(Home(ten_years, clock))
    assert isinstance(workspace, Workspace)
    model = Model(workspace)
    views = DashboardViews(model, SessionDriver(clock, None))  # type: ignore[arg-type]
    first = views.view(single=False)
    clock.forward(100)
    assert views.view(single=False).week.view is first.week.view
    model.weeks_back = 5
    views.view(single=False)
    assert len(calls) == 1


@pytest.fixture
def painted(monkeypatch) -> list[tuple[str, int]]:
    """What was painted: the widget, and how many of its lines (0: all of it)."""
    found: list[tuple[str, int]] = []
    real = Lines.refresh

    def refresh(self, *regions, **options):
        found.append((self.id or type(self).__name__, len(regions)))
        return real(self, *regions, **options)

    monkeypatch.setattr(Lines, "refresh", refresh)
    return found


async def test_a_second_paints_only_the_lines_that_changed(tmp_path, painted):
    """A second of a session paints a dozen lines at most, and no panel as a whole; no time paints nothing."""
    clock = ManualClock()
    workspace = open_workspace(Home(find_paths(tmp_path), clock))
    assert isinstance(workspace, Workspace)
    app = StrideApp(workspace, begin=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert app.driver.running
        clock.forward(1_000)
        app.dashboard.wake()
        await pilot.pause()
        painted.clear()
        app.dashboard.wake()
        assert painted == []
        clock.forward(1_000)
        app.dashboard.wake()
        assert 0 not in [lines for _, lines in painted]
        assert 1 <= sum(lines for _, lines in painted) <= 16


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a reader of its own")
def test_the_reader_of_keys_sleeps_until_there_is_a_key_or_its_end():
    """Nothing wakes it by the clock."""
    from stride_tui.tui.terminal.key_reader import ExitEvent

    keys, typed = os.pipe()
    bell = ExitEvent(keys)
    answers: Queue[bool] = Queue()

    def reader() -> None:
        answers.put(bell.is_set())
        os.read(keys, 1)
        bell._input_at = 0.0
        answers.put(bell.is_set())

    threading.Thread(target=reader, name="textual-input", daemon=True).start()
    with pytest.raises(Empty):
        answers.get(timeout=0.2)
    os.write(typed, b"a")
    assert answers.get(timeout=10) is False
    bell.set()
    assert answers.get(timeout=10) is True


def test_the_sample_is_the_article():
    """The figures are taken with the routine that a first start shows."""
    assert article().name in article_file().read_text("utf-8")
