"""Formats in which the history can be exported, one file each; `registry` lists them."""
