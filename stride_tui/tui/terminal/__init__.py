"""The real terminal: its keys, signals, timers, and the editor that borrows it."""
