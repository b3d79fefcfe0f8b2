"""What a user can do, done once for every face: the dashboard, the plain mode and the command line ask here."""
