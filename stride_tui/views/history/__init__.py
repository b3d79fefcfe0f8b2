"""The history in words and lists."""
