"""The keys of the screens that show and correct what was done."""

from __future__ import annotations

from stride_tui.views.keys.row import Action, Label, row

REVIEW_ROWS: tuple[Action, ...] = (
    row("up", ("up", "k"), "A later session", Label(110, "session", "down")),
    row("down", ("down", "j"), "An earlier session"),
    row("page_up", ("ctrl+u",), "Ten sessions up"),
    row("page_down", ("ctrl+d",), "Ten sessions down"),
    row("first", ("home",), "The latest session"),
    row("last", ("end",), "The first session"),
    row("year_before", ("pageup", "left"), "The year before", Label(100, "year", "year_after")),
    row("year_after", ("pagedown", "right"), "The year after"),
    row("open", ("enter",), "Open the session", Label(10, "open")),
    row("find", ("slash",), "Find sessions by a text", Label(20, "find")),
    row("filter_routine", ("f",), "Only the sessions of one routine, then of the next, then all", Label(60, "routine")),
    row("exercises", ("x",), "The exercises: the course of each", Label(50, "exercises")),
    row("correct", ("c",), "Correct the session's sets", Label(70, "correct")),
    row("note_session", ("n",), "The session's effort and note", Label(80, "note")),
    row("undo_correction", ("u",), "Take the last correction back", Label(90, "undo")),
    row("close", ("escape",), "Back; a filter is cleared first", Label(30, "back"), needed=True),
    row("leave_review", ("q", "v"), "Back to the dashboard at once"),
    row("help", ("question_mark",), "Every key", Label(25, "keys")),
)

OPENED_ROWS: tuple[Action, ...] = (
    row("up", ("up", "k"), "One line up", Label(31, "lines", "down")),
    row("down", ("down", "j"), "One line down"),
    row("page_up", ("pageup", "ctrl+u"), "One page up"),
    row("page_down", ("pagedown", "ctrl+d"), "One page down"),
    row("session_before", ("left",), "An earlier session", Label(32, "session", "session_after")),
    row("session_after", ("right",), "A later session"),
    row("close", ("escape", "enter"), "Back to the list", Label(30, "back"), needed=True),
)
"""The keys while a session is open in Review; all others do what they do in its list."""

FIND_ROWS: tuple[Action, ...] = (
    row("keep_filter", ("enter",), "Keep the filter", Label(10, "keep"), needed=True),
    row("clear_filter", ("escape",), "Clear the filter", Label(20, "clear"), needed=True),
    row("erase", ("backspace",), "Erase the last letter"),
    row("help", ("f1",), "Every key", Label(30, "keys")),
)

EXERCISES_ROWS: tuple[Action, ...] = (
    row("up", ("up", "left", "k"), "The exercise before", Label(40, "exercise", "down")),
    row("down", ("down", "right", "j"), "The next exercise"),
    row("page_up", ("pageup",), "Ten sets up", Label(50, "sets", "page_down")),
    row("page_down", ("pagedown",), "Ten sets down"),
    row("close", ("escape", "q", "x"), "Back", Label(30, "back"), needed=True),
    row("help", ("question_mark",), "Every key", Label(25, "keys")),
)

CORRECT_ROWS: tuple[Action, ...] = (
    row("up", ("up",), "The set before; above the first, when it began", Label(80, "set", "down")),
    row("down", ("down",), "The next set"),
    row("page_up", ("pageup",), "Ten sets up"),
    row("page_down", ("pagedown",), "Ten sets down"),
    row(
        "field_before",
        ("left",),
        "Load, done or effort, or day and time: the one before",
        Label(70, "field", "field_after"),
    ),
    row("field_after", ("right",), "The next field"),
    row("more", ("plus", "equals_sign"), "More", Label(20, "change", "less")),
    row("less", ("minus",), "Less"),
    row("take_out_set", ("x",), "Take the set out", Label(60, "set out")),
    row("take_out_session", ("upper_x", "X"), "Take the whole session out", Label(90, "session out")),
    row("undo_correction", ("u",), "Take the last correction back", Label(50, "undo")),
    row("save", ("enter",), "Save what was changed", Label(10, "save"), needed=True),
    row("close", ("escape", "q"), "Back, without saving", Label(30, "back"), needed=True),
    row("help", ("question_mark",), "Every key", Label(15, "keys")),
)

NOTE_ROWS: tuple[Action, ...] = (
    row(
        "more",
        ("up",),
        "A higher effort; before the note begins a digit gives it at once, 0 for 10",
        Label(12, "effort", "less"),
    ),
    row("less", ("down",), "A lower effort"),
    row("save", ("enter",), "Save", Label(10, "save"), needed=True),
    row("close", ("escape",), "Back, without saving", Label(20, "back"), needed=True),
    row("erase", ("backspace",), "Erase the last letter"),
    row("help", ("f1",), "Every key", Label(15, "keys")),
)

SESSION_ROWS: tuple[Action, ...] = (
    row("up", ("up",), "One line up", Label(40, "lines", "down")),
    row("down", ("down",), "One line down"),
    row(
        "correct",
        ("c",),
        "Correct its sets; of one logged by hand the day, time, length, effort",
        Label(10, "correct"),
    ),
    row("correct_sets", ("w",), "Correct its sets, or add them", Label(30, "sets")),
    row("note_session", ("n",), "The session's effort and note", Label(25, "note")),
    row("take_out_session", ("x", "upper_x", "X"), "Take the session out", Label(35, "take out")),
    row("close", ("escape", "q", "enter"), "Back", Label(20, "back"), needed=True),
    row("help", ("question_mark",), "Every key", Label(45, "keys")),
)
