"""A terminal dashboard that leads a runner through strength sessions."""

__version__ = "0.1.0"
