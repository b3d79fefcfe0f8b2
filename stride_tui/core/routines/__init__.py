"""A routine, and its unrolling into steps."""
