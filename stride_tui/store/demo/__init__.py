"""A made-up history to look around in."""
