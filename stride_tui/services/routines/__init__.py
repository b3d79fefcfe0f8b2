"""Routine files: reading, checking, copying and writing them."""
