"""The Textual face: it translates keys into commands and views into pictures, nothing else."""
