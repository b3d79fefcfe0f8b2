"""The dashboard as one value, and what fits at which size."""
