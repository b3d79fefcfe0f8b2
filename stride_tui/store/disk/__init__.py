"""Files of any kind: reading, atomic writing, durable appending, locks, checked lines, watching."""
