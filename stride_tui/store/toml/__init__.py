"""Any TOML file, read with every mistake at its place."""
