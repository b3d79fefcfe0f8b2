"""What was done: sessions, sets, runs, and the corrections made to them."""
