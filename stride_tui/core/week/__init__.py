"""Days, planned runs, the recovery rule and adherence."""
