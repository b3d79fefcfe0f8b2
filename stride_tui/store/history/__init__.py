"""The history file: its lines, reading them and adding to them."""
