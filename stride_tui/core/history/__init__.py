"""Sessions, sets and runs that were done, and the corrections made to them."""
