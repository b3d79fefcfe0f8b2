"""Questions with a few answers, each on a key of its own."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from rich.cells import cell_len

from stride_tui.core.instant import Instant
from stride_tui.core.session.state import SessionState, work_index
from stride_tui.views.keys.row import key_name
from stride_tui.views.text.spans import BLANK, Line, Span, Tone, centre, filled, fit_line, line, span, wrap
from stride_tui.views.text.words import plural, side_words


class Answer(msgspec.Struct, frozen=True):
    """One answer: its key as printed and as Textual names it. `twice` asks for the key a second time."""

    name: str
    key: str
    shown: str
    words: str
    twice: str = ""
    short: str = ""


class DialogView(msgspec.Struct, frozen=True):
    """A question. `armed` is the answer whose key was pressed once; `chosen` is the row that Enter takes."""

    title: str
    text: str
    answers: tuple[Answer, ...]
    chosen: int = 0
    armed: str = ""


GO_ON = Answer("go_on", "space", "space", "Go on")
FINISH = Answer("finish", "f", "f", "Finish here and keep what was done", short="Finish and keep it")
LATER = Answer("leave", "l", "l", "Leave it for later and quit", short="Leave it and quit")
DISCARD = Answer("discard", "x", "x", "Throw it away", "x again throws it away")


def end_dialog(state: SessionState) -> DialogView:
    """Return the question that Esc in a session asks."""
    return DialogView("End the session?", _where(state), (GO_ON, FINISH, LATER, DISCARD))


def unfinished_dialog(state: SessionState, now: Instant, since_utc: int) -> DialogView:
    """Return the question about a session that was left or whose program crashed; `since_utc` is when it last ran."""
    text = f"{span(state.routine.name).text} stopped {_ago(now.utc - since_utc)}. {_where(state)}"
    return DialogView("A session is unfinished", text, (GO_ON, FINISH, LATER, DISCARD))


def _where(state: SessionState) -> str:
    steps = state.position.steps
    step = steps[work_index(state.position)]
    total = sum(s.kind == "work" for s in steps)
    done = sum(record.status != "skipped" for record in state.logs.values())
    item = state.routine.blocks[step.block].items[step.item]
    side = side_words(item, step.place)
    place = ", ".join(filter(None, [step.place.block, f"round {step.place.round}", item.exercise, side]))
    where = {"work": "at", "rest": "in the rest before"}.get(state.step.kind, "getting ready for")
    free = " It is hands-free." if state.hands_free else ""
    return f"{done} of {plural(total, 'set')} done. It is {where} {span(place).text}.{free}"


def _ago(ms: int) -> str:
    minutes = max(0, ms) // 60_000
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{plural(minutes, 'minute')} ago"
    hours = minutes // 60
    return f"{plural(hours, 'hour')} ago" if hours < 48 else f"{plural(hours // 24, 'day')} ago"


def dialog_lines(view: DialogView, width: int, height: int) -> tuple[Line, ...]:
    """Return the question, then a row for each answer."""
    lines = [centre(line(Span(view.title, "strong")), width)]
    text = [centre(line(Span(part, "dim")), width) for part in wrap(view.text, width - 2)]
    room = height - 1 - len(view.answers)
    wide = max(6, *(cell_len(answer.shown) + 1 for answer in view.answers))
    lines += [BLANK, *text, BLANK] if len(text) + 2 <= room else text[: max(0, room)]
    for n, answer in enumerate(view.answers):
        marker = "▸ " if n == view.chosen else "  "
        room = width - 2 - wide
        words = answer.words if cell_len(answer.words) <= room or not answer.short else answer.short
        words = answer.twice if answer.name == view.armed else words
        tone: Tone = "bad" if answer.name == view.armed else ("strong" if n == view.chosen else "plain")
        lines.append(fit_line((Span(marker, "key"), Span(filled(answer.shown, wide), "key"), Span(words, tone)), width))
    return tuple(lines[:height])


def first_answer_row(view: DialogView, width: int, height: int) -> int:
    """Return the row of the first answer, for the mouse."""
    return len(dialog_lines(view, width, height)) - len(view.answers)


def elsewhere_words(state: SessionState | None) -> str:
    """Return the position of the session of another window, in words."""
    return f"{span(state.routine.name).text}: {_where(state)}" if state else "A session is under way."


def with_keys(view: DialogView, keys: Mapping[str, tuple[str, ...]]) -> DialogView:
    """Return the question with the runner's own key for going on."""
    own = keys.get("toggle", ())
    if not own:
        return view
    go_on = msgspec.structs.replace(GO_ON, key=own[0], shown=key_name(own[0]))
    answers = tuple(go_on if answer == GO_ON else answer for answer in view.answers)
    return msgspec.structs.replace(view, answers=answers)
