"""Figure files: finding, reading and checking them."""
