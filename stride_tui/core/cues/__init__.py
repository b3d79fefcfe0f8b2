"""What is to be heard while a session runs, by meaning, and when."""
