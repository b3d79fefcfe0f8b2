"""Spans, words and dates, and the one function that makes text from files safe to print."""
