"""A card, with a title, some facts and one invitation, and its layout."""

from __future__ import annotations

import msgspec
from rich.cells import cell_len

from stride_tui.views.drawing.digits import draw
from stride_tui.views.keys.key_tables import Keys, actions_in, hints
from stride_tui.views.text.spans import BLANK, SEPARATOR, Line, Span, Tone, box, centre, fit, line, pad, span, wrap

KEPT_ROWS = ("Time", "Best", "Next time", "Next session", "Run", "Today")
"""The facts that are shortened after all others."""
ASKED_ROW = "Confirm"
"""The fact that asks something, with the keys that answer: it is shortened last."""


LEAST_FACTS = 3
"""The rows of facts that stay beside the hints for a first start."""

LESSER_KEYS = {"routines": "{routines} another routine", "edit": "{edit} edit", "help": "{help} keys"}
"""The lesser keys before a session, by the actions that they are for."""
FIRST_KEYS = {
    "{toggle}": "leads you through it",
    "{panel}": "to the week: plan your runs",
    "{edit}": "edit it; or `stride new`",
}
"""The keys to try first, with what they do."""


class CardView(msgspec.Struct, frozen=True):
    """A card. `facts` are labels with their values; `invitation` names the one key that matters now.

    `kicker` is the word above the title, `aside` a line of lesser keys, `big` a number that is drawn large. `first` are
    keys to try first, each with what it does and its action; they are shown together or not at all. `press` is the
    action that the invitation names, `presses` are those of the lesser keys.
    """

    kicker: str
    title: str
    text: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    invitation: str = ""
    aside: str = ""
    tone: Tone = "accent"
    big: str = ""
    advice: str = ""
    first: tuple[tuple[str, str, str], ...] = ()
    press: str = ""
    presses: tuple[str, ...] = ()


def card_lines(view: CardView, width: int, height: int) -> tuple[Line, ...]:
    """Return the card's lines, centred, its facts in two columns. The invitation is shown at every size."""
    inner = min(width - 2, 66)
    head = [centre((Span(f" {view.kicker} ", view.tone),), width)]
    head += [centre(line(Span(text, "strong")), width) for text in wrap(span(view.title).text, inner, 2)]
    foot = [centre(line(Span(text, "key", view.press)), width) for text in wrap(view.invitation, inner)]
    if view.aside and height > 8 and cell_len(view.aside) <= inner:
        foot.append(centre(_lesser_keys(view), width))
    if view.advice:
        foot += [centre(line(Span(text, "warn")), width) for text in wrap(view.advice, inner)]
    text = [centre(line(Span(part, "plain")), width) for part in wrap(span(view.text).text, inner)]
    left = height - len(head) - len(foot)
    # A first start needs its hints more than the last of the facts, all of which the picker has too.
    first = _first_lines(view, width, inner)
    first = first if left - len(first) - 1 >= LEAST_FACTS else []
    left -= len(first) + bool(first)
    if view.big and len(_fact_lines(view, width, inner, 1_000)) > left:
        # A full summary needs the room more than the routine's name, which the top line of the screen has as well.
        head, left = head[:1], height - 1 - len(foot)
    # Long facts are shortened rather than the text left out, where a line of each fits beside it.
    beside = left - len(text) - 2 if text else left
    facts = _fact_lines(view, width, inner, beside if beside >= len(view.facts) else left)
    room = left - len(facts)
    text = text if len(text) + 2 <= room else []
    if view.big and room >= 9:
        text = [centre((Span(row, view.tone),), width) for row in draw(view.big, inner, min(10, room - 4))]
    sections = [section for section in (head, text, facts, first, foot) if section]
    spare = height - sum(len(section) for section in sections)
    if spare < 0:
        facts = facts[: max(0, len(facts) + spare)]
        sections = [section for section in (head, text, facts, first, foot) if section]
        spare = max(0, height - sum(len(section) for section in sections))
    gaps = min(spare, len(sections) - 1)
    lines: list[Line] = []
    for n, section in enumerate(sections):
        if n and n <= gaps:
            lines.append(BLANK)
        lines.extend(section)
    top = max(0, (height - len(lines)) // 2)
    return box([*([BLANK] * top), *lines], width, height)


def _first_lines(view: CardView, width: int, inner: int) -> list[Line]:
    """Return the keys to try first, each line of which is the button of its key."""
    facts = tuple((shown, words) for shown, words, _ in view.first)
    lines: list[Line] = []
    at = -1
    for parts in _fact_lines(msgspec.structs.replace(view, facts=facts), width, inner, 1_000, "dim"):
        left, shown, words = parts
        at += bool(shown.text.strip())
        press = view.first[at][2]
        lines.append((left, *(msgspec.structs.replace(part, press=press) for part in (shown, words))))
    return lines


def _lesser_keys(view: CardView) -> Line:
    """Return the line of lesser keys, each of them a button."""
    parts: list[Span] = []
    for n, text in enumerate(view.aside.split(SEPARATOR)):
        parts += [Span(SEPARATOR, "dim")] if n else []
        parts.append(Span(text, "dim", view.presses[n] if n < len(view.presses) else ""))
    return tuple(parts)


def _gives_way(label: str) -> tuple[bool, bool]:
    """Return what orders the facts by how soon they are shortened, the last first."""
    return label != ASKED_ROW, label not in KEPT_ROWS


def _fact_lines(view: CardView, width: int, inner: int, height: int, tone: Tone = "plain") -> list[Line]:
    """Return labels and values. Where there is too little room the longest are shortened before the
    last are dropped.
    """
    if not view.facts:
        return []
    label_width = max(cell_len(label) for label, _ in view.facts) + 2
    room = max(8, inner - label_width)
    facts = [(label, wrap(span(value).text, room)) for label, value in view.facts]
    while sum(len(pieces) for _, pieces in facts) > height:
        rows = [len(pieces) for _, pieces in facts]
        longest = max(range(len(facts)), key=lambda n: (rows[n] > 1, *_gives_way(facts[n][0]), rows[n], n))
        pieces = facts[longest][1]
        if len(pieces) < 2:
            break
        pieces[-2:] = [fit(" ".join(pieces[-2:]), room)]
    lines = [(label if n == 0 else "", piece) for label, pieces in facts for n, piece in enumerate(pieces)]
    widest = label_width + max((cell_len(value) for _, value in lines), default=0)
    left = " " * max(0, (width - widest) // 2)
    return [(Span(left), Span(pad(label, label_width), "dim"), Span(value, tone)) for label, value in lines]


def first_hints(keys: Keys) -> tuple[tuple[str, str, str], ...]:
    """Return what to try first, each key with what it does and its action: it is shown until there is a session in the
    history."""
    lines = [(hints((key,), keys), words, *actions_in(key)) for key, words in FIRST_KEYS.items()]
    return tuple((shown, words, action) for shown, words, action in lines if shown)
