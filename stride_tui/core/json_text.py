"""A value as JSON text."""

from __future__ import annotations

import json


def json_text(value: object) -> str:
    """A value as JSON with every character beyond ASCII escaped, so that nothing in it can act."""
    # json leaves DEL as it is, the one control character within ASCII that it does not escape.
    return json.dumps(value, indent=2).replace("\x7f", "\\u007f")
