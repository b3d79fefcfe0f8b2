"""A session's panels: what is on now, next, which round, how long."""
