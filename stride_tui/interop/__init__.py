"""Other programs' formats, converted to and from core values: bytes and text in, values out, and back."""
