"""Weeks and days, planned runs, the recovery rule and adherence."""
