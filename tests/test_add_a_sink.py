"""A cue sink is added in two files, and can then be set, listed, turned on, tried out and heard like every other."""

from __future__ import annotations

import pytest

from tests.helpers.package_copy import PackageCopy, files_to_touch

TITLE = '''"""A sink that writes what comes into the title of the terminal's window."""

from __future__ import annotations

from stride_tui.sinks.cue_sink import CueSink
from stride_tui.sinks.terminal import TerminalSink

TITLE_SINK = CueSink(
    open=lambda tools: TerminalSink(
        lambda call: tools.outlets.write(f"\\x1b]2;{call.words}\\x07"), tools.outlets.on_terminal
    ),
    meanings=frozenset({"get_ready", "session_done"}),
)
'''
ROW = '    SinkRow("title", "the title of the terminal\'s window", "title:TITLE_SINK"),\n'
TABLE = "stride_tui/core/settings/cue_sinks.py"
HEAR = """
import sys
from pathlib import Path
from stride_tui.core.cues.outlets import FaceOutlets
from stride_tui.core.settings.settings import Settings
from stride_tui.services.session.cue_sinks import CueSinks
from stride_tui.store.paths import find_paths
from tests.helpers.cue_recorder import Listener
from tests.helpers.routine_builders import block, reps, routine
written = []
outlets = FaceOutlets(lambda: None, written.append, lambda: None, lambda _: None)
sinks = CueSinks(find_paths("home"), Settings(cues=("title",)), outlets)
run = Listener(routine(block("A", reps("Squat", 2))))
run.wait(12)
sinks.announce(tuple(run.cues), run.state)
print(written)
"""
OFFERED = """
from stride_tui.views.cues.words import SINKS, sink_turn
print(*(sink_turn(name, on=True) for name in SINKS), sep="\\n")
"""
"""What the palette offers for the sinks, in its words and order."""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> PackageCopy:
    """The program with a sixth sink, which the settings choose."""
    found = PackageCopy(tmp_path_factory.mktemp("sink"))
    found.add_file("stride_tui/sinks/title.py", TITLE)
    found.add_text(TABLE, ')\n"""In the order', ROW)
    (found.folder / "home").mkdir()
    (found.folder / "home" / "settings.toml").write_text('cues = ["title"]\n', encoding="utf-8")
    return found


def test_a_sink_takes_the_files_that_contributing_names(copy: PackageCopy) -> None:
    """Two: its own and the table."""
    assert copy.touched == files_to_touch("a cue sink", "title")


def test_a_cue_is_heard_through_the_sink(copy: PackageCopy) -> None:
    """In its way, and at its moments alone: go is none of them."""
    answer = copy.run("-c", HEAR)
    assert answer.stdout == "['\\x1b]2;Get ready for A. Squat. Two reps.\\x07']\n", answer.stderr


def test_settings_that_choose_the_sink_are_right(copy: PackageCopy) -> None:
    """The name is one of the choices."""
    answer = copy.stride("check")
    assert answer.returncode == 0, answer.stderr


def test_the_sink_is_listed(copy: PackageCopy) -> None:
    """With its words, and as one that is on."""
    assert "title         the title of the terminal's window (on)" in copy.stride("cues").stdout.splitlines()


def test_the_sink_is_tried_out(copy: PackageCopy) -> None:
    """As the others are."""
    answer = copy.stride("cues", "test", "title")
    assert answer.stdout == "title   does not work  there is no terminal on standard error\n"


def test_the_palette_offers_to_turn_the_sink_off(copy: PackageCopy) -> None:
    """After those that were there."""
    answer = copy.run("-c", OFFERED)
    assert answer.stdout.splitlines()[-1] == "Cues: the title of the terminal's window: turn off", answer.stderr
