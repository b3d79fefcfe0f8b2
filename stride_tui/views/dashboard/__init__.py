"""The dashboard as one value, and its shapes at different sizes."""
