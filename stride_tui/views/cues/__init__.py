"""Cues in words: what the voice says, and what a setting is called."""
