"""The keys of the dashboard, of its Week panel while that has the focus, and of the load line while it is open."""

from __future__ import annotations

from stride_tui.views.keys.row import ALWAYS, ENDED, IN_SESSION, Action, Context, Label, row


def _same(contexts: frozenset[Context], label: Label) -> dict[Context, Label]:
    """Return one label in several contexts."""
    return dict.fromkeys(sorted(contexts), label)


TIMED: frozenset[Context] = frozenset({"lead", "work", "rest"})
BEFORE_OR_AFTER: frozenset[Context] = ENDED | {"idle"}

ACTIONS: tuple[Action, ...] = (
    Action(
        "toggle",
        ("space",),
        "Begin; pause; go on from a pause or a rest",
        labels={
            "idle": Label(10, "Begin"),
            "lead": Label(10, "Pause"),
            "work": Label(10, "Pause"),
            "reps": Label(10, "Pause"),
            "paused": Label(10, "Go on"),
        },
        needed=True,
    ),
    Action(
        "confirm",
        ("enter",),
        "Set done; start now; go on from a rest or a pause",
        IN_SESSION | ENDED,
        {
            "lead": Label(20, "Start now"),
            "work": Label(20, "Done"),
            "reps": Label(20, "Done"),
            "rest": Label(10, "Go on"),
            **_same(ENDED, Label(10, "Back to start")),
        },
        needed=True,
    ),
    Action("light", ("l",), "Begin a light session, as before a race: one round, no jumps", frozenset({"idle"})),
    Action(
        "back",
        ("left",),
        "One set back, to do it again (before a session: the routine before)",
        IN_SESSION | {"idle"},
        {**_same(IN_SESSION, Label(30, "Back")), "idle": Label(80, "Routine", "skip")},
    ),
    Action(
        "skip",
        ("right",),
        "Skip this set or rest (before a session: the next routine)",
        IN_SESSION | {"idle"},
        _same(IN_SESSION, Label(40, "Skip")),
    ),
    Action(
        "undo",
        ("u",),
        "Undo the last action, with the time that remained; after the end, open the session again",
        IN_SESSION | ENDED,
        {
            **_same(IN_SESSION, Label(70, "Undo")),
            "done": Label(35, "Undo the end"),
            "thrown_away": Label(15, "Bring it back"),
        },
    ),
    Action(
        "longer", ("plus", "equals_sign"), "Ten seconds more", IN_SESSION - {"reps"}, _same(TIMED, Label(110, "+10 s"))
    ),
    Action("shorter", ("minus",), "Ten seconds less", IN_SESSION - {"reps"}, _same(TIMED, Label(120, "−10 s"))),
    Action(
        "end",
        ("escape",),
        "Pause and ask: finish and keep, leave for later, throw away",
        IN_SESSION,
        _same(IN_SESSION, Label(80, "End")),
        needed=True,
    ),
    Action("jump", tuple("123456789"), "Jump to a block by its number", IN_SESSION, palette=False),
    Action(
        "far",
        ("z",),
        "Far view: the count as large as the window, readable from across the room; and back",
        IN_SESSION,
        _same(IN_SESSION, Label(60, "Far")),
    ),
    Action(
        "stepper",
        ("w",),
        "Load, reps and effort of the current or the last set, by arrows; after the end, correct the sets",
        IN_SESSION | {"done"},
        {**_same(IN_SESSION, Label(50, "Load")), "done": Label(25, "Correct")},
    ),
    Action("mute", ("m",), "Mute the cues, or unmute them"),
    Action("hands_free", ("h",), "Hands-free: sets and rests end by themselves, or wait for you again"),
    Action("add_round", (), "Add a round to this block", IN_SESSION),
    Action("drop_round", (), "Drop the last round of this block", IN_SESSION),
    Action("recover", (), "Bring back the session that ended last, as it was before its end", frozenset({"idle"})),
    Action(
        "routines",
        ("r",),
        "Choose a routine",
        BEFORE_OR_AFTER,
        {"idle": Label(20, "Routines"), **_same(ENDED, Label(40, "Routines"))},
        "App",
    ),
    Action(
        "edit",
        ("e",),
        "Edit the routine at the current item; saving reloads it",
        labels={**_same(IN_SESSION, Label(100, "Edit")), "idle": Label(40, "Edit"), **_same(ENDED, Label(50, "Edit"))},
        group="App",
    ),
    Action(
        "earlier",
        ("pageup",),
        "One week back",
        labels={
            **_same(IN_SESSION, Label(130, "Week", "later")),
            "idle": Label(50, "Week", "later"),
            **_same(ENDED, Label(60, "Week", "later")),
        },
        group="Week",
    ),
    Action("later", ("pagedown",), "One week on", group="Week"),
    Action("today", ("t",), "This week", group="Week"),
    Action(
        "open_day",
        (),
        "Open a day ({panel}, then {day_before} {day_after} and {open_chosen_day}): plan, move, log runs",
        group="Week",
    ),
    Action(
        "instead",
        ("i",),
        "Answer whether a run was done instead of a planned one",
        BEFORE_OR_AFTER,
        group="Week",
    ),
    Action(
        "note",
        ("n",),
        "How the session was: its effort and a note",
        frozenset({"done"}),
        {"done": Label(20, "Effort and note")},
    ),
    Action(
        "as_asked",
        ("y",),
        "After a hands-free session: every set was done as asked",
        frozenset({"done"}),
        {"done": Label(15, "All as asked")},
    ),
    Action(
        "review",
        ("v",),
        "Review: a year at a glance, every session",
        labels=_same(BEFORE_OR_AFTER, Label(30, "Review")),
        group="Week",
    ),
    Action(
        "panel",
        ("tab",),
        "To the Week panel and back; where only one fits, the next",
        labels=_same(ALWAYS, Label(27, "Panel")),
        group="App",
        narrow=True,
    ),
    Action("panel_before", ("shift+tab",), "The panel before", group="App", palette=False),
    Action(
        "help",
        ("question_mark",),
        "Every key",
        labels={**_same(IN_SESSION, Label(90, "Keys")), "idle": Label(45, "Keys"), **_same(ENDED, Label(55, "Keys"))},
        group="App",
    ),
    Action("suspend", ("ctrl+z",), "Stop and go back to the shell, on every screen; `fg` goes on, paused", group="App"),
    Action("redraw", ("ctrl+l",), "Draw everything anew, on every screen", group="App"),
    Action("dark", (), "Switch between the dark and the light theme", group="App"),
    Action(
        "quit",
        ("q", "ctrl+q"),
        "Leave stride; a session under way is kept for later",
        labels={"idle": Label(70, "Quit"), **_same(ENDED, Label(80, "Quit")), "far": Label(5, "Quit")},
        group="App",
        needed=True,
    ),
)
"""All actions of the dashboard, which the palette offers too. Their order is that of the help."""

