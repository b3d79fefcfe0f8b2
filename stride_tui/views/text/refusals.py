"""Reasons why something was not done, in words: what services refuse with, and faces show.

A sentence that begins with a capital is shown as it is; one that does not is the end of a line that names the command
or the option.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from stride_tui.views.text.clean import clean

NOT_SAVED_YET = "The last session is not saved yet; it is tried again every second."
FILE_HAS_MISTAKES = "The file has mistakes."
NOTHING_LIGHT = "Not begun: without its jumps this routine has no strength work left."
EDIT_OPENS_IT = "{edit} opens it at the first one."
SETTINGS_HAVE_MISTAKES = "settings.toml has mistakes."
NO_ROUTINE_TO_EDIT = "There is no routine to edit; `stride new NAME` writes one."
NO_SESSION_TO_BRING_BACK = "There is no session to bring back."
NO_PLAN_CHANGE_TO_UNDO = "There is no change of the plan to take back."
PLAN_CHANGED_SINCE = "Not taken back: plan.toml was changed since."
NOTHING_TO_CONFIRM = "there is nothing to confirm: no set was logged by time alone, or all were confirmed"
PLAN_NOT_READ = "cannot be looked up: plan.toml has mistakes; `stride check` names them"
ANSWER_TAKEN_BACK = "Not taken back: the answer was corrected since."
NO_CORRECTION_TO_UNDO = "there is no correction to take back"
SESSION_HAS_ITS_SETS = (
    "this session was led by stride and has every set of its routine; `stride history amend` corrects them"
)
NOT_STOPPED = "Not stopped: no shell waits for stride here, so nothing could let it go on."
NO_REPEAT = "is neither: write every week or once"
CORRECTION_TAKEN_BACK = "Not taken back: this was taken back or corrected again since."
LED_ELSEWHERE = "Not begun: another window runs the session."


def not_begun(reason: str) -> str:
    """Return why no session began; `reason` is what the disk said."""
    return f"Not begun: {reason}."


def not_brought_back(reason: str) -> str:
    """Return why a session that was thrown away did not come back."""
    return f"Not brought back: {reason}."


def not_opened(reason: str) -> str:
    """Return why a file could not be opened for editing."""
    return f"Not opened: {reason}"


def not_changed(reason: str) -> str:
    """Return why the plan is as it was."""
    return f"Not changed: {reason}"


def not_taken_back(reason: str) -> str:
    """Return why a change of the plan was not taken back."""
    return f"Not taken back: {reason}"


def no_routine(slug: str, near: str | None, slugs: Sequence[str]) -> str:
    """Return that a routine is not there, with the nearest that is, or with all of them."""
    hint = f" Did you mean `{near}`?" if near else f" There are: {', '.join(slugs)}."
    return clean(f"there is no routine `{slug}`.{hint}")


def no_routine_listed(slug: str, hint: str) -> str:
    """Return the same for a command; `hint` is `; did you mean ...?`, or empty."""
    return f"there is no routine `{slug}`{hint or '; `stride routines` lists them'}"


def no_figure(slug: str, near: str | None) -> str:
    """Return that a figure is not there, with the nearest that is."""
    hint = f"Did you mean `{near}`?" if near else "`stride figure` lists all."
    return f"there is no figure `{slug}`. {hint}"


def day_to_come(day: date, today: date) -> str:
    """Return that a day is still to come, so that nothing done on it can be logged."""
    return f"{day} has not come yet: today is {today}; what is to come goes into the plan"


def time_to_come(at: time, now: time) -> str:
    """Return that a time of today is still to come."""
    return f"{at:%H:%M} has not come yet: it is {now:%H:%M}"


def no_quality_run(name: str) -> str:
    """Return that a run of this name takes the place of no planned one."""
    return f"is for a speed session, a long run or a race; of another run ({name}) it can only be `no`"


def no_planned_run(name: str) -> str:
    """Return that no planned run is open that a run of this name may have been done instead of."""
    return f"can only be `no`: no other {name} is planned and not done in its week, or within three days of it"


def no_such_planned_run(typed: str, days: Sequence[str]) -> str:
    """Return that a text names none of the planned runs that are open; `days` is how these are typed."""
    return f"is {', '.join(f'`{day}`' for day in days)} or `no`, not `{clean(typed)}`"


def several_planned_runs(typed: str, days: Sequence[str]) -> str:
    """Return that a text may mean several planned runs, with their dates."""
    return f"may be {' or '.join(days)} with `{clean(typed)}`: write the date"


def same_is_logged(line: str) -> str:
    """Return that the same is in the history; `line` is what that has."""
    return f"this is logged already: {line}"


def no_sets_to_add(slug: str) -> str:
    """Return why no set can be added to a session: its routine says which there are."""
    return clean(f"the routine `{slug}` is not there or has mistakes, so its sets are not known")


def name_not_shown(character: str) -> str:
    """Return that a name has a character that cannot be shown; `character` is what it is called."""
    return f"the name has a character that cannot be shown ({character})"


def name_makes_no_file(most: int) -> str:
    """Return what a routine's name must have, and how long it may be."""
    return f"a name has letters or digits, and {most} characters at the most"


def routine_is_there(path: object) -> str:
    """Return that a routine's file exists already."""
    return f"there is a routine at {path} already; it was left alone"


def own_file(path: object) -> str:
    """Return that an export would replace one of stride's own files."""
    return f"not written: {path} is a file that stride keeps; give another name"


def file_is_there(path: object, end: object = None) -> str:
    """Return that an export would replace a file; `end` is the one that the path is a link to, or None."""
    if end is not None:
        return f"not written: {path} is there already, a link to {end}; --force writes over that"
    return f"not written: {path} is there already; --force writes over it"


def link_leads_to(path: object, end: object) -> str:
    """Return that what is written to a link is written to the file at its end."""
    return f"{path} is a link: {end} is written over"


def folder_not_empty(folder: object) -> str:
    """Return that a made-up home needs a folder of its own."""
    return f"not written: {folder} is not empty; --home takes a folder that is new or empty"


def no_such_number(what: str, least: float, most: float, typed: str) -> str:
    """Return that a text is no number of something, or one that cannot be."""
    return f"is {what} from {least:g} to {most:g}, not `{clean(typed)}`"


def two_numbers(first: str, second: str) -> str:
    """Return that a comma may stand between thousands or before decimals."""
    return f"may be {first}.{second} or {first}{second}: write the one that is meant"


def unit_alone(typed: str) -> str:
    """Return that a weight has a unit and no number."""
    return f"is a number before its unit, not `{clean(typed)}`"


def no_time_of_day(typed: str) -> str:
    """Return that a text is no time of day."""
    return f"is no time of day: write 18:30, 1830 or 7am, not `{clean(typed)}`"


def no_day(typed: str) -> str:
    """Return that a text is no day that a form knows."""
    return f"is no day: write sat, 28, 28 nov or 2026-11-28, not `{clean(typed)}`"


def no_kind_of_run(typed: str, kinds: Sequence[str]) -> str:
    """Return that a text is no kind of run, or the beginning of several."""
    return f"is no kind of run: write one of {', '.join(kinds)}, not `{clean(typed)}`"
