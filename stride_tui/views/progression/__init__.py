"""Words for what to lift next, and an exercise's page."""
