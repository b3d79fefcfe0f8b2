"""A moving figure as values: key poses, bones, and how far joints can bend."""
