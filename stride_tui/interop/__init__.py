"""Other programs' formats, to and from core values: bytes and text in, values out, and back."""
