"""Values and rules. Nothing here opens a file, draws, or reads a clock: the present instant `now` is an argument."""
