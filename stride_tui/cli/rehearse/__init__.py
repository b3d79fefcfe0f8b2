"""The hidden commands that rehearse sessions for crash tests."""
