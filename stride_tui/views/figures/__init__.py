"""A moving figure as frames of braille dots."""
