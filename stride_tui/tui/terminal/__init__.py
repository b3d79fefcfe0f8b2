"""The real terminal: its keys, signals, timers, and the editor that takes it over for a while."""
