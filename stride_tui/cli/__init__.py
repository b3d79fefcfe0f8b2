"""The command line: one file per noun; each parses, calls and prints."""
