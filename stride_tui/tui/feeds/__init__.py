"""Feeds: changes of the files, followed while the dashboard is open."""
