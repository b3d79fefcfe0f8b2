"""Cues in words: the sentences that a voice speaks, and the names of meanings and sinks."""
