"""Actions: the work of the keys and of the palette, one file per noun."""
