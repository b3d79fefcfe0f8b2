"""The dashboard, a Textual app: it translates keys into commands and views into pictures, nothing else."""
