"""Words for the notes on a routine, as `stride check` prints them."""

from __future__ import annotations

from stride_tui.core.progression.notes import (
    ClaimedTwice,
    MissingFigure,
    RoutineNote,
    StillUsed,
    UnusedExercise,
    VanishedName,
)
from stride_tui.views.text.words import plural


def routine_note_words(note: RoutineNote) -> str:
    """Return a note with what would be right: `` `Squat` has 40 sets in the history; was it renamed? ... ``"""
    if isinstance(note, VanishedName):
        return (
            f"`{note.name}` has {plural(note.sets, 'set')} in the history; was it renamed? "
            f"Then write was = [{_quoted(note.name)}] in [exercise.{_quoted(note.now or 'its new name')}]"
        )
    if isinstance(note, ClaimedTwice):
        return (
            f"`{note.name}` is an earlier name of `{note.now}` here and of `{note.other}` in {note.routine}; "
            "its sets can belong to one of them only: take it out of the other `was`"
        )
    if isinstance(note, StillUsed):
        return (
            f"`{note.name}` is an earlier name of `{note.now}` here and still an exercise of {note.routine}, "
            "whose sets are taken for the same: rename it there too, or take it out of `was`"
        )
    if isinstance(note, UnusedExercise):
        near = f"did you mean `{note.near}`?" if note.near else "write its name as the item has it, or take it out"
        return f"[exercise.{_quoted(note.name)}] describes an exercise that no item has; {near}"
    if isinstance(note, MissingFigure):
        near = f"did you mean `{note.near}`?" if note.near else "`stride figure` lists them all"
        return f"`{note.exercise}` names the figure `{note.figure}`, which no file has; {near}"
    return (
        f"`{note.exercise}` is held by a band without a weight, to which {note.rule} has nothing to add; "
        'give the band a `weight`, or write progress = "reps"'
    )


def _quoted(name: str) -> str:
    """Return a name as a TOML file has it."""
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
