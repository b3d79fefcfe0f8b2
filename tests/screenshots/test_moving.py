"""The moving picture of a few small pictures: what is drawn, when, and for whom nothing moves."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from screenshots.cells import Look, Picture, row_of
from screenshots.moving import moving_picture

PLAIN = Look("#ffffff", "#000000")
MOVE = re.compile(r"([\d.]+)%\{transform:translateX\((-?\d+)px\)\}")


def picture(*rows: str) -> Picture:
    """A picture of a few rows in one look."""
    return tuple(row_of(row, PLAIN) for row in rows)


def texts(svg: str) -> list[str]:
    """The runs of letters that are drawn, in their order."""
    return [found.text or "" for found in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def test_what_never_changes_is_drawn_once() -> None:
    """The row above in the two pictures is one text, and those of the row below are two."""
    svg = moving_picture([(picture("same", "one "), 100), (picture("same", "two "), 300)], 0, "words")
    assert texts(svg) == ["same", "one", "two"]


def test_each_picture_is_shown_for_its_time() -> None:
    """Of 400 ms the first has 100, a quarter; then the second comes, 4 cells of 10 and a gap of 20 further."""
    svg = moving_picture([(picture("one "), 100), (picture("two "), 300)], 0, "words")
    assert "animation:400ms step-end infinite" in svg
    assert MOVE.findall(svg) == [("0", "0"), ("25", "-60")]


def test_a_version_that_comes_back_is_drawn_once() -> None:
    """Three changes go back and forth between two texts."""
    frames = [(picture(text), 100) for text in ("one ", "two ", "one ", "two ")]
    svg = moving_picture(frames, 0, "words")
    assert texts(svg) == ["one", "two"]
    assert [x for _, x in MOVE.findall(svg)] == ["0", "-60", "0", "-60"]


def test_without_motion_the_chosen_picture_is_shown() -> None:
    """Who asks for less motion sees the second picture, and it stays."""
    svg = moving_picture([(picture("one "), 100), (picture("two "), 300)], 1, "words")
    assert "@media(prefers-reduced-motion:reduce){.m{animation:none!important}}" in svg
    assert "animation-name:m0;transform:translateX(-60px)" in svg


def test_only_the_part_of_a_row_that_changes_is_drawn_again() -> None:
    """Of a long row whose end changes, the long part is drawn once."""
    words = "a long sentence that goes on and on until "
    frames = [(picture(f"{words:<48}{n:>4}"), 100) for n in range(20)]
    assert moving_picture(frames, 0, "words").count("sentence") == 1


def test_lines_blocks_and_dots_are_shapes() -> None:
    """A frame, a bar, a block and a braille cell use no font."""
    svg = moving_picture([(picture("╭─╮━█⣿"), 100)], 0, "words")
    assert texts(svg) == []
    assert 'd="M30 8h10v4h-10z' in svg


def test_text_of_the_screen_is_text() -> None:
    """Signs that mean something in SVG are shown as they are."""
    svg = moving_picture([(picture("<a>&amp;"), 100)], 0, "a < b")
    assert texts(svg) == ["<a>&amp;"]


def test_names_are_given_in_the_order_of_the_pictures() -> None:
    """Eight pictures in eight colours: not in the order of a set, so that every run makes the same file."""
    colours = [f"#{n}{n}{n}{n}{n}{n}" for n in range(1, 9)]
    frames = [((row_of("word", Look(colour, "#000000")),), 100) for colour in colours]
    named = re.findall(r"\.c\d\{fill:(#\d+)\}", moving_picture(frames, 0, "words"))
    assert named == colours
