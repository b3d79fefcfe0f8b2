"""The way in which every screen closes: once, and only itself."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.screen import ScreenResultType

from stride_tui.tui.terminal.textual_private import PartlyPainted


class Closing(PartlyPainted[ScreenResultType]):
    """A screen that can be dismissed at any time, and again; the first time counts.

    Textual's own `dismiss` closes whatever screen is in front: called a second time it closes the screen below, and
    called by a screen that another one covers it closes that one.

    A modal screen names `ModalScreen` before this class: of several bases Textual takes styles from the first.
    """

    _leaving = False
    """True from the first dismissal on."""
    _result: ScreenResultType | None = None
    """The result that this screen was dismissed with."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close this screen with a result: now, or as soon as no other screen covers it."""
        if self._leaving:
            return AwaitComplete()
        self._leaving, self._result = True, result
        return self._dismiss_in_front()

    def on_screen_resume(self) -> None:
        """Close, if that was asked while another screen covered this one."""
        if self._leaving:
            self._dismiss_in_front()

    def _dismiss_in_front(self) -> AwaitComplete:
        return super().dismiss(self._result) if self.app.screen is self else AwaitComplete()
