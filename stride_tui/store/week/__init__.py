"""The plan file: the week's runs, the weeks off, the target for strength."""
