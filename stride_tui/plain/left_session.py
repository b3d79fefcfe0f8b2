"""The lines with which a session that was left, or cut off, goes on; or why it does not."""

from __future__ import annotations

from collections.abc import Iterator

from stride_tui.core.instant import Instant
from stride_tui.services.refusal import Refusal
from stride_tui.services.session.begin import LedElsewhere, PickedUp
from stride_tui.views.plain.answers import unfinished_lines
from stride_tui.views.text.damaged_files import journal_unread
from stride_tui.views.text.refusals import LED_ELSEWHERE


def left_lines(left: PickedUp, now: Instant) -> Iterator[str]:
    """Yield what of its journal cannot be read, which corrections are dropped, and where the session is."""
    yield from (f"{line}." for line in journal_unread(left.unread))
    if left.dropped:
        from stride_tui.views.history.amendment_words import dropped_words

        yield dropped_words(left.dropped, left.dropped_of)
    yield from unfinished_lines(left.state, now, left.since_utc)


def refused_by(left: LedElsewhere | Refusal) -> Refusal:
    """Return why this process cannot go on with the session."""
    return Refusal(LED_ELSEWHERE if isinstance(left, LedElsewhere) else f"Not begun: {left.words}.")
