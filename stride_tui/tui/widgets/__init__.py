"""Widgets: each shows one view value and posts messages; none uses a screen or the store."""
