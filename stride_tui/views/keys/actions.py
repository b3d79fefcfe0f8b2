"""Every action in one table: its keys, its words, and where it is offered.

The footer, the help, the palette, the bindings and the settings' `[keys]` are all made from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from stride_tui.views.text.clean import clean

Context = Literal["idle", "lead", "work", "rest", "paused", "done"]
"""What the session is doing, as far as the keys are concerned."""

IN_SESSION: frozenset[Context] = frozenset({"lead", "work", "rest", "paused"})
ALWAYS: frozenset[Context] = frozenset({"idle", "lead", "work", "rest", "paused", "done"})


class Action(msgspec.Struct, frozen=True):
    """One action. `name` is what settings call it; `keys` are Textual's names of keys.

    `labels` are its words in the footer, by context; an action without a label there is not in the
    footer. `contexts` is where it does something.
    """

    name: str
    keys: tuple[str, ...]
    help: str
    contexts: frozenset[Context] = ALWAYS
    labels: Mapping[Context, str] = {}
    group: Literal["Session", "Week", "App"] = "Session"
    palette: bool = True


ACTIONS: tuple[Action, ...] = (
    Action(
        "toggle",
        ("space",),
        "Begin; pause anything; go on from a pause or a rest",
        labels={"idle": "Begin", "lead": "Pause", "work": "Pause", "rest": "Go on", "paused": "Go on"},
    ),
    Action(
        "confirm",
        ("enter",),
        "Set done; start now; go on from a rest or a pause",
        IN_SESSION | {"done"},
        {"lead": "Start now", "work": "Done", "rest": "Go on", "paused": "Go on", "done": "Back to start"},
    ),
    Action(
        "back",
        ("left",),
        "One set back, to do it again (before a session: the routine before)",
        IN_SESSION | {"idle"},
        {"lead": "Back", "work": "Back", "rest": "Back", "paused": "Back", "idle": "Routine before"},
    ),
    Action(
        "skip",
        ("right",),
        "Skip this set or rest (before a session: the next routine)",
        IN_SESSION | {"idle"},
        {"lead": "Skip", "work": "Skip", "rest": "Skip", "paused": "Skip", "idle": "Next routine"},
    ),
    Action(
        "undo",
        ("u",),
        "Take the last thing back, with the time that remained",
        IN_SESSION,
        {"lead": "Undo", "work": "Undo", "rest": "Undo", "paused": "Undo"},
    ),
    Action(
        "longer",
        ("plus", "equals_sign"),
        "Ten seconds more",
        IN_SESSION,
        {"lead": "+10 s", "work": "+10 s", "rest": "+10 s"},
    ),
    Action("shorter", ("minus",), "Ten seconds less", IN_SESSION, {"lead": "−10 s", "work": "−10 s", "rest": "−10 s"}),
    Action(
        "end",
        ("escape",),
        "Pause and ask: finish and keep, leave for later, throw away",
        IN_SESSION,
        {"lead": "End", "work": "End", "rest": "End", "paused": "End"},
    ),
    Action("jump", tuple("123456789"), "Jump to a block by its number", IN_SESSION, palette=False),
    Action(
        "far",
        ("z",),
        "Far view: the count as large as the window, readable from across the room",
        IN_SESSION,
        {"lead": "Far", "work": "Far", "rest": "Far", "paused": "Far"},
    ),
    Action(
        "stepper",
        ("w",),
        "Load, reps and effort of the current or the last set, by arrows",
        IN_SESSION,
        {"lead": "Load", "work": "Load", "rest": "Load", "paused": "Load"},
    ),
    Action("mute", ("m",), "Mute the cues, or no longer"),
    Action("hands_free", ("h",), "Hands-free: sets and rests end by themselves, or wait for you again"),
    Action("add_round", (), "Add a round to this block", IN_SESSION),
    Action("drop_round", (), "Drop the last round of this block", IN_SESSION),
    Action("recover", (), "Bring back the session thrown away last", frozenset({"idle", "done"})),
    Action(
        "routines",
        ("r",),
        "Choose a routine",
        frozenset({"idle", "done"}),
        {"idle": "Routines", "done": "Routines"},
        "App",
    ),
    Action(
        "edit",
        ("e",),
        "Edit the routine at the current item; saving reloads it",
        ALWAYS,
        {"idle": "Edit", "lead": "Edit", "work": "Edit", "rest": "Edit", "paused": "Edit", "done": "Edit"},
        "App",
    ),
    Action(
        "earlier",
        ("pageup",),
        "One week back",
        labels={"idle": "Week", "done": "Week", "lead": "Week", "work": "Week", "rest": "Week", "paused": "Week"},
        group="Week",
    ),
    Action("later", ("pagedown",), "One week on", group="Week"),
    Action("today", ("t",), "This week", group="Week"),
    Action("open_day", (), "Open a day (Tab, then ← → and ↵): plan, move, log runs", group="Week"),
    Action(
        "note",
        ("n",),
        "How the session was: its effort and a note",
        frozenset({"done"}),
        {"done": "Effort and note"},
    ),
    Action(
        "review",
        ("v",),
        "Review: a year at a glance, every session",
        labels={"idle": "Review", "done": "Review"},
        group="Week",
    ),
    Action("panel", ("tab",), "To the Week panel and back; where only one fits, the next", group="App", labels={}),
    Action("panel_before", ("shift+tab",), "The panel before", group="App", palette=False),
    Action(
        "help",
        ("question_mark",),
        "Every key",
        labels={"idle": "Keys", "done": "Keys", "lead": "Keys", "work": "Keys", "rest": "Keys", "paused": "Keys"},
        group="App",
    ),
    Action("dark", (), "Switch between the dark and the light theme", group="App"),
    Action(
        "quit",
        ("q", "ctrl+q"),
        "Leave stride; a session under way is kept for later",
        labels={"idle": "Quit", "done": "Quit"},
        group="App",
    ),
)
"""The table. Its order is the order of footer and help."""

BY_NAME: dict[str, Action] = {action.name: action for action in ACTIONS}

LONGEST_KEY = 20
"""Characters of a key's name that are printed."""

