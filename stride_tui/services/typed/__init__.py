"""Typed numbers, weights and lengths, read into values."""
