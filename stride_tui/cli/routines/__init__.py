"""`stride routines`, `check`, `new` and `schema`."""
