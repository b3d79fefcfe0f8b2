"""A session as a fold of events: what can happen, and what follows from it."""
