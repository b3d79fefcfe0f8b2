"""The history file: reading, appending, its lines."""
