"""The end-to-end tests need pseudo-terminals, which Windows has none of."""

from __future__ import annotations

import sys

collect_ignore_glob = ["test_*.py"] if sys.platform == "win32" else []
