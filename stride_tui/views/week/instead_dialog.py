"""The dashboard's question of whether a run was done instead of a planned one."""

from __future__ import annotations

from datetime import date

from stride_tui.core.history.records import NOT_INSTEAD
from stride_tui.core.week.instead_of import RunQuestion
from stride_tui.views.keys.dialog import Answer, DialogView
from stride_tui.views.week.instead_words import instead_words, planned_words, question_words


def instead_dialog(question: RunQuestion, today: date) -> DialogView:
    """Return the question as the dashboard asks it: an answer a planned run, and that it was another one."""
    text = f"{question_words(question, today)}"
    text = f"{text[:1].upper()}{text[1:]}"
    if answered := instead_words(question.run):
        text += f" The answer so far: {answered}."
    one = len(question.planned) == 1
    answers = []
    for n, planned in enumerate(question.planned):
        key = "y" if one else str(n + 1)
        words = planned_words(question, planned, today)
        answers.append(Answer(planned[0].isoformat(), key, key, f"{'Yes' if one else words}: take {words} out"))
    answers.append(Answer(NOT_INSTEAD, "n", "n", "No: leave the plan as it is"))
    return DialogView("Instead of a planned run?", text, tuple(answers))
