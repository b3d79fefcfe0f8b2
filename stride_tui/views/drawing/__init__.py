"""Drawing with characters: braille dots, curves and large numbers."""
