"""One file per screen, each with its styles in a sibling .tcss."""
