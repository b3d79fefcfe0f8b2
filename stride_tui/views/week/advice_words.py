"""The advice for a start now in words, each with the layer that speaks: the 48-hour rule, or a caution."""

from __future__ import annotations

from datetime import tzinfo

from stride_tui.core.week.advice import Advice, Suggestion
from stride_tui.core.week.next_two_weeks import Ahead
from stride_tui.core.week.recovery import ClearWindow
from stride_tui.views.keys.key_tables import Keys, spoken
from stride_tui.views.week.caution_words import caution_words, short_caution_words
from stride_tui.views.week.instant_words import instant_words, up_to_minute
from stride_tui.views.week.recovery_words import crowded_words, shown_latest, window_words


def against_words(advice: Advice, zone: tzinfo, now: int) -> str:
    """Return what speaks against a full session now, the 48-hour rule first; "" if nothing does."""
    if advice.now.conflict is not None:
        return crowded_words(advice.now.conflict, zone)
    return caution_words(advice.caution, zone, now) if advice.caution else ""


def card_words(ahead: Ahead, zone: tzinfo, now: int) -> str:
    """Return what to say beside the invitation to begin: what speaks against it, and what is better; "" if nothing."""
    against = against_words(ahead.advice, zone, now)
    if not against:
        return next_session_words(ahead, zone, now) if ahead.met else ""
    if ahead.met:
        return f"{against}; {next_session_words(ahead, zone, now)}"
    best = ahead.advice.suggestion
    # Before a race a light session is as good: what comes later is the next full one.
    light = light_words(ahead, zone, now)
    lead = "next full one" if light or ahead.advice.layer == "before a race" else "better"
    later = suggestion_words(best, zone, now) if best else _next_window(ahead.advice, zone, now)
    return "; ".join(filter(None, [against, light, f"{lead}: {later}" if later else ""]))


def light_words(ahead: Ahead, zone: tzinfo, now: int) -> str:
    """Return when a light session fits in the days before a race, where the next advised time is later than that.

    "" where one fits now, which is said with what speaks against a full one, and where the week's target is met.
    """
    windows, best = ahead.advice.light, ahead.advice.suggestion
    if ahead.met or not windows or windows[0].holds(now) or (best and best.start < windows[0].opens):
        return ""
    window, last = windows[0], shown_latest(windows[0], now) or windows[0].opens
    span = f"{instant_words(up_to_minute(window.opens), zone, now)} to {instant_words(last, zone, now)}"
    better = f", better from {instant_words(window.better_from, zone, now)}" if window.better_from else ""
    return f"a light one fits {span}{better}"


def light_hint(ahead: Ahead, keys: Keys) -> str:
    """Return the key that begins a light session, where one is offered; "" where none is."""
    return spoken("{light} begins a light session", keys) if ahead.advice.layer == "before a race" else ""


def next_session_words(ahead: Ahead, zone: tzinfo, now: int) -> str:
    """Return where the week stands and the next session: `target met · next: Wed from 18:30`."""
    best = ahead.advice.suggestion
    words = f"next: {suggestion_words(best, zone, now)}" if best else ""
    return " · ".join(filter(None, ["target met" if ahead.met else "", words])) or "no time is advised for a session"


def suggestion_words(suggestion: Suggestion, zone: tzinfo, now: int) -> str:
    """Return the best start: `Wed from 18:30`, `now`."""
    if suggestion.start <= now:
        return "now"
    day, _, clock = instant_words(up_to_minute(suggestion.start), zone, now).rpartition(" ")
    return f"{day} from {clock}"


def short_words(advice: Advice, zone: tzinfo, now: int) -> str:
    """Return the words for a shell prompt.

    `clear until Thu 06:20`, `clear`, `crowded until Sat 11:00`, `crowded`, `rest until Fri 19:40`, `week off`.
    """
    if advice.layer is None:
        return _clear_until(advice.windows, zone, now)
    if advice.now.conflict is None and advice.caution is not None:
        return short_caution_words(advice.caution, zone, now, advice.windows[0].opens if advice.windows else None)
    if not advice.windows:
        return "crowded"
    # Where the window opens after a race or a week off, it is not the rule that asks to wait so long.
    held = "rest" if advice.windows[0].opened_by else "crowded"
    return f"{held} until {instant_words(up_to_minute(advice.windows[0].opens), zone, now)}"


def _clear_until(windows: tuple[ClearWindow, ...], zone: tzinfo, now: int) -> str:
    """Return until when the window that is open now is clear."""
    last = shown_latest(windows[0], now) if windows else None
    return "clear" if last is None else f"clear until {instant_words(last, zone, now)}"


def _next_window(advice: Advice, zone: tzinfo, now: int) -> str:
    """Return the next advised window; "" without one."""
    window = next((window for window in advice.windows if not window.holds(now)), None)
    return window_words(window, zone, now) if window else ""
