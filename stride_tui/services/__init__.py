"""Services: what a user can do, once for every face: the dashboard, the plain mode and the command line."""
