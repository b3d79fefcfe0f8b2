"""Spans, words, dates, and the one place where text from files is made safe to print."""
