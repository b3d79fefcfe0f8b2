"""A terminal dashboard that leads a runner through strength sessions."""

__version__ = "0.1.0"

TYPE_CHECKING = False
"""The same as `typing.TYPE_CHECKING`, for what `--version` loads: `typing` would cost it a sixth of its time."""
