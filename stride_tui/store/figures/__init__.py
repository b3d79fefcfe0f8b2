"""Figure files."""
