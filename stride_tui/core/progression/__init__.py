"""The next load of each exercise, and the reason for it."""
