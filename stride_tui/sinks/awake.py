"""Keeping the machine awake while a session's clock runs, where wakepy is installed; quietly not, where it is not."""

from __future__ import annotations

import contextlib
import importlib
import threading


class Awake:
    """Holds the machine awake. wakepy may ask the system for a while, so it has a thread of its own."""

    def __init__(self) -> None:
        self._release: threading.Event | None = None

    @property
    def held(self) -> bool:
        """Whether the machine is meant to be awake."""
        return self._release is not None

    def hold(self, wanted: bool) -> None:
        """Hold it, or let it go; nothing if it is so already."""
        if wanted and self._release is None:
            self._release = threading.Event()
            threading.Thread(target=_keep, args=(self._release,), name="stride-awake", daemon=True).start()
        elif not wanted and self._release is not None:
            self._release.set()
            self._release = None


def _keep(release: threading.Event) -> None:
    """Keep machine and screen awake until the event; a session goes on without, whatever goes wrong here."""
    with contextlib.suppress(Exception):
        wakepy = importlib.import_module("wakepy")
        with wakepy.keep.presenting(on_fail="pass"):
            release.wait()
