"""The bar of each day's crowded hours, and the word that says what it is."""

from __future__ import annotations

import re

from stride_tui.views.text.spans import Span, Tone, pad

CLEAR = "·"
CROWDED = "crowded"
"""The word for the hours of the bar, where the bar is."""
_BARS = {(True, True): "▀", (True, False): "▘", (False, True): "▝", (False, False): CLEAR}


def hours_bar(hours: tuple[bool, ...], cells: int) -> str:
    """Return the 24 hours of a day in so many cells, at most two to each: crowded ones are a bar, clear ones a dot."""
    halves = [hours[n * 24 // (2 * cells)] for n in range(2 * cells)]
    return "".join(_BARS[left, right] for left, right in zip(halves[::2], halves[1::2], strict=True))


def named_bars(bars: list[str]) -> tuple[list[str], str]:
    """Return the bars with the word for them written into the first that has room for it, and a legend for the line
    below where none has, else ""."""
    whole = _BARS[True, True] * len(CROWDED)
    for n, bar in enumerate(bars):
        run = max(re.findall(f"{whole[0]}+", bar), key=len, default="")
        if len(run) >= len(whole):
            at = bar.index(run) + (len(run) - len(whole)) // 2
            return [*bars[:n], bar[:at] + CROWDED + bar[at + len(whole) :], *bars[n + 1 :]], ""
    return bars, f"{whole[0]} {CROWDED}" if bars else ""


def bar_spans(text: str, width: int) -> tuple[Span, ...]:
    """Return a bar with a blank before it, in a column of a width in cells."""
    spans = [Span(" ")]
    for char in pad(text, width - 1):
        tone: Tone = "dim" if char == CLEAR else "warn"
        if len(spans) > 1 and spans[-1].tone == tone:
            spans[-1] = Span(spans[-1].text + char, tone)
        else:
            spans.append(Span(char, tone))
    return tuple(spans)
