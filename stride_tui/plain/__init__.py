"""The plain mode: a session led line by line, on any terminal or pipe, for screen readers, pipes and phones."""
