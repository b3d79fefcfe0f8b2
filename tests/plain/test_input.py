"""What is read from the input, and the inbox that it comes to."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from stride_tui.plain.input import MOST_BYTES, MOST_WAITING, Inbox, InputEnded, Stopped, Typed, lines_of
from stride_tui.plain.input import standard_input as read_standard_input

PATIENCE_MS = 10_000.0


def reads(*chunks: bytes | OSError) -> Callable[[int], bytes]:
    """A descriptor that gives these pieces, then its end."""
    left = list(chunks)

    def read(_most: int) -> bytes:
        piece = left.pop(0) if left else b""
        if isinstance(piece, OSError):
            raise piece
        return piece

    return read


@pytest.mark.parametrize(
    ("chunks", "lines"),
    [
        ((b"p\n\nq\n",), ["p", "", "q"]),
        ((b"w 1", b"2.5\n"), ["w 12.5"]),
        ((b"p\r\n",), ["p\r"]),
        ((b"l",), ["l"]),
        ((), []),
        ((b"\xff\xfe\n",), ["\ufffd\ufffd"]),
        ((b"p\n", OSError(5, "gone")), ["p"]),
    ],
)
def test_lines_are_cut_from_what_is_read(chunks: tuple[bytes, ...], lines: list[str]) -> None:
    """However it comes, and whatever its bytes; an error is the end."""
    assert list(lines_of(reads(*chunks))) == lines


def test_a_line_without_end_takes_no_memory() -> None:
    """Of an endless line only its beginning is kept."""
    assert list(lines_of(reads(*[b"x" * 4096] * 50, b"\np\n"))) == ["x" * MOST_BYTES, "p"]


def test_lines_come_in_order_and_then_the_end() -> None:
    """From a thread of its own."""
    inbox = Inbox()
    inbox.follow(reads(b"p\n", b"u\n"))
    assert [inbox.wait(PATIENCE_MS) for _ in range(3)] == [Typed("p"), Typed("u"), InputEnded()]


def test_a_flood_waits_at_the_door() -> None:
    """No more lines than some are read ahead, and none is lost."""
    inbox = Inbox()
    inbox.follow(reads(b"\n" * (MOST_WAITING * 3)))
    news = [inbox.wait(PATIENCE_MS) for _ in range(MOST_WAITING * 3 + 1)]
    assert news == [Typed("")] * (MOST_WAITING * 3) + [InputEnded()]


def test_without_news_the_wait_ends() -> None:
    """With None."""
    assert Inbox().wait(1) is None


def test_a_signal_comes_in_between() -> None:
    """As soon as it is there."""
    inbox = Inbox()
    inbox.put(Stopped(143))
    assert inbox.wait(PATIENCE_MS) == Stopped(143)


def test_an_input_that_is_closed_is_never_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its number may be another file's by now."""
    monkeypatch.setattr(sys, "stdin", None)
    assert read_standard_input() is None
