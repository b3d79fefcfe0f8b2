"""The journal of the session under way, and the lock that says which process runs it."""
