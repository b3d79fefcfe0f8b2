"""Hints within panels, in what is told and in the help: they name the key that is bound, whichever it is."""

from __future__ import annotations

import re

import pytest

from stride_tui.services.session.saver import Saved
from stride_tui.store.history.file import append_session
from stride_tui.store.paths import Paths
from tests.helpers.histories import session, sets
from tests.helpers.home_with_plan import THURSDAY
from tests.tui.conftest import DrivenWindow, OpenWindow

OWN = """\
[keys]
toggle = "f2"
confirm = "f3"
routines = "f4"
edit = "f5"
help = "f6"
panel = "f7"
open_chosen_day = "f8"
today = "f9"
quit = "f10"
undo_correction = "f12"
day_before = "f11"
"""
FOLLOW = "or|goes|when|starts|back|another|edit|opens|shows|keys|again|today|on|to|while"
DEFAULTS = re.compile(rf"(?<![\w~])(space|Tab|[reqtu?]|↵)(?= (?:{FOLLOW})\b)")
"""A default key before one of the words that follow a key in a hint."""


def named(window: DrivenWindow, words: str) -> None:
    """The words are on the screen or were told, and no hint there names a default key."""
    seen = f"{window.text}\n{window.told}"
    assert words in " ".join(re.sub("[│╭╮╰╯─]", " ", seen).split()), seen
    assert not DEFAULTS.findall(seen), seen


async def test_the_card_before_a_session(open_window: OpenWindow) -> None:
    """What begins it, and the other keys beside that; the empty week."""
    async with open_window(settings=OWN) as window:
        named(window, "Press f2 to begin")
        named(window, "f4 another routine · f5 edit · f6 keys")
        named(window, "no runs planned: f7, then f8 on a day plans one")
        await window.press("pageup")
        named(window, "f9 today")


async def test_a_routine_with_mistakes(open_window: OpenWindow) -> None:
    """On its card, and in the refusal to begin it."""
    async with open_window(settings=OWN) as window:
        window.write("name = 1\n", "bad")
        await window.until(lambda: window.app.model.workspace.library.entry("bad") is not None)
        window.app.model.workspace.choose("bad")
        window.app.changed()
        await window.press("f2")
        named(window, "f5 opens it at the first mistake")
        named(window, "f4 shows the other routines")
        named(window, "The file has mistakes. f5 opens it at the first one.")


async def test_no_routine(open_window: OpenWindow) -> None:
    """What shows those that there are."""
    async with open_window(settings=OWN) as window:
        window.app.model.workspace.slug = "gone"
        window.app.changed()
        named(window, "f4 shows the routines there are")


async def test_every_phase_of_a_session(open_window: OpenWindow) -> None:
    """Get ready, work, a pause, a rest, the end."""
    async with open_window(settings=OWN) as window:
        await window.press("f2")
        named(window, "f3 starts now")
        await window.press("f2")
        named(window, "f2 or f3 goes on")
        await window.press("f2", "f3", "f3", "f3")
        assert window.exercise == "Squat"
        named(window, "f3 when done")
        while window.state.step.kind != "rest":
            await window.press("f3")
        named(window, "f3 or f2 goes on")
        await window.press("escape", "f")
        named(window, "f3 back to the start")


async def test_what_is_not_saved_is_asked_about_once(open_window: OpenWindow) -> None:
    """With the key that leaves."""
    async with open_window(settings=OWN) as window:
        window.app.post_message(window.app.Reported(Saved("the disk is full")))
        await window.press("f10")
        named(window, "f10 again leaves, and what is not saved is lost.")


async def test_a_session_taken_out_says_how_it_comes_back(open_window: OpenWindow, paths: Paths) -> None:
    """By the key of the screen where one corrects."""
    append_session(paths, session(THURSDAY, sets=sets(2)))
    async with open_window(settings=OWN) as window:
        await window.press("v", "c", "X", "X")
        named(window, "`f12` brings it back")


@pytest.mark.parametrize("where", ["help", "palette"])
async def test_the_sentence_on_opening_a_day(open_window: OpenWindow, where: str) -> None:
    """It names three keys, all of the runner's own choice."""
    async with open_window((120, 60), settings=OWN) as window:
        if where == "help":
            await window.press("f6")
        words = "Open a day (f7, then f11 → and f8): plan, move, log runs"
        entries = [words for words, _, _ in window.app.palette_entries()]
        assert words in (window.text if where == "help" else "\n".join(entries))
