"""Which routine is led, and what can be done with routine files."""
