"""The lines of the plain mode."""
