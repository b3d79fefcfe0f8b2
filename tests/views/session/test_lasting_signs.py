"""The signs of states that last."""

from __future__ import annotations

import pytest

from stride_tui.core.session.events import Do
from stride_tui.views.session.header import header_lines, idle_header, session_header
from stride_tui.views.session.lasting_signs import HANDS_FREE, LOOKING_ON, MUTED, NOT_SAVED, LastingSign, lasting_signs
from stride_tui.views.session.lasting_signs import signs_sentence as sentence
from stride_tui.views.text.spans import plain, width_of
from tests.helpers.routine_builders import Run, small

ALL = (NOT_SAVED, LOOKING_ON, MUTED, HANDS_FREE)


def test_each_state_has_its_sign() -> None:
    """What may be lost comes first."""
    assert lasting_signs(None, hands_free=True, muted=True, unsaved=True, looking_on=True) == ALL
    assert lasting_signs(None, hands_free=False) == ()


def test_a_session_under_way_is_hands_free_by_itself() -> None:
    """Whatever the next one will be; after its end that counts."""
    run = Run(small(), hands_free=True)
    assert lasting_signs(run.state, hands_free=False) == (HANDS_FREE,)
    assert lasting_signs(Run(small()).state, hands_free=True) == ()
    assert lasting_signs(run.do(Do("finish")).state, hands_free=False) == ()


@pytest.mark.parametrize("width", [40, 50, 60, 80, 120])
def test_the_top_line_has_every_sign_at_every_width(width: int) -> None:
    """The times give way to them, and the title too; the line is as wide as before."""
    run, lasting = Run(small()).to("Squat"), (NOT_SAVED, MUTED, HANDS_FREE)
    before, none = idle_header(small(), lasting), idle_header(None, lasting)
    for view in (session_header(run.state, run.now, lasting), before, none):
        line = header_lines(view, width)[0]
        assert "NOT SAVED · muted · hands-free" in plain(line)
        assert width_of(line) == width


def test_beside_a_sign_the_time_left_stays_where_it_fits() -> None:
    """On a phone too."""
    run = Run(small()).to("Squat")
    line = plain(header_lines(session_header(run.state, run.now, (HANDS_FREE,)), 40)[0])
    assert "Set A" in line
    assert line.rstrip().endswith("min left")


@pytest.mark.parametrize(
    ("signs", "words"),
    [((), ""), ((HANDS_FREE,), "Hands-free."), ((NOT_SAVED, MUTED), "Not saved, muted.")],
    ids=str,
)
def test_they_are_said_in_a_sentence(signs: tuple[LastingSign, ...], words: str) -> None:
    """Without capitals to shout."""
    assert sentence(signs) == words
