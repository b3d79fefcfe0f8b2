"""Frames of a moving figure, drawn in braille dots."""
