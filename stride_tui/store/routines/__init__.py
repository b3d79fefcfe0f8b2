"""Routine files and the folders they are in."""
