"""The cues of a session: what is announced while it runs, by meaning, and when."""
