"""The plain mode's lines."""
