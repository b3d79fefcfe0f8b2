"""Braille dots, curves and large numbers."""
