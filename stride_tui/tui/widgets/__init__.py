"""Widgets: each shows one view value and speaks by messages; none knows a screen or the store."""
