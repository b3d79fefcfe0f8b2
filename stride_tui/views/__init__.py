"""Core values become frozen printable values here: all words, numbers and plurals. No Textual."""
