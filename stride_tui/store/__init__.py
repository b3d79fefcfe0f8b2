"""The only floor that opens files, and the only reader of the clock."""
