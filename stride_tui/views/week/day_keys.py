"""The keys of an opened day: those that do something with what is chosen, and their words for it."""

from __future__ import annotations

from collections.abc import Mapping

from stride_tui.views.week.day_page import DayView


def day_keys(view: DayView, can_undo: bool, asks: bool) -> tuple[frozenset[str], Mapping[str, str]]:
    """Return the actions that would do nothing on the day, and the words of others for what is chosen.

    `can_undo` is whether there is a change to take back, `asks` whether there is anything to ask about the chosen run.
    """
    without: set[str] = set()
    words: dict[str, str] = {}
    to_come = view.today is not None and view.day > view.today
    if len(view.rows) < 2:
        without |= {"up", "down"}
    if to_come:
        without |= {"log_run", "log_strength"}
    if not can_undo:
        without.add("undo_plan")
    if view.off:
        words["week_off"] = "week not off"
    kind = view.row.kind if view.row else None
    if not asks:
        without.add("instead")
    if kind is None:
        without |= {"open", "move_run", "take_out_run"}
    elif kind == "planned":
        # What Enter opens is the form that moves it.
        without.add("open")
    else:
        # What Enter opens corrects a run, and leads there for a session.
        without.add("move_run")
        words["open"] = "correct it" if kind == "run" else "open"
    if kind != "planned" or view.done_by is not None:
        words["log_run"] = "log a run"
    return frozenset(without), words