WEEK_ROWS: tuple[Action, ...] = (
    row("day_before", ("left",), "The day before", Label(10, "Day", "day_after")),
    row("day_after", ("right",), "The day after"),
    row("open_chosen_day", ("enter",), "Open the day: plan, move, log runs", Label(20, "Open")),
    row("undo_plan", ("u",), "Take the last change of the plan or of what was logged back", Label(35, "Undo")),
    row(
        "leave_week",
        ("escape",),
        "Leave the Week panel: keys act on the session again",
        Label(30, "Back"),
        needed=True,
    ),
)
"""The keys while the Week panel has the focus; all others do what they always do."""

FAR_ROWS: tuple[Action, ...] = (
    row("leave_far", ("escape",), "Leave the far view", Label(10, "Near", "far"), needed=True),
)
"""The key that the far view takes for itself; all others do what they always do."""

STEPPER_ROWS: tuple[Action, ...] = (
    row("step_up", ("up",), "More", Label(10, "Value", "step_down")),
    row("step_down", ("down",), "Less"),
    row("step_left", ("left",), "Load, reps or effort: the one before", Label(20, "Field", "step_right")),
    row("step_right", ("right",), "Load, reps or effort: the next one"),
    row("step_other", ("tab",), "The other set: the current one, or the one done last", Label(40, "Other set")),
    row("step_close", ("escape",), "Close the load line", Label(30, "Close", "stepper"), needed=True),
)
"""The keys while the load line is open; all others do what they always do."""
