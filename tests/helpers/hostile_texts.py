"""Texts that try to act, hide or flood, and routines that are made of them."""

from __future__ import annotations

from stride_tui.core.graphemes import graphemes
from stride_tui.core.problem import Problem
from stride_tui.core.routines.library import Entry
from stride_tui.core.routines.routine import Block, Exercise, Item, Load, Reps, Rest, Routine, Timed

HOSTILE = {
    "open markup": "[bold",
    "closing markup": "[/] [/kg] [rest=2:00]",
    "action markup": "[@click=app.quit]x[/]",
    "controls": "a\x00b\x07c\x08d\re\x7ff\x85g\nh\ti",
    "clipboard": "\x1b]52;c;aGVsbG8=\x07 \x1b[2J\x1b[?1049l\x9b31m",
    "right to left": "\u202egnirts desrever\u202c \u2066x\u2069 \u200f\u061c",
    "joined emoji": "👩‍👩‍👧‍👦" * 30 + "\u200d\u200d x\u200dy 🏳️‍🌈",
    "long": "x" * 10_000,
    "long words": "heavy kettlebell swing " * 500,
    "marks": "e" + "\u0301" * 2_000 + " " + "\u0489" * 500,
    "wide": "深蹲弓步平板支撑" * 20,
    "separators": "a\u2028b\u2029c\ufeffd\u00ade",
    "unassigned": "\ue000\U000e0001\U0010ffff\u0378",
    "blank": " \u3000 ",
    "empty": "",
}


WHOLE_GRAPHEMES = ("ж\u0307", "Ж\u0307", "🇩🇪", "👩‍👩‍👧‍👦", "🏋🏽‍♀️")
"""Graphemes of several code points, none of which is in any word of the program's own."""
OF_GRAPHEMES = {
    "accents": "ж\u0307" * 45,
    "flags": "🇩🇪" * 45,
    "families": "👩‍👩‍👧‍👦" * 45,
    "short ones": " ".join(["ж\u0307" * 7, "🇩🇪" * 3, "🏋🏽‍♀️"] * 5),
}
"""Texts of these alone, too long for most places."""


def torn(text: str) -> list[str]:
    """The parts of such graphemes that stand alone in a text."""
    letters = set("".join(WHOLE_GRAPHEMES))
    return [part for part in graphemes(text) if letters & set(part) and part not in WHOLE_GRAPHEMES]


def hostile_routine(text: str) -> Routine:
    """A routine with `text` in every field that takes text, and a dose of every kind."""
    load = Load("dumbbells", 10.0)
    items = (
        Item(text, Timed(20_000), "each", load, note=text),
        Item(text, Reps(8, 12), "alternating", Load("kettlebell", None, "lb", True), note=text),
        Item("Plank", Reps(100_000), "left", Load("barbell", 123_456.78)),
    )
    blocks = (
        Block(text, "warm-up", items, note=text),
        Block(text, "superset", items, rounds=12, rest_between=Rest(90_000, False), note=text),
        Block("Set B", "straight", items, rounds=2),
        Block(text, "cool-down", items[:1]),
    )
    described = (Exercise(text, (text,), (text, text, text), (text,), text, text),)
    return Routine("hostile", text, blocks, described, (text, text), text, text, text)


def hostile_problem(text: str) -> Problem:
    """A mistake that quotes `text` in all that it says."""
    return Problem(
        message=text, path=f"/home/{text}/{text}.toml", line=3, column=max(1, len(text) // 2), hint=text, source=text
    )


def hostile_entry(text: str, good: bool = True) -> Entry:
    """A routine with mistakes, and its last good version if `good`."""
    routine = hostile_routine(text) if good else None
    return Entry(text or "empty", f"/home/{text}.toml", False, routine, (hostile_problem(text), hostile_problem(text)))
