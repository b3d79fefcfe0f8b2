"""The actions that would do nothing now, or be refused: neither the bottom line nor the palette offers them."""

from __future__ import annotations

from stride_tui.core.session.state import SessionState

UNSEEN = frozenset({"earlier", "later", "today"})
"""The actions that change what the Week panel shows, which may be out of sight."""
FAR_HIDES = frozenset({"far", "panel", "panel_before"})


def without_effect(
    state: SessionState | None,
    file_found: bool = True,
    can_begin: bool = True,
    to_confirm: bool = False,
) -> frozenset[str]:
    """Return the actions of the dashboard that would do nothing.

    `file_found` is whether a routine's file is chosen, `can_begin` whether its session could begin now, `to_confirm`
    whether sets of the session that has ended were logged by time alone.
    """
    if state is None:
        begin = () if can_begin else ("toggle", "light")
        return frozenset((*begin, *(() if file_found else ("edit",))))
    if state.ended:
        return frozenset() if to_confirm else frozenset({"as_asked"})
    return frozenset() if state.undo_stack else frozenset({"undo"})


def without_effect_in(far: bool, week_shown: bool) -> frozenset[str]:
    """Return the actions of which nothing would be seen: in the far view, and where the Week panel is out of sight."""
    # The line of the far view has the key that leaves it; the one for another panel would lead out of it too.
    return (frozenset() if week_shown else UNSEEN) | (FAR_HIDES if far else frozenset())


def without_effect_in_stepper(fields: int, other: bool) -> frozenset[str]:
    """Return the actions that would do nothing while the load line is open: with one field, without an `other` set; and
    the one that opens it."""
    alone = () if fields > 1 else ("step_left", "step_right")
    return frozenset(("stepper", *alone, *(() if other else ("step_other",))))
