"""Formats in which the history can be given out, one file each; `registry` lists them."""
