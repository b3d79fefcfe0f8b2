"""Reading any TOML file, and finding every mistake in it with its line and column."""
