"""What to lift next in words, and an exercise's page."""
