"""`stride week` and `stride next`."""
