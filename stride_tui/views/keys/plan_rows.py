"""The keys of the screens for planning and choosing: a day, a run's form, the routines, a question, the help."""

from __future__ import annotations

from stride_tui.views.keys.row import Action, Label, row

CLOSE_ROW = row("close", ("escape", "q"), "Back", Label(30, "back"), needed=True)
HELP_ROW = row("help", ("question_mark",), "Every key", Label(25, "keys"))

DAY_ROWS: tuple[Action, ...] = (
    row("up", ("up",), "Choose the run or session before", Label(130, "choose", "down")),
    row("down", ("down",), "Choose the next run or session"),
    row("day_before", ("left",), "The day before", Label(120, "day", "day_after")),
    row("day_after", ("right",), "The day after"),
    row("open", ("enter",), "Open what is chosen", Label(10, "open")),
    row("plan_run", ("a",), "Plan a run", Label(20, "plan a run")),
    row("move_run", ("m",), "Move a planned run; correct a run or a session that was done", Label(15, "move it")),
    row(
        "take_out_run",
        ("x",),
        "Take out what is chosen; of a repeating run one, or all",
        Label(40, "take it out"),
    ),
    row("log_run", ("d",), "Log the chosen run as done, or any other by a form", Label(32, "done")),
    row("log_strength", ("s",), "Log a strength session done without stride", Label(35, "log strength")),
    row("instead", ("i",), "Say which planned run a run was done instead of", Label(45, "instead of")),
    row(
        "undo_plan",
        ("u",),
        "Take the last change of the plan or of what was logged back",
        Label(50, "undo"),
    ),
    row("week_off", ("o",), "Mark the week off, or unmark it", Label(90, "week off")),
    row("edit_plan", ("e",), "Open the plan in your editor", Label(100, "edit the plan")),
    CLOSE_ROW,
    HELP_ROW,
)

FORM_ROWS: tuple[Action, ...] = (
    row("up", ("up",), "The field before", Label(30, "field", "down")),
    row("down", ("down", "tab"), "The next field"),
    row("less", ("left",), "Less, or the value before: 5 minutes, a kilometre, a day", Label(15, "change", "more")),
    row("more", ("right",), "More, or the next value"),
    row("much_more", ("pageup",), "Much more: an hour, ten kilometres, a week", Label(20, "much more", "much_less")),
    row("much_less", ("pagedown",), "Much less: an hour, ten kilometres, a week"),
    row("erase", ("backspace",), "Erase the last letter; without any, the value"),
    row("save", ("enter",), "Save", Label(10, "save"), needed=True),
    row("close", ("escape",), "Back; what is being typed is taken back first", Label(25, "back"), needed=True),
    row("help", ("f1",), "Every key", Label(35, "keys")),
)
"""The keys of a form, where any letter and any digit is typed into the current field."""

PICKER_ROWS: tuple[Action, ...] = (
    row("up", ("up", "k"), "The routine before"),
    row("down", ("down", "j"), "The next routine"),
    row("page_up", ("pageup",), "Eight routines up"),
    row("page_down", ("pagedown",), "Eight routines down"),
    row("first", ("home",), "The first routine"),
    row("last", ("end",), "The last routine"),
    row("choose", ("enter", "space"), "Choose the routine", Label(10, "choose"), needed=True),
    row("edit_routine", ("e",), "Edit the routine", Label(20, "edit")),
    row("close", ("escape", "q", "r"), "Back, without another routine", Label(30, "back"), needed=True),
    HELP_ROW,
)

DIALOG_ROWS: tuple[Action, ...] = (
    row("up", ("up",), "The answer before"),
    row("down", ("down",), "The next answer"),
    row("choose", ("enter",), "Give the answer that is marked", needed=True),
    row("close", ("escape",), "No answer: nothing changes", needed=True),
    HELP_ROW,
)

HELP_ROWS: tuple[Action, ...] = (
    row("up", ("up",), "One line up", Label(10, "more", "down")),
    row("down", ("down",), "One line down"),
    row("page_up", ("pageup",), "Ten lines up"),
    row("page_down", ("pagedown",), "Ten lines down"),
    row("first", ("home",), "To the top"),
    row("last", ("end",), "To the end"),
    row("close", ("escape", "q"), "Back; any other key does too", Label(20, "back"), needed=True),
)
