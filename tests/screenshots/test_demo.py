"""The moving picture that opens the README: small, made of nothing from afar, and described."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "screenshots" / "demo.svg"
MOST_BYTES = 1_500_000


def test_it_is_small() -> None:
    """Under 1.5 MB."""
    assert DEMO.stat().st_size < MOST_BYTES


def test_it_opens_the_readme_with_words_for_it() -> None:
    """It is the first picture, within the first ten lines, and has an alternative text."""
    first = re.search(r"!\[([^\]]+)\]\(([^)]+)\)", "\n".join((ROOT / "README.md").read_text("utf-8").splitlines()[:10]))
    assert first is not None
    assert first[2] == "screenshots/demo.svg"


def test_it_moves_and_loads_nothing() -> None:
    """It has movements in a loop and a title, and names no font file, script or picture elsewhere."""
    svg = DEMO.read_text(encoding="utf-8")
    tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(svg).iter()}
    assert tags <= {"svg", "title", "style", "rect", "g", "path", "text"}
    assert "step-end infinite" in svg
    assert not re.search(r"url\(|@import|@font-face|href", svg)


def test_it_shows_a_session_from_the_first_key_to_the_week() -> None:
    """Every state of the story has its words in it."""
    svg = DEMO.read_text(encoding="utf-8")
    wanted = ["READY", "GET READY", "WORK", "REST", "DONE", "Week 47", "Far"]
    assert [words for words in wanted if words not in svg] == []
