"""The terminal's background: what it answers, and that no answer is ever taken for keys."""

from __future__ import annotations

import tomllib
from pathlib import Path
from queue import Queue

import pytest

from stride_tui.tui.terminal.background import AnswerFilter, is_light, light_by_environment
from tests.tui.terminal.test_key_reader import Keyboard

COLOURS = tomllib.loads((Path(__file__).parent / "background_colours.toml").read_text(encoding="utf-8"))
WHITE = "\x1b]11;rgb:ffff/ffff/ffff\x1b\\"
ANSWERS = (
    WHITE,
    "\x1b]11;rgb:ffff/ffff/ffff\x07",
    "\x1b]11;rgb:ff/ff/ff\x07",
    "\x1b]11;rgb:f/f/f\x1b\\",
    "\x1b]11;rgba:ffff/ffff/ffff/ffff\x1b\\",
    "\x1b]11;#ffffff\x07",
)


class Asked:
    """A filter that has asked, on a clock that moves when it is told to."""

    def __init__(self) -> None:
        self.now = 50.0
        self.found: list[bool] = []
        self.filter = AnswerFilter(self.found.append, lambda: self.now)
        self.filter.asked()


@pytest.mark.parametrize("row", COLOURS["colour"], ids=lambda row: row["text"])
def test_a_colour_is_light_or_dark(row: dict[str, object]) -> None:
    """By the light that it gives, whatever the number of its digits."""
    assert is_light(str(row["text"])) is row.get("light")


@pytest.mark.parametrize("row", COLOURS["environment"], ids=lambda row: row["text"])
def test_the_environment_may_say_it(row: dict[str, object]) -> None:
    """The last number is that of the background."""
    assert light_by_environment(str(row["text"])) is row.get("light")


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("cuts", ["whole", "halves", "letters"])
def test_an_answer_is_found_among_keys(answer: str, cuts: str) -> None:
    """In one read, at every place where a read may end, and letter by letter."""
    places = range(1, len(answer)) if cuts == "halves" else [len(answer)]
    for place in places:
        asked = Asked()
        pieces = list(answer) if cuts == "letters" else [answer[:place], answer[place:]]
        typed = "".join(map(asked.filter.feed, ["j", *filter(None, pieces), "k"]))
        assert (typed, asked.found) == ("jk", [True])


@pytest.mark.parametrize(("after_s", "found"), [(0.09, [True]), (0.11, []), (2.0, []), (600.0, [])])
def test_a_late_answer_is_kept_out_and_does_not_count(after_s: float, found: list[bool]) -> None:
    """A tenth of a second is the time for it."""
    asked = Asked()
    asked.now += after_s
    typed = asked.filter.feed(WHITE[:9]) + asked.filter.feed(WHITE[9:])
    assert (typed, asked.found) == ("", found)


@pytest.mark.parametrize(
    "text",
    [
        "\x1b[A",
        "\x1bOP",
        "\x1b[<0;3;4M",
        "\x1b]52;c;aGk=\x07",
        "\x1b]1x",
        "\x1b]10;rgb:0/0/0\x07",
        "\x1b]112\x07",
        "ab11;c",
    ],
)
def test_other_input_is_left_as_it_is(text: str) -> None:
    """Keys, the mouse, and answers to other questions, in one read or two."""
    for place in range(len(text)):
        asked = Asked()
        typed = asked.filter.feed(text[:place]) + asked.filter.feed(text[place:])
        asked.now += 1
        assert typed + asked.filter.tick() == text
        assert asked.found == []


@pytest.mark.parametrize("key", ["\x1b", "\x1b]"])
def test_a_key_that_begins_like_an_answer_is_let_go_soon(key: str) -> None:
    """Escape, and alt with a bracket."""
    asked = Asked()
    assert asked.filter.feed(key) == ""
    assert asked.filter.tick() == ""
    asked.now += 0.06
    assert asked.filter.tick() == key


def test_escape_is_not_held_once_no_answer_is_waited_for() -> None:
    """It came, or it has had three seconds; nor where nothing was asked."""
    answered, late = Asked(), Asked()
    answered.filter.feed(WHITE)
    late.now += 3.1
    for found in (answered.filter, late.filter, AnswerFilter(lambda _: None)):
        assert found.feed("\x1b") == "\x1b"


def test_half_an_answer_is_thrown_away() -> None:
    """Nothing of it is typed; what comes later is."""
    asked = Asked()
    assert asked.filter.feed("\x1b]11;rgb:ff") == ""
    asked.now += 1.0
    assert asked.filter.feed("q") == "q"


def test_nothing_is_kept_out_where_nothing_was_asked() -> None:
    """A theme that is named asks nothing."""
    assert AnswerFilter(lambda _: None).feed(WHITE) == WHITE


@pytest.mark.parametrize("answer", ["\x1b]11;rgb:0/0/0\x07", WHITE])
def test_the_reader_of_keys_keeps_answers_out(answer: str) -> None:
    """In its thread, with keys before and after, in two writes."""
    found: Queue[bool] = Queue()
    answers = AnswerFilter(found.put, lambda: 0.0)
    answers.asked()
    keyboard = Keyboard(answers)
    keyboard.thread.start()
    keyboard.type(b"a" + answer[:7].encode())
    assert keyboard.keys.get(timeout=5) == "a"
    keyboard.type(answer[7:].encode() + b"b")
    assert keyboard.keys.get(timeout=5) == "b"
    assert found.get(timeout=5) is (answer == WHITE)
    keyboard.bell.set()
    keyboard.thread.join(5)
