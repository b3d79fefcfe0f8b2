"""Keeping the machine awake while a session's clock runs, if wakepy is installed; without it nothing happens."""

from __future__ import annotations

import contextlib
import importlib
import threading


class Awake:
    """The switch that keeps the machine awake. wakepy may take long to reach the system, so it runs on a thread."""

    def __init__(self) -> None:
        self._release: threading.Event | None = None

    @property
    def held(self) -> bool:
        """Return whether the machine is to be kept awake."""
        return self._release is not None

    def hold(self, wanted: bool) -> None:
        """Keep the machine awake, or no longer; nothing happens if it is so already."""
        if wanted and self._release is None:
            self._release = threading.Event()
            threading.Thread(target=_keep, args=(self._release,), name="stride-awake", daemon=True).start()
        elif not wanted and self._release is not None:
            self._release.set()
            self._release = None


def _keep(release: threading.Event) -> None:
    """Keep machine and screen awake until the event is set. Errors are ignored: the session goes on without it."""
    with contextlib.suppress(Exception):
        wakepy = importlib.import_module("wakepy")
        with wakepy.keep.presenting(on_fail="pass"):
            release.wait()
