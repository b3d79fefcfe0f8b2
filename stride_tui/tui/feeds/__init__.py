"""Changes in the files, followed while the dashboard is open."""
