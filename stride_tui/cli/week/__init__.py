"""The commands `stride week` and `stride next`."""
