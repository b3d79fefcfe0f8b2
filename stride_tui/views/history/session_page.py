"""The page of one session: when, how long, and every set, with an exercise to a line where that is enough."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from rich.cells import cell_len

from stride_tui.core.history.records import Session, SetRecord
from stride_tui.core.instant import Instant
from stride_tui.views.text.clock_note import clock_note
from stride_tui.views.text.dates import NO_NEAR_DAY, day_words, moment_words
from stride_tui.views.text.scrolling import page_of
from stride_tui.views.text.spans import BLANK, Line, Span, fit_line, line, pad, span, widest, wrap, wrap_list
from stride_tui.views.text.time_words import time_in_words
from stride_tui.views.text.words import number, plural, unconfirmed_words

WIDEST_NAME = 34


class DetailView(msgspec.Struct, frozen=True):
    """A session, and the number of the first line that is shown, from 0."""

    session: Session | None
    top: int = 0


def detail_page(view: DetailView, width: int, height: int) -> tuple[Line, ...]:
    """Return the session's lines from number `top` on, with how many are left above and below."""
    return tuple(fit_line(text, width) for text in page_of(_lines(view.session, width), view.top, height))


def last_top(session: Session | None, width: int, height: int) -> int:
    """Return the number of the first line, from 0, when the page is scrolled to its end."""
    return max(0, len(_lines(session, width)) - height)


def _lines(session: Session | None, width: int) -> list[Line]:
    """Return all lines of a session."""
    if session is None:
        return [line(Span("No session here.", "dim"))]
    lines = [
        line(span(session.name, "strong")),
        *(line(Span(text, "dim")) for text in wrap_list(head_words(session), width)),
    ]
    for words in filter(None, (time_in_words(session), clock_note(session))):
        lines += [line(Span(text, "dim")) for text in wrap(words, width)]
    if session.effort is not None:
        lines.append(line(Span(f"effort {number(session.effort)}", "plain")))
    if not_yet := unconfirmed_words(session):
        lines += [line(Span(text, "warn")) for text in wrap(f"{not_yet}, not confirmed", width)]
    if session.note:
        lines += [line(Span(text, "plain")) for text in wrap(span(session.note).text, width)]
    lines.append(BLANK)
    return lines + _set_lines(session.sets, width)


def head_words(session: Session) -> str:
    """Return when it was, and how it ended: `Wed 18 Nov 2026 18:00 · 35 of 35 sets`."""
    local = Instant(0, 0, session.started, session.offset).local()
    began = moment_words(local, NO_NEAR_DAY) if session.timed else day_words(local.date(), NO_NEAR_DAY)
    if session.by_hand:
        return f"{began} · logged by hand" + (f" · {plural(len(session.sets), 'set')}" if session.sets else "")
    done = sum(record.status != "skipped" for record in session.sets)
    end = "" if session.finished else " · finished early"
    return f"{began} · {done} of {plural(len(session.sets), 'set')}{end}"


def _set_lines(sets: Iterable[SetRecord], width: int) -> list[Line]:
    """Return the sets by block, exercise and side: `Lateral Step Down  L 8 8 8  R 8 8 8  2 × 10 kg`."""
    lines: list[Line] = []
    groups: dict[tuple[int, int], list[SetRecord]] = {}
    for record in sets:
        groups.setdefault((record.block_n, record.item_n), []).append(record)
    names = widest(span(records[0].exercise).text for records in groups.values())
    name_width = min(WIDEST_NAME, names, width // 2)
    block = None
    for records in groups.values():
        if records[0].block != block:
            block = records[0].block
            lines.append(line(span(block, "accent")))
        lines += _item_lines(records, name_width, width)
    return lines


def _item_lines(records: list[SetRecord], name_width: int, width: int) -> list[Line]:
    """Return the lines of one exercise: its name, wrapped, beside its sets."""
    pieces = []
    for side, letter in (("left", "L "), ("right", "R "), (None, "")):
        own = [record for record in records if record.side == side]
        if own:
            pieces.append(letter + " ".join(_done(record) for record in own))
    loads = dict.fromkeys(words for record in records if (words := _load(record)))
    pieces += loads
    first, *others = wrap(span(records[0].exercise).text, name_width) or [""]
    rows = _packed(pieces, max(8, width - name_width - 3))
    head = line(Span("  " + pad(first, name_width) + " "), Span(rows[0] if rows else "", "plain"))
    rest = [
        line(Span("  " + pad(others[n] if n < len(others) else "", name_width) + " "), Span(row))
        for n, row in enumerate(rows[1:])
    ]
    spare = [line(Span("  " + text)) for text in others[len(rest) :]]
    return [head, *rest, *spare]


def _packed(pieces: Iterable[str], width: int) -> list[str]:
    """Return the pieces side by side, as many to a line as fit."""
    rows: list[str] = []
    for piece in pieces:
        if rows and cell_len(rows[-1]) + 3 + cell_len(piece) <= width:
            rows[-1] += f"   {piece}"
        else:
            rows += wrap(piece, width)
    return rows


def _done(record: SetRecord) -> str:
    """Return one set: its reps or seconds, a dash if skipped, with a sign if it was done in part."""
    if record.status == "skipped":
        return "–"
    amount = str(record.done_reps) if record.done_reps is not None else f"{round((record.done_ms or 0) / 1000)}s"
    return f"{amount}◐" if record.status == "partial" else amount


def _load(record: SetRecord) -> str:
    """Return the load of a set that was done: `2 × 10 kg`, or ""."""
    if record.load.weight is None or record.status == "skipped":
        return ""
    pair = f"{record.load.count} × " if record.load.count > 1 else ""
    return f"{pair}{number(record.load.weight)} {record.load.unit}"
