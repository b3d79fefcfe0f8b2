"""The reports of the saver in plain lines: what could not be saved, and that it is saved again."""

from __future__ import annotations

from collections.abc import Callable

from stride_tui.services.home import Home
from stride_tui.services.left_files.damaged_parts import set_aside_words
from stride_tui.services.session.saver import Saved


class SaverReports:
    """The reports of one session's saver, each said once."""

    def __init__(self, say: Callable[[str], None], home: Home) -> None:
        self._home = home
        self._say = say
        self._unsaved: str | None = None
        """The reason why the session is not saved just now, or None."""

    def hear(self, saved: Saved) -> None:
        """Say that something is not saved, or that all is saved again, and what was set aside."""
        if saved.error and self._unsaved is None:
            self._say(f"{_sentence(saved.error)} It is kept here and tried again every second.")
        elif self._unsaved and not saved.error:
            self._say("Saved again.")
        self._unsaved = saved.error
        self._tell_set_aside()

    @property
    def unsaved(self) -> bool:
        """Return whether something of the session is not saved just now."""
        return self._unsaved is not None

    def _tell_set_aside(self) -> None:
        if words := set_aside_words(self._home):
            self._say(words)

    def exit_code(self, error: str | None, code: int = 0) -> int:
        """Return the exit code after the last try to save; print its error, if there is one."""
        self._tell_set_aside()
        if error:
            self._say(f"The last try to save failed too. {_sentence(error)}")
        return code or (1 if error else 0)


def _sentence(reason: str) -> str:
    """Return why something was not saved, as a sentence."""
    return f"Not saved: {reason}."
