"""What the keys and the palette do, one file per noun."""
