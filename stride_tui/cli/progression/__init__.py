"""The command `stride progress`: what is lifted next, and why."""
