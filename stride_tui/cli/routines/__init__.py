"""The commands `stride routines`, `check`, `new` and `schema`."""
