"""Services on the week: what stands too close to a run."""
