"""The words on a slip in a file, which every face says alike."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from stride_tui.cli.main import stride
from stride_tui.store.routines.file import parse_routine
from stride_tui.views.dashboard.problem_strip import StripView, strip_lines
from stride_tui.views.plain.answers import mistakes_line
from stride_tui.views.text.spans import plain

BEFORE = "name = 'x'\n[[block]]\nname = 'b'\n[[block.item]]\nexercise = 'e'\n"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ('time = "2min"', '`time` is a length of time: write "2m"'),
        ("reps = 8-12", "this value cannot be read: write reps = 8 and reps_to = 12"),
        ('reps = 8\nunit = "lb"', "unknown key `unit`: it belongs in [defaults]"),
    ],
)
def test_check_strip_and_plain_mode_say_the_same(tmp_path, typed, said):
    """The mended value stands in all three."""
    path = tmp_path / "x.toml"
    path.write_text(BEFORE + typed + "\n")
    problems = parse_routine(path.read_text(), "x", str(path))
    assert isinstance(problems, tuple)
    assert said in CliRunner().invoke(stride, ["--home", str(tmp_path), "check", str(path)]).output
    assert said in plain(strip_lines(StripView(problems), 100, 5)[0])
    assert said in mistakes_line(problems)
