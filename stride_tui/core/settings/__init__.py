"""What the settings file can say, and the weights that are owned."""