KEY_NAMES = {
    "space": "space",
    "enter": "↵",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "plus": "+",
    "equals_sign": "=",
    "minus": "-",
    "escape": "Esc",
    "question_mark": "?",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "tab": "Tab",
    "shift+tab": "⇧Tab",
    "ctrl+q": "^q",
    "ctrl+p": "^p",
}


NEEDED = ("toggle", "confirm", "end", "quit")
"""Actions without which nothing can be begun, ended or left: they keep their key unless they are given another."""


def _needed(own: Mapping[str, tuple[str, ...]], name: str) -> set[str]:
    """The keys that another action needs and `name` cannot take from it."""
    return {key for action in NEEDED if action not in own and action != name for key in BY_NAME[action].keys[:1]}


def key_name(key: str) -> str:
    """A key as it is printed: `space`, `↵`, `^q`."""
    if key in KEY_NAMES:
        return KEY_NAMES[key]
    return clean("^" + key[5:] if key.startswith("ctrl+") else key, LONGEST_KEY)


def spoken(words: str, keys: Mapping[str, tuple[str, ...]]) -> str:
    """A hint that speaks of space and Enter, with the keys that the runner gave to what they do."""
    for action, default in (("toggle", "space"), ("confirm", "↵")):
        own = keys.get(action, ())
        if own and key_name(own[0]) != default:
            words = words.replace(default, key_name(own[0]))
    return words


def resolve_keys(own: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Action -> keys, after the user's own. A key that the user gave to an action is taken from every other."""
    taken = {key for name, keys in own.items() for key in keys if key not in _needed(own, name)}
    resolved: dict[str, tuple[str, ...]] = {}
    for action in ACTIONS:
        if action.name in own:
            needed = _needed(own, action.name)
            resolved[action.name] = tuple(key for key in own[action.name] if key not in needed)
        else:
            resolved[action.name] = tuple(key for key in action.keys if key not in taken)
    return resolved
