"""Leading a session without a face: its clock, its engine, its saving. The dashboard and the plain mode share it."""
