"""The panels of a session: what to do now, what comes next, which round, how long."""
