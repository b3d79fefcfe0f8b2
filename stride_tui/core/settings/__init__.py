"""The settings, and the weights that the runner owns."""
