"""A session as a fold of events: the events, the state they add up to, and the rules that produce them."""
