"""The rules of progression: each an object of its own, all of them in one registry."""
