"""Files and the clock: the only part of the program that opens files or reads the time."""
