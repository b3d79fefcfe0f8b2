"""A made-up history for `stride demo`, tests and screenshots."""
