"""Bare Textual apps to measure against: `hello` shows one Static, `echo` shows the last key, `label` counts seconds."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Static


class Hello(App[None]):
    """One Static."""

    def compose(self) -> ComposeResult:
        """The least an app can show."""
        yield Static("hello")


class Echo(Hello):
    """Shows each key that is pressed, with a number, so that every key changes the picture."""

    keys = 0

    def on_key(self, event: Key) -> None:
        """Show the key."""
        self.keys += 1
        self.query_one(Static).update(f"{event.key} {self.keys}")


class Label(Hello):
    """A label that changes once a second."""

    seconds = 0

    def on_mount(self) -> None:
        """Start counting."""
        self.set_interval(1.0, self.count)

    def count(self) -> None:
        """Count on."""
        self.seconds += 1
        self.query_one(Static).update(f"hello {self.seconds}")


if __name__ == "__main__":
    {"hello": Hello, "echo": Echo, "label": Label}[sys.argv[1]]().run()
