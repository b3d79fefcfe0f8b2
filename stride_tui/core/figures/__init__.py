"""A moving figure as values: key poses, bones, and what joints can do."""
