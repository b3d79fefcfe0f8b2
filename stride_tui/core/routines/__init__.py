"""A routine, and the steps that it is unrolled into."""
