"""Sessions rehearsed without a screen, for tests that kill the program: `python -m tests.crash run|verify`."""
