"""What was done, in words and lists."""
