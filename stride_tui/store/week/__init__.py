"""The plan file: the week's runs, off weeks, the target."""
