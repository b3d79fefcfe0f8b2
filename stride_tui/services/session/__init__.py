"""Leading a session without a face: its clock, its engine, its saving, its cues."""
